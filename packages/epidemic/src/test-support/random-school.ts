import { addDays, randomUnit, WEEKDAYS } from '@giliran/kernel';
import { BUILTINS, type RotationInput, type RotationPlan, type TimetablePlan } from '../rotation-input.ts';

/** A random small school with random plans, scenario and rules, transmissible enough that every setting matters. Same number, same school. */
export function randomSchool(number: number): RotationInput {
  let counter = 0;
  const unit = (): number => randomUnit(4711, number, counter++);
  const whole = (from: number, to: number): number => from + Math.floor(unit() * (to - from + 1));
  const one = <T>(list: readonly T[]): T => list[whole(0, list.length - 1)] as T;
  const chance = (p: number): boolean => unit() < p;

  const pupilCount = whole(4, 40);
  const rombel = whole(1, 4);
  const householdCount = whole(2, pupilCount);
  const teacherCount = whole(0, 5);
  const roomCount = whole(1, 4);
  const pupils = Array.from({ length: pupilCount }, (_, i) => ({
    id: `P${i}`,
    rombel: `r${i % rombel}`,
    age: whole(5, 17),
    doses: whole(0, 2),
    household: `H${whole(0, householdCount - 1)}`,
    consent: chance(0.9),
    transport: one(['WALK', 'ANGKOT', 'ANGKOT', 'BUS', 'OJEK', 'OJEK'] as const),
    transportGroup: chance(0.9) ? `t${whole(0, 1)}` : null,
  }));
  const teachers = Array.from({ length: teacherCount }, (_, t) => ({
    id: `G${t}`,
    age: whole(22, 60),
    doses: whole(0, 2),
    household: chance(0.3) ? `H${whole(0, householdCount - 1)}` : `HG${t}`,
    rombel: chance(0.3) ? `r${whole(0, Math.min(rombel, pupilCount) - 1)}` : null,
  }));
  const households = [...Array.from({ length: householdCount }, (_, h) => `H${h}`), ...teachers.map((_, t) => `HG${t}`)].map((id) => ({
    id,
    adults: Array.from({ length: whole(0, 3) }, (_, n) => ({ id: `${id}-a${n}`, age: whole(20, 80), doses: whole(0, 2) })),
    siblingsElsewhere: chance(0.2) ? [{ id: `${id}-s`, age: whole(3, 19) }] : [],
  }));
  const rooms = Array.from({ length: roomCount }, (_, r) => ({
    id: `R${r}`,
    areaM2: 20 + 60 * unit(),
    heightM: 2.5 + unit(),
    ventilation: one(['CROSS_OPEN', 'SINGLE_SIDED', 'CLOSED'] as const),
    ...(chance(0.5) ? { gapAch: 10 * unit() } : {}),
  }));

  const days = whole(10, 45);
  const startDate = addDays('2021-09-13', whole(0, 6));
  const frame = { startDate, days, holidays: chance(0.5) ? [addDays(startDate, whole(0, days - 1))] : [], spacingM: one([1, 1.5, 2]) };
  const plans: RotationPlan[] = [
    { ...frame, id: 'a', builtin: one(BUILTINS), gapMinutes: whole(0, 60) },
    { ...frame, id: 'b', builtin: one(BUILTINS), sessionMinutes: whole(30, 240), gapMinutes: whole(0, 60), reference: true },
    timetable(frame, pupils, teacherCount, roomCount, whole, chance),
  ];
  return {
    id: `random-${number}`,
    school: { id: `S${number}`, level: one(['PAUD', 'SD', 'SMP', 'SMA']), rooms, teachers, pupils, households },
    plans,
    scenario: {
      zone: one(['GREEN', 'YELLOW', 'ORANGE', 'RED'] as const),
      reportedPer100kWeek: one([0, 100, 2000, 10000]),
      index:
        pupils.some((pupil) => pupil.consent) && chance(0.7)
          ? { role: teacherCount > 0 && chance(0.3) ? 'teacher' : 'pupil', day: whole(0, 5) }
          : null,
      variant: one(['WILD', 'ALPHA', 'DELTA'] as const),
      zoneSeries: chance(0.4) ? [{ from: addDays(startDate, whole(1, 9)), zone: one(['YELLOW', 'RED'] as const) }] : null,
      closingZones: chance(0.3) ? ['RED'] : [],
      overrides: {
        quantaPerHour: one([25, 300]),
        closeRange: one([0.04, 1]),
        gateContact: one([0.02, 3]),
        rideMinutes: whole(5, 60),
        teachersRoomMinutes: whole(0, 60),
        latentDays: 1.5 + 2 * unit(),
        ...(chance(0.5) ? { dispersion: 5 } : {}),
      },
      masks: chance(0.5) ? { out: unit(), in: unit() } : { out: 0, in: 0 },
      responses: {
        detection: one([0, 0.3, 0.7, 1]),
        delayDays: whole(0, 2),
        isolationDays: one([0, 5, 14]),
        groupSuspension: chance(0.7) ? { cases: whole(1, 3), windowDays: whole(1, 10), days: whole(1, 12) } : null,
        screening: chance(0.4)
          ? [
              { role: 'pupil', perWeek: whole(0, 5), sensitivity: unit(), turnaroundDays: whole(0, 3) },
              { role: 'teacher', perWeek: whole(1, 3) },
            ]
          : [],
        schoolClosure: chance(0.6)
          ? { rule: one(['NEVER', 'ANY_CASE', 'K_CASES'] as const), cases: whole(1, 4), windowDays: whole(1, 14), days: whole(1, 14) }
          : null,
      },
      settings: { transport: chance(0.8), gate: chance(0.8), teachersRoom: chance(0.8) },
    },
    run: { seed: number, replicates: 8 },
  };
}

function timetable(
  frame: Pick<TimetablePlan, 'startDate' | 'days' | 'holidays' | 'spacingM'>,
  pupils: readonly { id: string }[],
  teacherCount: number,
  roomCount: number,
  whole: (from: number, to: number) => number,
  chance: (p: number) => boolean,
): TimetablePlan {
  const groupCount = Math.min(pupils.length, whole(1, 6));
  const groups = Array.from({ length: groupCount }, (_, g) => ({
    id: `g${g}`,
    pupils: pupils.filter((_, i) => i % (groupCount + 1) === g).map((pupil) => pupil.id),
  }));
  const gap = whole(0, 50);
  const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const shifts = [0, 1].map((n) => ({ id: `s${n}`, start: clock(420 + n * (150 + gap)), end: clock(420 + n * (150 + gap) + 150) }));
  const sessions = groups.flatMap((group, g) =>
    WEEKDAYS.filter(() => chance(0.6)).map((day) => {
      const shift = whole(0, 1);
      // A teacher belongs to one room, so nobody is in two rooms at once.
      const room = whole(0, roomCount - 1);
      const crew = Array.from({ length: teacherCount }, (_, t) => t)
        .filter((t) => t % roomCount === room)
        .map((t) => `G${t}`);
      const taught =
        crew.length === 0 || chance(0.2)
          ? {}
          : chance(0.4)
            ? { lessons: crew.map((teacher, n) => ({ period: (n + g) % 5, teacher, subject: 'x' })) }
            : chance(0.5)
              ? { teachers: crew }
              : { teacher: crew[0] as string };
      return {
        group: group.id,
        day,
        week: chance(0.2) ? ('A' as const) : chance(0.2) ? ('B' as const) : null,
        shift: `s${shift}`,
        room: `R${room}`,
        ...taught,
      };
    }),
  );
  if (sessions.length === 0) sessions.push({ group: 'g0', day: 'Sen', week: null, shift: 's0', room: 'R0' });
  return { ...frame, id: 'c', groups, shifts, sessions };
}
