import { quantise, quantiseEmission } from './exact-math.ts';
import type { Patients } from './patients.ts';
import type { Responses } from './responses.ts';
import type { Thresholds } from './thresholds.ts';
import type { World } from './world.ts';

/** What goes on at home: only households with an infectious and a susceptible member are visited. */
export class Homes {
  /** Whom the last day infected; the caller enters them. */
  readonly found: Int32Array;
  private readonly world: World;
  private readonly patients: Patients;
  private readonly responses: Responses;
  private readonly thresholds: Thresholds;
  private readonly stamp: Int32Array;
  private readonly emission: Float64Array;
  private readonly touched: Int32Array;
  /** Susceptible members left, where somebody was infected in this run. */
  private readonly left: Int32Array;
  private readonly leftStamp: Int32Array;
  private visit = 0;
  private poolDose = 0;
  private poolNext = 0;
  private poolThreshold = 0;
  private poolDrawn = false;

  constructor(world: World, patients: Patients, responses: Responses, thresholds: Thresholds) {
    const households = world.memberStart.length - 1;
    this.world = world;
    this.patients = patients;
    this.responses = responses;
    this.thresholds = thresholds;
    this.found = new Int32Array(world.persons);
    this.stamp = new Int32Array(households);
    this.emission = new Float64Array(households);
    this.touched = new Int32Array(households);
    this.left = new Int32Array(households);
    this.leftStamp = new Int32Array(households);
  }

  reset(): void {
    this.poolDose = 0;
    this.poolNext = 0;
    this.poolThreshold = 0;
    this.poolDrawn = false;
  }

  noteInfected(person: number): void {
    const { memberStart, household } = this.world;
    const home = household[person] as number;
    const { run } = this.patients;
    const before =
      this.leftStamp[home] === run ? (this.left[home] as number) : (memberStart[home + 1] as number) - (memberStart[home] as number);
    this.left[home] = before - 1;
    this.leftStamp[home] = run;
  }

  /** Has everybody of the household been infected? */
  isExhausted(home: number): boolean {
    return this.leftStamp[home] === this.patients.run && this.left[home] === 0;
  }

  /** A day at home: households with an infectious member. Returns how many are infected (listed in `found`). */
  meet(day: number, known: number): number {
    const { world, patients, responses, thresholds } = this;
    const { active, weight, strength, stamp, run } = patients;
    const isAnyAway = responses.awayCount > 0;
    let count = 0;
    let infected = 0;
    this.visit++;
    for (let i = 0; i < known; i++) {
      if (weight[i] === 0) continue;
      const person = active[i] as number;
      const household = world.household[person] as number;
      if (this.leftStamp[household] === run && this.left[household] === 0) continue;
      const out = (strength[person] as number) * (weight[i] as number) * (world.homeOut[person] as number);
      const own = quantiseEmission(isAnyAway && responses.isIsolated(person, day) ? out * world.isolatedAtHomeFactor : out);
      if (this.stamp[household] !== this.visit) {
        this.stamp[household] = this.visit;
        this.emission[household] = 0;
        this.touched[count++] = household;
      }
      this.emission[household] = (this.emission[household] as number) + own;
    }
    for (let i = 0; i < count; i++) {
      const household = this.touched[i] as number;
      const sum = this.emission[household] as number;
      if (sum === 0) continue;
      const force = (world.homeOnce ? 1 : sum) * (world.homeCoefficient[household] as number);
      const to = world.memberStart[household + 1] as number;
      for (let k = world.memberStart[household] as number; k < to; k++) {
        const person = world.member[k] as number;
        if (stamp[person] === run) continue;
        const dose = quantise((world.homeIn[person] as number) * force);
        if (dose > 0 && thresholds.give(person, dose)) this.found[infected++] = person;
      }
    }
    return infected;
  }

  /**
   * The household of a pool: everybody has had the same dose, so people are infected in the order of their thresholds, and the next
   * threshold follows from the last by an Exp(1)/remaining step (order statistics of exponentials). Persons stand for their rank. O(new infections).
   */
  mix(known: number): number {
    const { world, patients } = this;
    let sum = 0;
    let count = 0;
    for (let i = 0; i < known; i++) {
      const person = patients.active[i] as number;
      sum += quantiseEmission((patients.strength[person] as number) * (patients.weight[i] as number) * (world.homeOut[person] as number));
    }
    this.poolDose += quantise((world.homeIn[0] as number) * sum * (world.homeCoefficient[0] as number));
    while (this.poolNext < world.persons) {
      if (patients.stamp[this.poolNext] === patients.run) {
        this.poolNext++;
        continue;
      }
      if (!this.poolDrawn) {
        this.poolThreshold += this.thresholds.ownThreshold(this.poolNext) / (world.pool - this.poolNext);
        this.poolDrawn = true;
      }
      if (this.poolDose <= this.poolThreshold) return count;
      this.found[count++] = this.poolNext++;
      this.poolDrawn = false;
      if (patients.count + count >= world.stopAt) return count;
    }
    return count;
  }
}
