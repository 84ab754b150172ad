import type { PlanGroup, ShiftPlan, ShiftProblem } from '../src/shift-problem.ts';

const minutes = (t: string): number => Number(t.slice(0, 2)) * 60 + Number(t.slice(3));

/**
 * An integer program (CPLEX-LP text) for the fewest pupils whose slots change when the groups of a plan stay and each has at least
 * `target` sessions, no more than it had: one binary `y_g_s` for every group and slot, one for every group that keeps all. Rooms
 * are counted by size, teachers named (`t_t_g_s`); no lessons. Written from the rules, sharing nothing with the engine: its optimum
 * is never above the true one, and equal to it when rooms can be named.
 */
export function keepProgram(problem: ShiftProblem, plan: ShiftPlan, target: number): string {
  return slotProgram(problem, plan.groups, { plan, target });
}

/** The same model for the most sessions `F` a week of the worst-off group: what a school would give to a solver by itself. */
export function mostSessionsProgram(problem: ShiftProblem, groups: PlanGroup[]): string {
  return slotProgram(problem, groups, null);
}

function slotProgram(problem: ShiftProblem, planGroups: PlanGroup[], keep: { plan: ShiftPlan; target: number } | null): string {
  const consenting = new Map(
    problem.rombel.flatMap((c) => c.pupils.filter((p) => p.consent).map((p) => [p.id, { rombel: c.id, sex: p.sex }] as const)),
  );
  const groups = planGroups
    .map((g) => ({ ...g, pupils: g.pupils.filter((p) => consenting.has(p)) }))
    .filter((g) => g.pupils.length > 0)
    .map((g) => ({
      size: g.pupils.length,
      rombel: [...new Set(g.pupils.map((p) => consenting.get(p)!.rombel))],
      sex: consenting.get(g.pupils[0]!)!.sex,
      old: (keep?.plan.sessions ?? []).filter((s) => s.group === g.id).map((s) => `${s.day}|${s.shift}`),
    }));
  const slots = problem.days.flatMap((day) =>
    problem.shifts
      .filter((s) => (!s.days || s.days.includes(day)) && minutes(s.end) - minutes(s.start) <= problem.rules.maxMinutesPerDay)
      .map((s) => ({ day, key: `${day}|${s.id}`, start: minutes(s.start), end: minutes(s.end) })),
  );
  const open = (x: { unavailable?: [string, string][] }, key: string): boolean =>
    !(x.unavailable ?? []).some(([d, s]) => `${d}|${s}` === key);
  const rows: string[] = [];
  const binaries = new Set<string>();
  const v = (name: string): string => (binaries.add(name), name);
  const row = (terms: [number, string][], relation: string, right: number): void => {
    if (terms.length > 0)
      rows.push(` c${rows.length}: ${terms.map(([a, n]) => `${a < 0 ? '-' : '+'} ${Math.abs(a)} ${n}`).join(' ')} ${relation} ${right}`);
  };
  const y = (g: number, s: number): string => v(`y_${g}_${s}`);
  groups.forEach((g, i) => {
    const all = slots.map((_, s): [number, string] => [1, y(i, s)]);
    if (keep) {
      const still = slots.flatMap((s, j) => (g.old.includes(s.key) ? [j] : []));
      if (still.length === g.old.length && still.length >= keep.target) {
        for (const s of still)
          row(
            [
              [1, y(i, s)],
              [-1, v(`k_${i}`)],
            ],
            '>=',
            0,
          );
        row([...all, [slots.length, v(`k_${i}`)]], '<=', still.length + slots.length);
      }
      row(all, '>=', keep.target);
      row(all, '<=', Math.max(keep.target, g.old.length));
    } else row([...all, [-1, 'F']], '>=', 0);
    for (const day of problem.days)
      row(
        slots.flatMap((s, j): [number, string][] => (s.day === day ? [[1, y(i, j)]] : [])),
        '<=',
        1,
      );
    const may = problem.teachers.flatMap((t, j) => (t.rombel === '*' || g.rombel.some((c) => t.rombel.includes(c)) ? [j] : []));
    slots.forEach((s, j) => {
      const taught = may.filter((t) => open(problem.teachers[t]!, s.key)).map((t): [number, string] => [-1, v(`t_${t}_${i}_${j}`)]);
      row([[1, y(i, j)], ...taught], '<=', 0);
    });
  });
  const sizes = [...new Set(groups.map((g) => g.size))];
  slots.forEach((x) => {
    const near = (gap: number): number[] =>
      slots.flatMap((s, j) => (s.day === x.day && s.start <= x.start && x.start < s.end + gap ? [j] : []));
    for (const size of sizes) {
      for (const set of [near(problem.rules.roomGapMinutes), [slots.indexOf(x)]]) {
        const rooms = problem.rooms.filter(
          (r) => Math.min(r.cap, problem.rules.maxGroup) >= size && set.some((j) => open(r, slots[j]!.key)),
        ).length;
        row(
          groups.flatMap((g, i) => (g.size >= size ? set.map((j): [number, string] => [1, y(i, j)]) : [])),
          '<=',
          rooms,
        );
      }
    }
    problem.teachers.forEach((_, t) =>
      row(
        near(problem.rules.teacherGapMinutes).flatMap((j) => teaching(t, j)),
        '<=',
        1,
      ),
    );
    if (problem.rules.maxCampusPupils !== undefined) {
      row(
        near(0).flatMap((j) => groups.map((g, i): [number, string] => [g.size, y(i, j)])),
        '<=',
        problem.rules.maxCampusPupils,
      );
    }
    if (problem.gate && problem.gate.windowMinutes > 0) {
      const w = problem.gate.windowMinutes;
      for (const from of [x.start - w, x.end]) {
        const covers = slots.flatMap((s, j) =>
          s.day === x.day && ((s.start - w <= from && from < s.start) || (s.end <= from && from < s.end + w)) ? [j] : [],
        );
        row(
          covers.flatMap((j) => groups.map((g, i): [number, string] => [g.size, y(i, j)])),
          '<=',
          problem.gate.perMinute * w,
        );
      }
    }
  });
  function teaching(t: number, j: number): [number, string][] {
    return groups.flatMap((_, i): [number, string][] => (binaries.has(`t_${t}_${i}_${j}`) ? [[1, `t_${t}_${i}_${j}`]] : []));
  }
  problem.teachers.forEach((teacher, t) => {
    if (teacher.maxWeek !== undefined)
      row(
        slots.flatMap((_, j) => teaching(t, j)),
        '<=',
        teacher.maxWeek,
      );
    if (teacher.maxDay === undefined) return;
    for (const day of problem.days)
      row(
        slots.flatMap((s, j) => (s.day === day ? teaching(t, j) : [])),
        '<=',
        teacher.maxDay,
      );
  });
  if (problem.rules.gender === 'shift') {
    groups.forEach((g, i) =>
      slots.forEach((_, j) =>
        row(
          [
            [1, y(i, j)],
            [g.sex === 'P' ? -1 : 1, v(`girls_${j}`)],
          ],
          '<=',
          g.sex === 'P' ? 0 : 1,
        ),
      ),
    );
  }
  const total = groups.reduce((n, g) => n + g.size, 0);
  const gain = groups.map((g, i) => (binaries.has(`k_${i}`) ? `- ${g.size} k_${i}` : '')).join(' ');
  const goal = keep ? `Minimize\n obj: ${total} all ${gain}` : 'Maximize\n obj: F';
  return `${goal}\nSubject To\n one: all = 1\n${rows.join('\n')}\nBounds\n 0 <= all <= 1\n${keep ? '' : ' 0 <= F <= 14\n'}${keep ? '' : 'General\n F\n'}Binary\n ${[...binaries].join('\n ')}\nEnd\n`;
}
