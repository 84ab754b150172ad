import { planSchool, type SchoolFacts } from '@giliran/planning';
import { countingBounds } from '@giliran/schedule';
import { expect, test } from 'vitest';
import { subjectSchool } from '../test-lessons.ts';
import { lessonLimits } from './lesson-limits.ts';
import { problemOf } from './problem-of.ts';

const facts = subjectSchool(3, 3);

test('groups are those of the plan, periods those that the proof of a plan counts', () => {
  const { groups, periods } = lessonLimits({ facts, periodsPerSession: 3 });
  const plan = planSchool(facts).plan;
  for (const { id } of facts.rombel) expect(groups[id]).toBe(plan?.groups.filter(({ rombelId }) => rombelId === id).length);
  const bound = countingBounds(problemOf(facts, null).problem).find(({ id }) => id === 'subject-teacher');
  expect(periods[bound?.about?.[0] ?? '']).toBe(bound?.available);
  // Four days of two sessions of three periods.
  expect(Object.values(periods)).toEqual(facts.teachers.map(() => 24));
});

test('a limit of the teacher counts, and so does who stays at home; a table that asks too much does not stop the count', () => {
  const [rombel, ...others] = facts.rombel;
  const changed: SchoolFacts = {
    ...facts,
    setting: { ...facts.setting, lessons: { periodsPerSession: 1, sessionsPerGroup: 1 } },
    teachers: facts.teachers.map((teacher, i) => (i === 0 ? { ...teacher, maxPeriods: 7 } : teacher)),
    rombel: [
      { ...(rombel as SchoolFacts['rombel'][number]), pupils: rombel?.pupils.map((pupil) => ({ ...pupil, consent: 'NO' as const })) ?? [] },
      ...others,
    ],
  };
  const { groups, periods } = lessonLimits({ facts: changed, periodsPerSession: 6 });
  expect(groups[rombel?.id ?? '']).toBe(0);
  expect(Object.values(periods).slice(0, 2)).toEqual([7, 48]);
});

test('without rooms the groups are not known', () => {
  expect(Object.values(lessonLimits({ facts: { ...facts, rooms: [] }, periodsPerSession: 3 }).groups)).toEqual([0, 0, 0]);
});
