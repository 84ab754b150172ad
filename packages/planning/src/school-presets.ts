import type { RoomCapacity } from '@giliran/capacity';
import { checkPlan, planPreset, PRESETS, type MipSolver, type PresetId, type ShiftPlan, type ShiftProblem } from '@giliran/schedule';
import { factsUnder } from './facts-under.ts';
import { policyOf } from './policy-of.ts';
import { roomLimits } from './room-limits.ts';
import { savedPlanOf } from './saved-plan.ts';
import type { SavedPlan, SchoolFacts, SchoolSetting, ShiftSetting } from './school-facts.ts';
import { shiftProblemOf } from './shift-problem-of.ts';

/** What of a school's setting a method may change: another shift, rombel that may sit together, weeks A and B. */
export type PresetSetting = Partial<Pick<SchoolSetting, 'shifts' | 'mergeable' | 'weeks'>>;

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
  /** The plan, to be taken once the school has `setting`; null where the method does not fit or breaks a hard rule. */
  plan: SavedPlan | null;
  /** What the school's setting must become first; empty where it allows the method as it stands. */
  setting: PresetSetting;
  /** The fields of `setting`. */
  needs: (keyof PresetSetting)[];
}

export interface PresetChoices {
  capacities?: ReadonlyMap<string, RoomCapacity>;
  seed?: number;
  solver?: MipSolver;
  stop?: () => boolean;
  /** Told after each method: share of the work done, 0 to 1. */
  progress?: (share: number) => void;
}

/**
 * Which known methods fit this school, and what does each give beside what is possible? In a school with weeks A and B a method of
 * one week is the same in both, and everything counts per fortnight. Up to some seconds for a big school.
 */
export function schoolPresets(recorded: SchoolFacts, current: SavedPlan | null, options: PresetChoices = {}): SchoolPreset[] {
  const changes = current?.changes ?? [];
  const { seed = 1, solver, stop } = options;
  const policy = policyOf(recorded.form, { ...recorded.setting, date: recorded.setting.startDate });
  const seats = new Map(
    recorded.rooms.map((room) => [room.id, (options.capacities?.get(room.id) ?? roomLimits(room, policy).capacity).count]),
  );
  const problemOf = (facts: SchoolFacts): ShiftProblem => shiftProblemOf(factsUnder(facts, changes), policy, seats).problem;
  const own = problemOf(recorded);
  const { weeks, ...oneWeek } = own;
  const made = PRESETS.map((preset, i) => {
    const problem = preset.id === 'mingguan-ab' ? own : oneWeek;
    const result = planPreset(problem, preset.id, { lang: 'id', seed, ...(solver ? { solver } : {}), ...(stop ? { stop } : {}) });
    options.progress?.((i + 1) / PRESETS.length);
    return { preset, result };
  });
  const fortnight = weeks === 2 ? made.find(({ preset }) => preset.id === 'mingguan-ab')?.result : undefined;
  return made.map(({ preset: { id, name, about }, result }): SchoolPreset => {
    const twice = fortnight !== undefined && id !== 'mingguan-ab';
    const { possibleF, possibleProven } = twice ? fortnight : result;
    const known = { id, name, about, possible: possibleF, possibleProven };
    if (!result.fits) return { ...known, sessions: null, remarks: [result.reason], plan: null, setting: {}, needs: [] };
    const sessions = twice ? 2 * result.F : result.F;
    const setting = settingFor(recorded.setting, own, result.problem);
    const facts = { ...recorded, setting: { ...recorded.setting, ...setting } };
    const plan = twice ? inBothWeeks(result.plan) : result.plan;
    const lawful = checkPlan(problemOf(facts), plan).violations.every(({ code }) => code === 'H12');
    return {
      ...known,
      // Another shift or rombel taught together may give more than the school without them.
      possible: Math.max(possibleF, sessions),
      sessions,
      remarks: result.notes,
      plan: lawful ? savedPlanOf(plan, facts, { changes }) : null,
      setting,
      needs: Object.keys(setting) as (keyof PresetSetting)[],
    };
  });
}

/** What of the school's setting a method's problem differs in. Shifts the method does not use stay. */
function settingFor(setting: SchoolSetting, own: ShiftProblem, asked: ShiftProblem): PresetSetting {
  const known = new Set(setting.shifts.map(({ id }) => id));
  const more = asked.shifts
    .filter(({ id }) => !known.has(id))
    .map(({ id, start, end, days }): ShiftSetting => {
      const open = setting.days.filter((day) => days?.includes(day));
      return { id, name: `Mulai ${start.replace(':', '.')}`, start, end, ...(days ? { days: open } : {}) };
    });
  const merged = JSON.stringify(asked.mergeable) !== JSON.stringify(own.mergeable);
  return {
    ...(more.length > 0 ? { shifts: [...setting.shifts, ...more] } : {}),
    ...(merged && asked.mergeable ? { mergeable: asked.mergeable } : {}),
    ...(asked.weeks === 2 && own.weeks !== 2 ? { weeks: 2 } : {}),
  };
}

/** The week of a plan as weeks A and B. */
function inBothWeeks(plan: ShiftPlan): ShiftPlan {
  return { ...plan, sessions: (['A', 'B'] as const).flatMap((week) => plan.sessions.map((session) => ({ ...session, week }))) };
}
