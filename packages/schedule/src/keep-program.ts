import type { KeptPlan } from './keep-plan.ts';
import { gateWaves } from './gate-waves.ts';
import { LpText } from './lp-text.ts';
import type { MipSolver } from './prove-no-more.ts';
import { roomSizes } from './week-program.ts';

type Terms = [number, string][];

/** Slots for every group of a plan at hand that move the fewest pupils, and how few that is. */
export interface FewestMoved {
  slots: number[][];
  moved: number;
}

/**
 * The fewest pupils whose slots change when the groups of the plan at hand stay and each has at least `f` sessions, no more than it
 * had: an integer program with one binary for every group and slot and one for every group that keeps all of them. Rooms are
 * counted by size, teachers named; so `moved` is a lower bound, and the slots still have to be served. Null without a decision, or
 * with lessons. Cost: one question to the solver, size O(groups * slots * teachers of a group).
 */
export function askFewestMoved(kept: KeptPlan, f: number, solver: MipSolver): FewestMoved | null {
  const { school, groups } = kept.week;
  if (school.problem.lessons) return null;
  const { status, objective, columns } = solver.solve(keepProgram(kept, f));
  if (status !== 'Optimal') return null;
  const slots = groups.map((_, g) => school.slots.flatMap((__, s) => ((columns[`y_${g}_${s}`] ?? 0) > 0.5 ? [s] : [])));
  return { slots, moved: groups.reduce((n, g) => n + g.weight, 0) + Math.round(objective) };
}

function keepProgram({ week, must, oldCounts }: KeptPlan, f: number): string {
  const { school, groups } = week;
  const lp = new LpText();
  const comes = (g: number, s: number): string => lp.binary(`y_${g}_${s}`);
  const taughtBy: Terms[][] = school.teachers.map(() => school.slots.map(() => []));
  groups.forEach((group, g) => {
    const may = school.slots.flatMap((_, s) => (week.fits(g, s) ? [s] : []));
    const all = may.map((s): [number, string] => [1, comes(g, s)]);
    lp.row(all, '>=', f);
    lp.row(all, '<=', Math.max(f, oldCounts[g]!));
    if (!must.has(g)) {
      for (const s of group.oldSlots) {
        lp.row(
          [
            [1, comes(g, s)],
            [-1, lp.binary(`k_${g}`)],
          ],
          '>=',
          0,
        );
      }
      lp.row([...all, [school.slots.length, lp.binary(`k_${g}`)]], '<=', group.oldSlots.length + school.slots.length);
    }
    for (const s of group.locked.keys()) lp.row([[1, comes(g, s)]], '=', 1);
    for (const day of school.slotsOfDay) {
      const today = day.filter((s) => may.includes(s)).map((s): [number, string] => [1, comes(g, s)]);
      lp.row(today, '<=', 1);
    }
    for (const s of may) {
      const teachers = week.teachersFor(g, s).map((t) => {
        const name = lp.binary(`t_${t}_${g}_${s}`);
        taughtBy[t]![s]!.push([1, name]);
        return [-1, name] as [number, string];
      });
      lp.row([[1, comes(g, s)], ...teachers], '<=', 0);
    }
  });
  const inSlots = (set: number[], weigh: (g: number) => number): Terms =>
    groups.flatMap((_, g) => set.filter((s) => week.fits(g, s)).flatMap((s): Terms => (weigh(g) > 0 ? [[weigh(g), comes(g, s)]] : [])));
  const running = (s: number, gap: number): number[] => {
    const at = school.slots[s]!;
    return school.slotsOfDay[at.day]!.filter((t) => school.slots[t]!.start <= at.start && at.start < school.slots[t]!.end + gap);
  };
  const { rules } = school.problem;
  const size = (g: number): number => groups[g]!.pupils.length;
  let below = 0;
  for (const cap of roomSizes(school)) {
    const over = below;
    school.slots.forEach((_, s) => {
      for (const set of [[s], running(s, rules.roomGapMinutes)]) {
        const open = school.rooms.filter((r) => r.cap > over && set.some((t) => r.open[t])).length;
        lp.row(
          inSlots(set, (g) => Number(size(g) > over)),
          '<=',
          open,
        );
      }
    });
    below = cap;
  }
  school.teachers.forEach((teacher, t) => {
    school.slots.forEach((_, s) => {
      const busy = running(s, rules.teacherGapMinutes).flatMap((x) => taughtBy[t]![x]!);
      lp.row(busy, '<=', 1);
    });
    const limit = (slots: number[], most: number): void => {
      const taught = slots.flatMap((s) => taughtBy[t]![s]!);
      if (Number.isFinite(most)) lp.row(taught, '<=', most);
    };
    for (const day of school.slotsOfDay) limit(day, teacher.maxDay);
    for (const w of [0, 1]) {
      const mine = school.slots.flatMap((_, s) => (school.weekOfSlot[s] === w ? [s] : []));
      limit(mine, teacher.maxWeek);
    }
  });
  school.slotsOfDay.forEach((day, d) => {
    if (Number.isFinite(school.gateCap))
      for (const row of gateWaves(school, d)) lp.row(inSlots([...new Set(row)], size), '<=', school.gateCap);
    if (Number.isFinite(school.campusCap)) for (const s of day) lp.row(inSlots(running(s, 0), size), '<=', school.campusCap);
  });
  if (rules.gender === 'shift') {
    groups.forEach((group, g) =>
      school.slots.forEach((_, s) => {
        if (!week.fits(g, s)) return;
        const girls = lp.binary(`girls_${s}`);
        lp.row(
          [
            [1, comes(g, s)],
            [group.sex === 1 ? -1 : 1, girls],
          ],
          '<=',
          group.sex === 1 ? 0 : 1,
        );
      }),
    );
  }
  lp.minimise(groups.flatMap((group, g): Terms => (must.has(g) || group.weight === 0 ? [] : [[-group.weight, `k_${g}`]])));
  return lp.toString();
}
