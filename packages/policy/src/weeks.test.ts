import { expect, test } from 'vitest';
import { answerPolicyLine } from './command-line/answer-policy-line.ts';
import type { LineHost } from './command-line/read-line.ts';
import { judgePlan } from './judge-plan.ts';
import type { PlanFacts, PlanSession } from './plan-facts.ts';
import { resolvePolicy } from './resolve-policy.ts';

const policy = resolvePolicy({ regulationIds: ['bengkayang-51-2021'], level: 'SD', phase: 'TRANSITION', date: '2021-09-13' });
const session = (groupId: string, change: Partial<PlanSession> = {}): PlanSession => ({
  groupId,
  day: 'Sen',
  start: '07:00',
  end: '10:00',
  roomId: 'R1',
  ...change,
});
const plan = (sessions: PlanSession[]): PlanFacts => ({
  level: 'SD',
  phase: 'TRANSITION',
  startDate: '2021-09-13',
  zone: 'GREEN',
  readinessShare: 1,
  rooms: [{ id: 'R1', label: 'Ruang 1', site: 'ON_CAMPUS', seatCapacity: 18, seatMinDistanceM: 1.5 }],
  groups: ['A', 'B'].map((id) => ({
    id,
    label: `Kelompok ${id}`,
    rombelId: '4A',
    pupils: Array.from({ length: 16 }, (_, i) => ({ id: `${id}${i}`, consent: 'YES' as const })),
  })),
  unplaced: [],
  sessions,
});
const crowds = (sessions: PlanSession[]) =>
  judgePlan(plan(sessions), policy).filter(({ provisionId, status }) => provisionId === 'L3.1.1' && status === 'FAIL');

test('two groups in one room at one hour of different weeks do not meet; in one week they do', () => {
  expect(crowds([session('A', { week: 'A' }), session('B', { week: 'B' })])).toEqual([]);
  expect(crowds([session('A', { week: 'B' }), session('B', { week: 'B' })])).toMatchObject([{ measured: 32, limit: 18 }]);
});

test('a session of every week meets those of week A and of week B', () => {
  for (const week of ['A', 'B'] as const) expect(crowds([session('A'), session('B', { week })])).toHaveLength(1);
  expect(crowds([session('A'), session('B', { week: 'A', day: 'Sel' })])).toEqual([]);
});

test('a session with a date meets the weekly ones of its own week alone', () => {
  // 2021-09-20 is the Monday of week B.
  const dated = session('A', { date: '2021-09-20' });
  expect(crowds([dated, session('B', { week: 'A' })])).toEqual([]);
  expect(crowds([dated, session('B', { week: 'B' })])).toHaveLength(1);
});

test('minutes of a pupil are those of one week, not of both together, and the week is named', () => {
  const minutes = (sessions: PlanSession[]) => judgePlan(plan(sessions), policy).filter(({ provisionId }) => provisionId === 'P5.1.c');
  const later = { start: '10:30', end: '13:30' };
  expect(minutes([session('A', { week: 'A' }), session('A', { week: 'B', ...later })]).map(({ status }) => status)).toEqual(['PASS']);
  expect(minutes([session('A', { week: 'A' }), session('A', { week: 'A', ...later })])[0]).toMatchObject({
    status: 'FAIL',
    measured: 360,
    message: expect.stringContaining('Senin minggu A'),
  });
});

const HOST: LineHost = { areaCode: () => null, hasArea: () => false, seatsOf: () => ({ seats: 18, distanceM: 1.5 }) };

test('the command line takes the plan of a fortnight; another week than A or B is refused with its path', () => {
  const line = (week: string, dates?: object) => ({
    id: 'w',
    on: '2021-09-13',
    regulations: ['bengkayang-51-2021'],
    school: { level: 'SD', zone: 'GREEN' },
    plan: {
      groups: [
        { id: 'A', rombel: '4A', size: 16, consent: 'YES' },
        { id: 'B', rombel: '4A', size: 16, consent: 'YES' },
      ],
      shifts: [{ id: 'P', start: '07:00', end: '10:00' }],
      sessions: ['A', week].map((w, i) => ({ group: i === 0 ? 'A' : 'B', week: w, day: 'Sen', shift: 'P', room: 'R1', lessons: [] })),
      ...(dates ? { dates } : {}),
    },
    facts: { rooms: [{ id: 'R1', seats: 18, seatDistanceM: 1.5 }] },
  });
  const failed = (input: object) => {
    const { findings } = answerPolicyLine(input, HOST);
    return findings.filter(({ provisionId, status }) => provisionId === 'L3.1.1' && status === 'FAIL');
  };
  for (const dates of [undefined, { from: '2021-09-13', to: '2021-10-10' }]) {
    expect(failed(line('B', dates))).toEqual([]);
    expect(failed(line('A', dates))).toHaveLength(1);
  }
  expect(() => answerPolicyLine(line('C'), HOST)).toThrow(expect.objectContaining({ path: expect.stringContaining('/sessions/1/week') }));
});
