import { createRotationRun, type RotationSchool } from '@giliran/epidemic';
import { InputError } from '@giliran/kernel';
import { describe, expect, test } from 'vitest';
import { COMPARED_BUILTINS, defaultRotationChoices, rotationInputOf, type RotationQuestion } from './rotation-input.ts';
import type { PupilFacts, SavedPlan, SchoolFacts } from './school-facts.ts';
import { defaultSetting } from './school-setting.ts';

const pupil = (id: string, rosterNumber: number, change: Partial<PupilFacts> = {}): PupilFacts => ({
  id,
  rosterNumber,
  sex: 'P',
  consent: 'YES',
  familyId: null,
  ...change,
});
const room = (id: string, widthCm: number | null, lengthCm: number | null): SchoolFacts['rooms'][number] => ({
  id,
  name: id,
  site: 'ON_CAMPUS',
  widthCm,
  lengthCm,
  sideMarginCm: 50,
  frontZoneCm: 200,
  backMarginCm: 50,
});

const facts: SchoolFacts = {
  id: 's1',
  form: 'SD',
  setting: { ...defaultSetting('SD'), days: ['Sen', 'Sel', 'Rab', 'Kam', 'Jum'] },
  rooms: [room('k1', 700, 800), room('k2', null, 800), room('k3', null, null)],
  teachers: [
    { id: 't1', name: 'Guru 1', rombelId: 'r4', maxDay: null, maxWeek: null },
    { id: 't2', name: 'Guru 2', rombelId: null, maxDay: null, maxWeek: null },
  ],
  rombel: [
    {
      id: 'r4',
      name: '4A',
      grade: 4,
      pupilCount: 3,
      pupils: [pupil('p1', 1, { familyId: 'f1' }), pupil('p2', 2, { consent: 'NO' }), pupil('p3', 3, { consent: 'UNKNOWN' })],
    },
    { id: 'r6', name: '6A', grade: 6, pupilCount: 2, pupils: [pupil('p4', 1, { familyId: 'f1' }), pupil('p5', 2)] },
  ],
  zoneHistory: [],
};

const plan: SavedPlan = {
  groups: [
    { id: 'g1', label: '4A · A', rombelId: 'r4', pupils: ['p1', 'p3'] },
    { id: 'g2', label: '6A · A', rombelId: 'r6', pupils: ['p4', 'p5'] },
  ],
  sessions: [
    { group: 'g1', day: 'Sen', shift: 'P', room: 'k1', teacher: 't1', locked: false },
    { group: 'g2', day: 'Sen', shift: 'P', room: 'k2', teacher: 't2', locked: false },
    { group: 'g2', day: 'Rab', shift: 'S', room: 'k2', teacher: null, locked: true },
  ],
};

const choices = { ...defaultRotationChoices(facts), reference: 'ours' };
const own = [{ id: 'ours', plan }];
const schoolOf = (question: Pick<RotationQuestion, 'input'>): RotationSchool => question.input.school as RotationSchool;

describe('rotationInputOf', () => {
  const { input, assumptions } = rotationInputOf(facts, own, choices);
  const noted = (key: string) => assumptions.find((a) => a.key === key)?.value;

  test('a fortnight keeps its weeks; subject teachers come in for their own periods', () => {
    const lessons = [
      { period: 0, subject: 'MTK', teacher: 't1' },
      { period: 1, subject: 'IPA', teacher: 't2' },
      { period: 2, subject: 'PKN', teacher: 'gone' },
    ];
    const both: SavedPlan = {
      ...plan,
      sessions: [
        { group: 'g1', week: 'A', day: 'Sen', shift: 'P', room: 'k1', teacher: null, lessons, locked: false },
        { group: 'g2', week: 'B', day: 'Sen', shift: 'P', room: 'k1', teacher: 't1', locked: false },
      ],
    };
    const school = { ...facts, setting: { ...facts.setting, weeks: 2 as const, lessons: { periodsPerSession: 6, sessionsPerGroup: 1 } } };
    const question = rotationInputOf(school, [{ id: 'ours', plan: both }], choices);
    expect(question.input.plans?.[0]).toMatchObject({
      periodsPerSession: 6,
      sessions: [
        { group: 'g1', week: 'A', lessons: lessons.slice(0, 2) },
        { group: 'g2', week: 'B', teacher: 't1' },
      ],
    });
    expect(question.assumptions).toContainEqual({ key: 'builtinOneRombel', value: 2, source: 'assumption' });
    // The engine takes it as it is.
    expect(createRotationRun(question.input)).toBeTruthy();
  });

  test('rooms: recorded floor, assumed floor where the plan needs it, others left out', () => {
    expect(schoolOf({ input }).rooms).toEqual([
      { id: 'k1', areaM2: 56, heightM: 3, ventilation: 'CROSS_OPEN' },
      { id: 'k2', areaM2: 56, heightM: 3, ventilation: 'CROSS_OPEN' },
    ]);
    expect(noted('roomsAssumed')).toBe(1);
    expect(noted('roomsLeftOut')).toBe(1);
    const wide = rotationInputOf({ ...facts, rooms: [room('k1', 725, 840), room('k2', 600, 700)] }, own, choices);
    expect(schoolOf(wide).rooms?.map((r) => r.areaM2)).toEqual([60.9, 42]);
    expect(wide.assumptions.some((a) => a.key === 'roomsAssumed')).toBe(false);
  });

  test('people: ages by grade, siblings together, a no stays home, class teachers keep their rombel', () => {
    expect(schoolOf({ input }).pupils).toEqual([
      { id: 'p1', rombel: 'r4', household: 'keluarga:f1', consent: true, age: 10 },
      { id: 'p2', rombel: 'r4', household: 'rumah:p2', consent: false, age: 10 },
      { id: 'p3', rombel: 'r4', household: 'rumah:p3', consent: true, age: 10 },
      { id: 'p4', rombel: 'r6', household: 'keluarga:f1', consent: true, age: 12 },
      { id: 'p5', rombel: 'r6', household: 'rumah:p5', consent: true, age: 12 },
    ]);
    expect(schoolOf({ input }).households).toHaveLength(4 + 2);
    expect(schoolOf({ input }).households?.every((h) => h.adults?.length === 2)).toBe(true);
    expect(schoolOf({ input }).teachers).toEqual([
      { id: 't1', household: 'guru:t1', rombel: 'r4' },
      { id: 't2', household: 'guru:t2' },
    ]);
    expect([noted('siblings'), noted('consentUnknown')]).toEqual([1, 1]);
  });

  test('plans: the own timetable first and as reference, then the six built-in schedules over the same days', () => {
    expect(input.plans?.map((p) => p.id)).toEqual(['ours', ...COMPARED_BUILTINS]);
    expect(input.plans?.map((p) => p.reference ?? false)).toEqual([true, ...COMPARED_BUILTINS.map(() => false)]);
    expect(new Set(input.plans?.map((p) => `${p.startDate} ${p.days}`))).toEqual(new Set(['2021-09-13 61']));
    expect(input.plans?.[0]).toMatchObject({
      spacingM: 1.5,
      sessions: [{ group: 'g1', day: 'Sen', shift: 'P', room: 'k1', teacher: 't1' }, {}, { group: 'g2', day: 'Rab' }],
    });
    expect(input.plans?.[2]).toMatchObject({ builtin: 'double', sessionMinutes: 180, gapMinutes: 30 });
  });

  test('the engine accepts it and shows no more plans than asked', () => {
    const run = createRotationRun({ ...input, run: { seed: 1, replicates: 3 } });
    run.step(3);
    const result = run.summary();
    expect(result.persons).toBe(5 + 2 + 12);
    expect(result.schedules.map((s) => s.plan)).toEqual(['ours', ...COMPARED_BUILTINS]);
    // 13 September to 12 November 2021: nine Mondays for both groups, nine Wednesdays more for the second; three hours each.
    expect(result.schedules[0]?.learningHours.mean.q[4]).toBeCloseTo((2 * 9 * 3 + 2 * 18 * 3) / 4, 6);
  });

  test('a rombel beyond the legal cap sits closer in the full schedule, and that is said', () => {
    const many = Array.from({ length: 30 }, (_, i) => pupil(`q${i}`, i + 1));
    const large = rotationInputOf({ ...facts, rombel: [{ id: 'r4', name: '4A', grade: 4, pupilCount: 30, pupils: many }] }, [], choices);
    expect(large.input.plans?.find((p) => p.id === 'full')?.spacingM).toBe(1);
    expect(large.input.plans?.find((p) => p.id === 'double')?.spacingM).toBe(1.5);
    expect(large.assumptions.find((a) => a.key === 'fullSpacing')?.value).toBe(1);
  });

  test('several plans and chosen built-in schedules, in that order, one of them the reference', () => {
    const later: SavedPlan = { ...plan, sessions: plan.sessions.slice(0, 1) };
    const two = rotationInputOf(facts, [...own, { id: 'v2', plan: later }], { ...choices, builtins: ['abDays'], reference: 'abDays' });
    expect(two.input.plans?.map((p) => [p.id, p.reference ?? false])).toEqual([
      ['ours', false],
      ['v2', false],
      ['abDays', true],
    ]);
    const lost = rotationInputOf(facts, own, { ...choices, reference: 'v9' });
    expect(lost.input.plans?.find((p) => p.reference)?.id).toBe('ours');
    expect(() => createRotationRun(two.input)).not.toThrow();
  });

  test('without a plan the double shift is the reference', () => {
    const alone = rotationInputOf(facts, [], defaultRotationChoices(facts));
    expect(alone.input.plans?.map((p) => p.id)).toEqual([...COMPARED_BUILTINS]);
    expect(alone.input.plans?.find((p) => p.reference)?.id).toBe('double');
    expect(rotationInputOf(facts, [{ id: 'ours', plan: { groups: [], sessions: [] } }], defaultRotationChoices(facts)).input.plans).toEqual(
      alone.input.plans,
    );
  });

  test('what the school no longer has is left out and said', () => {
    const old: SavedPlan = {
      groups: [{ id: 'g1', label: '', rombelId: 'r4', pupils: ['p1', 'left'] }],
      sessions: [
        { group: 'g1', day: 'Sen', shift: 'P', room: 'sold', teacher: 'retired', locked: false },
        { group: 'g1', day: 'Sel', shift: 'evening', room: 'k1', teacher: null, locked: false },
      ],
    };
    const question = rotationInputOf(facts, [{ id: 'ours', plan: old }], choices);
    expect(question.input.plans?.[0]).toMatchObject({
      groups: [{ id: 'g1', pupils: ['p1'] }],
      sessions: [{ group: 'g1', day: 'Sen', shift: 'P', room: 'sold' }],
    });
    expect(schoolOf(question).rooms?.at(-1)).toMatchObject({ id: 'sold', areaM2: 56 });
    expect(question.assumptions.filter((a) => ['pupilsGone', 'sessionsGone'].includes(a.key)).map((a) => a.value)).toEqual([1, 1]);
    expect(() => createRotationRun(question.input)).not.toThrow();
  });

  test('rombel known by number alone, and every form of education, make valid input', () => {
    for (const form of ['TK', 'SD', 'MTS', 'SMK', 'PAKET_A', 'PKBM', 'SLB', 'SKB_UNIT'] as const) {
      const counted = {
        ...facts,
        form,
        setting: defaultSetting(form),
        rombel: [{ id: 'r', name: 'A', grade: null, pupilCount: 7, pupils: [] }],
      };
      expect(createRotationRun(rotationInputOf(counted, [], choices).input).persons).toBe(7 + 2 + 2 * 9);
    }
  });

  test('choices reach the scenario; wrong ones are refused', () => {
    const bare = rotationInputOf(facts, own, {
      ...choices,
      zone: 'RED',
      reportedPer100kWeek: 140,
      ascertainment: 0.15,
      variant: 'WILD',
      ventilation: 'CLOSED',
      roomVentilation: { k2: 'SINGLE_SIDED' },
      masks: false,
      detection: 0.5,
      closure: { rule: 'ANY_CASE', cases: 3, days: 5 },
      gapMin: 0,
    });
    expect(bare.input.scenario).toEqual({
      zone: 'RED',
      reportedPer100kWeek: 140,
      ascertainment: 0.15,
      variant: 'WILD',
      closingZones: [],
      masks: { out: 0, in: 0 },
      responses: { detection: 0.5, schoolClosure: { rule: 'ANY_CASE', cases: 3, days: 5 } },
    });
    expect(schoolOf(bare).rooms?.map((r) => r.ventilation)).toEqual(['CLOSED', 'SINGLE_SIDED']);
    expect(bare.assumptions.filter((a) => a.key.startsWith('ventilation.')).map((a) => a.key)).toEqual([
      'ventilation.SINGLE_SIDED',
      'ventilation.CLOSED',
    ]);
    expect(() => createRotationRun(bare.input)).not.toThrow();
    const masked = rotationInputOf(facts, own, { ...choices, pupilCompliance: 0.4, closure: { rule: 'NEVER', cases: 3, days: 14 } });
    expect(masked.input.scenario?.masks?.compliance).toMatchObject({ SD: 0.4, SMA: 0.4 });
    expect(() => createRotationRun(masked.input)).not.toThrow();
    expect(masked.input.scenario?.responses?.schoolClosure).toEqual({ rule: 'NEVER' });
    expect(() => rotationInputOf(facts, own, { ...choices, gapMin: -1 })).toThrow(InputError);
    expect(() => rotationInputOf(facts, [], { ...choices, builtins: [] })).toThrow(InputError);
    expect(() => rotationInputOf({ ...facts, rombel: [] }, own, choices)).toThrow(InputError);
  });
});
