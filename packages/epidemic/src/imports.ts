import { drawUnit, PURPOSE, replicateState } from './draws.ts';
import { log, log1p } from './exact-math.ts';
import type { World } from './world.ts';

const LOWEST = 1e-7;
const MOST_HAZARD = 40;

/** -log(1 - p), the hazard of an event of probability p. */
function hazardOf(p: number): number {
  return p >= 1 ? MOST_HAZARD : -log1p(-p);
}

/** What comes from outside in one replicate. */
export class Imports {
  /** Infections as slots day x persons + person, ascending. */
  infections: Float64Array = new Float64Array(0);
  /** Cases reported beside a household as slots day x households + household, ascending. */
  neighbours: Float64Array = new Float64Array(0);
  /** Zone of the day: does it close the schools? And the probability of infection. */
  zoneClosed: Uint8Array;
  private daily: Float64Array;
  private readonly world: World;
  private readonly ceiling: number;
  private readonly neighbourCeiling: number;

  constructor(world: World) {
    this.world = world;
    this.zoneClosed = world.zoneClosed;
    this.daily = world.importDaily;
    let [highest, weight] = [0, 0];
    for (const daily of world.transition ? world.transition.daily : world.importDaily) if (daily > highest) highest = daily;
    for (const w of world.importWeight) if (w > weight) weight = w;
    this.ceiling = hazardOf(highest * weight);
    this.neighbourCeiling = world.neighbour.days > 0 ? world.neighbour.persons * hazardOf(highest * world.neighbour.ascertainment) : 0;
  }

  /** Draws everything for a replicate. O(events + layers + days of changing zones). */
  draw(state: number): void {
    const { world } = this;
    if (world.transition) this.walkZones(state);
    this.infections = drawEvents(world.persons, world.days, this.ceiling, state, world.importKey, (day, person) =>
      hazardOf((this.daily[day] as number) * (world.importWeight[person] as number)),
    );
    if (world.prevalence > 0) this.addPrevalence(state);
    if (this.neighbourCeiling > 0) {
      const { persons, ascertainment } = world.neighbour;
      const households = world.memberStart.length - 1;
      this.neighbours = drawEvents(
        households,
        world.days,
        this.neighbourCeiling,
        state,
        world.importKey ^ 0x2545f491,
        (day) => persons * hazardOf((this.daily[day] as number) * ascertainment),
      );
    }
  }

  private walkZones(state: number): void {
    const { transition, days } = this.world;
    if (!transition) return;
    if (this.daily === this.world.importDaily) {
      this.daily = new Float64Array(days);
      this.zoneClosed = new Uint8Array(days);
    }
    let zone = transition.start;
    const zones = transition.daily.length;
    for (let day = 0; day < days; day++) {
      if (day > 0) {
        const u = drawUnit(state, ZONE_KEY, PURPOSE.other, day);
        let next = 0;
        while (next < zones - 1 && u >= (transition.cumulated[zone * zones + next] as number)) next++;
        zone = next;
      }
      this.daily[day] = transition.daily[zone] as number;
      this.zoneClosed[day] = transition.closed[zone] as number;
    }
  }

  /** Everybody may also be infected on day 0. */
  private addPrevalence(state: number): void {
    const { persons, prevalence, key } = this.world;
    const first: number[] = [];
    for (let person = 0; person < persons; person++)
      if (drawUnit(state, key[person] as number, PURPOSE.importation, 0) < prevalence) first.push(person);
    this.infections = Float64Array.from([...first, ...this.infections]).sort();
  }
}

/** Zones change for all schools alike. */
const ZONE_KEY = replicateState(0x5a0e, 1);
const NOTHING = new Float64Array(0);

/**
 * Events of rare hazards over `perDay` candidates and `days`, as slots day x perDay + candidate in ascending order. Hazards are cut into
 * layers of doubling rates; each layer is a Poisson process over the slots, walked by exponential skips, and a point at hazard level h counts
 * where h lies below the hazard there. A milder zone therefore has a subset of the events of a worse one, and the probability of an event in a
 * slot is exactly 1 - exp(-hazard). O(points + layers).
 */
function drawEvents(
  perDay: number,
  days: number,
  ceiling: number,
  state: number,
  streamKey: number,
  hazardAt: (day: number, candidate: number) => number,
): Float64Array {
  if (!(ceiling > 0)) return NOTHING;
  const slots = perDay * days;
  const found: number[] = [];
  let low = 0;
  let high = LOWEST;
  for (let layer = 0; low < ceiling; layer++) {
    const key = (streamKey + Math.imul(layer, 0x9e3779b1)) | 0;
    const rate = high - low;
    let position = 0;
    for (let n = 0; ; n += 2) {
      position -= log(drawUnit(state, key, PURPOSE.importation, n)) / rate;
      if (position >= slots) break;
      const slot = Math.floor(position);
      const day = Math.floor(slot / perDay);
      const level = low + rate * drawUnit(state, key, PURPOSE.importation, n + 1);
      if (level < hazardAt(day, slot - day * perDay)) found.push(slot);
    }
    low = high;
    high *= 2;
  }
  return found.length === 0 ? NOTHING : new Float64Array(found).sort();
}
