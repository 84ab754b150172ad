import type { SchoolFacts } from '@giliran/planning';
import { countingBounds, type ShiftProblem } from '@giliran/schedule';
import { problemOf } from './problem-of.ts';

export interface LessonLimitsQuestion {
  readonly facts: SchoolFacts;
  readonly periodsPerSession: number;
}

export interface LessonLimits {
  /** Fewest groups of each rombel, by id; 0 = nobody comes, or no room has a seat. */
  readonly groups: Readonly<Record<string, number>>;
  /** Most periods a week of each teacher, by id: the own limit, or what the open sessions leave room for. */
  readonly periods: Readonly<Record<string, number>>;
}

/**
 * What the lessons of a school have to fit into, by the same counts that prove a plan impossible: groups of each rombel, periods of
 * each teacher. Whatever is typed into the table of lessons does not matter here. One count a rombel and teacher: milliseconds.
 */
export function lessonLimits({ facts, periodsPerSession }: LessonLimitsQuestion): LessonLimits {
  const { problem } = problemOf({ ...facts, setting: { ...facts.setting, lessons: null }, lessonDemand: [] }, null);
  const alone: ShiftProblem = { ...problem, mergeable: [] };
  const groups = problem.rombel.map((rombel) => {
    const bounds = countingBounds({ ...alone, rombel: [rombel], teachers: problem.teachers.slice(0, 1) });
    return [rombel.id, bounds.find(({ id }) => id === 'rooms')?.perSession ?? 0] as const;
  });
  // The count of a teacher needs somebody who is taught.
  const someone = { id: 'one', grade: 1, pupils: [{ id: 'one', sex: 'L' as const, consent: true, fam: null }] };
  const rooms = [{ id: 'one', cap: 1 }];
  const periods = problem.teachers.map((teacher) => {
    const demand = [{ rombel: someone.id, subject: 'one', teacher: teacher.id, periods: 1 }];
    const lessons = { periodsPerSession, sessionsPerGroup: 1, demand };
    const bounds = countingBounds({ ...alone, rombel: [someone], rooms, gate: null, teachers: [teacher], lessons });
    return [teacher.id, bounds.find(({ id }) => id === 'subject-teacher')?.available ?? 0] as const;
  });
  return { groups: Object.fromEntries(groups), periods: Object.fromEntries(periods) };
}
