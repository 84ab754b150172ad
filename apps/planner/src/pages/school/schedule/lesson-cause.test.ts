import { planSchool, type SchoolFacts } from '@giliran/planning';
import { expect, test } from 'vitest';
import { subjectSchool } from '../../../engine/test-lessons.ts';
import { lessonCauseOf } from './lesson-cause.tsx';

const facts = subjectSchool(3, 3);

test('a subject teacher with too few periods is found in the cause that the engine gives', () => {
  const short: SchoolFacts = {
    ...facts,
    teachers: facts.teachers.map((teacher) => (teacher.id === 'IPA1' ? { ...teacher, maxPeriods: 4 } : teacher)),
  };
  const { cause } = planSchool(short).result;
  expect(cause).toMatchObject({ resource: 'subject-teacher', needed: 6, available: 4 });
  expect(cause && lessonCauseOf(cause, short)).toEqual({ teacher: 'IPA1' });
});

test('a cause that lies elsewhere leads nowhere', () => {
  expect(lessonCauseOf({ resource: 'rooms', message: 'Butuh IPA1' }, facts)).toBeNull();
  const classTeachers = { ...facts, setting: { ...facts.setting, lessons: null } };
  expect(lessonCauseOf({ resource: 'subject-teacher', message: 'IPA1' }, classTeachers)).toBeNull();
});
