import { InputError } from '@giliran/kernel';
import { describe, expect, it } from 'vitest';
import { smallSchool } from '../fixtures/small-school.ts';
import { answerScheduleLine } from './answer-schedule-line.ts';

const options = () => {
  let clock = 100;
  return { offer: 'rata' as const, lang: 'id' as const, now: () => (clock += 5) };
};

describe('answerScheduleLine', () => {
  it('answers a school with the fields of the command line', () => {
    const answer = answerScheduleLine({ id: 'a', instance: smallSchool() }, options());
    expect(Object.keys(answer)).toEqual([
      'id',
      'verdict',
      'F',
      'bound',
      'boundBy',
      'proven',
      'plan',
      'cause',
      'metrics',
      'familiesBound',
      'familiesBoundBy',
      'familiesProven',
      'ms',
    ]);
    expect(answer).toMatchObject({ id: 'a', verdict: 'feasible', F: 1, bound: 1, proven: true, cause: null, ms: 5 });
  });

  it('shows the best there is when more is asked than can be', () => {
    const instance = smallSchool();
    instance.rules.minSessions = 2;
    const answer = answerScheduleLine({ id: 'a', instance }, options());
    expect(answer).toMatchObject({ verdict: 'infeasible', F: 1, proven: true, plan: null, metrics: null });
    expect(answer.alternative!.F).toBe(1);
    expect(answer.cause!.message).toMatch(/^Butuh \d+ .*, tersedia \d+\.$/);
  });

  it.each([
    ['', null],
    ['/id', { instance: smallSchool() }],
    ['/id', { id: 7, instance: smallSchool() }],
    ['/instance', { id: 'a' }],
    [
      '/instance/shifts/1/end',
      { id: 'a', instance: { ...smallSchool(), shifts: [smallSchool().shifts[0], { id: 'S', start: '10:00', end: '10:00' }] } },
    ],
  ])('names %j in a bad line', (path, line) => {
    let error: unknown;
    try {
      answerScheduleLine(line, options());
    } catch (e) {
      error = e;
    }
    expect(error).toBeInstanceOf(InputError);
    expect((error as InputError).path).toBe(path);
  });
});
