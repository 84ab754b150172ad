import { compileRotation } from '../compile-rotation.ts';
import { Kernel } from '../kernel.ts';
import type { Layout } from '../layout.ts';
import { parseRotation } from '../parse-rotation.ts';
import type { RotationInput, RotationScenario, RotationSchool, TimetablePlan } from '../rotation-input.ts';
import type { World } from '../world.ts';
import { kolmogorovSmirnov } from './kolmogorov-smirnov.ts';

/** A small school with all settings in use: 3 rombel of 12 in two groups each, 3 teachers, siblings, angkot and ojek. `prefix` renames everybody. */
export function invariantSchool(prefix: string): RotationSchool {
  const pupils = Array.from({ length: 36 }, (_, i) => ({
    id: `${prefix}P${i}`,
    rombel: `${prefix}${1 + (i % 3)}`,
    age: 9,
    household: `${prefix}H${i % 30}`,
    transport: i % 4 === 0 ? ('ANGKOT' as const) : i % 4 === 1 ? ('OJEK' as const) : ('WALK' as const),
    transportGroup: i % 4 < 2 ? `${i % 4}-${Math.floor(i / 8)}` : null,
  }));
  return {
    id: `${prefix}school`,
    level: 'SD',
    pupils,
    rooms: Array.from({ length: 3 }, (_, r) => ({ id: `R${r}`, areaM2: 56, heightM: 3, ach: 3 })),
    teachers: Array.from({ length: 3 }, (_, t) => ({ id: `${prefix}G${t}`, age: 40, household: `${prefix}H${30 + t}` })),
    households: Array.from({ length: 33 }, (_, h) => ({
      id: `${prefix}H${h}`,
      adults: [{ id: `${prefix}A${h}`, age: 38 }],
      siblingsElsewhere: [],
    })),
  };
}

/** Two shifts on every day of the week, so that no day differs from another: the setting of the monotone coupling. */
function everyDay(id: string, days: number, prefix: string): TimetablePlan {
  const groups = Array.from({ length: 6 }, (_, g) => ({
    id: `g${g}`,
    pupils: Array.from({ length: 6 }, (_, n) => `${prefix}P${(g >> 1) + 3 * (2 * n + (g & 1))}`),
  }));
  const sessions = (['Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab', 'Min'] as const).flatMap((day) =>
    groups.map((group, g) => ({
      group: group.id,
      day,
      shift: g % 2 === 0 ? 'P' : 'S',
      room: `R${g >> 1}`,
      teachers: [`${prefix}G${g >> 1}`],
    })),
  );
  return {
    id,
    days,
    groups,
    sessions,
    shifts: [
      { id: 'P', start: '07:00', end: '10:00' },
      { id: 'S', start: '10:20', end: '13:20' },
    ],
  };
}

const NO_RESPONSE = { detection: 0, groupSuspension: null, schoolClosure: null };

function prepare(scenario: RotationScenario, days: number, prefix = '', plans = 1): { world: World; layouts: Layout[] } {
  const input: RotationInput = {
    school: invariantSchool(prefix),
    plans: Array.from({ length: plans }, (_, i) => everyDay(`plan-${i}`, days, prefix)),
    scenario,
  };
  return compileRotation(parseRotation(input));
}

function scaleSusceptibility(world: World, factor: number): void {
  for (const list of [world.airIn, world.contactIn, world.homeIn])
    for (let i = 0; i < list.length; i++) list[i] = (list[i] as number) * factor;
}

/** Most infections beyond the index cases in any run, with every dose multiplied by `transmission`. */
export function spread(
  transmission: number,
  importsPerDay: number,
  indexCases: number,
  seed: number,
  replicates: number,
): { secondary: number; attack: number } {
  const { world, layouts } = prepare({ reportedPer100kWeek: 0, responses: NO_RESPONSE }, 61);
  scaleSusceptibility(world, transmission);
  world.importDaily.fill(Math.min(1, importsPerDay / world.persons));
  for (let i = 0; i < indexCases; i++) world.indexCases.push({ person: i, day: 0 });
  const kernel = new Kernel(world);
  let most = 0;
  for (let r = 0; r < replicates; r++) {
    kernel.simulate(layouts[0] as Layout, seed, r);
    most = Math.max(most, kernel.patients.count - indexCases);
  }
  return { secondary: most, attack: most / Math.max(1, world.persons - indexCases) };
}

/** Infections at school over all runs when the school is closed on every day. */
export function closedSchool(importsPerDay: number, days: number, seed: number, replicates: number): number {
  const { world, layouts } = prepare({ zone: 'RED', closingZones: ['RED'], responses: NO_RESPONSE }, days);
  world.importDaily.fill(Math.min(1, importsPerDay / world.persons));
  const kernel = new Kernel(world);
  let count = 0;
  for (let r = 0; r < replicates; r++) {
    kernel.simulate(layouts[0] as Layout, seed, r);
    for (let i = 0; i < kernel.patients.count; i++)
      if ((kernel.patients.setting[kernel.patients.order[i] as number] as number) < 5) count++;
  }
  return count;
}

/** Largest absolute difference in any replicate between two equal plans, over infections at school and in all. */
export function equalPlansDifference(seed: number, replicates: number): number {
  const { world, layouts } = prepare({ reportedPer100kWeek: 100 }, 61, '', 2);
  const kernel = new Kernel(world);
  let most = 0;
  const figures = (layout: Layout, r: number): number[] => {
    kernel.simulate(layout, seed, r);
    return [
      kernel.patients.count,
      kernel.losses.personDays,
      kernel.losses.teacherMinutes,
      kernel.responses.firstClosingDay,
      ...kernel.patients.order.slice(0, kernel.patients.count),
    ];
  };
  for (let r = 0; r < replicates; r++) {
    const a = figures(layouts[0] as Layout, r);
    const b = figures(layouts[1] as Layout, r);
    most = Math.max(most, Math.abs(a.length - b.length), ...a.map((value, i) => Math.abs(value - (b[i] ?? 0))));
  }
  return most;
}

/**
 * In how many replicates is the final size larger with the smaller doses? Doses are scaled by low/high and 1. No responses, every day
 * alike and a horizon beyond extinction, where the Sellke construction makes the answer 0.
 */
export function monotoneBreaches(low: number, high: number, seed: number, replicates: number): number {
  const make = (factor: number): { kernel: Kernel; layout: Layout } => {
    const { world, layouts } = prepare({ reportedPer100kWeek: 0, responses: NO_RESPONSE }, 366);
    scaleSusceptibility(world, factor);
    world.indexCases.push({ person: 0, day: 0 });
    return { kernel: new Kernel(world), layout: layouts[0] as Layout };
  };
  const [a, b] = [make(high > 0 ? low / high : 0), make(high > 0 ? 1 : 0)];
  let count = 0;
  for (let r = 0; r < replicates; r++) {
    a.kernel.simulate(a.layout, seed, r);
    b.kernel.simulate(b.layout, seed, r);
    if (a.kernel.patients.count > b.kernel.patients.count) count++;
  }
  return count;
}

/** Two-sample Kolmogorov-Smirnov p-value of the final sizes of the school and of the same school with everybody renamed. */
export function relabelledPValue(seed: number, replicates: number): number {
  const sizes = ['', 'x'].map((prefix) => {
    const { world, layouts } = prepare({ reportedPer100kWeek: 100 }, 61, prefix);
    const kernel = new Kernel(world);
    const list = new Float64Array(replicates);
    for (let r = 0; r < replicates; r++) {
      kernel.simulate(layouts[0] as Layout, seed, r);
      list[r] = kernel.patients.count;
    }
    return list.sort();
  }) as [Float64Array, Float64Array];
  return kolmogorovSmirnov(sizes[0], sizes[1]);
}
