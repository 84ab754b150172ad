import { expect, test } from 'vitest';
import { lessonRuns, lessonsUnlike } from './lesson-text.ts';

test('equal neighbours are one run, counted from 1; another teacher or a gap begins a new one', () => {
  const lesson = (period: number, subject: string, teacher = 't') => ({ period, subject, teacher });
  expect(
    lessonRuns({ lessons: [lesson(3, 'MTK'), lesson(0, 'IPA'), lesson(1, 'IPA'), lesson(4, 'MTK', 'u'), lesson(6, 'MTK', 'u')] }),
  ).toEqual([
    { from: 1, to: 2, subject: 'IPA', teacher: 't' },
    { from: 4, to: 4, subject: 'MTK', teacher: 't' },
    { from: 5, to: 5, subject: 'MTK', teacher: 'u' },
    { from: 7, to: 7, subject: 'MTK', teacher: 'u' },
  ]);
  expect(lessonRuns({})).toEqual([]);
});

test('of two versions of a session only the periods that differ are told', () => {
  const lesson = (period: number, subject: string, teacher = 't') => ({ period, subject, teacher });
  const before = { lessons: [lesson(0, 'MTK'), lesson(1, 'IPA'), lesson(2, 'IPS')] };
  const after = { lessons: [lesson(0, 'MTK'), lesson(1, 'IPA', 'u'), lesson(3, 'IPS')] };
  expect(lessonsUnlike(before, after)).toEqual([lesson(1, 'IPA'), lesson(2, 'IPS')]);
  expect(lessonsUnlike(after, before)).toEqual([lesson(1, 'IPA', 'u'), lesson(3, 'IPS')]);
  expect(lessonsUnlike(after, null)).toEqual(after.lessons);
});
