import { gateWaves } from './gate-waves.ts';
import type { School } from './school.ts';

/**
 * A solver for mixed-integer programs in CPLEX-LP text, called synchronously. Hosts wrap HiGHS or another solver; `status` is
 * `Optimal`, `Infeasible` or anything else for "not decided".
 */
export interface MipSolver {
  solve(lp: string): { status: string; objective: number; columns: Record<string, number> };
}

/**
 * Is it proved that no plan gives every pupil `f` sessions a week? Asks a solver about a relaxation without names: numbers of
 * groups of each size class, their sessions in each slot, pupils in each slot, teachers as flows, all rows of rooms, gate, campus
 * and sexes together. A relaxation without a solution leaves no plan; false means only that nothing was proved.
 * Not for lessons, where fewer sessions are not a part of more. Model size O(units * size classes * slots + teachers * units * slots).
 */
export function proveNoMore(school: School, f: number, solver: MipSolver): boolean {
  if (school.problem.lessons) return false;
  return solver.solve(relaxation(school, f)).status === 'Infeasible';
}

/** Rows of a linear program being written; terms of one name are added up, rows without terms left out. */
class LpText {
  private readonly rows: string[] = [];
  private readonly integers = new Set<string>();
  private readonly binaries = new Set<string>();

  row(terms: [number, string][], relation: '<=' | '>=' | '=', right: number): void {
    const sums = new Map<string, number>();
    for (const [a, name] of terms) sums.set(name, (sums.get(name) ?? 0) + a);
    const text = [...sums].filter(([, a]) => a !== 0).map(([name, a]) => `${a < 0 ? '-' : '+'} ${Math.abs(a)} ${name}`);
    if (text.length > 0) this.rows.push(` r${this.rows.length}: ${text.join(' ')} ${relation} ${right}`);
    else if ((relation === '<=' && right < 0) || (relation === '>=' && right > 0) || (relation === '=' && right !== 0))
      this.rows.push(` r${this.rows.length}: + 1 never <= -1`);
  }

  integer(name: string): string {
    this.integers.add(name);
    return name;
  }

  binary(name: string): string {
    this.binaries.add(name);
    return name;
  }

  toString(): string {
    const section = (title: string, names: Set<string>): string => (names.size > 0 ? `${title}\n ${[...names].join('\n ')}\n` : '');
    return `Minimize\n obj: + 0 never\nSubject To\n${this.rows.join('\n')}\nBounds\n 0 <= never <= 1\n${section('General', this.integers)}${section('Binary', this.binaries)}End\n`;
  }
}

function relaxation(school: School, f: number): string {
  const lp = new LpText();
  const { slots, rooms, units } = school;
  const caps = [...new Set(rooms.map((r) => Math.min(r.cap, school.maxCap)))].sort((a, b) => a - b);
  const groups = (u: number, j: number): string => lp.integer(`z_${u}_${j}`);
  const sessions = (u: number, j: number, s: number): string => lp.integer(`x_${u}_${j}_${s}`);
  const inSlot = (u: number, s: number): [number, string][] => caps.map((_, j) => [1, sessions(u, j, s)]);
  const pupils = (u: number, s: number): string => `m_${u}_${s}`;
  units.forEach((unit, u) => {
    lp.row(
      caps.map((cap, j) => [cap, groups(u, j)]),
      '>=',
      unit.pupils.length,
    );
    lp.row(
      caps.map((_, j) => [1, groups(u, j)]),
      '<=',
      unit.pupils.length,
    );
    caps.forEach((_, j) => {
      lp.row([...slots.map((__, s): [number, string] => [1, sessions(u, j, s)]), [-f, groups(u, j)]], '>=', 0);
      for (const day of school.slotsOfDay) {
        lp.row([...day.map((s): [number, string] => [1, sessions(u, j, s)]), [-1, groups(u, j)]], '<=', 0);
      }
    });
    // Pupils in a slot fit the seats of its sessions; over the week everyone comes f times, at most once a day.
    slots.forEach((_, s) => lp.row([[1, pupils(u, s)], ...caps.map((cap, j): [number, string] => [-cap, sessions(u, j, s)])], '<=', 0));
    lp.row(
      slots.map((_, s) => [1, pupils(u, s)]),
      '>=',
      f * unit.pupils.length,
    );
    for (const day of school.slotsOfDay)
      lp.row(
        day.map((s) => [1, pupils(u, s)]),
        '<=',
        unit.pupils.length,
      );
  });
  addRooms(school, lp, caps, sessions);
  addTeachers(school, lp, inSlot);
  addCrowds(school, lp, pupils);
  if (school.problem.rules.gender === 'shift') {
    units.forEach((unit, u) =>
      slots.forEach((_, s) => {
        const most = rooms.length;
        const girls: [number, string] = [unit.sex === 1 ? -most : most, lp.binary(`y_${s}`)];
        lp.row([...inSlot(u, s), girls], '<=', unit.sex === 1 ? 0 : most);
      }),
    );
  }
  return lp.toString();
}

function addRooms(school: School, lp: LpText, caps: number[], sessions: (u: number, j: number, s: number) => string): void {
  const gap = school.problem.rules.roomGapMinutes;
  school.slots.forEach((x, s) => {
    const clique = school.slotsOfDay[x.day]!.filter((t) => school.slots[t]!.start <= x.start && x.start < school.slots[t]!.end + gap);
    for (const set of clique.length > 1 ? [[s], clique] : [[s]]) {
      caps.forEach((cap, i) => {
        const open = school.rooms.filter((r) => Math.min(r.cap, school.maxCap) >= cap && set.some((t) => r.open[t])).length;
        const terms = school.units.flatMap((_, u) =>
          caps.flatMap((__, j) => (j < i ? [] : set.map((t): [number, string] => [1, sessions(u, j, t)]))),
        );
        lp.row(terms, '<=', open);
      });
    }
  });
}

function addTeachers(school: School, lp: LpText, inSlot: (u: number, s: number) => [number, string][]): void {
  const gap = school.problem.rules.teacherGapMinutes;
  const eligible = school.units.map((u) => new Set(u.rombel.flatMap((c) => school.eligible[c]!)));
  const taught = (t: number, s: number): [number, string][] =>
    school.teachers[t]!.open[s]
      ? school.units.flatMap((_, u) => (eligible[u]!.has(t) ? [[1, `v_${t}_${u}_${s}`] as [number, string]] : []))
      : [];
  school.units.forEach((_, u) =>
    school.slots.forEach((__, s) => {
      const flows = [...eligible[u]!].filter((t) => school.teachers[t]!.open[s]).map((t): [number, string] => [-1, `v_${t}_${u}_${s}`]);
      lp.row([...inSlot(u, s), ...flows], '<=', 0);
    }),
  );
  school.teachers.forEach((teacher, t) => {
    school.slots.forEach((x) => {
      const clique = school.slotsOfDay[x.day]!.filter((o) => school.slots[o]!.start <= x.start && x.start < school.slots[o]!.end + gap);
      lp.row(
        clique.flatMap((o) => taught(t, o)),
        '<=',
        1,
      );
    });
    if (Number.isFinite(teacher.maxDay))
      for (const day of school.slotsOfDay)
        lp.row(
          day.flatMap((s) => taught(t, s)),
          '<=',
          teacher.maxDay,
        );
    if (Number.isFinite(teacher.maxWeek))
      lp.row(
        school.slots.flatMap((_, s) => taught(t, s)),
        '<=',
        teacher.maxWeek,
      );
  });
}

function addCrowds(school: School, lp: LpText, pupils: (u: number, s: number) => string): void {
  const all = (s: number): [number, string][] => school.units.map((_, u) => [1, pupils(u, s)]);
  school.slotsOfDay.forEach((day, d) => {
    if (Number.isFinite(school.gateCap))
      for (const row of gateWaves(school, d)) lp.row([...new Set(row)].flatMap(all), '<=', school.gateCap);
    if (!Number.isFinite(school.campusCap)) return;
    for (const s of day) {
      const at = school.slots[s]!.start;
      lp.row(day.filter((t) => school.slots[t]!.start <= at && at < school.slots[t]!.end).flatMap(all), '<=', school.campusCap);
    }
  });
}
