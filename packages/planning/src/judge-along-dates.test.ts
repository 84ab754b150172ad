import type { Day } from '@giliran/kernel';
import { describe, expect, test } from 'vitest';
import { judgeSchoolPlan, type PlanJudgement } from './judge-school-plan.ts';
import type { LocalRules } from './local-rules.ts';
import { planSchool } from './plan-school.ts';
import type { SchoolCalendar } from './school-calendar.ts';
import type { SavedPlan, SchoolFacts } from './school-facts.ts';
import { villageSchool } from './test-school.ts';

const OPEN: SchoolCalendar = { startedOn: '2021-09-13', suspensions: [], closures: [] };
const school = villageSchool(2);
const { plan } = planSchool(school);
const judged = (change: Partial<SchoolFacts>, setting: Partial<SchoolFacts['setting']> = {}): PlanJudgement =>
  judgeSchoolPlan({ ...school, ...change, setting: { ...school.setting, ...setting } }, plan as SavedPlan);
const failures = ({ findings }: PlanJudgement) =>
  findings.filter(({ status }) => status === 'FAIL').map(({ provisionId, date }) => [provisionId, date]);
const LONG = school.setting.shifts.map((shift) => (shift.id === 'P' ? { ...shift, end: '10:30' } : shift));
const local = (value: number, validFrom: Day, validTo: Day | null = null): LocalRules => ({
  localRegulations: [
    {
      id: 'lokal-1',
      name: 'SE 7/2021',
      area: '61.07',
      baseline: 'bengkayang-51-2021',
      parameters: [
        { key: 'max_pupils_per_room', value, unit: 'pupil', levelGroup: 'DASMEN', validFrom, validTo, article: '2', quote: 'x' },
      ],
    },
  ],
  assumptionValues: {},
});

describe('a plan along its dates', () => {
  test('the transition ends two calendar months after the school’s own start, later for each day of a stop that ended', () => {
    expect(judged({}).days.newNormalFrom).toBe('2021-11-13');
    expect(judged({ calendar: { ...OPEN, startedOn: '2021-09-06' } }).days.newNormalFrom).toBe('2021-11-06');
    const stopped = judged({ calendar: { ...OPEN, suspensions: [{ from: '2021-10-01', to: '2021-10-11' }] } });
    expect(stopped.days.newNormalFrom).toBe('2021-11-23');
    // The stop is over: history, no failure. The clock rests on an assumption, and says so.
    expect(failures(stopped)).toEqual([]);
    expect(stopped.assumptions.map(({ id }) => id)).toContain('A-02');
    expect(judged({ calendar: { ...OPEN, suspensions: [{ from: '2021-10-01', to: null }] } }).days.newNormalFrom).toBeNull();
  });

  test('a rule of the transition alone ends with it: the days say which', () => {
    const found = judged({}, { shifts: LONG });
    expect(failures(found).map(([id]) => id)).toContain('P5.1.c');
    expect(found.days.changes.map(({ from, why }) => [from, why])).toEqual([['2021-11-13', ['NEW_NORMAL']]]);
    expect(found.days.changes[0]?.endedIds).toContain('P5.1.c');
  });

  test('a plan made for the new normal before the clock allows it is judged by the transition until then, and is not final', () => {
    const setting = { phase: 'NEW_NORMAL' as const, startDate: '2021-10-04' as const, shifts: LONG };
    expect(failures(judged({}, setting)).map(([id]) => id)).not.toContain('P5.1.c');
    const found = judged({ calendar: OPEN }, setting);
    expect(failures(found).map(([id, day]) => `${id} ${day}`)).toContain('P5.1.c 2021-10-04');
    expect(found.days.changes.map(({ from, why, endedIds }) => [from, why, endedIds.includes('P5.1.c')])).toEqual([
      ['2021-10-04', ['TRANSITION'], false],
      ['2021-11-13', ['NEW_NORMAL'], true],
    ]);
    expect(found.finalBlockers.some((text) => text.startsWith('Pasal 5 ayat (1) huruf c'))).toBe(true);
  });

  test('a value of the Dinas that begins later bites from its day, is told with it, and keeps nobody from a final plan today', () => {
    const found = judged({}, { local: local(15, '2021-10-04') });
    const rooms = failures(found);
    expect(rooms.length).toBeGreaterThan(0);
    expect(new Set(rooms.map(String))).toEqual(new Set(['L3.1.1,2021-10-04']));
    expect(found.findings.find(({ status }) => status === 'FAIL')).toMatchObject({ measured: 16, limit: 15, policyId: 'lokal-1' });
    expect(found.finalBlockers).toEqual([]);
    expect(found.days.changes[0]).toEqual({ from: '2021-10-04', why: ['LOCAL_RULE'], texts: ['SE 7/2021'], endedIds: [] });
    // In force already: failures of the first day, told once.
    const now = judged({}, { local: local(15, '2021-09-01', '2021-10-03') });
    expect(failures(now)).toHaveLength(rooms.length);
    expect(now.finalBlockers.length).toBeGreaterThan(0);
    expect(now.days.changes.map(({ from, endedIds }) => [from, endedIds])).toEqual([
      ['2021-10-04', ['L3.1.1']],
      ['2021-11-13', []],
    ]);
  });

  test('a later wider distance counts the rooms again', () => {
    const rules = local(18, '2021-10-04');
    const wide = rules.localRegulations.map((one) => ({
      ...one,
      parameters: one.parameters.map((p) => ({ ...p, key: 'min_distance_m', unit: 'm', value: 3 })),
    }));
    const found = judged({}, { local: { ...rules, localRegulations: wide } });
    expect(failures(found).map(String)).toContain('L3.1.1,2021-10-04');
  });

  test('sessions inside an open stop or a closure order are told with their first day; the plan may still be made ready', () => {
    const found = judged({
      calendar: {
        startedOn: '2021-09-13',
        suspensions: [{ from: '2021-10-01', to: null }],
        closures: [{ id: 'S-1', scope: 'DESA', from: '2021-10-05', endsOn: null, endedOn: null }],
      },
    });
    expect(failures(found)).toEqual([
      ['P5.1.e', '2021-10-01'],
      ['P6.2', '2021-10-05'],
    ]);
    expect(found.finalBlockers).toEqual([]);
    const orders = (one: PlanJudgement) => one.findings.filter(({ provisionId }) => provisionId === 'P6.2').map(({ status }) => status);
    expect(orders(judged({ calendar: OPEN }))).toEqual(['PASS']);
    expect(orders(judged({}))).toEqual([]);
  });
});

test('choice and permission are two papers where the school keeps them apart: without the letter P7.7.a is open', () => {
  const facts = villageSchool(2);
  const write = (permission: 'YES' | 'UNKNOWN') => {
    for (const rombel of facts.rombel) for (const pupil of rombel.pupils) pupil.permission = permission;
  };
  const status = () => {
    const { findings } = judgeSchoolPlan(facts, plan as SavedPlan);
    return ['P5.1.d', 'P7.7.a'].map((id) => findings.find(({ provisionId }) => provisionId === id)?.status);
  };
  write('UNKNOWN');
  expect(status()).toEqual(['PASS', 'NOT_DETERMINED']);
  write('YES');
  expect(status()).toEqual(['PASS', 'PASS']);
});
