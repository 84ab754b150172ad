import { InputError } from '@giliran/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareStrictness, strictest } from './combine.ts';
import { assumptions, listRegulations, regulationById } from './lookup.ts';
import { resolvePolicy } from './resolve-policy.ts';
import type { Amendment, ResolveRequest } from './resolved-policy.ts';
import { EDUCATION_FORMS, PHASES } from './types.ts';

const PERBUP = 'bengkayang-51-2021';
const base: ResolveRequest = { regulationIds: [PERBUP], level: 'SD', phase: 'TRANSITION', date: '2021-09-13' };

describe('the Perbup alone', () => {
  test('primary school in transition', () => {
    const { limits } = resolvePolicy(base);
    expect(limits.minDistanceM.value).toBe(1.5);
    expect(limits.maxPupilsPerRoom.value).toBe(18);
    expect(limits.maxMinutesPerPupilDay.value).toBe(180);
    expect(limits.breakAllowed.value).toBe(false);
    expect(limits.zonesOpen.value).toEqual(['GREEN', 'YELLOW']);
    expect(limits.zonesClosed.value).toEqual(['ORANGE', 'RED']);
    expect(limits.transitionMonths.value).toBe(2);
    expect(limits.capacityFractionMax).toMatchObject({ value: null, gap: true });
    expect(limits.maxPupilsPerRoom).toMatchObject({ basis: 'law', assumptionIds: ['A-17'] });
    expect(limits.maxPupilsPerRoom.winners[0]).toMatchObject({
      policyId: PERBUP,
      provisionIds: ['L3.1.1'],
      article: 'Lampiran III baris 1',
      status: 'authoritative',
    });
  });

  test('180 minutes are gone in the new normal, 1.5 m and 18 are not', () => {
    const { limits } = resolvePolicy({ ...base, phase: 'NEW_NORMAL' });
    expect(limits.maxMinutesPerPupilDay).toMatchObject({ value: null, gap: true });
    expect(limits.breakAllowed).toMatchObject({ value: true, basis: 'assumption' });
    expect(limits.minDistanceM.value).toBe(1.5);
    expect(limits.maxPupilsPerRoom.value).toBe(18);
    expect(limits.canteen.value).toBe('OPEN_WITH_PROTOCOL');
  });

  test.each(['TK', 'KB', 'TPA', 'SPS'] as const)('%s seats 5 by law', (level) => {
    const value = resolvePolicy({ ...base, level }).limits.maxPupilsPerRoom;
    expect(value).toMatchObject({ value: 5, basis: 'law' });
    expect(value.winners[0]?.provisionIds).toEqual(['L3.1.2']);
  });

  test('RA as TK, SLB by A-20, SMA by the national decree: labelled, never law', () => {
    const ra = resolvePolicy({ ...base, level: 'RA' });
    expect(ra.limits.maxPupilsPerRoom).toMatchObject({ value: 5, basis: 'assumption' });
    expect(ra.limits.maxPupilsPerRoom.assumptionIds).toContain('A-19');
    const slb = resolvePolicy({ ...base, level: 'SLB' });
    expect(slb.limits.maxPupilsPerRoom).toMatchObject({ value: 5, basis: 'assumption' });
    expect(slb.limits.maxPupilsPerRoom.assumptionIds).toContain('A-20');
    expect(slb.scopes[PERBUP]?.inScope).toBe(false);
    const sma = resolvePolicy({ ...base, level: 'SMA' });
    expect(sma.limits.maxPupilsPerRoom).toMatchObject({ value: 18, basis: 'assumption' });
    expect(sma.limits.maxPupilsPerRoom.winners.every(({ fallback }) => fallback === true)).toBe(true);
    expect(resolvePolicy({ ...base, level: 'PKBM' }).limits.maxPupilsPerRoom).toMatchObject({ value: 18, basis: 'law' });
  });

  test('assumptions are values of their own and can be set', () => {
    const standard = resolvePolicy(base).limits;
    expect(standard.roomGapMin).toMatchObject({ value: 30, basis: 'assumption', assumptionIds: ['A-06'] });
    expect(standard.roomMargins).toMatchObject({ value: { sideM: 0.5, frontM: 2, backM: 0.5 }, assumptionIds: ['A-16'] });
    expect(resolvePolicy({ ...base, assumptionValues: { 'A-06': 60 } }).limits.roomGapMin.value).toBe(60);
    expect(assumptions()).toHaveLength(22);
  });
});

describe('strictest wins', () => {
  test('the larger distance, with both reasons kept', () => {
    const { limits } = resolvePolicy({ ...base, regulationIds: [PERBUP, 'cdc-2021-02-12', 'who-2020'] });
    expect(limits.minDistanceM.value).toBe(1.83);
    expect(limits.minDistanceM.winners.map(({ policyId }) => policyId)).toEqual(['cdc-2021-02-12']);
    expect(limits.minDistanceM.reasons.map(({ value }) => value)).toEqual([1.5, 1.83, 1]);
  });

  test('equal values are all winners, a gap is neutral', () => {
    const { limits } = resolvePolicy({ ...base, regulationIds: [PERBUP, 'skb-03kb2021', 'who-2020'] });
    expect(limits.maxPupilsPerRoom.value).toBe(18);
    expect(limits.maxPupilsPerRoom.winners.map(({ policyId }) => policyId)).toEqual([PERBUP, 'skb-03kb2021']);
    expect(limits.maxMinutesPerPupilDay.value).toBe(180);
    expect(limits.capacityFractionMax).toMatchObject({ value: 0.5 });
    expect(limits.capacityFractionMax.reasons).toHaveLength(2);
  });

  test('a range enters with its strict end', () => {
    const request: ResolveRequest = { ...base, regulationIds: ['inmendagri-ppkm-l3-2021'], date: '2021-08-10', level: 'SLB' };
    expect(resolvePolicy(request).limits.capacityFractionMax.value).toBe(0.62);
    expect(strictest('min_distance_m', [[0.91, 1.83], 1.5]).value).toBe(1.83);
  });

  test('closed beats open, open zones intersect', () => {
    const phase = 'NEW_NORMAL' as const;
    const together = resolvePolicy({ ...base, phase, regulationIds: [PERBUP, 'skb-04kb2020'], asIfInForce: ['skb-04kb2020'] });
    expect(together.limits.canteen.value).toBe('CLOSED');
    expect(strictest('zones_open', [['GREEN', 'YELLOW'], ['GREEN']]).value).toEqual(['GREEN']);
    expect(strictest('zones_closed', [['RED'], ['ORANGE', 'RED']]).value).toEqual(['RED', 'ORANGE']);
  });

  test('property: one more regulation never loosens a value', () => {
    const ids = listRegulations().map(({ id }) => id);
    const keys = ['min_distance_m', 'max_pupils_per_room', 'max_minutes_per_pupil_day', 'capacity_fraction_max', 'transition_months'];
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(...ids),
        fc.constantFrom(...EDUCATION_FORMS),
        fc.constantFrom(...PHASES),
        (chosen, extra, level, phase) => {
          const resolve = (regulationIds: readonly string[]) =>
            resolvePolicy({ ...base, regulationIds, level, phase, asIfInForce: ids }).parameters;
          const few = resolve(chosen);
          const more = resolve([...chosen, extra]);
          for (const key of [...keys, 'canteen', 'sport_extracurricular', 'zones_open', 'break_allowed']) {
            expect(compareStrictness(key, more[key]?.value ?? null, few[key]?.value ?? null)).toBeLessThanOrEqual(0);
          }
        },
      ),
      { seed: 51, numRuns: 200 },
    );
  });
});

describe('dates and verification', () => {
  test('a regulation counts only while it is in force', () => {
    const request: ResolveRequest = { ...base, regulationIds: [PERBUP, 'inmendagri-ppkm-l3-2021'] };
    const later = resolvePolicy(request);
    expect(later.activeIds).toEqual([PERBUP]);
    expect(later.inactive.map(({ policyId }) => policyId)).toEqual(['inmendagri-ppkm-l3-2021']);
    expect(resolvePolicy({ ...request, date: '2021-08-23' }).activeIds).toEqual(['inmendagri-ppkm-l3-2021']);
    expect(resolvePolicy({ ...request, date: '2021-08-24' }).activeIds).toEqual([]);
    expect(resolvePolicy({ ...base, date: '2021-09-08' }).activeIds).toEqual([PERBUP]);
    expect(resolvePolicy({ ...base, date: '2021-09-07' }).limits.minDistanceM).toMatchObject({ value: null, gap: true });
  });

  test('as if in force is a what-if, not law', () => {
    const { limits } = resolvePolicy({
      ...base,
      regulationIds: ['inmendagri-ppkm-l3-2021'],
      asIfInForce: ['inmendagri-ppkm-l3-2021'],
    });
    expect(limits.capacityFractionMax).toMatchObject({ value: 0.5, basis: 'assumption' });
  });

  test('unverified values are off until switched on', () => {
    const request: ResolveRequest = { ...base, regulationIds: ['skb-05kb2021'], date: '2022-01-03' };
    expect(resolvePolicy(request).limits.minDistanceM).toMatchObject({ value: null, gap: true });
    expect(resolvePolicy({ ...request, enableUnverified: ['skb-05kb2021'] }).limits.minDistanceM).toMatchObject({
      value: 1,
      basis: 'assumption',
    });
  });
});

describe('amendments', () => {
  const amendment: Amendment = {
    name: 'Kap 12',
    baseline: PERBUP,
    set: [{ key: 'max_pupils_per_room', levelGroup: 'DASMEN', from: 18, to: 12, reason: 'uji' }],
  };

  test('change a value, keep the baseline, and are not law', () => {
    const changed = resolvePolicy({ ...base, amendments: [amendment] }).limits.maxPupilsPerRoom;
    expect(changed).toMatchObject({ value: 12, basis: 'assumption' });
    expect(changed.winners[0]).toMatchObject({ amendment: 'Kap 12', policyId: PERBUP, provisionIds: ['L3.1.1'] });
    expect(resolvePolicy(base).limits.maxPupilsPerRoom.value).toBe(18);
    expect(resolvePolicy({ ...base, level: 'TK', amendments: [amendment] }).limits.maxPupilsPerRoom.value).toBe(5);
  });

  test('compose in order, and can be reversed', () => {
    const back: Amendment = { ...amendment, set: [{ key: 'max_pupils_per_room', levelGroup: 'DASMEN', from: 12, to: 18, reason: 'uji' }] };
    expect(resolvePolicy({ ...base, amendments: [amendment, back] }).limits.maxPupilsPerRoom.value).toBe(18);
  });

  test('fill a gap', () => {
    const cap: Amendment = {
      name: 'NN 240',
      baseline: PERBUP,
      set: [{ key: 'max_minutes_per_pupil_day', from: null, to: 240, reason: 'uji' }],
    };
    expect(resolvePolicy({ ...base, phase: 'NEW_NORMAL', amendments: [cap] }).limits.maxMinutesPerPupilDay.value).toBe(240);
  });

  test('conflict when the baseline holds another value', () => {
    const wrong: Amendment = { ...amendment, set: [{ key: 'max_pupils_per_room', from: 20, to: 12, reason: 'uji' }] };
    expect(pathOf(() => resolvePolicy({ ...base, amendments: [wrong] }))).toBe('/amendments/0/set/0/from');
  });
});

test('wrong input is named', () => {
  expect(pathOf(() => resolvePolicy({ ...base, regulationIds: ['perbup-99'] }))).toBe('/regulationIds/0');
  expect(pathOf(() => resolvePolicy({ ...base, date: '2021-02-30' }))).toBe('/date');
  expect(pathOf(() => resolvePolicy({ ...base, level: 'UNI' as string as 'SD' }))).toBe('/level');
  expect(pathOf(() => resolvePolicy({ ...base, assumptionValues: { 'A-99': 1 } }))).toBe('/assumptionValues/A-99');
  expect(() => regulationById('nothing')).toThrow(InputError);
});

function pathOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof InputError) return error.path;
    throw error;
  }
  throw new Error('expected an InputError');
}
