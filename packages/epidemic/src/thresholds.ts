import { drawBits, drawThreshold, PURPOSE } from './draws.ts';
import type { Layout } from './layout.ts';
import type { Patients } from './patients.ts';
import type { World } from './world.ts';

/**
 * Doses against the thresholds of a run (Sellke 1983): a person is infected once the sum of his doses exceeds Q = -log(u).
 *
 * A dose that is the same for all of a cluster is added to one sum of the cluster; single doses are taken off the person's own rest. So
 * somebody is infected when the cluster's sum exceeds his rest, and as long as it stays below the least rest of the cluster nobody needs a
 * look. As -log(u) >= 1 - u, the rest starts from that bound, which settles nearly every case; the logarithm is taken only beyond it.
 * Bound, doses and Q (rounded down) are multiples of 2^-40, so all sums are exact and the order of doses is of no matter.
 */
export class Thresholds {
  private readonly world: World;
  private readonly patients: Patients;
  private readonly rest: Float64Array;
  private readonly stamp: Int32Array;
  private readonly exactStamp: Int32Array;
  private layout: Layout | null = null;
  private clusterOf: Int32Array = new Int32Array(0);
  private clusterStart: Int32Array = new Int32Array(0);
  private clusterMember: Int32Array = new Int32Array(0);
  private clusterStamp: Int32Array = new Int32Array(0);
  private clusterSum: Float64Array = new Float64Array(0);
  private clusterLeast: Float64Array = new Float64Array(0);
  private clusterOpen: Int32Array = new Int32Array(0);
  private state = 0;
  private run = 0;
  private foundCount = 0;
  /** People whose threshold the last dose passed; the caller infects them. */
  readonly found: Int32Array;

  constructor(world: World, patients: Patients) {
    this.world = world;
    this.patients = patients;
    this.rest = new Float64Array(world.persons);
    this.stamp = new Int32Array(world.persons);
    this.exactStamp = new Int32Array(world.persons);
    this.found = new Int32Array(world.persons);
  }

  reset(layout: Layout, state: number): void {
    this.state = state;
    this.run = this.patients.run;
    if (this.layout === layout) return;
    this.layout = layout;
    this.clusterOf = layout.clusterOf;
    this.clusterStart = layout.clusterStart;
    this.clusterMember = layout.clusterMember;
    if (this.clusterStamp.length < layout.clusters) {
      this.clusterStamp = new Int32Array(layout.clusters);
      this.clusterSum = new Float64Array(layout.clusters);
      this.clusterLeast = new Float64Array(layout.clusters);
      this.clusterOpen = new Int32Array(layout.clusters);
    }
    this.clusterStamp.fill(0);
  }

  /** A person's threshold, for layouts that do without clusters. */
  ownThreshold(person: number): number {
    return drawThreshold(this.state, this.world.key[person] as number);
  }

  /** Somebody of the cluster was infected, by whatever dose. */
  noteInfected(person: number): void {
    const c = this.clusterOf[person] as number;
    if (c >= 0 && this.clusterStamp[c] === this.run) this.clusterOpen[c] = (this.clusterOpen[c] as number) - 1;
  }

  private firstRest(person: number): void {
    if (this.stamp[person] === this.run) return;
    this.stamp[person] = this.run;
    const high = drawBits(this.state, this.world.key[person] as number, PURPOSE.threshold, 0);
    this.rest[person] = (4294967294 - high) / 4294967296;
  }

  /** Does a dose to a single susceptible person infect him? */
  give(person: number, dose: number): boolean {
    this.firstRest(person);
    const rest = (this.rest[person] as number) - dose;
    this.rest[person] = rest;
    const c = this.clusterOf[person] as number;
    if (c < 0 || this.clusterStamp[c] !== this.run) return rest < 0 && this.passes(person, 0);
    if (rest < (this.clusterSum[c] as number) && this.passes(person, this.clusterSum[c] as number)) return true;
    if ((this.rest[person] as number) < (this.clusterLeast[c] as number)) this.clusterLeast[c] = this.rest[person] as number;
    return false;
  }

  /** Gives back a dose of the cluster to one who was not there. Call it before the dose itself. */
  spare(person: number, dose: number): void {
    this.open(this.clusterOf[person] as number);
    this.rest[person] = (this.rest[person] as number) + dose;
  }

  /** Adds a dose to a cluster; returns how many it infects (listed in `found`). */
  giveCluster(c: number, dose: number): number {
    this.open(c);
    if (this.clusterOpen[c] === 0) return 0;
    const sum = (this.clusterSum[c] as number) + dose;
    this.clusterSum[c] = sum;
    return sum > (this.clusterLeast[c] as number) ? this.search(c, sum) : 0;
  }

  /** Draws the thresholds of a cluster at its first dose. */
  private open(c: number): void {
    if (this.clusterStamp[c] === this.run) return;
    this.clusterStamp[c] = this.run;
    this.clusterSum[c] = 0;
    const { rest, patients } = this;
    const infected = patients.stamp;
    let least = Infinity;
    let susceptible = 0;
    for (let k = this.clusterStart[c] as number; k < (this.clusterStart[c + 1] as number); k++) {
      const person = this.clusterMember[k] as number;
      if (infected[person] === this.run) continue;
      this.firstRest(person);
      susceptible++;
      if ((rest[person] as number) < least) least = rest[person] as number;
    }
    this.clusterLeast[c] = least;
    this.clusterOpen[c] = susceptible;
  }

  private search(c: number, sum: number): number {
    const { rest } = this;
    const infected = this.patients.stamp;
    let least = Infinity;
    this.foundCount = 0;
    for (let k = this.clusterStart[c] as number; k < (this.clusterStart[c + 1] as number); k++) {
      const person = this.clusterMember[k] as number;
      if (infected[person] === this.run) continue;
      if ((rest[person] as number) < sum && this.passes(person, sum)) {
        this.found[this.foundCount++] = person;
        continue;
      }
      if ((rest[person] as number) < least) least = rest[person] as number;
    }
    this.clusterLeast[c] = least;
    return this.foundCount;
  }

  /** The bound is used up: compares with the threshold itself. */
  private passes(person: number, sum: number): boolean {
    if (this.exactStamp[person] === this.run) return true;
    this.exactStamp[person] = this.run;
    const key = this.world.key[person] as number;
    const bound = (4294967294 - drawBits(this.state, key, PURPOSE.threshold, 0)) / 4294967296;
    const threshold = Math.floor(drawThreshold(this.state, key) * 1099511627776) / 1099511627776;
    const rest = (this.rest[person] as number) + (threshold - bound);
    this.rest[person] = rest;
    return rest < sum;
  }
}
