import { addDays, type Day } from '@giliran/kernel';
import { expect, test } from 'vitest';
import { readinessRecord } from '../process.generated.ts';
import { localExtraNeed } from '../readiness/local-extra-need.ts';
import { dailyLists, readinessOf } from '../readiness/readiness-of.ts';
import { rosterOfDay } from '../readiness/roster-of-day.ts';
import { resolvePolicy } from '../resolve-policy.ts';
import { stayWarnings } from '../stay-warnings.ts';
import { USUAL_FACTS } from '../testing/run-guard-case.ts';
import { caseProposals } from './case-proposals.ts';
import { closureStages, type AreaSchool } from './closure-stages.ts';
import { dueSystemEvents } from './due-system-events.ts';
import { effectiveZone } from './effective-zone.ts';
import { LIFECYCLE_STATES } from './lifecycle-types.ts';
import { transitionEndDay } from './transition-clock.ts';

const rules = resolvePolicy({ regulationIds: ['bengkayang-51-2021'], level: 'SD', phase: 'TRANSITION', date: '2021-09-13' });

test.each([
  ['2021-09-13', [], 'PAUSE', '2021-11-13'],
  ['2021-12-31', [], 'PAUSE', '2022-02-28'],
  ['2021-09-13', [['2021-10-01', '2021-10-11']], 'PAUSE', '2021-11-23'],
  ['2021-09-13', [['2021-10-01', '2021-10-11']], 'RUN', '2021-11-13'],
  ['2021-09-13', [['2021-10-01', '2021-10-11']], 'RESTART', '2021-12-11'],
  // Two suspensions that overlap count their days once.
  [
    '2021-09-13',
    [
      ['2021-10-01', '2021-10-08'],
      ['2021-10-05', '2021-10-11'],
    ],
    'PAUSE',
    '2021-11-23',
  ],
  // A second one that begins in the days the first one added.
  [
    '2021-09-13',
    [
      ['2021-10-01', '2021-10-11'],
      ['2021-11-20', '2021-11-25'],
    ],
    'PAUSE',
    '2021-11-28',
  ],
  // After the end nothing changes; while one is open the end is unknown, unless the clock runs on.
  ['2021-09-13', [['2021-12-01', null]], 'PAUSE', '2021-11-13'],
  ['2021-09-13', [['2021-10-01', null]], 'PAUSE', null],
  ['2021-09-13', [['2021-10-01', null]], 'RESTART', null],
  ['2021-09-13', [['2021-10-01', null]], 'RUN', '2021-11-13'],
] as const)('%s with %j under %s ends %s', (start, suspensions, rule, end) => {
  expect(
    transitionEndDay(
      start,
      suspensions.map(([from, to]) => ({ from, to })),
      rule,
      2,
    ),
  ).toBe(end);
});

test('the paused clock agrees with counting day by day', () => {
  for (let offset = 0; offset < 80; offset += 7) {
    for (const length of [1, 5, 30]) {
      const from = addDays('2021-09-13', offset);
      const to = addDays(from, length);
      let day: Day = '2021-09-13';
      for (let lessons = 0; lessons < 61; day = addDays(day, 1)) if (day < from || day >= to) lessons += 1;
      // The day after the 61st day with lessons; days off right before it belong to the suspension.
      while (day >= from && day < to) day = addDays(day, 1);
      const end = transitionEndDay('2021-09-13', [{ from, to }], 'PAUSE', 2);
      expect(from >= '2021-11-13' ? '2021-11-13' : day, `${from} ${to}`).toBe(end);
    }
  }
});

test('what the system does by itself: a closed zone first, the promotion second, nothing ever reopens', () => {
  const asked = (state: (typeof LIFECYCLE_STATES)[number], zone: 'GREEN' | 'ORANGE', on: Day) =>
    dueSystemEvents(state, { ...USUAL_FACTS, zone }, on, rules).map(({ kind }) => kind);
  for (const state of LIFECYCLE_STATES) {
    const open = state === 'PERMITTED' || state === 'TRANSITION' || state === 'NEW_NORMAL';
    expect(asked(state, 'ORANGE', '2021-11-13')).toEqual(open ? ['SUSPEND_FOR_ZONE'] : []);
    expect(asked(state, 'GREEN', '2021-11-13')).toEqual(state === 'TRANSITION' ? ['ENTER_NEW_NORMAL'] : []);
    expect(asked(state, 'GREEN', '2021-11-12')).toEqual([]);
  }
  const unknown = dueSystemEvents('TRANSITION', { ...USUAL_FACTS, zone: null }, '2021-10-01', rules);
  expect(unknown).toEqual([]);
});

test('the stages of a closure: the school, its desa, its kecamatan, and only schools that are open', () => {
  const school = (id: string, desa: string | null, kecamatan: string | null, state: AreaSchool['state'], pupils: number): AreaSchool => ({
    id,
    desaCode: desa,
    kecamatanCode: kecamatan,
    state,
    pupils,
  });
  const schools = [
    school('a', '61.07.03.2001', '61.07.03', 'TRANSITION', 180),
    school('b', '61.07.03.2001', '61.07.03', 'NEW_NORMAL', 90),
    school('c', '61.07.03.2001', '61.07.03', 'BDR', 70),
    school('d', '61.07.03.2002', '61.07.03', 'TRANSITION', 60),
    school('e', '61.07.04.2001', '61.07.04', 'TRANSITION', 50),
    school('f', null, '61.07.03', 'TRANSITION', 40),
  ];
  expect(closureStages('a', schools)).toMatchObject([
    { scope: 'SCHOOL', schools: 1, pupils: 180, schoolIds: ['a'], unknownIds: [] },
    { scope: 'DESA', schools: 2, pupils: 270, schoolIds: ['a', 'b'], notOpenIds: ['c'], unknownIds: ['f'] },
    { scope: 'KECAMATAN', schools: 4, pupils: 370, schoolIds: ['a', 'b', 'd', 'f'], notOpenIds: ['c'] },
  ]);
  expect(closureStages('f', schools)[1]).toMatchObject({ scope: 'DESA', schoolIds: ['f'], schools: 1, pupils: 40 });
});

test('what the texts propose after a case: a decision, 72 hours, 336 or 120, 240 or 120', () => {
  const hours = (id: string) => caseProposals([id]).map(({ minHours }) => minHours);
  expect(hours('bengkayang-51-2021')).toEqual([null]);
  expect(hours('skb-03kb2021')).toEqual([72]);
  expect(hours('skb-05kb2021')).toEqual([336, 120]);
  expect(hours('skb-01kb2022')).toEqual([240, 120]);
  expect(hours('who-2020')).toEqual([]);
  expect(caseProposals(['bengkayang-51-2021'])[0]?.provisionIds).toEqual(['P6.1', 'P6.2']);
  expect(() => caseProposals(['entah'])).toThrow('entah');
});

test('the zone of a school: the most specific area with a valid one, or the worst of its areas (A-04)', () => {
  const entries = [
    { areaCode: '61.07', from: '2021-09-01', zone: 'YELLOW' },
    { areaCode: '61.07.03', from: '2021-09-20', zone: 'ORANGE' },
    { areaCode: '61.07.03.2001', from: '2021-09-25', zone: 'GREEN' },
    { areaCode: '61.07.03.2001', from: '2021-10-01', zone: null },
    { areaCode: '61.07.04', from: '2021-09-01', zone: 'RED' },
  ] as const;
  const chain = ['61.07.03.2001', '61.07.03', '61.07'];
  const on = (day: Day, rule?: string) => effectiveZone(entries, chain, day, rule);
  expect([on('2021-08-31'), on('2021-09-19'), on('2021-09-20'), on('2021-09-25'), on('2021-10-01')]).toEqual([
    null,
    'YELLOW',
    'ORANGE',
    'GREEN',
    'ORANGE',
  ]);
  expect(on('2021-09-25', 'MOST_SEVERE_IN_CHAIN')).toBe('ORANGE');
});

test('the readiness lists: 11 items, six gate items, three teams with 16 lines, extras off, a status everywhere', () => {
  const { items, gateItems, teams, localExtras, sources } = readinessRecord;
  expect(items.map(({ id }) => id)).toEqual(['1.a', '1.b', '1.c', '2', '3', '4', '5.a', '5.b', '5.c', '5.d', '6']);
  expect(items.every(({ mandatory, status }) => mandatory && status === 'press-reported')).toBe(true);
  expect(gateItems.map(({ id, mandatory }) => [id, mandatory])).toEqual([
    ['B.1', true],
    ['B.2', true],
    ['B.3', false],
    ['B.4', true],
    ['B.5', true],
    ['B.6', true],
  ]);
  const tasks = teams.flatMap((team) => team.tasks);
  expect(tasks).toHaveLength(16);
  expect(tasks.filter(({ status }) => status === 'unverified')).toHaveLength(4);
  expect(localExtras.every(({ enabledByDefault }) => !enabledByDefault)).toBe(true);
  const named = [...items, ...tasks, ...localExtras].flatMap(({ source }) => source ?? []);
  expect(named.filter((source) => sources[source] === undefined)).toEqual([]);
  expect(dailyLists().opening.map(({ provisionId }) => provisionId)).toEqual(
    ['a', 'b', 'c', 'd', 'e'].map((letter) => `L4.1.pre.${letter}`),
  );
  expect(dailyLists().closing).toHaveLength(5);
});

test('readiness: claimed against verified, 90 percent is not enough', () => {
  const all = readinessRecord.items.map(({ id }) => ({ itemId: id, claimed: 'YES' as const, verified: 'YES' as const }));
  expect(readinessOf(all)).toMatchObject({ claimedPass: true, verifiedPass: true, claimedShare: 1, differingItemIds: [] });
  const visit = all.map((answer) => (answer.itemId === '4' ? { ...answer, verified: 'NO' as const } : answer));
  expect(readinessOf(visit)).toMatchObject({ claimedPass: true, verifiedPass: false, verifiedYes: 10, differingItemIds: ['4'] });
  expect(readinessOf(all.slice(1))).toMatchObject({ claimedPass: false, openItemIds: ['1.a'] });
  expect(readinessOf([])).toMatchObject({ claimedYes: 0, total: 11 });
});

test('RT/RW not clear 14-20 September: at home those seven days, the seat stays free, the plan is the same', () => {
  const groups = [
    { id: 'A', pupils: ['p1', 'p2', 'p3'] },
    { id: 'B', pupils: ['p4'] },
  ];
  const before = JSON.stringify(groups);
  const entries = [
    { pupilId: 'p2', reason: 'RT_RW', from: '2021-09-14', to: '2021-09-20' },
    { pupilId: 'p2', reason: 'SYMPTOM', from: '2021-09-15', to: '2021-09-15' },
  ] as const;
  const homeDays: Day[] = [];
  for (let day: Day = '2021-09-10'; day <= '2021-09-25'; day = addDays(day, 1)) {
    const roster = rosterOfDay(groups, entries, day);
    if (roster[0]?.home.length === 1) {
      homeDays.push(day);
      expect(roster[0]).toMatchObject({ present: ['p1', 'p3'], freeSeats: 1 });
    } else expect(roster[0]).toMatchObject({ present: ['p1', 'p2', 'p3'], freeSeats: 0 });
    expect(roster[1]).toMatchObject({ present: ['p4'], home: [] });
  }
  expect(homeDays).toEqual(['2021-09-14', '2021-09-15', '2021-09-16', '2021-09-17', '2021-09-18', '2021-09-19', '2021-09-20']);
  expect(rosterOfDay(groups, entries, '2021-09-15')[0]?.home).toEqual([{ pupilId: 'p2', reasons: ['RT_RW', 'SYMPTOM'] }]);
  expect(JSON.stringify(groups)).toBe(before);
});

test('day-care and boarding are warned where the minutes cannot fit, and nowhere else', () => {
  const under = (level: 'TPA' | 'SD', phase: 'TRANSITION' | 'NEW_NORMAL', ids: string[] = ['bengkayang-51-2021']) =>
    resolvePolicy({ regulationIds: ids, level, phase, date: '2021-09-13', asIfInForce: ids });
  expect(stayWarnings(under('TPA', 'TRANSITION'), null)).toMatchObject([
    { provisionIds: ['P5.1.c'], message: expect.stringContaining('180') },
  ]);
  expect(stayWarnings(under('TPA', 'NEW_NORMAL'), null)).toEqual([]);
  expect(stayWarnings(under('SD', 'TRANSITION'), false)).toEqual([]);
  expect(stayWarnings(under('SD', 'TRANSITION'), true)).toHaveLength(1);
  expect(stayWarnings(under('SD', 'TRANSITION', ['skb-01kb2020']), true)).toMatchObject([{ policyIds: ['skb-01kb2020'] }]);
});

test('local extras in numbers: thermoguns two per 200 pupils, a mask for every third pupil, a hand-washing point per room', () => {
  const need = (pupils: number, roomsInUse: number) =>
    readinessRecord.localExtras.flatMap((extra) => {
      const needed = localExtraNeed(extra, { pupils, roomsInUse });
      return needed === null ? [] : [[extra.id, needed]];
    });
  expect(need(172, 6)).toEqual([
    ['X.1', 6],
    ['X.2', 2],
    ['X.3', 58],
    ['X.4', 6],
  ]);
  expect(need(401, 12)[1]).toEqual(['X.2', 6]);
});
