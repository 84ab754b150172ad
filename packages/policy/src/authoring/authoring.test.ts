import { InputError } from '@giliran/kernel';
import { describe, expect, test } from 'vitest';
import { judgePlan } from '../judge-plan.ts';
import type { PlanFacts } from '../plan-facts.ts';
import { resolvePolicy } from '../resolve-policy.ts';
import type { Amendment, ResolveRequest } from '../resolved-policy.ts';
import { checkAmendment, composeAmendments, diffPolicies, parseAmendment, reverseAmendment } from './amendments.ts';
import { checkLocalRegulation } from './check-local-regulation.ts';
import type { LocalRegulation } from './local-regulation.ts';
import { authorableParameters, parseLocalRegulation } from './parse-local-regulation.ts';

const PERBUP = 'bengkayang-51-2021';
const request: ResolveRequest = { regulationIds: [PERBUP], level: 'SD', phase: 'TRANSITION', date: '2021-10-04', place: '61.07.03' };

function written(parameter: object): object {
  return {
    id: 'perkadis-bengkayang-7-2021',
    name: 'Perkadis 7/2021',
    area: '61.07',
    baseline: PERBUP,
    parameters: [
      {
        key: 'min_distance_m',
        value: 2,
        unit: 'm',
        validFrom: '2021-10-01',
        article: 'Pasal 3',
        quote: 'jarak antar peserta didik paling sedikit 2 meter',
        ...parameter,
      },
    ],
  };
}
const local = (parameter: object = {}): LocalRegulation => parseLocalRegulation(written(parameter));

describe('a local regulation (P7.2.a, D12)', () => {
  test('stricter needs no reference and decides, with its own article and quote; the other reason stays', () => {
    expect(checkLocalRegulation(local())).toMatchObject({ accepted: true, comparisons: [{ direction: 'STRICTER', baselineValue: 1.5 }] });
    const { minDistanceM } = resolvePolicy({ ...request, localRegulations: [local()] }).limits;
    expect(minDistanceM).toMatchObject({ value: 2, basis: 'law' });
    expect(minDistanceM.winners).toMatchObject([
      { policyId: 'perkadis-bengkayang-7-2021', article: 'Perkadis 7/2021, Pasal 3', local: true },
    ]);
    expect(minDistanceM.reasons.map(({ policyId }) => policyId)).toEqual([PERBUP, 'perkadis-bengkayang-7-2021']);
  });

  test('looser without a reference is refused with both values and what is missing', () => {
    const check = checkLocalRegulation(local({ value: 1 }));
    expect(check.accepted).toBe(false);
    expect(check.problems).toEqual([
      {
        path: '/parameters/0/reference',
        message:
          'min_distance_m: 1 m lebih longgar daripada 1,5 m (Perbup Bengkayang 51/2021, Lampiran III baris 1), dan rujukannya belum ada. Tulis peraturan yang membolehkannya, atau pilih nilai yang sama atau lebih ketat.',
      },
    ]);
  });

  test('looser with a reference takes the place of the baseline from its day on; the old reason stays and says so', () => {
    const looser = local({ value: 1, reference: 'SE Bupati 420/9/2021' });
    expect(checkLocalRegulation(looser).accepted).toBe(true);
    const after = resolvePolicy({ ...request, localRegulations: [looser] }).limits.minDistanceM;
    expect(after).toMatchObject({ value: 1, winners: [{ reference: 'SE Bupati 420/9/2021' }] });
    expect(after.reasons[0]).toMatchObject({ policyId: PERBUP, value: 1.5, replacedBy: 'perkadis-bengkayang-7-2021' });
    const before = resolvePolicy({ ...request, date: '2021-09-30', localRegulations: [looser] }).limits.minDistanceM;
    expect(before).toMatchObject({ value: 1.5 });
    // Another chosen regulation is not the baseline: its 1.5 m stands.
    const both = resolvePolicy({ ...request, regulationIds: [PERBUP, 'skb-03kb2021'], localRegulations: [looser] }).limits.minDistanceM;
    expect(both).toMatchObject({ value: 1.5, winners: [{ policyId: 'skb-03kb2021' }] });
  });

  test('it holds in its area, its phase and its level only', () => {
    const strict = local({ phase: 'NEW_NORMAL', levelGroup: 'PAUD', key: 'max_pupils_per_room', value: 4, unit: 'pupil' });
    const cap = (change: Partial<ResolveRequest>) =>
      resolvePolicy({ ...request, localRegulations: [strict], ...change }).limits.maxPupilsPerRoom.value;
    expect(cap({})).toBe(18);
    expect(cap({ level: 'TK' })).toBe(5);
    expect(cap({ level: 'TK', phase: 'NEW_NORMAL' })).toBe(4);
    expect(cap({ level: 'TK', phase: 'NEW_NORMAL', place: '51.08' })).toBeNull();
  });

  test('a value without a phase is compared in both: 240 minutes are stricter after the transition and looser in it', () => {
    const check = checkLocalRegulation(local({ key: 'max_minutes_per_pupil_day', value: 240, unit: 'minute per pupil per day' }));
    expect(check.comparisons.map(({ phase, direction }) => [phase, direction])).toEqual([
      ['TRANSITION', 'LOOSER'],
      ['NEW_NORMAL', 'NEW'],
    ]);
    expect(check.accepted).toBe(false);
  });

  test('zones are compared by content: a zone more is looser, whatever is taken away', () => {
    const zones = (value: string[]) => checkLocalRegulation(local({ key: 'zones_open', value, unit: 'none' })).comparisons[0]?.direction;
    expect(zones(['GREEN'])).toBe('STRICTER');
    expect(zones(['GREEN', 'ORANGE'])).toBe('LOOSER');
    expect(zones(['GREEN', 'YELLOW'])).toBe('SAME');
  });

  test('a finding under it cites it', () => {
    const facts: PlanFacts = {
      level: 'SD',
      phase: 'TRANSITION',
      startDate: '2021-10-04',
      zone: 'GREEN',
      readinessShare: 1,
      rooms: [{ id: 'R1', label: 'Ruang 1', site: 'ON_CAMPUS', seatCapacity: 12, seatMinDistanceM: 1.5 }],
      groups: [{ id: 'A', label: 'A', rombelId: '4A', pupils: [{ id: 'p', consent: 'YES' }] }],
      unplaced: [],
      sessions: [{ groupId: 'A', day: 'Sen', start: '07:00', end: '10:00', roomId: 'R1' }],
    };
    const finding = judgePlan(facts, resolvePolicy({ ...request, localRegulations: [local()] })).find(
      ({ provisionId }) => provisionId === 'L4.2.4.a',
    );
    expect(finding).toMatchObject({
      status: 'FAIL',
      policyId: 'perkadis-bengkayang-7-2021',
      article: 'Perkadis 7/2021, Pasal 3',
      quote: 'jarak antar peserta didik paling sedikit 2 meter',
      limit: 2,
      basis: 'law',
    });
  });

  test.each([
    [{ key: 'closure' }, '/parameters/0/key'],
    [{ unit: 'cm' }, '/parameters/0/unit'],
    [{ value: 20 }, '/parameters/0/value'],
    [{ value: 'dua' }, '/parameters/0/value'],
    [{ value: null }, '/parameters/0/value'],
    [{ key: 'max_pupils_per_room', unit: 'pupil', value: 12.5 }, '/parameters/0/value'],
    [{ key: 'zones_open', unit: 'none', value: ['PINK'] }, '/parameters/0/value'],
    [{ key: 'canteen', unit: 'none', value: 'SEBENTAR' }, '/parameters/0/value'],
    [{ validFrom: '2021-13-01' }, '/parameters/0/validFrom'],
    [{ validTo: '2021-09-01' }, '/parameters/0/validTo'],
    [{ article: '' }, '/parameters/0/article'],
    [{ quote: undefined }, '/parameters/0/quote'],
    [{ levelGroup: 'SEMUA' }, '/parameters/0/levelGroup'],
  ])('%j is refused at %s', (parameter, path) => {
    try {
      local(parameter);
      expect.fail('expected an InputError');
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      expect(error.path).toBe(path);
    }
  });

  test('what a form may offer has a unit and, for words, its words', () => {
    const offered = authorableParameters();
    expect(offered.find(({ key }) => key === 'min_distance_m')).toEqual({ key: 'min_distance_m', unit: 'm', words: null });
    expect(offered.find(({ key }) => key === 'canteen')?.words).toEqual(['CLOSED', 'OPEN_WITH_PROTOCOL']);
    expect(offered.some(({ key }) => key === 'closure')).toBe(false);
  });
});

describe('amendments', () => {
  const amendment = (...set: object[]): Amendment => parseAmendment({ name: 'uji', baseline: PERBUP, set });
  const distance = { key: 'min_distance_m', scope: {}, from: 1.5, to: 1.83, reason: 'enam kaki' };

  test('a from that the baseline does not hold is a conflict, named with both values', () => {
    const wrong = amendment({ ...distance, from: 2 });
    expect(checkAmendment(wrong).problems).toMatchObject([
      { path: '/set/0/from', message: expect.stringContaining('bernilai 1.5, bukan 2') },
    ]);
    expect(() => resolvePolicy({ ...request, amendments: [wrong] })).toThrow('bernilai 1.5');
  });

  test('saved as a rule: looser needs a reference, stricter none; composed changes see each other', () => {
    const looser = amendment({ key: 'max_pupils_per_room', scope: { levelGroup: 'DASMEN' }, from: 18, to: 20, reason: 'ruang besar' });
    expect(checkAmendment(looser).problems).toMatchObject([
      { path: '/set/0/reference', message: expect.stringContaining('20 siswa lebih longgar daripada 18 siswa') },
    ]);
    const withReference = { ...looser, set: looser.set.map((change) => ({ ...change, reference: 'SE 1/2021' })) };
    expect(checkAmendment(withReference).accepted).toBe(true);
    expect(checkAmendment(amendment(distance, { ...distance, from: 1.83, to: 2 })).accepted).toBe(true);
    expect(checkAmendment(amendment(distance, { ...distance, from: 1.5, to: 2 })).accepted).toBe(false);
  });

  test('composed, listed, diffed, reversed: the baseline is untouched', () => {
    const first = amendment(distance);
    const second = amendment({ key: 'max_minutes_per_pupil_day', scope: { phase: 'TRANSITION' }, from: 180, to: 120, reason: 'dua jam' });
    const both = composeAmendments('keduanya', [first, second]);
    expect(both.set.map(({ key, to }) => [key, to])).toEqual([
      ['min_distance_m', 1.83],
      ['max_minutes_per_pupil_day', 120],
    ]);
    const base = resolvePolicy(request);
    const amended = resolvePolicy({ ...request, amendments: [both] });
    expect(diffPolicies(base, amended).map(({ key, from, to, direction }) => [key, from, to, direction])).toEqual([
      ['max_minutes_per_pupil_day', 180, 120, 'STRICTER'],
      ['min_distance_m', 1.5, 1.83, 'STRICTER'],
    ]);
    expect(diffPolicies(base, resolvePolicy({ ...request, amendments: [both, reverseAmendment(both)] }))).toEqual([]);
    expect(resolvePolicy(request)).toEqual(base);
    expect(() => composeAmendments('x', [first, { ...second, baseline: 'who-2020' }])).toThrow(InputError);
  });

  test('a change without a scope bears where the baseline holds its from, and is no conflict elsewhere', () => {
    const minutes = { key: 'max_minutes_per_pupil_day', from: 180, to: 120, reason: 'dua jam' };
    const both = amendment(
      minutes,
      { ...minutes, from: 120, to: 100 },
      { key: 'max_pupils_per_room', from: 18, to: 10, reason: 'ruang kecil' },
    );
    const limits = (change: Partial<ResolveRequest>) => {
      const { maxMinutesPerPupilDay, maxPupilsPerRoom } = resolvePolicy({ ...request, amendments: [both], ...change }).limits;
      return [maxMinutesPerPupilDay.value, maxPupilsPerRoom.value];
    };
    expect(limits({})).toEqual([100, 10]);
    expect(limits({ phase: 'NEW_NORMAL' })).toEqual([null, 10]);
    expect(limits({ level: 'TK' })).toEqual([100, 5]);
    expect(checkAmendment(both).accepted).toBe(true);
    // What an earlier change took away is stale, and a value that stands nowhere is a conflict.
    expect(() => resolvePolicy({ ...request, amendments: [amendment(minutes, minutes)] })).toThrow('bernilai 120');
    expect(() => resolvePolicy({ ...request, amendments: [amendment({ ...minutes, from: 200 })] })).toThrow('bernilai 180');
  });

  test('an amended value is an assumption and never shows the quote of the text', () => {
    const { minDistanceM } = resolvePolicy({ ...request, amendments: [amendment(distance)] }).limits;
    expect(minDistanceM).toMatchObject({ basis: 'assumption', winners: [{ amendment: 'uji', quote: '', amendedFrom: 1.5 }] });
  });

  test('bad shapes are refused with a path', () => {
    const at = (value: unknown): string => {
      try {
        parseAmendment(value);
      } catch (error) {
        if (error instanceof InputError) return error.path;
      }
      return 'no error';
    };
    expect(at({ name: 'x', baseline: 'entah', set: [distance] })).toBe('/baseline');
    expect(at({ name: 'x', baseline: PERBUP, set: [] })).toBe('/set');
    expect(at({ name: 'x', baseline: PERBUP, set: [{ ...distance, key: 'jarak' }] })).toBe('/set/0/key');
    expect(at({ name: 'x', baseline: PERBUP, set: [{ key: 'min_distance_m', to: 1, reason: 'x' }] })).toBe('/set/0/from');
    expect(at({ name: 'x', baseline: PERBUP, set: [{ ...distance, scope: { phase: 'LAMA' } }] })).toBe('/set/0/scope/phase');
  });
});
