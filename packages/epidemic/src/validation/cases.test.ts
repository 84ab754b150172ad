import { expect, test } from 'vitest';
import cases from '../../fixtures/epidemic-cases.json' with { type: 'json' };
import { answerEpidemicLine } from '../answer-epidemic-line.ts';

interface Case {
  id: string;
  kind: string;
  inputs: Record<string, unknown>;
  expected: Record<string, unknown>;
  tolerance: Record<string, unknown>;
}

const list = cases.cases as unknown as Case[];
const clock = { now: () => 0 };

/** Expected and found numbers side by side, by key path. */
function numbers(expected: unknown, found: unknown, path: string): { path: string; expected: number; found: number }[] {
  if (typeof expected === 'number') return [{ path, expected, found: found as number }];
  if (typeof expected !== 'object' || expected === null) return [];
  return Object.entries(expected).flatMap(([key, value]) =>
    numbers(value, (found as Record<string, unknown> | undefined)?.[key], `${path}/${key}`),
  );
}

for (const item of list.filter((one) => !one.kind.startsWith('published'))) {
  test(`case ${item.id}`, () => {
    // The dearest kinds run with fewer replicates than their default; their tolerance does not depend on the number.
    const fewer = { final_size_mean_field: 40, branching_extinction: 10_000, first_generation_by_schedule: 4000 }[item.kind];
    const answer = answerEpidemicLine({ ...item, ...(fewer ? { replicates: fewer } : {}) }, clock);
    const { tolerance } = item;
    const exact = Number(tolerance['abs_exact'] ?? tolerance['abs_solver'] ?? tolerance['abs'] ?? 1e-6);
    if (item.kind !== 'invariant') {
      // Ratios are listed with four digits.
      for (const pair of numbers(item.expected, answer.exact, ''))
        expect(Math.abs(pair.found - pair.expected), pair.path).toBeLessThanOrEqual(pair.path.includes('ratio') ? 5e-5 : exact);
      if ('fraction' in item.expected) expect(answer.exact?.['fraction']).toBe(item.expected['fraction']);
    } else expect(answer.simulated).toMatchObject(item.expected);
    if (!answer.simulated || item.kind === 'invariant') return;
    const errors = numbers(answer.exact, answer.simulated.standardErrors, '');
    numbers(answer.exact, answer.simulated, '').forEach((pair, i) => {
      const bound =
        typeof tolerance['abs_sim'] === 'number'
          ? tolerance['abs_sim']
          : typeof tolerance['rel_sim'] === 'number'
            ? tolerance['rel_sim'] * pair.expected
            : 4 * (errors[i]?.found ?? 0) + 1e-4;
      expect(Math.abs(pair.found - pair.expected), pair.path).toBeLessThanOrEqual(bound);
    });
  }, 30_000);
}

test('the published household calibration is met by the exact solution and by the kernel', () => {
  for (const item of list.filter((one) => one.kind === 'published_calibration')) {
    const { exact, simulated } = answerEpidemicLine(item, clock);
    for (const figures of [exact, simulated])
      for (const pair of numbers(item.expected, figures, ''))
        expect(Math.abs(pair.found / pair.expected - 1), pair.path).toBeLessThan(Number(item.tolerance['rel']));
    const errors = numbers(exact, simulated?.standardErrors, '');
    numbers(exact, simulated, '').forEach((pair, i) => {
      expect(Math.abs(pair.found - pair.expected), pair.path).toBeLessThan(4 * (errors[i]?.found ?? 0));
    });
  }
});

test('first generation: the kernel agrees with the formula for rombel of odd size and of one, and for long and absent latent periods', () => {
  for (const [hazard, n, latent, infectious] of [
    [0.05, 21, 0, 9],
    [0.02, 12, 40, 12],
    [0.3, 1, 2, 4],
    [0.1, 8, 5, 0],
  ] as const) {
    const inputs = { hazard_per_pair_session: hazard, class_size: n, latent_days: latent, infectious_days: infectious };
    const { exact, simulated } = answerEpidemicLine({ kind: 'first_generation_by_schedule', inputs, replicates: 150 }, clock);
    const errors = numbers(exact, simulated?.standardErrors, '');
    const pairs = numbers(exact, simulated, '');
    expect(pairs).toHaveLength(12);
    pairs.forEach((pair, i) => {
      expect(Math.abs(pair.found - pair.expected), `${n} ${pair.path}`).toBeLessThanOrEqual(4 * (errors[i]?.found ?? 0) + 1e-12);
    });
  }
});

test('the published school study: ratios of R under halved classes, and every measure lowers the R of those it is for', () => {
  const simulate = (item: object): Record<string, number> =>
    answerEpidemicLine({ ...item, replicates: 50 }, clock).simulated as unknown as Record<string, number>;
  const studies = list.filter((one) => one.kind === 'published_abm');
  for (const item of studies) {
    const found = simulate(item);
    for (const key of ['R_student_ratio_to_no_NPI', 'R_teacher_ratio_to_no_NPI'])
      expect(Math.abs((found[key] as number) - (item.expected[key] as number)), `${item.id} ${key}`).toBeLessThan(
        item.tolerance['R_ratio_abs'] as number,
      );
    expect(Object.keys(found)).toEqual([...Object.keys(item.expected), 'replicates', 'standardErrors']);
  }
  const ratios = (measure: string, more: object = {}): [number, number] => {
    const item = studies[0] as Case;
    const found = simulate({ ...item, inputs: { ...item.inputs, ...more, measure } });
    return [found['R_student_ratio_to_no_NPI'] as number, found['R_teacher_ratio_to_no_NPI'] as number];
  };
  // R itself, as printed; nothing of it is fitted.
  const first = studies[0] as Case;
  const none = answerEpidemicLine({ ...first, inputs: { ...first.inputs, measure: 'No NPIs' }, replicates: 300 }, clock).simulated;
  expect(Math.abs((none?.['R_student_index'] as number) - 2.6)).toBeLessThan(0.2);
  expect(Math.abs((none?.['R_teacher_index'] as number) - 4.4)).toBeLessThan(0.2);
  const [once, often] = [ratios('Testing Students 1x'), ratios('Testing Students 3x')];
  expect(once[0]).toBeLessThan(0.8);
  expect(often[0]).toBeLessThan(once[0]);
  // Tests of pupils say nothing of an index case who is a teacher.
  expect(Math.abs(often[1] - 1)).toBeLessThan(0.05);
  expect(ratios('Masks Students')[0]).toBeLessThan(0.8);
  expect(ratios('Masks Teachers')[1]).toBeLessThan(0.95);
  const [aired, sealed] = [ratios('Ventilation'), ratios('Ventilation', { ventilation_factor: 1 })];
  expect(Math.max(...aired)).toBeLessThan(0.8);
  expect(sealed).toEqual([1, 1]);
  expect(() => ratios('Singing')).toThrow(expect.objectContaining({ path: '/inputs/measure' }));
  expect(() => ratios('Ventilation', { variant: 'Omicron' })).toThrow(expect.objectContaining({ path: '/inputs/variant' }));
  expect(ratios('Class Size Reduction', { classes: 1, pupils_per_class: 1 })).toHaveLength(2);
});

test('aerosol settings are refused by name', () => {
  for (const item of list.filter((one) => one.kind === 'published_aerosol_mc'))
    expect(() => answerEpidemicLine(item, clock)).toThrow(
      expect.objectContaining({ path: '/inputs/model', message: expect.stringContaining('classroom_mc') }),
    );
  expect(() => answerEpidemicLine({ kind: 'published_aerosol_mc', inputs: { model: 'airport_mc' } }, clock)).toThrow(
    expect.objectContaining({ path: '/inputs/model', message: expect.stringContaining('airport_mc') }),
  );
  expect(() => answerEpidemicLine({ id: 1, kind: 'toString', inputs: {} }, clock)).toThrow(expect.objectContaining({ path: '/kind' }));
});

test('household calibration: fixed periods follow by hand, and the modifier acts on the share without symptoms', () => {
  const inputs = { exposure_days: 3, symptom_onset_days: 4, infection_duration_days: 4, subclinical_modifier: 0.5 };
  const risk = (target: number, more: object = {}): number =>
    exactOf('published_calibration', { ...inputs, target_adult_household_secondary_attack: target, ...more })[
      'base_transmission_risk_per_day'
    ] as number;
  // Onset one day after the exposed period: weights 1, 2/3, 1/3 and 0 on the four days.
  const attack = (b: number): number => 1 - (1 - b) * (1 - (2 * b) / 3) * (1 - b / 3);
  expect(risk(attack(0.13))).toBeCloseTo(0.13, 12);
  expect(risk(attack(0.13), { symptomatic_fraction: 0 })).toBeCloseTo(0.26, 12);
  expect(risk((attack(0.2) + attack(0.1)) / 2, { symptomatic_fraction: 0.5 })).toBeCloseTo(0.2, 12);
  expect(risk(attack(0.13), { exposure_days: 'mean 3 sd 0' })).toBeCloseTo(0.13, 12);
  expect(risk(0.378, { exposure_days: 'gamma mean 3 sd 1', infection_duration_days: 'lognormal mean 9 sd 3' })).toBeGreaterThan(0);
});

const exactOf = (kind: string, inputs: Record<string, unknown>): Record<string, unknown> =>
  answerEpidemicLine({ id: 'x', kind, inputs, replicates: 50 }, clock).exact as Record<string, unknown>;

test('edges of the closed forms', () => {
  expect(exactOf('final_size_mean_field', { R0: 2, susceptible_fraction: 0.5, population: 100, initial_infected: 1 })).toEqual({
    attack_of_total: 0,
  });
  expect(
    exactOf('final_size_mean_field', { R0: 1.02, susceptible_fraction: 1, population: 100, initial_infected: 1 })['attack_of_total'],
  ).toBeCloseTo(0.0389, 3);
  expect(exactOf('chain_binomial_final_size', { model: 'Reed-Frost', susceptibles: 3, index_cases: 2, p: 1 })['P_k_secondary']).toEqual([
    0, 0, 0, 1,
  ]);
  expect(exactOf('chain_binomial_final_size', { model: 'Greenwood', susceptibles: 3, index_cases: 2, p: 0 })['P_k_secondary']).toEqual([
    1, 0, 0, 0,
  ]);
  expect(exactOf('chain_binomial_final_size', { model: 'Reed-Frost', susceptibles: 0, index_cases: 1, p: 0.3 })).toEqual({
    P_k_secondary: [1],
    mean_secondary: 0,
    attack_rate: 0,
  });
  expect(exactOf('branching_extinction', { R: 0.9, dispersion_k: 0.2, index_cases: 3 })).toMatchObject({ P_extinct: 1, P_major: 0 });
  expect(exactOf('branching_extinction', { R: 0, dispersion_k: 'poisson', index_cases: 1 })).toEqual({
    P_extinct: 1,
    P_major: 0,
    P_no_secondary: 1,
  });
  const still = {
    infectors: 1,
    quanta_per_h: 25,
    breathing_m3_per_h: 0.3,
    room_m3: 168,
    air_changes_per_h: 0,
    virus_decay_per_h: 0,
    deposition_per_h: 0,
    mask_exhale_efficiency: 0,
    mask_inhale_efficiency: 0,
  };
  expect(exactOf('wells_riley', { ...still, minutes: 0 })).toEqual({
    P_steady_ventilation_only: 0,
    P_steady_all_losses: 0,
    P_transient_clean_start: 0,
  });
  const sealed = exactOf('wells_riley', { ...still, minutes: 180 });
  expect(sealed['P_steady_ventilation_only']).toBe(1);
  expect(sealed['P_transient_clean_start']).toBeCloseTo(1 - Math.exp((-0.3 * 25 * 9) / (2 * 168)), 12);
  expect(exactOf('importation', { reported_cases_per_100k_per_day: 0, ascertainment: 0.2, infectious_days: 7, attending: 18 })).toEqual({
    prevalence: 0,
    P_at_least_one_infectious: 0,
    expected_infectious: 0,
  });
});

test('the constant general epidemic is a Reed-Frost chain, and the exponential one solves the triangular equations', () => {
  const lam = 0.3;
  const constant = exactOf('general_epidemic_final_size', {
    susceptibles: 12,
    index_cases: 2,
    pairwise_rate_times_mean_period: lam,
    infectivity_distribution: 'constant mean 1',
  })['P_k_secondary'] as number[];
  const chain = exactOf('chain_binomial_final_size', { model: 'Reed-Frost', susceptibles: 12, index_cases: 2, p: 1 - Math.exp(-lam) })[
    'P_k_secondary'
  ] as number[];
  constant.forEach((p, k) => expect(p).toBeCloseTo(chain[k] as number, 12));
  for (const [text, phi] of [
    ['exponential mean 1', (t: number) => 1 / (1 + t)],
    ['gamma2.5 mean 1', (t: number) => (1 + t / 2.5) ** -2.5],
    ['gamma0.2 mean 1', (t: number) => (1 + t / 0.2) ** -0.2],
  ] as const) {
    const n = 7;
    const m = 2;
    const p = exactOf('general_epidemic_final_size', {
      susceptibles: n,
      index_cases: m,
      pairwise_rate_times_mean_period: lam,
      infectivity_distribution: text,
    })['P_k_secondary'] as number[];
    const choose = (a: number, b: number): number => Array.from({ length: b }, (_, i) => (a - i) / (i + 1)).reduce((x, y) => x * y, 1);
    for (let k = 0; k <= n; k++) {
      let sum = 0;
      for (let j = 0; j <= k; j++) sum += (choose(n - j, k - j) * (p[j] as number)) / phi(lam * (n - k)) ** (j + m);
      expect(sum / choose(n, k), `${text} k=${k}`).toBeCloseTo(1, 7);
    }
  }
});

test('room concentration follows the mass balance, with the aerosol terms where none are given', () => {
  const answer = exactOf('room_concentration', {
    emission_per_h: 100,
    room_m3: 50,
    air_changes_per_h: 2,
    infected_present: '0-4 h and 5-9 h',
    virus_decay_per_h: 0.5,
    deposition_per_h: 0.25,
  });
  const c = answer['C_at_h'] as Record<string, number>;
  expect(c['4']).toBeCloseTo((100 / (50 * 2.75)) * (1 - Math.exp(-11)), 12);
  expect(c['5']).toBeCloseTo((c['4'] as number) * Math.exp(-2.75), 12);
  expect(c['24']).toBeCloseTo((c['9'] as number) * Math.exp(-2.75 * 15), 15);
  expect(Object.keys(c)).toHaveLength(25);
  expect(
    exactOf('room_concentration', { emission_per_h: 1, room_m3: 50, air_changes_per_h: 0, infected_present: '0-1 h' })[
      'implied_removal_per_h'
    ],
  ).toBeCloseTo(1.154 + 0.4512, 3);
});

test('wrong inputs name the place', () => {
  const path = (kind: string, inputs: Record<string, unknown>): string => {
    try {
      answerEpidemicLine({ id: 'x', kind, inputs }, clock);
    } catch (error) {
      return (error as { path: string }).path;
    }
    return 'no error';
  };
  expect(
    path('wells_riley', { infectors: 1, quanta_per_h: 25, breathing_m3_per_h: 0.3, room_m3: 0, air_changes_per_h: 3, minutes: 1 }),
  ).toBe('/inputs/room_m3');
  expect(path('chain_binomial_final_size', { susceptibles: 2.5, p: 0.3 })).toBe('/inputs/susceptibles');
  expect(path('chain_binomial_final_size', { susceptibles: 2, p: 1.3 })).toBe('/inputs/p');
  expect(path('learning_hours_8_weeks', { schedule: 'sometimes', weeks: 8, session_minutes: 180 })).toBe('/inputs/schedule');
  expect(path('invariant', {})).toBe('/inputs');
  const study = { target_adult_household_secondary_attack: 0.3, exposure_days: 3, infection_duration_days: 9 };
  expect(path('published_calibration', { ...study, target_adult_household_secondary_attack: 1 })).toBe(
    '/inputs/target_adult_household_secondary_attack',
  );
  expect(path('published_calibration', { ...study, exposure_days: 'normal mean 5 sd 2' })).toBe('/inputs/exposure_days');
  expect(path('published_calibration', { ...study, infection_duration_days: 3 })).toBe('/inputs/infection_duration_days');
});

test('invariants of the production kernel', () => {
  const found = (inputs: Record<string, unknown>): Record<string, unknown> =>
    answerEpidemicLine({ id: 'x', kind: 'invariant', inputs, replicates: 600 }, clock).simulated as unknown as Record<string, unknown>;
  expect(found({ all_groups_closed: true, imports_per_day: 2, days: 56 })['in_school_infections']).toBe(0);
  expect(found({ scenario_A_equals_B: true })['paired_difference_every_replicate']).toBe(0);
  expect(found({ beta_low: 0.5, beta_high: 1 })['replicates_where_low_final_size_exceeds_high']).toBe(0);
  expect(found({ relabel: true })['distribution_change']).toBeGreaterThan(0.001);
  // The same counter is not blind: with transmission there are secondary cases.
  expect(found({ transmission: 1, imports: 0, index_cases: 1 })['secondary']).toBeGreaterThan(3);
});
