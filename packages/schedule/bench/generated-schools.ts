import { makeRandom, type Random } from '../src/make-random.ts';
import type { LessonDemand, Sex, Shift, ShiftProblem, ShiftRombel, SlotRef } from '../src/shift-problem.ts';

/** A school nobody tuned the engine to: made from its kind and a seed. */
export interface GeneratedSchool {
  id: string;
  kind: SchoolKind;
  problem: ShiftProblem;
}

export const SCHOOL_KINDS = [
  'one-shift',
  'two-shift-gate',
  'few-rooms',
  'one-room',
  'paud',
  'smp-lessons',
  'gender-shift',
  'campus-cap',
  'friday-short',
  'part-time',
  'big-families',
  'odd-even-families',
  'low-consent',
  'staggered',
  'tight-windows',
  'asks-too-much',
] as const;

export type SchoolKind = (typeof SCHOOL_KINDS)[number];

const DAYS = ['Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab'];
const MORNING: Shift = { id: 'P', start: '07:00', end: '10:00' };
const NOON: Shift = { id: 'S', start: '10:30', end: '13:30' };

interface Rombels {
  count: number;
  /** Pupils of a rombel, from and to. */
  size: [number, number];
  consent?: number;
  /** Share of pupils with a sibling at school. */
  siblings?: number;
  /** Children of a family, from and to. */
  family?: [number, number];
}

/** `perKind` schools of every kind, the same for the same seed everywhere. O(pupils). */
export function generatedSchools(perKind: number, seed = 1): GeneratedSchool[] {
  return SCHOOL_KINDS.flatMap((kind, k) =>
    Array.from({ length: perKind }, (_, i) => ({
      id: `${kind}-${i + 1}`,
      kind,
      problem: generatedSchool(kind, makeRandom(seed * 100003 + k * 1009 + i)),
    })),
  );
}

/** One school of a kind. O(pupils). */
export function generatedSchool(kind: SchoolKind, random: Random): ShiftProblem {
  const from = (a: number, b: number): number => a + random.below(b - a + 1);
  const chance = (p: number): boolean => random.unit() < p;
  const pick = <T>(list: readonly T[]): T => list[random.below(list.length)]!;
  const school = (rombel: Rombels, rooms: number[], shifts: Shift[], days = from(5, 6)): ShiftProblem => {
    const list = rombelList(rombel, random);
    return {
      level: 'SD',
      days: DAYS.slice(0, days),
      shifts,
      rules: { maxGroup: 18, maxMinutesPerDay: 180, roomGapMinutes: 30, teacherGapMinutes: 0, minSessions: 1, gender: null },
      rooms: rooms.map((cap, i) => ({ id: `R${i + 1}`, cap })),
      teachers: list.map((c, i) => ({ id: `G${i + 1}`, rombel: [c.id], maxDay: 2 })),
      rombel: list,
      gate: null,
    };
  };
  const caps = (n: number, ...choices: number[]): number[] => Array.from({ length: n }, () => pick(choices));
  const size: [number, number] = [from(18, 26), from(27, 34)];
  const count = from(6, 14);
  const gateFor = (problem: ShiftProblem, share: number): ShiftProblem['gate'] => {
    const windowMinutes = pick([10, 15, 20]);
    const pupils = consenting(problem);
    return { perMinute: Math.max(2, Math.round((pupils * share) / windowMinutes)), windowMinutes };
  };
  switch (kind) {
    case 'one-shift': {
      const p = school({ count, size }, caps(from(Math.ceil(count * 0.6), count + 2), 14, 15, 16, 17, 18), [MORNING]);
      return chance(0.5) ? { ...p, gate: gateFor(p, 0.6) } : p;
    }
    case 'two-shift-gate': {
      const p = school({ count: from(5, 12), size }, caps(from(5, 11), 16, 17, 18, 18), [
        MORNING,
        pick([NOON, { ...NOON, start: '10:40', end: '13:40' }]),
      ]);
      return { ...p, gate: gateFor(p, 0.4 + 0.5 * random.unit()) };
    }
    case 'few-rooms': {
      const p = school({ count: from(4, 9), size: [16, 28] }, caps(from(2, 4), 12, 14, 16, 18), [MORNING, NOON]);
      return chance(0.6) ? { ...p, gate: gateFor(p, 0.5) } : p;
    }
    case 'one-room': {
      const p = school(
        { count: 6, size: [3, from(5, 9)], siblings: 0.5 },
        chance(0.6) ? [from(9, 16)] : [from(9, 14), from(5, 9)],
        chance(0.7) ? [MORNING, NOON] : [MORNING],
        6,
      );
      const teachers = Array.from({ length: from(1, 3) }, (_, i) => ({ id: `G${i + 1}`, rombel: '*' as const, maxDay: from(1, 2) }));
      return {
        ...p,
        teachers,
        mergeable: pick([
          [
            ['K1', 'K2'],
            ['K3', 'K4'],
            ['K5', 'K6'],
          ],
          [
            ['K1', 'K2', 'K3'],
            ['K4', 'K5', 'K6'],
          ],
        ]),
      };
    }
    case 'paud': {
      const p = school({ count: from(2, 4), size: [10, 18], siblings: 0.25 }, caps(from(2, 4), 4, 5, 6, 8), [
        { id: 'P', start: '07:30', end: '09:30' },
        { id: 'S', start: '10:00', end: '12:00' },
      ]);
      return {
        ...p,
        level: 'PAUD',
        rules: { ...p.rules, maxGroup: 5 },
        gate: chance(0.5) ? { perMinute: from(1, 3), windowMinutes: 15 } : null,
      };
    }
    case 'smp-lessons':
      return smpSchool(pick([6, 9, 12, 15, 18, 24, 33]), random);
    case 'gender-shift': {
      const p = school({ count: from(4, 9), size }, caps(from(4, 9), 16, 18, 18), [MORNING, NOON]);
      const teachers = Array.from({ length: from(p.rombel.length, p.rombel.length + 3) }, (_, i) => ({
        id: `G${i + 1}`,
        rombel: '*' as const,
        maxDay: 2,
      }));
      return { ...p, teachers, rules: { ...p.rules, gender: chance(0.75) ? 'shift' : 'group' } };
    }
    case 'campus-cap': {
      const p = school({ count: from(6, 12), size }, caps(from(6, 12), 15, 16, 18), chance(0.5) ? [MORNING] : [MORNING, NOON]);
      const all = p.rombel.reduce((n, c) => n + c.pupils.length, 0);
      return { ...p, rules: { ...p.rules, maxCampusPupils: Math.floor(all * pick([0.25, 0.33, 0.5])) } };
    }
    case 'friday-short': {
      const p = school({ count: from(5, 10), size }, caps(from(4, 9), 15, 16, 17, 18), [MORNING, { ...NOON, days: DAYS.slice(0, 4) }], 5);
      return chance(0.7) ? { ...p, gate: gateFor(p, 0.5) } : p;
    }
    case 'part-time': {
      const p = school({ count: from(5, 10), size }, caps(from(5, 10), 16, 18), [MORNING, NOON]);
      const teachers = p.teachers.map((t) => ({
        ...t,
        maxWeek: from(4, 10),
        unavailable: p.days.flatMap((d) => p.shifts.flatMap((s): SlotRef[] => (chance(0.15) ? [[d, s.id]] : []))),
      }));
      for (let i = 0; i < from(0, 2); i++)
        teachers.push({ id: `B${i + 1}`, rombel: '*' as unknown as string[], maxDay: 2, maxWeek: from(4, 8), unavailable: [] });
      return { ...p, teachers };
    }
    case 'big-families':
      return school(
        { count: from(6, 12), size, siblings: 0.6, family: [2, 5] },
        caps(from(5, 10), 15, 16, 18),
        chance(0.6) ? [MORNING] : [MORNING, NOON],
      );
    case 'odd-even-families': {
      const p = school({ count: 2 * from(3, 5), size: [28, 30], siblings: 0 }, [], [MORNING], 6);
      const rooms = Array.from({ length: p.rombel.length }, (_, i) => ({ id: `R${i + 1}`, cap: 15 }));
      p.rombel.forEach((c, i) =>
        c.pupils.forEach((x, j) => {
          if (j < 20) x.fam = `F${i >> 1}-${j >> 1}-${j & 1}`;
        }),
      );
      return { ...p, rooms };
    }
    case 'low-consent':
      return school(
        { count, size, consent: 0.35 + 0.4 * random.unit() },
        caps(from(4, count), 14, 16, 18),
        chance(0.6) ? [MORNING] : [MORNING, NOON],
      );
    case 'staggered': {
      const p = school({ count: from(5, 10), size }, caps(from(5, 10), 16, 18), [
        { id: 'A', start: '07:00', end: '09:30' },
        { id: 'B', start: '08:00', end: '10:30' },
        ...(chance(0.5) ? [{ id: 'C', start: '10:10', end: '12:40' }] : []),
      ]);
      return { ...p, gate: gateFor(p, 0.35) };
    }
    case 'tight-windows': {
      // Rooms, teachers and days suffice one by one; their closed hours cross.
      const days = from(3, 4);
      const p = school({ count: from(3, 6), size: [20, 30] }, caps(from(2, 5), 14, 16, 18), [MORNING, NOON], days);
      const closed = (share: number): SlotRef[] =>
        p.days.flatMap((d) => p.shifts.flatMap((s): SlotRef[] => (chance(share) ? [[d, s.id]] : [])));
      const q: ShiftProblem = {
        ...p,
        rooms: p.rooms.map((r) => ({ ...r, unavailable: closed(0.25) })),
        teachers: p.teachers.map((t) => ({ ...t, unavailable: closed(0.3) })),
        rules: { ...p.rules, minSessions: from(1, 3), teacherGapMinutes: pick([0, 30]) },
      };
      return q;
    }
    case 'asks-too-much': {
      const p = school(
        { count: from(4, 9), size },
        caps(from(3, 8), 14, 16, 18),
        chance(0.5) ? [MORNING] : [MORNING, { ...NOON, start: '10:15', end: '13:15' }],
      );
      const wanting = { ...p, rules: { ...p.rules, minSessions: from(3, 5) } };
      const bend = random.below(4);
      if (bend === 0) return { ...wanting, teachers: p.teachers.slice(0, from(2, 3)).map((t) => ({ ...t, rombel: '*', maxDay: 1 })) };
      if (bend === 1) return { ...wanting, gate: gateFor(p, 0.15) };
      if (bend === 2) return { ...wanting, rules: { ...wanting.rules, maxCampusPupils: Math.floor(consenting(p) * 0.3) } };
      return wanting;
    }
  }
}

function consenting(problem: ShiftProblem): number {
  return problem.rombel.reduce((n, c) => n + c.pupils.filter((p) => p.consent).length, 0);
}

function rombelList(wish: Rombels, random: Random): ShiftRombel[] {
  const { count, size, consent = 1, siblings = 0.28, family = [2, 3] } = wish;
  const list: ShiftRombel[] = Array.from({ length: count }, (_, i) => {
    const n = size[0] + random.below(Math.max(1, size[1] - size[0] + 1));
    return {
      id: `K${i + 1}`,
      grade: i + 1,
      pupils: Array.from({ length: n }, (__, j) => ({
        id: `K${i + 1}-${String(j + 1).padStart(2, '0')}`,
        sex: (random.unit() < 0.5 ? 'L' : 'P') as Sex,
        consent: random.unit() < consent,
        fam: null,
      })),
    };
  });
  const all = list.flatMap((c) => c.pupils);
  for (let i = all.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  let left = Math.floor(all.length * siblings);
  for (let f = 1; left > 1; f++) {
    const n = Math.min(left, family[0] + random.below(family[1] - family[0] + 1));
    if (n < 2) break;
    for (const pupil of all.splice(0, n)) pupil.fam = `F${f}`;
    left -= n;
  }
  return list;
}

const SUBJECTS: [name: string, periods: number][] = [
  ['IND', 2],
  ['MTK', 2],
  ['ING', 2],
  ['IPA', 2],
  ['IPS', 2],
  ['PAI', 1],
  ['PKN', 1],
];

/** An SMP with subject teachers: six periods of 30 minutes a session, twelve periods in two sessions a group. */
export function smpSchool(rombels: number, random: Random): ShiftProblem {
  const rombel = rombelList({ count: rombels, size: [26, 33], siblings: 0.15 }, random);
  const days = DAYS.slice(0, random.unit() < 0.8 ? 6 : 5);
  const shifts = [MORNING, NOON];
  const teachers: ShiftProblem['teachers'] = [];
  const demand: LessonDemand[] = [];
  for (const [subject, periods] of SUBJECTS) {
    // Two groups a rombel; a teacher gives at most about 32 periods a week.
    const each = Math.max(1, Math.floor(32 / (2 * periods)));
    rombel.forEach((c, i) => {
      const id = `${subject}${Math.floor(i / each) + 1}`;
      if (i % each === 0) {
        const away = random.unit() < 0.25 ? [days[random.below(days.length)]!] : [];
        teachers.push({ id, rombel: '*', maxPeriods: 40, unavailable: away.flatMap((d) => shifts.map((s): SlotRef => [d, s.id])) });
      }
      demand.push({ rombel: c.id, subject, teacher: id, periods });
    });
  }
  const rooms = Math.max(3, Math.ceil((2 * 2 * rombels) / (2 * days.length)) + random.below(Math.max(2, rombels >> 1)));
  return {
    level: 'SMP',
    days,
    shifts,
    rules: { maxGroup: 18, maxMinutesPerDay: 180, roomGapMinutes: 30, teacherGapMinutes: 0, minSessions: 2, gender: null },
    rooms: Array.from({ length: rooms }, (_, i) => ({ id: `R${i + 1}`, cap: random.unit() < 0.8 ? 18 : 17 })),
    teachers,
    rombel,
    gate: { perMinute: Math.max(6, Math.round((rombels * 30) / 25)), windowMinutes: 20 },
    lessons: { periodsPerSession: 6, sessionsPerGroup: 2, demand },
  };
}
