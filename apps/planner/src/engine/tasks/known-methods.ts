import { schoolPresets, type SavedPlan, type SchoolFacts, type SchoolPreset } from '@giliran/planning';
import type { TaskContext } from '../task-context.ts';
import { roomAnswers } from './room-answers.ts';

export interface MethodsQuestion {
  readonly facts: SchoolFacts;
  /** The plan on screen: its passing circumstances hold. */
  readonly current: SavedPlan | null;
}

/** What the methods known by name give this school; up to some seconds. */
export function knownMethods({ facts, current }: MethodsQuestion, { progress }: TaskContext): SchoolPreset[] {
  return schoolPresets(facts, current, { capacities: roomAnswers(facts), progress });
}
