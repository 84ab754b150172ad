import { factsUnder, policyOf, shiftProblemOf, type SavedPlan, type SchoolFacts } from '@giliran/planning';
import type { ResolvedPolicy } from '@giliran/policy';
import type { ShiftProblem } from '@giliran/schedule';
import { roomAnswers } from './room-answers.ts';

/** The scheduling problem that a plan on screen is judged by, passing circumstances of the plan included, and its policy. */
export function problemOf(recorded: SchoolFacts, plan: SavedPlan | null): { problem: ShiftProblem; policy: ResolvedPolicy } {
  const facts = factsUnder(recorded, plan?.changes ?? []);
  const policy = policyOf(facts.form, { ...facts.setting, date: facts.setting.startDate });
  const seats = new Map([...roomAnswers(facts)].map(([id, capacity]) => [id, capacity.count]));
  return { problem: shiftProblemOf(facts, policy, seats).problem, policy };
}
