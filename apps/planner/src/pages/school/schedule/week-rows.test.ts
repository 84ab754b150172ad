import { planSchool, type SavedPlan, type SchoolFacts } from '@giliran/planning';
import { expect, test } from 'vitest';
import { subjectSchool } from '../../../engine/test-lessons.ts';
import { planNamesOf } from './plan-names.ts';
import { plannedMinutes, weekRows, weekSlots } from './week-rows.ts';

const facts: SchoolFacts = {
  id: 's',
  form: 'SD',
  setting: {
    regulationIds: [],
    phase: 'TRANSITION',
    startDate: '2021-09-13',
    days: ['Sen', 'Jum'],
    shifts: [
      { id: 'S', name: 'Siang', start: '10:30', end: '13:30', days: ['Sen'] },
      { id: 'P', name: 'Pagi', start: '07:00', end: '09:30' },
    ],
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
  rooms: [],
  teachers: [{ id: 't', name: 'Pak Adi', rombelId: null, maxDay: null, maxWeek: null }],
  rombel: [
    { id: 'r1', name: '1', grade: 1, pupilCount: 2, pupils: [] },
    {
      id: 'r2',
      name: '2',
      grade: 2,
      pupilCount: 9,
      pupils: [
        { id: 'b', rosterNumber: 1, sex: null, consent: 'NO', familyId: null },
        { id: 'c', rosterNumber: 2, sex: null, consent: 'YES', familyId: null },
      ],
    },
  ],
  zoneHistory: [],
};
const plan: SavedPlan = {
  groups: [{ id: 'g', label: '1 + 2 · A', rombelId: 'r1', pupils: ['r1#1', 'r1#2', 'c'] }],
  sessions: [
    { group: 'g', day: 'Sen', shift: 'S', room: 'x', teacher: 't', locked: false },
    { group: 'g', day: 'Jum', shift: 'P', room: 'x', teacher: null, locked: false },
  ],
};

test('columns are the open shifts of each day, early ones first', () => {
  expect(weekSlots(facts).map((slot) => slot.key)).toEqual(['Sen P', 'Sen S', 'Jum P']);
});

test('a merged group stands in the row of each of its rombel', () => {
  const rows = weekRows(facts, plan, 'rombel', planNamesOf(facts, plan));
  expect(rows.map((row) => [row.title, row.pupils, row.atHome, row.cells.get('Sen S')])).toEqual([
    ['1', 2, 0, [0]],
    ['2', 2, 1, [0]],
  ]);
});

test('sessions without a teacher have a row of their own', () => {
  const rows = weekRows(facts, plan, 'teacher', planNamesOf(facts, plan));
  expect(rows.map((row) => [row.title, [...row.cells.keys()]])).toEqual([
    ['Pak Adi', ['Sen S']],
    ['–', ['Jum P']],
  ]);
});

test('minutes add up the length of each session', () => {
  expect(plannedMinutes(facts, plan).get('g')).toBe(330);
});

test('in a fortnight each week has its own columns, and a session stands in its own', () => {
  const two = { ...facts, setting: { ...facts.setting, weeks: 2 as const } };
  expect(weekSlots(two).map((slot) => slot.key)).toEqual(['A Sen P', 'A Sen S', 'A Jum P', 'B Sen P', 'B Sen S', 'B Jum P']);
  const sessions = plan.sessions.map((session, i) => ({ ...session, week: i === 0 ? ('B' as const) : ('A' as const) }));
  const [group] = weekRows(two, { ...plan, sessions }, 'group', planNamesOf(two, plan));
  expect([...(group?.cells ?? [])]).toEqual([
    ['B Sen S', [0]],
    ['A Jum P', [1]],
  ]);
});

test('a session of subject teachers stands with each of them, the groups of one slot in the order of the periods', () => {
  const school = subjectSchool(3, 3);
  const timetable = planSchool(school).plan as SavedPlan;
  const rows = weekRows(school, timetable, 'teacher', planNamesOf(school, timetable));
  expect(rows.map(({ id }) => id)).toEqual(school.teachers.map(({ id }) => id));
  let together = 0;
  for (const row of rows) {
    for (const indices of row.cells.values()) {
      const first = indices.map((i) =>
        Math.min(...(timetable.sessions[i]?.lessons ?? []).flatMap((lesson) => (lesson.teacher === row.id ? [lesson.period] : []))),
      );
      expect(first).toEqual([...first].sort((a, b) => a - b));
      if (first.length > 1) together++;
    }
  }
  expect(together).toBeGreaterThan(0);
});
