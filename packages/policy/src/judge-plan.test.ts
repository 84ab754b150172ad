import { InputError } from '@giliran/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHECKS } from './checks/check-table.ts';
import { judgePlan } from './judge-plan.ts';
import type { PlanFacts } from './plan-facts.ts';
import { allProvisions } from './provisions.ts';
import { resolvePolicy } from './resolve-policy.ts';
import { EDUCATION_FORMS, PHASES, ZONES } from './types.ts';

const PERBUP = 'bengkayang-51-2021';
const policy = resolvePolicy({ regulationIds: [PERBUP], level: 'SD', phase: 'TRANSITION', date: '2021-09-13' });

function plan(pupils = 16, end = '10:00'): PlanFacts {
  return {
    level: 'SD',
    phase: 'TRANSITION',
    startDate: '2021-09-13',
    zone: 'GREEN',
    readinessShare: 1,
    rooms: [{ id: 'R1', label: 'Ruang 1', site: 'ON_CAMPUS', seatCapacity: 18, seatMinDistanceM: 1.5 }],
    groups: [
      {
        id: 'A',
        label: 'Kelompok A',
        rombelId: '4A',
        pupils: Array.from({ length: pupils }, (_, index) => ({ id: `p${index}`, consent: 'YES' as const, eligible: true })),
      },
    ],
    unplaced: [],
    sessions: [{ groupId: 'A', day: 'Sen', start: '07:00', end, roomId: 'R1' }],
    facilities: { canteen: 'CLOSED' },
  };
}

test('the table has the 33 computed provisions, in the order of the text', () => {
  const computed = allProvisions().filter(({ mode }) => mode === 'computed_check');
  expect(CHECKS.map(({ provisionId }) => provisionId)).toEqual(computed.map(({ id }) => id));
});

test('seats that are too few are told without quoting a regulation that was not chosen', () => {
  const situation = { ppkmLevel: 1, staffDose2: 0.9, elderlyDose2: 0.6 };
  const decree = resolvePolicy({ regulationIds: ['skb-05kb2021'], level: 'SD', phase: 'TRANSITION', date: '2022-01-10', situation });
  const rooms = judgePlan(plan(20), decree).filter(({ provisionId }) => provisionId === 'L3.1.1');
  expect(rooms).toMatchObject([{ status: 'FAIL', measured: 20, limit: 18, quote: '' }]);
});

test('a permission of the new normal that another text takes away is not called too early', () => {
  const decree = resolvePolicy({ regulationIds: ['skb-04kb2020'], level: 'SD', phase: 'NEW_NORMAL', date: '2021-02-01' });
  const later: PlanFacts = { ...plan(), phase: 'NEW_NORMAL', startDate: '2021-02-01', facilities: { canteen: 'OPEN' } };
  const canteen = judgePlan(later, decree).filter(({ provisionId }) => provisionId.startsWith('L3.5'));
  expect(canteen).toMatchObject([
    { provisionId: 'L3.5.t', status: 'FAIL', policyId: 'skb-04kb2020' },
    { provisionId: 'L3.5.n', status: 'NOT_APPLICABLE', message: expect.stringContaining('melarangnya') },
  ]);
});

test('every check gives a finding for any form, phase and zone, also for an empty plan', () => {
  const empty: PlanFacts = { ...plan(), zone: null, readinessShare: null, rooms: [], groups: [], sessions: [] };
  for (const level of EDUCATION_FORMS) {
    for (const phase of PHASES) {
      const resolved = resolvePolicy({ regulationIds: [PERBUP], level, phase, date: '2021-09-13' });
      for (const zone of [...ZONES, null]) {
        for (const facts of [plan(), empty]) {
          const findings = judgePlan({ ...facts, level, phase, zone }, resolved);
          expect(new Set(findings.map(({ provisionId }) => provisionId)).size).toBe(33);
          for (const finding of findings) {
            expect(finding.message.length).toBeGreaterThan(10);
            expect(finding.article.length).toBeGreaterThan(0);
          }
        }
      }
    }
  }
});

test('a check that is skipped is missing, so a script can show that each is needed', () => {
  for (const { provisionId } of CHECKS) {
    const findings = judgePlan(plan(), policy, { skip: [provisionId] });
    expect(findings.some((finding) => finding.provisionId === provisionId)).toBe(false);
  }
});

test('numbers come first in the message of a failure with a number', () => {
  const findings = judgePlan(plan(20, '10:30'), policy).filter(({ status }) => status === 'FAIL');
  expect(findings.map(({ provisionId }) => provisionId)).toEqual(['P5.1.c', 'L3.1.1']);
  for (const { message, measured } of findings) expect(message.startsWith(String(measured))).toBe(true);
  expect(findings[0]?.quote).toContain('180 menit belajar tanpa istirahat');
});

test('a pupil in two groups of one day has a day of both', () => {
  const facts = plan();
  const [group] = facts.groups;
  if (!group) throw new Error('no group');
  const second = { ...group, id: 'B', label: 'Kelompok B', pupils: group.pupils.slice(0, 1) };
  const findings = judgePlan(
    {
      ...facts,
      groups: [group, second],
      sessions: [...facts.sessions, { groupId: 'B', day: 'Sen', start: '10:00', end: '11:00', roomId: 'R1' }],
    },
    policy,
  );
  const minutes = findings.filter(({ provisionId, status }) => provisionId === 'P5.1.c' && status === 'FAIL');
  expect(minutes.map(({ measured }) => measured)).toEqual([240]);
  expect(findings.some(({ provisionId, status }) => provisionId === 'P5.1.b' && status === 'FAIL')).toBe(true);
});

test('many failures of one rule are listed up to a cap, and the number of the rest is said', () => {
  const facts = plan();
  const [group] = facts.groups;
  if (!group) throw new Error('no group');
  const groups = Array.from({ length: 60 }, (_, index) => ({
    ...group,
    id: `G${index}`,
    pupils: group.pupils.map((pupil) => ({ ...pupil, id: `${pupil.id}-${index}`, consent: 'NO' as const })),
  }));
  const refused = judgePlan({ ...facts, groups, sessions: [] }, policy).filter(
    ({ provisionId, status }) => provisionId === 'P5.1.d' && status === 'FAIL',
  );
  expect(refused).toHaveLength(50);
  expect(refused.at(-1)?.message).toContain('10 temuan');
});

test('property: tightening never removes a failure of a fixed plan', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 25 }),
      fc.integer({ min: 0, max: 59 }),
      fc.integer({ min: 1, max: 18 }),
      fc.integer({ min: 60, max: 180 }),
      (pupils, extra, cap, minutes) => {
        const facts = plan(pupils, `10:${String(extra).padStart(2, '0')}`);
        const stricter = resolvePolicy({
          regulationIds: [PERBUP],
          level: 'SD',
          phase: 'TRANSITION',
          date: '2021-09-13',
          amendments: [
            {
              name: 'lebih ketat',
              baseline: PERBUP,
              set: [
                { key: 'max_pupils_per_room', from: 18, to: cap, reason: 'uji' },
                { key: 'max_minutes_per_pupil_day', from: 180, to: minutes, reason: 'uji' },
              ],
            },
          ],
        });
        const failed = (resolved: typeof policy) =>
          judgePlan(facts, resolved).flatMap(({ provisionId, status }) => (status === 'FAIL' ? [provisionId] : []));
        const strict = failed(stricter);
        for (const provisionId of failed(policy)) expect(strict).toContain(provisionId);
      },
    ),
    { seed: 51, numRuns: 200 },
  );
});

test('facts that contradict themselves are refused with a path', () => {
  const facts = plan();
  const session = { groupId: 'A', day: 'Sen', start: '07:00', end: '10:00', roomId: 'R1' } as const;
  const wrong: readonly (readonly [PlanFacts, string])[] = [
    [{ ...facts, sessions: [{ ...session, groupId: 'Z' }] }, '/sessions/0/groupId'],
    [{ ...facts, sessions: [{ ...session, roomId: 'Z' }] }, '/sessions/0/roomId'],
    [{ ...facts, sessions: [{ ...session, end: '07:00' }] }, '/sessions/0/end'],
    [{ ...facts, sessions: [{ ...session, start: '7:00' }] }, '/sessions/0/start'],
    [{ ...facts, sessions: [{ ...session, date: '2021-09-14' }] }, '/sessions/0/day'],
    [{ ...facts, readinessShare: 90 }, '/readinessShare'],
    [{ ...facts, groups: [...facts.groups, ...facts.groups] }, '/groups/1/id'],
    [{ ...facts, level: 'SMP' }, '/level'],
  ];
  for (const [bad, path] of wrong) {
    try {
      judgePlan(bad, policy);
      expect.fail(`expected an InputError at ${path}`);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      expect(error.path).toBe(path);
    }
  }
});
