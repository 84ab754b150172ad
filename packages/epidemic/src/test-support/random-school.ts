import { addDays, randomUnit, WEEKDAYS } from '@giliran/kernel';
import {
  BUILTINS,
  type RotationInput,
  type RotationPlan,
  type RotationSchool,
  type RotationSeat,
  type TimetablePlan,
} from '../rotation-input.ts';

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
  const school: RotationSchool = {
    id: `S${number}`,
    level: one(['PAUD', 'SD', 'SMP', 'SMA']),
    desa: 'D1',
    kecamatan: 'K1',
    rooms,
    teachers,
    pupils,
    households,
  };
  // Sometimes further schools, joined to the first by siblings, a shared teacher or an area only.
  const others = Array.from({ length: chance(0.3) ? whole(1, 2) : 0 }, (_, n): RotationSchool => {
    const count = whole(3, 15);
    return {
      id: `S${number}-${n}`,
      level: 'SMP',
      desa: one(['D1', `D2`]),
      kecamatan: one(['K1', 'K2']),
      rooms: [{ id: 'R0', areaM2: 30 }],
      teachers: [
        { id: `X${n}`, household: `Q${n}` },
        ...(teacherCount > 0 && chance(0.5) ? [{ id: 'G0', age: 40, household: teachers[0]?.household ?? null }] : []),
      ],
      pupils: Array.from({ length: count }, (_, i) => ({
        id: `P${100 + 100 * n + i}`,
        rombel: '7',
        household: chance(0.3) ? `H${whole(0, householdCount - 1)}` : `Q${n}`,
        transport: 'ANGKOT' as const,
        transportGroup: chance(0.5) ? 't0' : null,
      })),
      households: [{ id: `Q${n}`, adults: [{ id: `Q${n}-a` }] }],
    };
  });
  const mine = plans.pop() as TimetablePlan;
  const withSeats = chance(0.5)
    ? {
        ...mine,
        groups: mine.groups.map((group) => (chance(0.6) ? { ...group, seats: seatsOf(group.pupils, frame.spacingM, unit) } : group)),
      }
    : mine;
  const isStaged = chance(0.4);
  const rule = (): { cases: number; windowDays: number; days: number } => ({
    cases: whole(1, 4),
    windowDays: whole(1, 14),
    days: whole(1, 12),
  });
  const hasMatrix = chance(0.25);
  return {
    id: `random-${number}`,
    ...(others.length === 0
      ? { school, plans: [...plans, withSeats] }
      : {
          schools: [
            { ...school, plans: [withSeats] },
            ...others.map((other) => ({ ...other, plans: [smallTimetable(other, frame, whole(0, 1) === 1)] })),
          ],
          plans,
        }),
    scenario: {
      zone: one(['GREEN', 'YELLOW', 'ORANGE', 'RED'] as const),
      reportedPer100kWeek: one([0, 100, 2000, 10000]),
      index:
        pupils.some((pupil) => pupil.consent) && chance(0.7)
          ? { role: teacherCount > 0 && chance(0.3) ? 'teacher' : 'pupil', day: whole(0, 5) }
          : null,
      variant: one(['WILD', 'ALPHA', 'DELTA'] as const),
      zoneTransition: hasMatrix
        ? { YELLOW: { RED: 0.1 * unit(), ORANGE: 0.1 }, RED: { GREEN: 0.2 }, ORANGE: { RED: 0.2, YELLOW: 0.1 } }
        : null,
      initialPrevalence: chance(0.2) ? 0.05 : 0,
      zoneSeries: !hasMatrix && chance(0.4) ? [{ from: addDays(startDate, whole(1, 9)), zone: one(['YELLOW', 'RED'] as const) }] : null,
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
        test: chance(0.3) ? { sensitivity: unit(), turnaroundDays: whole(0, 2) } : null,
        quarantine: chance(0.4)
          ? { group: chance(0.6), household: chance(0.6), transport: chance(0.6), days: whole(1, 14), delayDays: whole(0, 2) }
          : null,
        neighbourCase: chance(0.3) ? { persons: whole(1, 300), days: whole(1, 14) } : null,
        stagedClosure: isStaged
          ? { school: chance(0.5) ? rule() : null, desa: chance(0.7) ? rule() : null, kecamatan: chance(0.5) ? rule() : null }
          : null,
        schoolClosure: isStaged
          ? null
          : chance(0.6)
            ? { rule: one(['NEVER', 'ANY_CASE', 'K_CASES'] as const), cases: whole(1, 4), windowDays: whole(1, 14), days: whole(1, 14) }
            : null,
      },
      settings: { transport: chance(0.8), gate: chance(0.8), teachersRoom: chance(0.8) },
    },
    run: { seed: number, replicates: 8 },
  };
}

/** Seats on a grid with some scatter, so that some are near and some are not. */
function seatsOf(pupils: readonly string[], spacingM: number, unit: () => number): RotationSeat[] {
  return pupils.map((pupil, i) => ({
    pupil,
    xM: (i % 3) * spacingM * (0.8 + 0.4 * unit()),
    yM: Math.floor(i / 3) * spacingM * (0.8 + 0.4 * unit()),
  }));
}

/** One group of all pupils on two days a week. */
function smallTimetable(
  school: RotationSchool,
  frame: Pick<TimetablePlan, 'startDate' | 'days' | 'holidays' | 'spacingM'>,
  isLate: boolean,
): TimetablePlan {
  return {
    ...frame,
    id: 'c',
    groups: [{ id: 'all', pupils: school.pupils.map((pupil) => pupil.id) }],
    shifts: [{ id: 's0', start: isLate ? '15:00' : '07:10', end: isLate ? '17:00' : '09:10' }],
    sessions: (['Sen', 'Kam'] as const).map((day) => ({
      group: 'all',
      day,
      shift: 's0',
      room: 'R0',
      teacher: school.teachers?.[0]?.id ?? null,
    })),
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
