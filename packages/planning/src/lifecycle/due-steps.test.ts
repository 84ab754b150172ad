import { describe, expect, test } from 'vitest';
import type { Day } from '@giliran/kernel';
import { resolvePolicy } from '@giliran/policy';
import type { LifecycleState, ZoneEntry } from '@giliran/policy/lifecycle';
import { dueSteps, endOfTransition } from './due-steps.ts';
import { ordersOver, zoneHistoryOf, type SchoolPlace } from './guard-facts.ts';
import { standingOf, type HistoryStep } from './standing.ts';

const LEDO: SchoolPlace = { id: 's', kabupatenCode: '61.07', kecamatanCode: '61.07.03', desaCode: '61.07.03.2001' };
const YELLOW: ZoneEntry = { areaCode: '61.07', from: '2021-08-30', zone: 'YELLOW' };
const rulesWith = (assumptionValues: Record<string, string> = {}) => {
  const policy = (date: Day) =>
    resolvePolicy({
      regulationIds: ['bengkayang-51-2021'],
      level: 'SD',
      phase: 'TRANSITION',
      date,
      asIfInForce: ['bengkayang-51-2021'],
      assumptionValues,
    });
  return (date: Day) => policy(date);
};
const rules = rulesWith();

/** A history of steps, numbered and joined: each begins where the one before ended. */
function steps(...rows: [HistoryStep['event'], LifecycleState, Day, Partial<HistoryStep>?][]): HistoryStep[] {
  let from: LifecycleState = 'BDR';
  return rows.map(([event, to, on, more], i) => {
    const step: HistoryStep = { number: i + 1, event, from, to, on, startDay: null, reference: null, ...more };
    from = to;
    return step;
  });
}

const PERMIT = ['GRANT_PERMIT', 'PERMITTED', '2021-09-10', { reference: '421/1' }] as const;
const START = ['START_TRANSITION', 'TRANSITION', '2021-09-13', { startDay: '2021-09-13' }] as const;

describe('what falls due without a decision', () => {
  test('D3: permit 10 September, start 13 September: new normal on 13 November, dated so even when the server slept until the 20th', () => {
    const history = steps([...PERMIT], [...START]);
    expect(dueSteps(history, LEDO, [YELLOW], '2021-11-12', rules)).toEqual([]);
    expect(dueSteps(history, LEDO, [YELLOW], '2021-11-13', rules).map(({ event }) => [event.kind, event.on])).toEqual([
      ['ENTER_NEW_NORMAL', '2021-11-13'],
    ]);
    expect(dueSteps(history, LEDO, [YELLOW], '2021-11-20', rules).map(({ event }) => [event.kind, event.on])).toEqual([
      ['ENTER_NEW_NORMAL', '2021-11-13'],
    ]);
  });

  test('D3: revoked on 1 November, nothing is promoted any more', () => {
    const history = steps([...PERMIT], [...START], ['REVOKE', 'REVOKED', '2021-11-01', { reference: 'SK 1' }]);
    expect(dueSteps(history, LEDO, [YELLOW], '2022-01-01', rules)).toEqual([]);
    expect(standingOf(history)).toMatchObject({ state: 'REVOKED', permit: { revokedOn: '2021-11-01' } });
  });

  test('D3: suspended ten days, the clock pauses: 23 November; runs on: 13 November; begins again: two months after reopening', () => {
    const history = steps(
      [...PERMIT],
      [...START],
      ['SUSPEND_FOR_ZONE', 'SUSPENDED_ZONE', '2021-09-20'],
      ['REOPEN', 'TRANSITION', '2021-09-30'],
    );
    const standing = standingOf(history);
    expect(endOfTransition(standing, rules('2021-10-01'))).toBe('2021-11-23');
    expect(endOfTransition(standing, rulesWith({ 'A-02': 'RUN' })('2021-10-01'))).toBe('2021-11-13');
    expect(endOfTransition(standing, rulesWith({ 'A-02': 'RESTART' })('2021-10-01'))).toBe('2021-11-30');
    expect(dueSteps(history, LEDO, [YELLOW], '2021-12-01', rules).map(({ event }) => event.on)).toEqual(['2021-11-23']);
  });

  test('D1: orange from 20 September suspends on that day, also when it was recorded later; yellow again opens nothing', () => {
    const history = steps([...PERMIT], [...START]);
    const orange: ZoneEntry = { areaCode: '61.07.03', from: '2021-09-20', zone: 'ORANGE' };
    expect(dueSteps(history, LEDO, [YELLOW, orange], '2021-09-19', rules)).toEqual([]);
    const due = dueSteps(history, LEDO, [YELLOW, orange], '2021-09-25', rules);
    expect(due.map(({ event, decision }) => [event.on, decision.to])).toEqual([['2021-09-20', 'SUSPENDED_ZONE']]);
    const suspended = steps([...PERMIT], [...START], ['SUSPEND_FOR_ZONE', 'SUSPENDED_ZONE', '2021-09-20']);
    const yellow: ZoneEntry = { areaCode: '61.07.03', from: '2021-10-04', zone: 'YELLOW' };
    expect(dueSteps(suspended, LEDO, [YELLOW, orange, yellow], '2021-12-31', rules)).toEqual([]);
    expect(dueSteps(history, { ...LEDO, kecamatanCode: '61.07.04', desaCode: null }, [YELLOW, orange], '2021-09-25', rules)).toEqual([]);
  });

  test('an orange day that passed before anybody looked still suspends: zones are read day by day', () => {
    const entries: ZoneEntry[] = [
      YELLOW,
      { areaCode: '61.07.03', from: '2021-09-20', zone: 'RED' },
      { areaCode: '61.07.03', from: '2021-09-22', zone: 'YELLOW' },
    ];
    expect(dueSteps(steps([...PERMIT], [...START]), LEDO, entries, '2021-09-30', rules).map(({ event }) => event.on)).toEqual([
      '2021-09-20',
    ]);
  });

  test('A-04: the most specific area decides, or the worst of the chain when the Dinas reads it so', () => {
    const entries: ZoneEntry[] = [
      { areaCode: '61.07', from: '2021-08-30', zone: 'ORANGE' },
      { areaCode: '61.07.03', from: '2021-09-06', zone: 'YELLOW' },
      { areaCode: '61.07.03.2001', from: '2021-09-15', zone: 'GREEN' },
      { areaCode: '61.07.03.2001', from: '2021-09-18', zone: null },
    ];
    expect(zoneHistoryOf(entries, LEDO)).toEqual([
      { from: '2021-08-30', zone: 'ORANGE' },
      { from: '2021-09-06', zone: 'YELLOW' },
      { from: '2021-09-15', zone: 'GREEN' },
      { from: '2021-09-18', zone: 'YELLOW' },
    ]);
    expect(zoneHistoryOf(entries, LEDO, 'MOST_SEVERE_IN_CHAIN')).toEqual([{ from: '2021-08-30', zone: 'ORANGE' }]);
  });

  test('an order for a desa reaches its schools, not the neighbour with an unknown desa', () => {
    const order = {
      id: 'o',
      scope: 'DESA',
      from: '2021-09-20',
      endsOn: null,
      endedOn: null,
      schoolId: 'x',
      areaCode: '61.07.03.2001',
    } as const;
    expect(ordersOver(LEDO, [order])).toHaveLength(1);
    expect(ordersOver({ ...LEDO, desaCode: null }, [order])).toEqual([]);
    expect(ordersOver({ ...LEDO, desaCode: '61.07.03.2002' }, [order])).toEqual([]);
  });
});
