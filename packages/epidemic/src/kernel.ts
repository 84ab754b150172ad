import { drawBits, PURPOSE, replicateState } from './draws.ts';
import { quantise, quantiseEmission } from './exact-math.ts';
import { Imports } from './imports.ts';
import { OCCASION, type DayTemplate, type Layout } from './layout.ts';
import { Homes } from './homes.ts';
import { Losses } from './losses.ts';
import { Patients } from './patients.ts';
import { Responses } from './responses.ts';
import { Thresholds } from './thresholds.ts';
import type { World } from './world.ts';

const SETTING = { room: 0, closeRange: 1, transport: 2, gate: 3, teachersRoom: 4, household: 5, imported: 6 } as const;

/**
 * The production engine: one chance history of one plan at a time, in typed arrays that are cleared lazily by a stamp.
 * Thresholds (Sellke 1983) and imports belong to the replicate and are shared by all plans run in it. Only days, rooms and households with
 * an infectious person are visited; a room meets whole clusters of equals, not its people one by one (see thresholds.ts).
 */
export class Kernel {
  readonly world: World;
  readonly patients: Patients;
  readonly responses: Responses;
  readonly losses: Losses;
  private readonly homes: Homes;
  private readonly thresholds: Thresholds;
  private readonly imports: Imports;
  private seed = 0;
  private replicate = -1;
  private state = 0;
  /** Counts days and other rounds; the stamp of what belongs to the present one. */
  private visit = 0;
  private atSchoolInfected = 0;
  private attends: Uint8Array = new Uint8Array(0);
  private layout: Layout | null = null;
  private air: Float64Array = new Float64Array(0);
  private contactSum: Float64Array = new Float64Array(0);
  private carried: Float64Array = new Float64Array(0);
  private occasionStamp: Int32Array = new Int32Array(0);
  private missing: Int32Array = new Int32Array(0);
  private groupStamp: Int32Array = new Int32Array(0);
  private groupAir: Float64Array = new Float64Array(0);
  private groupContact: Float64Array = new Float64Array(0);
  private groups: Int32Array = new Int32Array(0);
  private groupCount = 0;
  /** Absent susceptible people of each cluster as chains, and the day they hold for. */
  private clusterAwayStamp: Int32Array = new Int32Array(0);
  private clusterAwayFirst: Int32Array = new Int32Array(0);
  private readonly awayNext: Int32Array;
  private absenceVisit = -1;
  private readonly seatSum: Float64Array;
  private readonly seatStamp: Int32Array;
  private groupSeatStamp: Int32Array = new Int32Array(0);
  /** Exposure and contact of the occasion being met: numbers passed on without boxing. */
  private readonly exposure = new Float64Array(2);

  constructor(world: World) {
    const n = world.persons;
    this.world = world;
    this.patients = new Patients(world);
    this.responses = new Responses(world, this.patients);
    this.losses = new Losses(world, this.patients, this.responses);
    this.thresholds = new Thresholds(world, this.patients);
    this.homes = new Homes(world, this.patients, this.responses, this.thresholds);
    this.imports = new Imports(world);
    this.awayNext = new Int32Array(n);
    this.seatSum = new Float64Array(n);
    this.seatStamp = new Int32Array(n);
  }

  /** Simulates `layout` in the chance history (seed, replicate). O(infections x their occasions + clusters touched). */
  simulate(layout: Layout, seed: number, replicate: number): void {
    if (replicate !== this.replicate || seed !== this.seed) {
      this.replicate = replicate;
      this.seed = seed;
      this.state = replicateState(seed, replicate);
      this.imports.draw(this.state);
    }
    this.reset(layout);
    const { world, patients, responses } = this;
    const { zoneClosed, infections, neighbours } = this.imports;
    const persons = world.persons;
    const households = world.memberStart.length - 1;
    let nextImport = 0;
    let nextNeighbour = 0;
    for (let day = 0; day < layout.days; day++) {
      if (patients.activeCount === 0 && responses.isQuiet(day)) {
        // Nothing is going on: jump to the next event from outside, keeping the record of zone closures.
        let next = layout.days;
        if (nextImport < infections.length) next = Math.min(next, Math.floor((infections[nextImport] as number) / persons));
        if (nextNeighbour < neighbours.length) next = Math.min(next, Math.floor((neighbours[nextNeighbour] as number) / households));
        for (let i = 0; i < world.indexCases.length; i++) {
          const index = world.indexCases[i] as { day: number };
          if (index.day >= day && index.day < next) next = index.day;
        }
        for (; day < next; day++) if (zoneClosed[day] === 1) this.countDay(layout, day);
        if (day >= layout.days) break;
      }
      for (let i = 0; i < world.indexCases.length; i++) {
        const index = world.indexCases[i] as { person: number; day: number };
        if (index.day === day) this.importInfection(index.person >= 0 ? index.person : this.drawIndex(i), day);
      }
      for (; nextImport < infections.length && (infections[nextImport] as number) < (day + 1) * persons; nextImport++)
        this.importInfection((infections[nextImport] as number) - day * persons, day);
      responses.decide(layout, day, zoneClosed[day] === 1);
      for (; nextNeighbour < neighbours.length && (neighbours[nextNeighbour] as number) < (day + 1) * households; nextNeighbour++)
        this.keepHouseholdHome((neighbours[nextNeighbour] as number) - day * households, day);
      const known = patients.weigh(day);
      const t = layout.templateOfDay[day] as number;
      if (t >= 0) {
        if (zoneClosed[day] === 0 && this.atSchoolInfected < layout.attendees)
          this.attend(layout, layout.templates[t] as DayTemplate, day, known);
        this.countDay(layout, day);
      }
      if (patients.count < persons) {
        const count = world.pool > 0 ? this.homes.mix(known) : this.homes.meet(day, known);
        for (let i = 0; i < count; i++) this.infect(this.homes.found[i] as number, day, SETTING.household);
      }
      this.retire(layout, day);
      if (patients.count >= world.stopAt) break;
    }
  }

  private reset(layout: Layout): void {
    this.patients.reset(this.state);
    this.responses.reset(layout);
    this.losses.reset(layout);
    this.thresholds.reset(layout, this.state);
    this.attends = layout.attends;
    this.atSchoolInfected = 0;
    this.homes.reset();
    if (this.layout === layout) return;
    this.layout = layout;
    let most = 0;
    for (const template of layout.templates) if (template.count > most) most = template.count;
    if (this.air.length < most) {
      this.air = new Float64Array(most);
      this.contactSum = new Float64Array(most);
      this.carried = new Float64Array(most);
      this.occasionStamp = new Int32Array(most);
      this.missing = new Int32Array(most);
    }
    if (this.groupStamp.length < layout.groups) {
      this.groupStamp = new Int32Array(layout.groups);
      this.groupSeatStamp = new Int32Array(layout.groups);
      this.groupAir = new Float64Array(layout.groups);
      this.groupContact = new Float64Array(layout.groups);
      this.groups = new Int32Array(layout.groups);
    }
    if (this.clusterAwayStamp.length < layout.clusters) {
      this.clusterAwayStamp = new Int32Array(layout.clusters);
      this.clusterAwayFirst = new Int32Array(layout.clusters);
    }
  }

  private countDay(layout: Layout, day: number): void {
    const t = layout.templateOfDay[day] as number;
    if (t >= 0) this.losses.count(layout, layout.templates[t] as DayTemplate, day, this.imports.zoneClosed[day] === 1);
  }

  private drawIndex(counter: number): number {
    const pool = this.world.indexPool;
    const word = drawBits(this.state, this.world.importKey, PURPOSE.other, counter);
    return pool[Math.floor((word / 4294967296) * pool.length)] as number;
  }

  private importInfection(person: number, day: number): void {
    if (this.patients.stamp[person] !== this.patients.run) this.infect(person, day, SETTING.imported);
  }

  private keepHouseholdHome(household: number, day: number): void {
    const { schoolchildStart, schoolchild, neighbour } = this.world;
    for (let k = schoolchildStart[household] as number; k < (schoolchildStart[household + 1] as number); k++)
      this.responses.keepHome(schoolchild[k] as number, day + neighbour.days);
  }

  private infect(person: number, day: number, setting: number): void {
    this.patients.admit(person, day, setting);
    this.thresholds.noteInfected(person);
    if (this.attends[person] === 1) this.atSchoolInfected++;
    this.homes.noteInfected(person);
  }

  /** A day at school: who is infectious breathes out into his occasions, then every occasion is met in order of time. */
  private attend(layout: Layout, template: DayTemplate, day: number, known: number): void {
    this.visit++;
    this.groupCount = 0;
    if (this.emit(layout, template, day, known) === 0) return;
    if (this.responses.awayCount > 0) this.findAbsent(layout, template, day);
    let first = template.count;
    for (let i = 0; i < this.groupCount; i++) {
      const group = this.groups[i] as number;
      const air = this.groupAir[group] as number;
      const contact = this.groupContact[group] as number;
      const seated = layout.groupSeated[group] === 1;
      const to = template.groupItineraryStart[group + 1] as number;
      for (let k = template.groupItineraryStart[group] as number; k < to; k++) {
        const o = template.groupItinerary[k] as number;
        this.wake(o);
        this.air[o] = (this.air[o] as number) + air;
        if (!seated || template.kind[o] !== OCCASION.room) this.contactSum[o] = (this.contactSum[o] as number) + contact;
      }
    }
    for (let o = 0; o < first; o++) if (this.occasionStamp[o] === this.visit) first = o;
    for (let o = first; o < template.count; o++) if (this.occasionStamp[o] === this.visit) this.meet(layout, template, o, day);
  }

  /** Adds up what the infectious people breathe out, by group and for the occasions they join on their own. Returns how many are infectious at school. */
  private emit(layout: Layout, template: DayTemplate, day: number, known: number): number {
    const { world, patients, responses } = this;
    const { active, weight, strength } = patients;
    const { groupMinutes, itineraryStart } = template;
    const { groupOf } = layout;
    const isAnyOff = day < responses.lastOff;
    const isAnyAway = responses.awayCount > 0;
    let sources = 0;
    for (let i = 0; i < known; i++) {
      if (weight[i] === 0) continue;
      const person = active[i] as number;
      const group = groupOf[person] as number;
      const from = itineraryStart[person] as number;
      const to = itineraryStart[person + 1] as number;
      if (group >= 0) {
        if (groupMinutes[group] === 0 || (isAnyOff && (responses.offUntil[group] as number) > day)) continue;
      } else if (from === to) continue;
      if (isAnyAway && responses.isAway(person, day)) continue;
      const base = (strength[person] as number) * (weight[i] as number);
      const air = quantiseEmission(base * (world.airOut[person] as number));
      const contact = quantiseEmission(base * (world.contactOut[person] as number));
      sources++;
      if (group >= 0) {
        if (this.groupStamp[group] !== this.visit) {
          this.groupStamp[group] = this.visit;
          this.groupAir[group] = 0;
          this.groupContact[group] = 0;
          this.groups[this.groupCount++] = group;
        }
        this.groupAir[group] = (this.groupAir[group] as number) + air;
        this.groupContact[group] = (this.groupContact[group] as number) + contact;
        if (layout.groupSeated[group] === 1) this.reach(layout, person, group, contact);
      }
      const isTeacher = world.role[person] === 1;
      for (let k = from; k < to; k++) {
        const o = template.itinerary[k] as number;
        if (isTeacher && !responses.isHeld(template, o, day)) continue;
        this.wake(o);
        this.air[o] = (this.air[o] as number) + air;
        if (template.kind[o] !== OCCASION.room) this.contactSum[o] = (this.contactSum[o] as number) + contact;
      }
    }
    return sources;
  }

  /** With a seat plan, close range reaches those sitting near. */
  private reach(layout: Layout, person: number, group: number, contact: number): void {
    this.groupSeatStamp[group] = this.visit;
    for (let k = layout.reachStart[person] as number; k < (layout.reachStart[person + 1] as number); k++) {
      const near = layout.reach[k] as number;
      this.seatSum[near] = (this.seatStamp[near] === this.visit ? (this.seatSum[near] as number) : 0) + contact;
      this.seatStamp[near] = this.visit;
    }
  }

  private wake(occasion: number): void {
    if (this.occasionStamp[occasion] === this.visit) return;
    this.occasionStamp[occasion] = this.visit;
    this.air[occasion] = 0;
    this.contactSum[occasion] = 0;
    this.carried[occasion] = 0;
  }

  /** Where are people missing today, and which of them would take up a dose of their cluster? */
  private findAbsent(layout: Layout, template: DayTemplate, day: number): void {
    const { responses, patients } = this;
    this.absenceVisit = this.visit;
    this.missing.fill(0);
    for (let i = 0; i < responses.awayCount; i++) {
      const person = responses.away[i] as number;
      const group = layout.groupOf[person] as number;
      if (group >= 0) {
        if (template.groupMinutes[group] === 0 || (responses.offUntil[group] as number) > day) continue;
        const seated = layout.groupSeated[group] === 1;
        const to = template.groupItineraryStart[group + 1] as number;
        for (let k = template.groupItineraryStart[group] as number; k < to; k++) {
          const o = template.groupItinerary[k] as number;
          if (!seated || template.kind[o] !== OCCASION.room) this.missing[o] = (this.missing[o] as number) + 1;
        }
        if (patients.stamp[person] !== patients.run) {
          const c = layout.clusterOf[person] as number;
          this.awayNext[person] = this.clusterAwayStamp[c] === this.visit ? (this.clusterAwayFirst[c] as number) : -1;
          this.clusterAwayFirst[c] = person;
          this.clusterAwayStamp[c] = this.visit;
        }
      }
      for (let k = template.itineraryStart[person] as number; k < (template.itineraryStart[person + 1] as number); k++) {
        const o = template.itinerary[k] as number;
        if (template.kind[o] !== OCCASION.room) this.missing[o] = (this.missing[o] as number) + 1;
      }
    }
  }

  /** One occasion: the air passes on to the next use of the room, and whoever came takes up his doses. */
  private meet(layout: Layout, template: DayTemplate, o: number, day: number): void {
    const kind = template.kind[o] as number;
    const start = this.carried[o] as number;
    const emission = this.air[o] as number;
    const next = template.next[o] as number;
    if (next >= 0) {
      const left =
        (start * (template.startLeft[o] as number) + emission * (template.emissionLeft[o] as number)) * (template.gapLeft[o] as number);
      if (left > 0) {
        this.wake(next);
        this.carried[next] = left;
      }
    }
    const { responses } = this;
    const isAnyOff = day < responses.lastOff;
    if (isAnyOff && !responses.isHeld(template, o, day)) return;
    const exposure = start * (template.startExposure[o] as number) + emission * (template.emissionExposure[o] as number);
    const sum = this.contactSum[o] as number;
    const contact = sum === 0 ? 0 : crowdFactor(kind, this.countWithin(template, o, day)) * (template.contact[o] as number) * sum;
    const airSetting = kind === OCCASION.room ? SETTING.room : kind === OCCASION.teachersRoom ? SETTING.teachersRoom : SETTING.transport;
    const contactSetting = kind === OCCASION.room ? SETTING.closeRange : kind === OCCASION.gate ? SETTING.gate : airSetting;
    const { airIn, contactIn } = this.world;
    for (let k = template.clusterStart[o] as number; k < (template.clusterStart[o + 1] as number); k++) {
      const c = template.cluster[k] as number;
      const group = layout.clusterGroup[c] as number;
      if (isAnyOff && (responses.offUntil[group] as number) > day) continue;
      const equal = layout.clusterMember[layout.clusterStart[c] as number] as number;
      if (exposure > 0) this.exposeCluster(c, quantise((airIn[equal] as number) * exposure), day, airSetting);
      if (contact > 0 && !(kind === OCCASION.room && layout.groupSeated[group] === 1))
        this.exposeCluster(c, quantise((contactIn[equal] as number) * contact), day, contactSetting);
    }
    if (kind === OCCASION.room && this.groupSeatStamp.length > 0) this.meetSeated(layout, template, o, day);
    this.exposure[0] = exposure;
    this.exposure[1] = contact;
    if ((template.loneStart[o] as number) < (template.loneStart[o + 1] as number))
      this.meetLone(layout, template, o, day, airSetting, contactSetting);
  }

  private exposeCluster(c: number, dose: number, day: number, setting: number): void {
    if (dose === 0) return;
    if (this.absenceVisit === this.visit && this.clusterAwayStamp[c] === this.visit) {
      for (let person = this.clusterAwayFirst[c] as number; person >= 0; person = this.awayNext[person] as number)
        this.thresholds.spare(person, dose);
    }
    const count = this.thresholds.giveCluster(c, dose);
    for (let i = 0; i < count; i++) this.infect(this.thresholds.found[i] as number, day, setting);
  }

  /** Close range by the seat plan. */
  private meetSeated(layout: Layout, template: DayTemplate, o: number, day: number): void {
    const { responses, patients, world } = this;
    for (let i = template.groupStart[o] as number; i < (template.groupStart[o + 1] as number); i++) {
      const group = template.group[i] as number;
      if (this.groupSeatStamp[group] !== this.visit) continue;
      for (let k = layout.groupStart[group] as number; k < (layout.groupStart[group + 1] as number); k++) {
        const person = layout.groupMember[k] as number;
        if (this.seatStamp[person] !== this.visit || patients.stamp[person] === patients.run || responses.isAway(person, day)) continue;
        const dose = quantise((world.contactIn[person] as number) * ((template.contact[o] as number) * (this.seatSum[person] as number)));
        if (dose > 0 && this.thresholds.give(person, dose)) this.infect(person, day, SETTING.closeRange);
      }
    }
  }

  /** Teachers and riders, one by one. A teacher stands apart from the seats: he shares the air of the room, not the close range. */
  private meetLone(layout: Layout, template: DayTemplate, o: number, day: number, airSetting: number, contactSetting: number): void {
    const { responses, patients, thresholds } = this;
    const { airIn, contactIn } = this.world;
    const exposure = this.exposure[0] as number;
    const contact = this.exposure[1] as number;
    const { stamp, run } = patients;
    const isRoom = template.kind[o] === OCCASION.room;
    const isAnyOff = day < responses.lastOff;
    const isAnyAway = responses.awayCount > 0;
    for (let k = template.loneStart[o] as number; k < (template.loneStart[o + 1] as number); k++) {
      const person = template.lone[k] as number;
      if (stamp[person] === run) continue;
      if (isAnyOff) {
        const group = layout.groupOf[person] as number;
        if (group >= 0 && (responses.offUntil[group] as number) > day) continue;
      }
      if (isAnyAway && responses.isAway(person, day)) continue;
      if (exposure > 0) {
        const dose = quantise((airIn[person] as number) * exposure);
        if (dose > 0 && thresholds.give(person, dose)) {
          this.infect(person, day, airSetting);
          continue;
        }
      }
      if (contact > 0 && !isRoom) {
        const dose = quantise((contactIn[person] as number) * contact);
        if (dose > 0 && thresholds.give(person, dose)) this.infect(person, day, contactSetting);
      }
    }
  }

  /** People within reach of each other who came. */
  private countWithin(template: DayTemplate, o: number, day: number): number {
    let present = template.within[o] as number;
    const { responses } = this;
    if (day < responses.lastOff) {
      for (let i = template.crowdStart[o] as number; i < (template.crowdStart[o + 1] as number); i++)
        if ((responses.offUntil[template.crowdGroup[i] as number] as number) > day) present -= template.crowdSize[i] as number;
    }
    return this.absenceVisit === this.visit ? present - (this.missing[o] as number) : present;
  }

  /**
   * Drops those of whom nothing more can come: no longer infectious, or with nobody left to infect at home and at school, and their
   * detection behind them.
   */
  private retire(layout: Layout, day: number): void {
    const { patients } = this;
    const { active, end, detected, confirmed } = patients;
    const { household } = this.world;
    const { attends } = layout;
    // Regular tests may still find those who come to school.
    const isSchoolOver = this.atSchoolInfected >= layout.attendees && this.world.screening.length === 0;
    for (let i = 0; i < patients.activeCount;) {
      const person = active[i] as number;
      if ((detected[person] as number) > day || (confirmed[person] as number) > day) {
        i++;
        continue;
      }
      let isOver = (end[person] as number) <= day + 1;
      if (!isOver && (isSchoolOver || attends[person] === 0)) {
        isOver = this.homes.isExhausted(household[person] as number);
      }
      if (isOver) active[i] = active[--patients.activeCount] as number;
      else i++;
    }
  }
}

/** Neighbours per present infector: up to 4 seats around in a room, everybody beside on an ojek, up to 6 contacts at the gate spread over the wave. O(1). */
function crowdFactor(kind: number, present: number): number {
  if (present < 2) return 0;
  if (kind === OCCASION.ojek) return 1;
  if (kind === OCCASION.gate) return Math.min(6, present - 1) / present;
  return Math.min(4, present - 1) / (present - 1);
}
