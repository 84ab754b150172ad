import { freePeriodsOfDay } from './counting-bounds.ts';
import { gateWaves } from './gate-waves.ts';
import { LpText } from './lp-text.ts';
import { lessonSessions, type School } from './school.ts';
import type { Track } from './tracks.ts';

/** A resource that may be bought at a price of one a unit, to see how much of it is missing. */
export type Elastic = 'rooms' | 'teachers' | 'gate' | 'campus' | 'gender' | 'lessons';

/** Most groups, how exactly, and, for the question what is missing, the resource that may be bought. */
export interface WeekQuestion {
  mostGroups?: number;
  /** The linear relaxation: quick, and what it forbids is forbidden. */
  relaxed?: boolean;
  elastic?: Elastic;
  /** Limits left out. */
  without?: Elastic[];
}

/** Seats of the rooms, each size once, smallest first. O(rooms log rooms). */
export function roomSizes(school: School): number[] {
  return [...new Set(school.rooms.map((r) => Math.min(r.cap, school.maxCap)))].sort((a, b) => a - b);
}

type Terms = [number, string][];

interface Week {
  school: School;
  lp: LpText;
  caps: number[];
  groups: (u: number, j: number) => Terms;
  sessions: (u: number, j: number, s: number) => Terms;
  pupils: (u: number, s: number) => Terms;
  /** Units bought of the elastic resource. */
  bought: string[];
  question: WeekQuestion;
}

/**
 * Could every pupil come `f` times a week? A mixed-integer program without names, a relaxation of the week: groups of unit u that
 * sit in rooms of size j (`z_u_j`), their sessions in slot s (`x_u_j_s`), pupils (`m_u_s`), teachers as flows, and all rows of
 * rooms, gate, campus, sexes and lessons together. No solution: no plan. A solution may still fail, but its sessions can always
 * be dealt to groups. With an elastic resource the objective is the least of it that must be added.
 * Size O(units * sizes * slots + teachers * units * slots).
 */
export function weekProgram(school: School, f: number, question: WeekQuestion = {}): string {
  const lp = new LpText(question.relaxed);
  const week: Week = {
    school,
    lp,
    caps: roomSizes(school),
    groups: (u, j) => [[1, lp.integer(`z_${u}_${j}`)]],
    sessions: (u, j, s) => [[1, lp.integer(`x_${u}_${j}_${s}`)]],
    pupils: (u, s) => [[1, `m_${u}_${s}`]],
    bought: [],
    question,
  };
  addUnits(week);
  addSessions(week, f);
  return finished(week);
}

/**
 * Could every pupil come `f` times a week on one of these tracks? As `weekProgram`, with groups counted by size and track
 * (`z_u_j_p`) and pupils by track (`w_u_p`). No solution: no plan on these tracks has so few groups.
 * Size O(units * sizes * tracks + teachers * units * slots).
 */
export function trackProgram(school: School, tracks: Track[], question: WeekQuestion = {}): string {
  const lp = new LpText();
  const through = school.slots.map((_, s) => tracks.flatMap((t, p) => (t.slots.includes(s) ? [p] : [])));
  const all = tracks.map((_, p) => p);
  const week: Week = {
    school,
    lp,
    caps: roomSizes(school),
    groups: (u, j) => all.map((p) => [1, lp.integer(`z_${u}_${j}_${p}`)]),
    sessions: (u, j, s) => through[s]!.map((p) => [1, lp.integer(`z_${u}_${j}_${p}`)]),
    pupils: (u, s) => through[s]!.map((p) => [1, `w_${u}_${p}`]),
    bought: [],
    question,
  };
  addUnits(week);
  school.units.forEach((unit, u) => {
    const everyone = all.map((p): [number, string] => [1, `w_${u}_${p}`]);
    lp.row(everyone, '=', unit.pupils.length);
    for (const p of all) {
      const seats = week.caps.map((cap, j): [number, string] => [-cap, lp.integer(`z_${u}_${j}_${p}`)]);
      lp.row([[1, `w_${u}_${p}`], ...seats], '<=', 0);
    }
  });
  return finished(week);
}

function finished(week: Week): string {
  const { school, lp } = week;
  const counts = (limit: Elastic): boolean => !week.question.without?.includes(limit);
  if (counts('rooms')) addRooms(week);
  if (school.problem.lessons && counts('lessons')) addLessons(week);
  if (!school.problem.lessons && counts('teachers')) addTeachers(week);
  addCrowds(week, counts('gate') ? school.gateCap : Infinity, counts('campus') ? school.campusCap : Infinity);
  if (counts('gender')) addSexes(week);
  lp.minimise(week.bought.map((name) => [1, lp.integer(name)]));
  return lp.toString();
}

/** As many groups as seat everyone, and no more than asked. */
function addUnits({ school, lp, caps, groups, question }: Week): void {
  school.units.forEach((unit, u) => {
    const all = caps.flatMap((_, j) => groups(u, j));
    const seats = caps.flatMap((cap, j) => times(cap, groups(u, j)));
    lp.row(seats, '>=', unit.pupils.length);
    lp.row(all, '<=', unit.pupils.length);
  });
  if (question.mostGroups === undefined) return;
  const everyone = school.units.flatMap((_, u) => caps.flatMap((__, j) => groups(u, j)));
  lp.row(everyone, '<=', question.mostGroups);
}

function times(factor: number, terms: Terms): Terms {
  return terms.map(([a, name]) => [factor * a, name]);
}

/** `f` sessions for each group and each pupil, at most one a day. */
function addSessions({ school, lp, caps, groups, sessions, pupils }: Week, f: number): void {
  const { slots, units, problem } = school;
  units.forEach((unit, u) => {
    const least = Math.max(f, lessonSessions(school, unit.rombel));
    caps.forEach((_, j) => {
      // Sessions too many can be left out, except where lessons fill them.
      const week = slots.flatMap((__, s) => sessions(u, j, s));
      lp.row([...week, ...times(-least, groups(u, j))], problem.lessons ? '>=' : '=', 0);
      for (const day of school.slotsOfDay) {
        const today = day.flatMap((s) => sessions(u, j, s));
        lp.row([...today, ...times(-1, groups(u, j))], '<=', 0);
      }
    });
    const come = slots.flatMap((_, s) => pupils(u, s));
    lp.row(come, '>=', least * unit.pupils.length);
    slots.forEach((_, s) => lp.row([...pupils(u, s), ...caps.flatMap((cap, j) => times(-cap, sessions(u, j, s)))], '<=', 0));
    for (const day of school.slotsOfDay) {
      const today = day.flatMap((s) => pupils(u, s));
      lp.row(today, '<=', unit.pupils.length);
    }
  });
}

function addRooms({ school, lp, caps, sessions, bought, question }: Week): void {
  const gap = school.problem.rules.roomGapMinutes;
  const more = (s: number): string => `room_${s}`;
  if (question.elastic === 'rooms') bought.push(...school.slots.map((_, s) => more(s)));
  school.slots.forEach((x, s) => {
    const clique = school.slotsOfDay[x.day]!.filter((t) => school.slots[t]!.start <= x.start && x.start < school.slots[t]!.end + gap);
    for (const set of clique.length > 1 ? [[s], clique] : [[s]]) {
      caps.forEach((cap, i) => {
        const open = school.rooms.filter((r) => Math.min(r.cap, school.maxCap) >= cap && set.some((t) => r.open[t])).length;
        const terms = school.units.flatMap((_, u) => caps.flatMap((__, j) => (j < i ? [] : set.flatMap((t) => sessions(u, j, t)))));
        if (question.elastic === 'rooms') terms.push(...set.map((t): [number, string] => [-1, more(t)]));
        lp.row(terms, '<=', open);
      });
    }
  });
}

function addTeachers({ school, lp, caps, sessions, bought, question }: Week): void {
  const gap = school.problem.rules.teacherGapMinutes;
  const eligible = school.units.map((u) => new Set(u.rombel.flatMap((c) => school.eligible[c]!)));
  const taught = (t: number, s: number): Terms =>
    school.teachers[t]!.open[s]
      ? school.units.flatMap((_, u) => (eligible[u]!.has(t) ? [[1, `v_${t}_${u}_${s}`] as [number, string]] : []))
      : [];
  school.units.forEach((_, u) =>
    school.slots.forEach((__, s) => {
      const flows = [...eligible[u]!].filter((t) => school.teachers[t]!.open[s]).map((t): [number, string] => [-1, `v_${t}_${u}_${s}`]);
      if (question.elastic === 'teachers') {
        bought.push(`teacher_${u}_${s}`);
        flows.push([-1, `teacher_${u}_${s}`]);
      }
      lp.row([...caps.flatMap((__, j) => sessions(u, j, s)), ...flows], '<=', 0);
    }),
  );
  school.teachers.forEach((teacher, t) => {
    school.slots.forEach((x) => {
      const clique = school.slotsOfDay[x.day]!.filter((o) => school.slots[o]!.start <= x.start && x.start < school.slots[o]!.end + gap);
      const busy = clique.flatMap((o) => taught(t, o));
      lp.row(busy, '<=', 1);
    });
    if (Number.isFinite(teacher.maxDay)) {
      for (const day of school.slotsOfDay) {
        const today = day.flatMap((s) => taught(t, s));
        lp.row(today, '<=', teacher.maxDay);
      }
    }
    if (!Number.isFinite(teacher.maxWeek)) return;
    for (const week of [0, 1]) {
      const all = school.slots.flatMap((_, s) => (school.weekOfSlot[s] === week ? taught(t, s) : []));
      lp.row(all, '<=', teacher.maxWeek);
    }
  });
}

/** Periods of each rombel in each slot: all that are asked, no more than its sessions hold, no more than a teacher can give. */
function addLessons({ school, lp, caps, groups, sessions, bought, question }: Week): void {
  const { problem } = school;
  const { periodsPerSession: P, demand } = problem.lessons!;
  const given = (u: number, d: number, s: number): string => `l_${u}_${d}_${s}`;
  const teacherOf = new Map(problem.teachers.map((t, i) => [t.id, i]));
  const ofTeacher: { u: number; d: number }[][] = problem.teachers.map(() => []);
  school.units.forEach((unit, u) => {
    // Who teaches a group of several rombel is open; leaving it out keeps this a relaxation.
    if (unit.rombel.length > 1) return;
    const asked = demand.flatMap((row, d) => (row.rombel === problem.rombel[unit.rombel[0]!]!.id && row.periods > 0 ? [d] : []));
    for (const d of asked) {
      const t = teacherOf.get(demand[d]!.teacher)!;
      ofTeacher[t]!.push({ u, d });
      const week = school.slots.flatMap((_, s): Terms => (school.teachers[t]!.open[s] ? [[1, given(u, d, s)]] : []));
      if (question.elastic === 'lessons') {
        bought.push(`period_${u}_${d}`);
        week.push([1, `period_${u}_${d}`]);
      }
      lp.row([...week, ...caps.flatMap((_, j) => times(-demand[d]!.periods, groups(u, j)))], '=', 0);
    }
    school.slots.forEach((_, s) => {
      const here = asked.flatMap((d): Terms => (school.teachers[teacherOf.get(demand[d]!.teacher)!]!.open[s] ? [[1, given(u, d, s)]] : []));
      lp.row([...here, ...caps.flatMap((__, j) => times(-P, sessions(u, j, s)))], '<=', 0);
      // Nobody is taught more of a subject in one session than in the whole week.
      for (const [, name] of here) {
        const { periods } = demand[Number(name.split('_')[2])]!;
        if (periods < P) lp.row([[1, name], ...caps.flatMap((__, j) => times(-periods, sessions(u, j, s)))], '<=', 0);
      }
    });
  });
  school.teachers.forEach((teacher, t) => {
    const rows = ofTeacher[t]!;
    if (rows.length === 0) return;
    const inSlots = (slots: number[]): Terms =>
      slots.filter((s) => teacher.open[s]).flatMap((s) => rows.map(({ u, d }): [number, string] => [1, given(u, d, s)]));
    school.slots.forEach((_, s) => lp.row(inSlots([s]), '<=', P));
    school.slotsOfDay.forEach((day) => lp.row(inSlots(day), '<=', freePeriodsOfDay(school, t, day, P)));
    if (!Number.isFinite(teacher.maxPeriods)) return;
    for (const week of [0, 1]) {
      const all = inSlots(school.slots.flatMap((_, s) => (school.weekOfSlot[s] === week ? [s] : [])));
      lp.row(all, '<=', teacher.maxPeriods);
    }
  });
}

function addCrowds({ school, lp, pupils, bought, question }: Week, gateCap: number, campusCap: number): void {
  const all = (s: number): Terms => school.units.flatMap((_, u) => pupils(u, s));
  const more = (kind: Elastic): Terms => (question.elastic === kind ? [[-1, kind]] : []);
  if (question.elastic === 'gate' || question.elastic === 'campus') bought.push(question.elastic);
  school.slotsOfDay.forEach((day, d) => {
    if (Number.isFinite(gateCap)) {
      for (const row of gateWaves(school, d)) lp.row([...[...new Set(row)].flatMap(all), ...more('gate')], '<=', gateCap);
    }
    if (!Number.isFinite(campusCap)) return;
    for (const s of day) {
      const at = school.slots[s]!.start;
      const running = day.filter((t) => school.slots[t]!.start <= at && at < school.slots[t]!.end);
      lp.row([...running.flatMap(all), ...more('campus')], '<=', campusCap);
    }
  });
}

function addSexes({ school, lp, caps, sessions, question }: Week): void {
  if (school.problem.rules.gender !== 'shift' || question.elastic === 'gender') return;
  const most = school.rooms.length;
  school.units.forEach((unit, u) =>
    school.slots.forEach((_, s) => {
      const girls: [number, string] = [unit.sex === 1 ? -most : most, lp.binary(`y_${s}`)];
      lp.row([...caps.flatMap((__, j) => sessions(u, j, s)), girls], '<=', unit.sex === 1 ? 0 : most);
    }),
  );
}
