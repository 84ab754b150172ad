import type { RoomCapacity } from '@giliran/capacity';
import { checkPlan, planPreset, PRESETS, type MipSolver, type PresetId } from '@giliran/schedule';
import { factsUnder } from './facts-under.ts';
import { policyOf } from './policy-of.ts';
import { roomLimits } from './room-limits.ts';
import { savedPlanOf } from './saved-plan.ts';
import type { SavedPlan, SchoolFacts } from './school-facts.ts';
import { shiftProblemOf } from './shift-problem-of.ts';

/** What a method known by name gives one school. */
export interface SchoolPreset {
  id: PresetId;
  name: { id: string; en: string };
  about: { id: string; en: string };
  /** Sessions of the worst-off pupil with the method, per week or per fortnight; null where it does not fit. */
  sessions: number | null;
  /** The same without the method, and whether that is proved to be the most. */
  possible: number;
  possibleProven: boolean;
  /** Why it does not fit, or what to know about it, Indonesian. */
  remarks: string[];
  /** The plan, when the school's own setting allows it as it stands; else null. */
  plan: SavedPlan | null;
  /** What the setting lacks for it. */
  needs: ('shifts' | 'mergeable' | 'weeks')[];
}

export interface PresetChoices {
  capacities?: ReadonlyMap<string, RoomCapacity>;
  seed?: number;
  solver?: MipSolver;
  stop?: () => boolean;
  /** Told after each method: share of the work done, 0 to 1. */
  progress?: (share: number) => void;
}

/** Which known methods fit this school, and what does each give beside what is possible? Up to some seconds for a big school. */
export function schoolPresets(recorded: SchoolFacts, current: SavedPlan | null, options: PresetChoices = {}): SchoolPreset[] {
  const changes = current?.changes ?? [];
  const facts = factsUnder(recorded, changes);
  const policy = policyOf(facts.form, { ...facts.setting, date: facts.setting.startDate });
  const seats = new Map(
    facts.rooms.map((room) => [room.id, (options.capacities?.get(room.id) ?? roomLimits(room, policy).capacity).count]),
  );
  const { problem } = shiftProblemOf(facts, policy, seats);
  const { seed = 1, solver, stop } = options;
  return PRESETS.map(({ id, name, about }, i): SchoolPreset => {
    const made = planPreset(problem, id, { lang: 'id', seed, ...(solver ? { solver } : {}), ...(stop ? { stop } : {}) });
    options.progress?.((i + 1) / PRESETS.length);
    const known = { id, name, about, possible: made.possibleF, possibleProven: made.possibleProven };
    if (!made.fits) return { ...known, sessions: null, remarks: [made.reason], plan: null, needs: [] };
    const differs = (key: 'shifts' | 'mergeable' | 'weeks') => JSON.stringify(made.problem[key]) !== JSON.stringify(problem[key]);
    const needs = (['shifts', 'mergeable', 'weeks'] as const).filter(differs);
    const lawful = needs.length === 0 && checkPlan(problem, made.plan).violations.every(({ code }) => code === 'H12');
    return {
      ...known,
      sessions: made.F,
      remarks: made.notes,
      plan: lawful ? savedPlanOf(made.plan, facts, { changes }) : null,
      needs,
    };
  });
}
