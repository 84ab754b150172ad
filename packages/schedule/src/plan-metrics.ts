import { clockMinutes } from './clock-minutes.ts';
import type { CheckedGroup, PlacedSession } from './placed-session.ts';
import type { ShiftProblem } from './shift-problem.ts';

/** The quality of a plan; sessions are per week. */
export interface PlanMetrics {
  /** Fewest sessions of any group. */
  F: number;
  /** Pupil-sessions. */
  T: number;
  /** Most minus fewest sessions of a group. */
  spread: number;
  groups: number;
  sessions: number;
  /** Families with two or more pupils in groups. */
  families: number;
  /** Families whose members all have the same slots. */
  familiesTogether: number;
  roomSwitches: number;
  groupsWithMixedShift: number;
  /** Groups that change shift or whose days are not evenly spread. */
  groupsOffTrack: number;
  /** Sum over teachers of the groups each meets. */
  teacherGroups: number;
  /** Most pupils at the gate in one wave. */
  peakGate: number;
  /** Most pupils on site at once. */
  peakCampus: number;
}

/** Measures a plan whose sessions are already placed. O(families + sessions + slots^2). */
export function planMetrics(problem: ShiftProblem, groups: CheckedGroup[], placed: PlacedSession[]): PlanMetrics {
  const byGroup = new Map<string, PlacedSession[]>();
  for (const x of placed) byGroup.set(x.group.id, [...(byGroup.get(x.group.id) ?? []), x]);
  const counts = groups.map((g) => byGroup.get(g.id)?.length ?? 0);
  const F = groups.length > 0 ? Math.min(...counts) : 0;
  const openDays = problem.days.filter((day) => problem.shifts.some((s) => !s.days || s.days.includes(day)));
  const mixed = [...byGroup.values()].filter((list) => new Set(list.map((x) => x.shift)).size > 1);
  const offTrack = [...byGroup.values()].filter((list) => {
    const days = [...new Set(list.map((x) => openDays.indexOf(x.day)))];
    return new Set(list.map((x) => x.shift)).size > 1 || !isEvenlySpread(days, openDays.length);
  });
  const teacherGroups = new Set<string>();
  for (const x of placed) {
    for (const t of problem.lessons ? (x.session.lessons ?? []).map((l) => l.teacher) : [x.session.teacher]) {
      teacherGroups.add(JSON.stringify([t, x.group.id]));
    }
  }
  const { families, together } = countFamilies(problem, groups, byGroup);
  return {
    F,
    T: groups.reduce((sum, g, i) => sum + g.pupils.length * counts[i]!, 0),
    spread: Math.max(0, ...counts) - F,
    groups: groups.length,
    sessions: placed.length,
    families,
    familiesTogether: together,
    roomSwitches: [...byGroup.values()].reduce((sum, list) => sum + new Set(list.map((x) => x.session.room)).size - 1, 0),
    groupsWithMixedShift: mixed.length,
    groupsOffTrack: offTrack.length,
    teacherGroups: teacherGroups.size,
    ...peaks(problem, placed),
  };
}

/** Are these day indices spread so evenly over a week of `openDays` days that circular gaps differ by at most one? O(days log days). */
export function isEvenlySpread(days: number[], openDays: number): boolean {
  const sorted = [...days].sort((a, b) => a - b);
  const gaps = sorted.map((x, i) => {
    const next = sorted[(i + 1) % sorted.length]!;
    return (next - x + openDays) % openDays || openDays;
  });
  return Math.max(...gaps) - Math.min(...gaps) <= 1;
}

function countFamilies(
  problem: ShiftProblem,
  groups: CheckedGroup[],
  byGroup: Map<string, PlacedSession[]>,
): { families: number; together: number } {
  const familyOf = new Map(problem.rombel.flatMap((c) => c.pupils.map((p) => [p.id, p.fam] as const)));
  const slotsOfFamily = new Map<string, string[]>();
  for (const g of groups) {
    const slots = (byGroup.get(g.id) ?? [])
      .map((x) => x.slot)
      .sort()
      .join(' ');
    for (const pupil of g.pupils) {
      const family = familyOf.get(pupil);
      if (family) slotsOfFamily.set(family, [...(slotsOfFamily.get(family) ?? []), slots]);
    }
  }
  const siblings = [...slotsOfFamily.values()].filter((list) => list.length > 1);
  return { families: siblings.length, together: siblings.filter((list) => new Set(list).size === 1).length };
}

function peaks(problem: ShiftProblem, placed: PlacedSession[]): { peakGate: number; peakCampus: number } {
  const pupils = new Map<string, number>();
  for (const x of placed) pupils.set(x.slot, (pupils.get(x.slot) ?? 0) + x.group.pupils.length);
  // Without a gate the peak is still shown, for waves of a quarter of an hour.
  const w = problem.gate?.windowMinutes ?? 15;
  let peakGate = 0;
  let peakCampus = 0;
  for (const day of problem.days) {
    const slots = problem.shifts
      .filter((s) => !s.days || s.days.includes(day))
      .map((s) => ({
        start: clockMinutes(s.start)!,
        end: clockMinutes(s.end)!,
        n: pupils.get(JSON.stringify([day, s.id])) ?? 0,
      }));
    const waves = slots.flatMap((s) => [
      { from: s.start - w, to: s.start, n: s.n },
      { from: s.end, to: s.end + w, n: s.n },
    ]);
    for (const x of waves) {
      peakGate = Math.max(
        peakGate,
        waves.reduce((n, y) => n + (y.from <= x.from && x.from < y.to ? y.n : 0), 0),
      );
    }
    for (const x of slots) {
      peakCampus = Math.max(
        peakCampus,
        slots.reduce((n, y) => n + (y.start <= x.start && x.start < y.end ? y.n : 0), 0),
      );
    }
  }
  return { peakGate, peakCampus };
}
