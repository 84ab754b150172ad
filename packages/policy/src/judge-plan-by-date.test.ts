import type { Day } from '@giliran/kernel';
import { expect, test } from 'vitest';
import type { Finding } from './finding.ts';
import type { PlanSession } from './plan-facts.ts';
import { judgePlanByDate, type DatedPlan, type DatedRules } from './judge-plan-by-date.ts';

const RULES: DatedRules = { regulationIds: ['bengkayang-51-2021'], startedOn: '2021-09-13' };

function plan(sessions: readonly PlanSession[], change: Partial<DatedPlan> = {}): DatedPlan {
  return {
    level: 'SD',
    startDate: '2021-09-13',
    endDate: '2021-11-30',
    zone: 'GREEN',
    readinessShare: 1,
    rooms: [{ id: 'R1', label: 'Ruang 1', site: 'ON_CAMPUS', seatCapacity: 18, seatMinDistanceM: 1.5 }],
    groups: [{ id: 'A', label: 'A', rombelId: '4A', pupils: [{ id: 'p', consent: 'YES', eligible: true }] }],
    unplaced: [],
    sessions,
    facilities: { canteen: 'CLOSED' },
    ...change,
  };
}
const monday: PlanSession = { groupId: 'A', day: 'Sen', start: '07:00', end: '10:30', roomId: 'R1' };
const of = (findings: readonly Finding[], id: string) =>
  findings.filter(({ provisionId }) => provisionId === id).map(({ status, date }) => [status, date]);

test('the cap of minutes bites from the first Monday and ends with the transition', () => {
  const { findings, newNormalFrom, segments } = judgePlanByDate(plan([monday]), RULES);
  expect(newNormalFrom).toBe('2021-11-13');
  expect(of(findings, 'P5.1.c')).toEqual([['FAIL', '2021-09-13']]);
  expect(segments.map(({ from, to, phase }) => [from, to, phase])).toEqual([
    ['2021-09-13', '2021-11-08', 'TRANSITION'],
    ['2021-11-15', '2021-11-29', 'NEW_NORMAL'],
  ]);
  expect(of(judgePlanByDate(plan([monday], { startDate: '2021-11-13' }), RULES).findings, 'P5.1.c')).toEqual([
    ['NOT_APPLICABLE', '2021-11-15'],
  ]);
});

test('dated sessions are told one by one, each by the rules of its day', () => {
  const on = (date: Day): PlanSession => ({ ...monday, date });
  const { findings } = judgePlanByDate(plan([on('2021-11-01'), on('2021-11-08'), on('2021-11-15')], { endDate: null }), RULES);
  expect(of(findings, 'P5.1.c')).toEqual([
    ['FAIL', '2021-11-01'],
    ['FAIL', '2021-11-08'],
  ]);
});

test('a suspension of ten days moves the new normal by the clock rule (A-02)', () => {
  const suspensions = [{ from: '2021-10-01', to: '2021-10-11' }] as const;
  const day = (assumptionValues: Record<string, string>) =>
    judgePlanByDate(plan([monday]), { ...RULES, suspensions, assumptionValues }).newNormalFrom;
  expect([day({}), day({ 'A-02': 'RUN' }), day({ 'A-02': 'RESTART' })]).toEqual(['2021-11-23', '2021-11-13', '2021-12-11']);
});

test('a regulation that ends inside the plan bites only while it is in force', () => {
  const home = { unplaced: Array.from({ length: 2 }, (_, i) => ({ pupilId: `h${i}`, rombelId: '4A', consent: 'NO' as const })) };
  const pupils = Array.from({ length: 2 }, (_, i) => ({ id: `p${i}`, consent: 'YES' as const, eligible: true }));
  const groups = [{ id: 'A', label: 'A', rombelId: '4A', pupils: [...pupils, { id: 'p9', consent: 'YES' as const, eligible: true }] }];
  const judged = judgePlanByDate(plan([{ ...monday, end: '10:00' }], { ...home, groups, startDate: '2021-10-04', endDate: '2021-10-31' }), {
    ...RULES,
    regulationIds: ['bengkayang-51-2021', 'inmendagri-ppkm-l2-2021'],
  });
  // 4 October is before the 5th, the 25th after the 18th: the half bites on 11 and 18 October.
  expect(judged.segments.map(({ from, to, policy }) => [from, to, policy.activeIds.length])).toEqual([
    ['2021-10-04', '2021-10-04', 1],
    ['2021-10-11', '2021-10-18', 2],
    ['2021-10-25', '2021-10-25', 1],
  ]);
  expect(
    judged.findings
      .filter(({ status }) => status === 'FAIL')
      .map(({ provisionId, policyId, date, measured, limit }) => [provisionId, policyId, date, measured, limit]),
  ).toEqual([['L3.1.1', 'inmendagri-ppkm-l2-2021', '2021-10-11', 3, 2]]);
});

test('a change of zone is told with its day and repeats nothing else', () => {
  const zoneHistory = [
    { from: '2021-09-20', zone: 'ORANGE' },
    { from: '2021-10-04', zone: 'YELLOW' },
    { from: '2021-10-18', zone: 'RED' },
  ] as const;
  const { findings, segments } = judgePlanByDate(plan([monday], { zoneHistory, endDate: '2021-10-31' }), RULES);
  expect(of(findings, 'P4.1')).toEqual([
    ['FAIL', '2021-09-20'],
    ['FAIL', '2021-10-18'],
  ]);
  expect(of(findings, 'P5.1.c')).toEqual([['FAIL', '2021-09-13']]);
  expect(segments.map(({ zone }) => zone)).toEqual(['GREEN', 'ORANGE', 'YELLOW', 'RED']);
});

test('before the regulation is in force it is not applicable, from its day on it decides', () => {
  const { findings } = judgePlanByDate(plan([monday], { startDate: '2021-08-30', endDate: '2021-09-20' }), {
    ...RULES,
    startedOn: '2021-08-30',
  });
  expect(of(findings, 'P5.1.c')).toEqual([['FAIL', '2021-09-13']]);
});

test('every second week, holidays, and a plan without dates', () => {
  const days = (sessions: readonly PlanSession[], change: Partial<DatedPlan> = {}) =>
    judgePlanByDate(plan(sessions, { endDate: '2021-10-10', ...change }), RULES).segments.map(({ from, to }) => [from, to]);
  expect(days([{ ...monday, week: 'B' }])).toEqual([['2021-09-20', '2021-10-04']]);
  expect(days([monday], { holidays: ['2021-09-13', '2021-10-04'] })).toEqual([['2021-09-20', '2021-09-27']]);
  const undated = judgePlanByDate(plan([monday], { endDate: null, zoneHistory: [{ from: '2021-09-20', zone: 'ORANGE' }] }), RULES);
  expect(of(undated.findings, 'P5.1.c')).toEqual([['FAIL', '2021-09-13']]);
  expect(of(undated.findings, 'P4.1')).toEqual([['FAIL', '2021-09-20']]);
});

test('each rule answers once at least, in the order of the text; a plan of more than 400 days is refused', () => {
  const { findings } = judgePlanByDate(plan([monday]), RULES);
  expect(new Set(findings.map(({ provisionId }) => provisionId)).size).toBe(33);
  expect(findings.every(({ date }) => date !== null)).toBe(true);
  expect(() => judgePlanByDate(plan([monday], { endDate: '2023-01-01' }), RULES)).toThrow('400');
  expect(() => judgePlanByDate(plan([monday], { endDate: '2021-09-01' }), RULES)).toThrow('2021-09-13');
});

test('a group that comes only in another stretch is not without a room', () => {
  const groups = ['A', 'B'].map((id) => ({
    id,
    label: id,
    rombelId: '4A',
    pupils: [{ id: `p${id}`, consent: 'YES' as const, eligible: true }],
  }));
  const sessions: readonly PlanSession[] = [
    { ...monday, end: '10:00', date: '2021-11-08' },
    { ...monday, groupId: 'B', end: '10:00', date: '2021-11-15' },
  ];
  const { findings, segments } = judgePlanByDate(plan(sessions, { endDate: null, groups }), RULES);
  expect(segments).toHaveLength(2);
  expect(of(findings, 'L3.1.1').map(([status]) => status)).toEqual(['PASS']);
  const without = judgePlanByDate(plan(sessions.slice(0, 1), { endDate: null, groups }), RULES);
  expect(of(without.findings, 'L3.1.1').map(([status]) => status)).toEqual(['NOT_DETERMINED']);
});

test('sessions inside a suspension or a closure order are told with their first day, once for each', () => {
  const judged = (rules: Partial<DatedRules>, change: Partial<DatedPlan> = {}) =>
    judgePlanByDate(plan([{ ...monday, end: '10:00' }], { endDate: '2021-10-31', ...change }), { ...RULES, ...rules }).findings.filter(
      ({ provisionId }) => provisionId === 'P5.1.e' || provisionId === 'P6.2',
    );
  expect(judged({})).toEqual([]);
  const closureOrders = [{ id: 'S-1', scope: 'DESA' as const, from: '2021-10-18' as const, endsOn: null, endedOn: null }];
  const found = judged({ suspensions: [{ from: '2021-10-01', to: '2021-10-12' }], closureOrders });
  expect(found.map(({ provisionId, status, date, measured }) => [provisionId, status, date, measured])).toEqual([
    ['P5.1.e', 'FAIL', '2021-10-04', 2],
    ['P6.2', 'FAIL', '2021-10-18', 2],
  ]);
  expect(found[1]?.message).toContain('desa/kelurahan');
  // A day without lessons is no session; a stop after the last day touches nothing.
  expect(
    judged({ suspensions: [{ from: '2021-10-01', to: '2021-10-08' }] }, { holidays: ['2021-10-04'] }).map(({ status }) => status),
  ).toEqual(['PASS']);
  expect(judged({ suspensions: [{ from: '2021-11-01', to: null }] }).map(({ status }) => status)).toEqual(['PASS']);
});
