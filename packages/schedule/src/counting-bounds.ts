import type { BoundId, CountingBound } from './counting-bound.ts';
import { gateWaves } from './gate-waves.ts';
import { mostSessions } from './most-sessions.ts';
import { packLinear } from './pack-linear.ts';
import { indexSchool, type School } from './school.ts';
import type { ShiftProblem } from './shift-problem.ts';
import { hallBound } from './hall-bound.ts';

/**
 * Which counts limit F, the fewest sessions a week of any consenting pupil? Every entry is a valid upper bound on any school:
 * all are relaxations, so none is ever below the F of a valid plan. In the order in which ties are named.
 * Cost O(slots * (rooms + teachers) + max-flow over rombel and teachers), milliseconds.
 */
export function countingBounds(problem: ShiftProblem): CountingBound[] {
  return boundsOf(indexSchool(problem));
}

/** The smallest bound; ties go to the earlier one. O(1). */
export function tightestBound(bounds: CountingBound[]): CountingBound {
  return bounds.reduce((best, b) => (b.F < best.F ? b : best));
}

/** `countingBounds` for a school that is already indexed. */
export function boundsOf(school: School): CountingBound[] {
  const N = school.pupils.length;
  if (N === 0) return [{ id: 'no-consent', F: 0, available: 0, perSession: 1 }];
  if (school.maxCap === 0) return [{ id: 'room-area', F: 0, available: 0, perSession: 1 }];
  const { rules } = school.problem;
  const K = school.units.reduce((sum, u) => sum + u.leastGroups, 0);
  const bounds: CountingBound[] = [];
  const openDays = school.slotsOfDay.filter((day) => day.length > 0).length;
  bounds.push(bound('day', openDays, 1));
  const uses = school.rooms.map((r) => mostSessions(school, r.open, rules.roomGapMinutes));
  bounds.push(bound('rooms', total(uses), K));
  bounds.push(bound('seats', total(uses.map((n, i) => n * school.rooms[i]!.cap)), N));
  if (!school.problem.lessons) bounds.push(...teacherBounds(school, K));
  else bounds.push(subjectBound(school));
  if (Number.isFinite(school.gateCap)) {
    bounds.push(bound('gate', total(school.slotsOfDay.map((_, d) => gatePlaces(school, d))), N));
  }
  if (Number.isFinite(school.campusCap)) {
    const most = mostSessions(
      school,
      school.slots.map(() => true),
      0,
    );
    bounds.push(bound('campus', school.campusCap * most, N));
  }
  if (rules.gender === 'shift') bounds.push(genderBound(school));
  if (school.problem.lessons) {
    const most = school.problem.lessons.sessionsPerGroup;
    bounds.push({ id: 'curriculum', F: most, available: most, perSession: 1 });
  }
  return bounds;
}

function bound(id: BoundId, available: number, perSession: number): CountingBound {
  return { id, F: Math.floor(available / perSession + 1e-9), available, perSession };
}

function total(xs: number[]): number {
  return xs.reduce((a, b) => a + b, 0);
}

/** Most pupils who can come through the gate on a day. O(waves * slots) pivots. */
export function gatePlaces(school: School, day: number): number {
  const slots = school.slotsOfDay[day]!;
  if (slots.length === 0) return 0;
  const column = new Map(slots.map((s, i) => [s, i]));
  const rows = gateWaves(school, day).map((row) => [...new Set(row)].map((s) => column.get(s)!));
  return Math.floor(packLinear(slots.length, rows, school.gateCap) + 1e-6);
}

function teacherBounds(school: School, K: number): CountingBound[] {
  const rules = school.problem.rules;
  const useful = new Set(school.units.flatMap((u) => u.rombel).flatMap((c) => school.eligible[c]!));
  const load = school.teachers.map((t, i) =>
    useful.has(i) ? mostSessions(school, t.open, rules.teacherGapMinutes, t.maxDay, t.maxWeek) : 0,
  );
  return [bound('teachers', total(load), K), hallBound(school, load)];
}

/** Periods asked of the subject teacher who is shortest of time, against those the open slots of the week leave room for. */
function subjectBound(school: School): CountingBound {
  const { lessons } = school.problem;
  const { periodsPerSession, sessionsPerGroup, demand } = lessons!;
  const indexOf = new Map(school.problem.rombel.map((c, i) => [c.id, i]));
  let worst: CountingBound | null = null;
  let worstSlack = Infinity;
  school.problem.teachers.forEach((teacher, t) => {
    let asked = 0;
    for (const unit of school.units) {
      // A merged group is taught by the teacher of one of its rombel: only what all of them ask of this teacher is certain.
      const rows = unit.rombel.map((c) => demand.filter((l) => l.teacher === teacher.id && indexOf.get(l.rombel) === c));
      for (const row of rows[0] ?? []) {
        const certain = rows.map((r) => r.find((l) => l.subject === row.subject)?.periods ?? 0);
        asked += unit.leastGroups * Math.min(...certain);
      }
    }
    const available = freePeriods(school, t, periodsPerSession);
    const slack = available - asked;
    const F = slack >= 0 ? sessionsPerGroup : 0;
    if (!worst || F < worst.F || (F === worst.F && slack < worstSlack)) {
      worst = { id: 'subject-teacher', F, available, perSession: asked, about: [teacher.id] };
      worstSlack = slack;
    }
  });
  return worst ?? { id: 'subject-teacher', F: sessionsPerGroup, available: 0, perSession: 0, about: [] };
}

/** Most periods teacher `t` can give in the time planned, `maxPeriods` in each week. */
function freePeriods(school: School, t: number, periodsPerSession: number): number {
  const weeks = [0, 0];
  for (const day of school.slotsOfDay) {
    const week = school.weekOfSlot[day[0] ?? 0] ?? 0;
    weeks[week] = weeks[week]! + freePeriodsOfDay(school, t, day, periodsPerSession);
  }
  return total(weeks.map((n) => Math.min(n, school.teachers[t]!.maxPeriods)));
}

/** Most periods teacher `t` can give on a day: the minutes its open slots cover, in periods of the shortest length. O(slots log slots). */
export function freePeriodsOfDay(school: School, t: number, day: number[], periodsPerSession: number): number {
  const open = day.filter((s) => school.teachers[t]!.open[s]).map((s) => school.slots[s]!);
  if (open.length === 0) return 0;
  open.sort((a, b) => a.start - b.start);
  const length = Math.min(...open.map((s) => (s.end - s.start) / periodsPerSession));
  let free = 0;
  let until = -Infinity;
  for (const s of open) {
    free += Math.max(0, s.end - Math.max(s.start, until));
    until = Math.max(until, s.end);
  }
  return Math.floor(free / length + 1e-9);
}

/** Slots split between boys (a) and girls (S - a): each sex gets at most one session a slot and the rooms of its slots. */
function genderBound(school: School): CountingBound {
  const S = school.slots.length;
  const most = Math.max(0, ...school.slots.map((_, s) => school.rooms.filter((r) => r.open[s]).length));
  const groups = [0, 1].map((sex) => total(school.units.map((u) => (u.sex === sex ? u.leastGroups : 0))));
  const share = (slots: number, k: number): number => (k === 0 ? Infinity : Math.min(slots, Math.floor((slots * most) / k)));
  let best = 0;
  for (let a = 0; a <= S; a++) best = Math.max(best, Math.min(share(a, groups[0]!), share(S - a, groups[1]!)));
  const needed = groups.filter((k) => k > 0).map((k) => Math.max(1, k / Math.max(1, most)));
  return { id: 'gender-shift', F: Math.min(best, S), available: S, perSession: total(needed) };
}
