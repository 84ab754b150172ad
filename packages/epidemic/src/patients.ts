import { drawCourse, infectiousness, type Course } from './course.ts';
import type { World } from './world.ts';

/** Who is or was infected in the present run. Arrays by person are cleared lazily: an entry counts only if its stamp is the run's. */
export class Patients {
  /** Number of the run; the stamp of valid entries. */
  run = 0;
  /** The chance history. */
  state = 0;
  /** Infected in order of time. */
  count = 0;
  readonly order: Int32Array;
  readonly day: Int32Array;
  readonly setting: Uint8Array;
  readonly stamp: Int32Array;
  /** Days on which the person becomes infectious, has his onset, ends, is noticed and is confirmed (-1 = never). */
  readonly begin: Int32Array;
  readonly onset: Int32Array;
  readonly end: Int32Array;
  readonly detected: Int32Array;
  readonly confirmed: Int32Array;
  readonly strength: Float64Array;
  /** Those who may still infect or be noticed, and how infectious each is today (by place in the list). */
  readonly active: Int32Array;
  readonly weight: Float64Array;
  activeCount = 0;
  private readonly world: World;
  private readonly course: Course = { begin: 0, onset: 0, end: 0, symptomatic: false, detected: -1, confirmed: -1, strength: 1 };

  constructor(world: World) {
    const n = world.persons;
    const ints = (): Int32Array => new Int32Array(n);
    this.world = world;
    this.order = ints();
    this.day = ints();
    this.setting = new Uint8Array(n);
    this.stamp = ints();
    this.begin = ints();
    this.onset = ints();
    this.end = ints();
    this.detected = ints();
    this.confirmed = ints();
    this.strength = new Float64Array(n);
    this.active = ints();
    this.weight = new Float64Array(n);
  }

  reset(state: number): void {
    this.state = state;
    this.run++;
    this.count = 0;
    this.activeCount = 0;
  }

  isInfected(person: number): boolean {
    return this.stamp[person] === this.run;
  }

  /** Infects a person who is not infected yet. */
  admit(person: number, day: number, setting: number): void {
    this.stamp[person] = this.run;
    this.order[this.count++] = person;
    this.day[person] = day;
    this.setting[person] = setting;
    const course = this.course;
    drawCourse(this.world, this.state, person, day, course);
    this.begin[person] = course.begin;
    this.onset[person] = course.onset;
    this.end[person] = course.end;
    this.detected[person] = course.detected;
    this.confirmed[person] = course.confirmed;
    this.strength[person] = course.strength;
    this.active[this.activeCount++] = person;
  }

  /** Works out how infectious everybody is today; returns how many of the list were active at this time. */
  weigh(day: number): number {
    const { active, weight, begin, onset, end } = this;
    const { profile } = this.world.history;
    const known = this.activeCount;
    for (let i = 0; i < known; i++) {
      const person = active[i] as number;
      const from = begin[person] as number;
      const top = onset[person] as number;
      // The common cases of infectiousness() spelt out: not yet, full.
      if (day < from) weight[i] = 0;
      else if (day >= top - 1 && day <= top) weight[i] = day < (end[person] as number) ? 1 : 0;
      else weight[i] = infectiousness(day, from, top, end[person] as number, profile);
    }
    return known;
  }
}
