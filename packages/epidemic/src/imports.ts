import { drawUnit, PURPOSE } from './draws.ts';
import { log, log1p } from './exact-math.ts';
import type { World } from './world.ts';

const LOWEST = 1e-7;

/** Hazard of importation of a person on a day: -log(1 - p). */
function hazard(world: World, person: number, day: number): number {
  const p = (world.importDaily[day] as number) * (world.importWeight[person] as number);
  return p >= 1 ? 40 : -log1p(-p);
}

/** The highest hazard of any person on any day. O(persons + days). */
export function importCeiling(world: World): number {
  let highest = 0;
  let weight = 0;
  for (const daily of world.importDaily) if (daily > highest) highest = daily;
  for (const w of world.importWeight) if (w > weight) weight = w;
  const p = highest * weight;
  return p >= 1 ? 40 : -log1p(-p);
}

const NOBODY = new Float64Array(0);

/**
 * Infections from outside in one replicate, as slots day x persons + person in ascending order; `ceiling` of importCeiling.
 * Hazards are cut into layers of doubling rates; each layer is a Poisson process over person-days, walked by exponential skips,
 * and a point at hazard level h counts where h lies below the person's hazard of that day. A milder zone therefore imports a subset
 * of a worse one, and P(import) is exactly the daily probability. O(imports + layers).
 */
export function drawImports(world: World, state: number, ceiling: number): Float64Array {
  if (!(ceiling > 0)) return NOBODY;
  const slots = world.persons * world.days;
  const found: number[] = [];
  let low = 0;
  let high = LOWEST;
  for (let layer = 0; low < ceiling; layer++) {
    const key = (world.importKey + Math.imul(layer, 0x9e3779b1)) | 0;
    const rate = high - low;
    let position = 0;
    for (let n = 0; ; n += 2) {
      position -= log(drawUnit(state, key, PURPOSE.importation, n)) / rate;
      if (position >= slots) break;
      const slot = Math.floor(position);
      const day = Math.floor(slot / world.persons);
      const level = low + rate * drawUnit(state, key, PURPOSE.importation, n + 1);
      if (level < hazard(world, slot - day * world.persons, day)) found.push(slot);
    }
    low = high;
    high *= 2;
  }
  return Float64Array.from(found).sort();
}
