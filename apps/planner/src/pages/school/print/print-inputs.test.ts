import type { SheetHead } from '@giliran/documents';
import type { SavedPlan, SchoolFacts } from '@giliran/planning';
import { expect, test } from 'vitest';
import type { MarkedRoom } from '../../../engine/tasks/mark-seats.ts';
import { planNamesOf } from '../schedule/plan-names.ts';
import { groupListsInput, scheduleInput, seatMapInput } from './print-inputs.ts';

const head: SheetHead = {
  schoolName: 'SDN 1',
  npsn: '30101234',
  plan: { number: 1, name: 'Rancangan 1', saved: true },
  printedOn: '2021-09-10',
  startsOn: '2021-09-13',
  engineVersion: '0.1.0',
  articles: [],
  draft: true,
  synthetic: true,
};
const facts: SchoolFacts = {
  id: 's',
  form: 'SD',
  setting: {
    regulationIds: [],
    phase: 'TRANSITION',
    startDate: '2021-09-13',
    days: ['Sen', 'Rab'],
    shifts: [{ id: 'P', name: 'Pagi', start: '07:00', end: '10:00' }],
    roomGapMin: 30,
    teacherGapMin: 0,
    minSessions: 1,
    gate: null,
    maxCampusPupils: null,
    genderRule: null,
    mergeable: [['r1', 'r2']],
    canteen: null,
    readinessShare: null,
  },
  rooms: [
    { id: 'k', name: 'Ruang 1', site: 'ON_CAMPUS', widthCm: 700, lengthCm: 800, sideMarginCm: 50, frontZoneCm: 200, backMarginCm: 50 },
    { id: 'u', name: 'Ruang 2', site: 'ON_CAMPUS', widthCm: null, lengthCm: 800, sideMarginCm: 50, frontZoneCm: 200, backMarginCm: 50 },
  ],
  teachers: [],
  rombel: [
    {
      id: 'r1',
      name: '1',
      grade: 1,
      pupilCount: 3,
      pupils: [1, 2, 3].map((n) => ({
        id: `a${n}`,
        rosterNumber: n,
        sex: null,
        consent: n === 3 ? ('NO' as const) : ('YES' as const),
        familyId: null,
      })),
    },
    { id: 'r2', name: '2', grade: 2, pupilCount: 2, pupils: [] },
  ],
  zoneHistory: [],
};
const plan: SavedPlan = {
  groups: [{ id: 'g', label: '1 + 2 · A', rombelId: 'r1', pupils: ['a2', 'a1', 'r2#1', 'r2#2'] }],
  sessions: [
    { group: 'g', day: 'Rab', shift: 'P', room: 'k', teacher: null, locked: false },
    { group: 'g', day: 'Sen', shift: 'P', room: 'k', teacher: null, locked: false },
  ],
};
const source = { facts, plan, names: planNamesOf(facts, plan), head };

test('a merged group lists only the pupils of the rombel and names the other one', () => {
  const { rombel } = scheduleInput(source, new Set(['r2']));
  expect(rombel).toHaveLength(1);
  expect(rombel[0]?.groups[0]).toMatchObject({ letter: 'A', rosterNumbers: [1, 2], sharedWith: ['1'], minutesAWeek: 360 });
  expect(rombel[0]?.groups[0]?.sessions.map((session) => session.day)).toEqual(['Sen', 'Rab']);
});

test('weeks A and B stand apart, minutes are the mean of a week, and lessons bring their times', () => {
  const lessons = [{ period: 1, subject: 'IPA', teacher: 'nobody' }];
  const sessions: SavedPlan['sessions'] = [
    { group: 'g', week: 'B', day: 'Sen', shift: 'P', room: 'k', teacher: null, lessons, locked: false },
    { group: 'g', week: 'A', day: 'Rab', shift: 'P', room: 'k', teacher: null, locked: false },
  ];
  const setting = { ...facts.setting, weeks: 2 as const, lessons: { periodsPerSession: 6, sessionsPerGroup: 1 } };
  const { rombel } = scheduleInput({ ...source, facts: { ...facts, setting }, plan: { ...plan, sessions } }, new Set(['r1']));
  const [group] = rombel[0]?.groups ?? [];
  expect(group?.sessions.map(({ week, day }) => [week, day])).toEqual([
    ['A', 'Rab'],
    ['B', 'Sen'],
  ]);
  expect(group?.minutesAWeek).toBe(180);
  expect(group?.sessions[1]?.lessons).toEqual([{ period: 1, subject: 'IPA', teacher: '(sudah dihapus)', start: '07:30', end: '08:00' }]);
});

test('without a wish for names there are none; pupils at home stand apart', () => {
  const [first] = groupListsInput(source, new Set(['r1']), new Map()).rombel;
  expect(first?.groups[0]?.pupils).toEqual([
    { rosterNumber: 1, name: null },
    { rosterNumber: 2, name: null },
  ]);
  expect(first?.atHome).toEqual([{ rosterNumber: 3, name: null }]);
  const named = groupListsInput(source, new Set(['r1']), new Map([['a1', 'Ani']])).rombel[0];
  expect(named?.groups[0]?.pupils[0]?.name).toBe('Ani');
});

test('a room of unknown size gets no map; the largest group of a room is named', () => {
  const marked = (roomId: string): MarkedRoom => ({
    roomId,
    spacingM: 1.5,
    articles: [],
    assumptionIds: [],
    capacity: { count: 1, cap: 18, limitedBy: 'geometry', upperBound: 1, proven: true },
    marks: { marks: [], unit: 'cm', placedAnew: false, seatsGivenUp: 0, minDistanceM: null },
  });
  const { rooms } = seatMapInput(facts, plan, head, [marked('k'), marked('u')]);
  expect(rooms.map((room) => [room.name, room.largestGroup])).toEqual([['Ruang 1', 4]]);
});
