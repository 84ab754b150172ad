import { InputError } from '@giliran/kernel';
import { describe, expect, it } from 'vitest';
import { smallSchool } from '../fixtures/small-school.ts';
import { parseShiftProblem } from './parse-shift-problem.ts';

const GONE = Symbol('gone');
type Json = Record<string, unknown>;

/** The small school with `value` written at a JSON Pointer. */
function schoolWith(at: string, value: unknown): unknown {
  const problem = structuredClone(smallSchool());
  const keys = at.split('/').slice(1);
  const last = keys.pop()!;
  let holder = problem as unknown as Json;
  for (const key of keys) holder = holder[key] as Json;
  if (value === GONE) delete holder[last];
  else holder[last] = value;
  return problem;
}

function errorPath(value: unknown): string {
  try {
    parseShiftProblem(value, '/instance');
  } catch (e) {
    if (!(e instanceof InputError)) throw e;
    expect(e.message).not.toBe('');
    return e.path;
  }
  return 'accepted';
}

const lessons = (row: Json) => ({
  periodsPerSession: 2,
  sessionsPerGroup: 1,
  demand: [{ rombel: 'K1', subject: 'MTK', teacher: 'G1', periods: 2, ...row }],
});

describe('parseShiftProblem', () => {
  it('accepts a school and gives it back', () => {
    expect(parseShiftProblem(structuredClone(smallSchool()))).toEqual(smallSchool());
    expect(errorPath(schoolWith('/lessons', lessons({})))).toBe('accepted');
    expect(errorPath(schoolWith('/teachers/0/maxDay', null))).toBe('accepted');
  });

  it('fills defaults', () => {
    expect(parseShiftProblem(schoolWith('/gate', GONE)).gate).toBeNull();
    const rules = { maxGroup: 3, maxMinutesPerDay: 180, roomGapMinutes: 30 };
    expect(parseShiftProblem(schoolWith('/rules', rules)).rules).toEqual({ ...rules, minSessions: 1, teacherGapMinutes: 0, gender: null });
    expect(parseShiftProblem(schoolWith('/rombel/0/pupils/0/fam', GONE)).rombel[0]!.pupils[0]!.fam).toBeNull();
  });

  it.each([
    ['/days/1', '/days/1', 'Sen'],
    ['/days', '/days', 'Sen'],
    ['/level', '/level', GONE],
    ['/shifts/1/end', '/shifts/1/end', '09:30'],
    ['/shifts/0/start', '/shifts/0/start', '7:00'],
    ['/shifts/0/end', '/shifts/0/end', '24:00'],
    ['/shifts/1/id', '/shifts/1/id', 'P'],
    ['/shifts/0/days/0', '/shifts/0/days', ['Rab']],
    ['/rules', '/rules', GONE],
    ['/rules/maxGroup', '/rules/maxGroup', 0],
    ['/rules/maxGroup', '/rules/maxGroup', 2.5],
    ['/rules/roomGapMinutes', '/rules/roomGapMinutes', -1],
    ['/rules/gender', '/rules/gender', 'both'],
    ['/rooms/0/cap', '/rooms/0/cap', -1],
    ['/rooms/0/cap', '/rooms/0/cap', '18'],
    ['/rooms/1/id', '/rooms/1/id', 'R1'],
    ['/rooms/1/unavailable/0/0', '/rooms/1/unavailable', [['Rab', 'P']]],
    ['/rooms/1/unavailable/0/1', '/rooms/1/unavailable', [['Sen', 'X']]],
    ['/rooms/1/unavailable/0', '/rooms/1/unavailable', [['Sen']]],
    ['/teachers/0/rombel/0', '/teachers/0/rombel', ['K9']],
    ['/teachers/0/rombel', '/teachers/0/rombel', 'K1'],
    ['/teachers/1/id', '/teachers/1/id', 'G1'],
    ['/teachers/0/maxWeek', '/teachers/0/maxWeek', -2],
    ['/rombel/1/id', '/rombel/1/id', 'K1'],
    ['/rombel/0/pupils/0/consent', '/rombel/0/pupils/0/consent', GONE],
    ['/rombel/0/pupils/0/consent', '/rombel/0/pupils/0/consent', 'ya'],
    ['/rombel/0/pupils/0/sex', '/rombel/0/pupils/0/sex', 'M'],
    ['/rombel/1/pupils/0/id', '/rombel/1/pupils/0/id', 'K1-1'],
    ['/mergeable/1/0', '/mergeable', [['K1', 'K2'], ['K1']]],
    ['/mergeable/0/0', '/mergeable', [['K9']]],
    ['/gate/perMinute', '/gate/perMinute', -1],
    ['/gate/windowMinutes', '/gate/windowMinutes', GONE],
    ['/lessons/demand/0/periods', '/lessons', lessons({ periods: 3 })],
    ['/lessons/demand/0/teacher', '/lessons', lessons({ teacher: 'X' })],
    ['/lessons/demand/0/rombel', '/lessons', lessons({ rombel: 'X' })],
  ])('names %s when %s is wrong', (path, at, value) => {
    expect(errorPath(schoolWith(at, value))).toBe(`/instance${path}`);
  });

  it.each([null, [], 7, 'x'])('wants an object, not %j', (value) => {
    expect(errorPath(value)).toBe('/instance');
  });
});
