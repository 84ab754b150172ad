import { drawBits, drawThreshold, drawUnit, PURPOSE, replicateState } from './draws.ts';
import { drawCourse, infectiousness, type Course } from './course.ts';
import { quantise } from './exact-math.ts';
import { drawImports, importCeiling } from './imports.ts';
import { OCCASION, type DayTemplate, type Layout } from './layout.ts';
import type { ScreeningRule, World } from './world.ts';

const SETTING = { room: 0, closeRange: 1, transport: 2, gate: 3, teachersRoom: 4, household: 5, imported: 6 } as const;

/**
 * The production engine: one chance history of one plan at a time, in typed arrays that are cleared lazily by a stamp.
 * Thresholds (Sellke 1983) and imports belong to the replicate and are shared by all plans run in it.
 * Only days, rooms and households with an infectious person are visited.
 */
export class Kernel {
  readonly world: World;
  /** Infections of the last run in order of time, and their day and setting by person. */
  infectedCount = 0;
  readonly infected: Int32Array;
  readonly infectedDay: Int32Array;
  readonly infectedSetting: Uint8Array;
  /** What the last run closed and lost. */
  groupClosed = false;
  schoolClosed = false;
  firstClosingDay = -1;
  personDaysLost = 0;
  teacherMinutesLost = 0;
  groupLost: Float64Array = new Float64Array(0);
  /** Minutes a pupil lost on his own account (isolation); read through `minutesLost`. */
  private readonly personLost: Float64Array;
  private readonly lostStamp: Int32Array;

  private readonly stamp: Int32Array;
  private readonly left: Float64Array;
  private readonly leftStamp: Int32Array;
  private readonly exactStamp: Int32Array;
  private readonly begin: Int32Array;
  private readonly onset: Int32Array;
  private readonly end: Int32Array;
  private readonly detected: Int32Array;
  private readonly strength: Float64Array;
  private readonly isolatedUntil: Int32Array;
  private readonly isolatedStamp: Int32Array;
  private readonly isolated: Int32Array;
  private isolatedCount = 0;
  private readonly active: Int32Array;
  private activeCount = 0;
  private readonly householdStamp: Int32Array;
  private readonly householdEmission: Float64Array;
  private readonly households: Int32Array;
  private readonly householdLeft: Int32Array;
  private readonly householdLeftStamp: Int32Array;
  private suspendedUntil: Int32Array = new Int32Array(0);
  private readonly caseDay: Int32Array;
  private readonly caseGroup: Int32Array;
  private caseCount = 0;
  private closedUntil = 0;
  private lastSuspension = 0;
  private air: Float64Array = new Float64Array(0);
  private contactSum: Float64Array = new Float64Array(0);
  private carried: Float64Array = new Float64Array(0);
  private occasionStamp: Int32Array = new Int32Array(0);
  private attends: Uint8Array = new Uint8Array(0);
  private atSchoolInfected = 0;
  private poolDose = 0;
  private poolNext = 0;
  private poolThreshold = 0;
  private poolDrawn = false;
  private visit = 0;
  private run = 0;
  private replicate = -1;
  private state = 0;
  private seed = 0;
  private readonly ceiling: number;
  private imports: Float64Array = new Float64Array(0);
  private readonly course: Course = { begin: 0, onset: 0, end: 0, symptomatic: false, detected: -1, strength: 1 };

  constructor(world: World) {
    const n = world.persons;
    this.world = world;
    this.ceiling = importCeiling(world);
    const ints = (length: number): Int32Array => new Int32Array(length);
    this.infected = ints(n);
    this.infectedDay = ints(n);
    this.infectedSetting = new Uint8Array(n);
    this.personLost = new Float64Array(n);
    this.lostStamp = ints(n);
    this.stamp = ints(n);
    this.left = new Float64Array(n);
    this.leftStamp = ints(n);
    this.exactStamp = ints(n);
    this.begin = ints(n);
    this.onset = ints(n);
    this.end = ints(n);
    this.detected = ints(n);
    this.strength = new Float64Array(n);
    this.isolatedUntil = ints(n);
    this.isolatedStamp = ints(n);
    this.isolated = ints(n);
    this.active = ints(n);
    this.caseDay = ints(n);
    this.caseGroup = ints(n);
    const households = world.memberStart.length - 1;
    this.householdStamp = ints(households);
    this.householdEmission = new Float64Array(households);
    this.households = ints(households);
    this.householdLeft = ints(households);
    this.householdLeftStamp = ints(households);
  }

  /** Was the person infected in the last run? */
  wasInfected(person: number): boolean {
    return this.stamp[person] === this.run;
  }

  /** Minutes the pupil lost in the last run because he was isolated while his group had school. */
  minutesLost(person: number): number {
    return this.lostStamp[person] === this.run ? (this.personLost[person] as number) : 0;
  }

  /** Simulates `layout` in the chance history (seed, replicate). O(infections x their contacts + persons touched). */
  simulate(layout: Layout, seed: number, replicate: number): void {
    if (replicate !== this.replicate || seed !== this.seed) {
      this.replicate = replicate;
      this.seed = seed;
      this.state = replicateState(seed, replicate);
      this.imports = drawImports(this.world, this.state, this.ceiling);
    }
    this.reset(layout);
    const persons = this.world.persons;
    const imports = this.imports;
    let nextImport = 0;
    for (let day = 0; day < layout.days; day++) {
      if (this.activeCount === 0 && this.isolatedCount === 0 && day >= this.closedUntil && day >= this.lastSuspension) {
        // Nothing is going on: jump to the next import or index case, keeping the record of zone closures.
        let next = nextImport < imports.length ? Math.floor((imports[nextImport] as number) / persons) : layout.days;
        for (const index of this.world.indexCases) if (index.day >= day && index.day < next) next = index.day;
        for (; day < next && day < layout.days; day++) if (layout.zoneClosed[day]) this.countClosedDay(layout, day);
        if (day >= layout.days) break;
      }
      for (let i = 0; i < this.world.indexCases.length; i++) {
        const index = this.world.indexCases[i] as { person: number; day: number };
        if (index.day === day) this.tryInfect(index.person >= 0 ? index.person : this.drawIndex(i), day, SETTING.imported);
      }
      while (nextImport < imports.length && (imports[nextImport] as number) < (day + 1) * persons) {
        this.tryInfect((imports[nextImport] as number) - day * persons, day, SETTING.imported);
        nextImport++;
      }
      this.respond(layout, day);
      const known = this.activeCount;
      const closed = day < this.closedUntil || layout.zoneClosed[day] === 1;
      const t = layout.templateOfDay[day] as number;
      if (t >= 0) {
        if (closed) this.countClosedDay(layout, day);
        else {
          const template = layout.templates[t] as DayTemplate;
          if (this.atSchoolInfected < layout.attendees) this.attend(layout, template, day, known);
          if (this.isolatedCount > 0 || day < this.lastSuspension) this.countAbsence(layout, template, day);
        }
      }
      if (this.world.pool) this.mixInPool(day, known);
      else if (this.infectedCount < persons) this.stayHome(day, known);
      this.retire(day);
      if (this.infectedCount >= this.world.stopAt) break;
    }
  }

  private reset(layout: Layout): void {
    this.run++;
    this.infectedCount = 0;
    this.activeCount = 0;
    this.isolatedCount = 0;
    this.caseCount = 0;
    this.closedUntil = 0;
    this.lastSuspension = 0;
    this.groupClosed = false;
    this.schoolClosed = false;
    this.firstClosingDay = -1;
    this.personDaysLost = 0;
    this.teacherMinutesLost = 0;
    this.attends = layout.attends;
    this.atSchoolInfected = 0;
    this.poolDose = 0;
    this.poolNext = 0;
    this.poolThreshold = 0;
    this.poolDrawn = false;
    if (this.groupLost.length < layout.groups) {
      this.groupLost = new Float64Array(layout.groups);
      this.suspendedUntil = new Int32Array(layout.groups);
    }
    this.groupLost.fill(0);
    this.suspendedUntil.fill(0);
    let most = 0;
    for (const template of layout.templates) if (template.count > most) most = template.count;
    if (this.air.length < most) {
      this.air = new Float64Array(most);
      this.contactSum = new Float64Array(most);
      this.carried = new Float64Array(most);
      this.occasionStamp = new Int32Array(most);
    }
  }

  /** Susceptible members a household still has. */
  private leftAt(household: number): number {
    if (this.householdLeftStamp[household] === this.run) return this.householdLeft[household] as number;
    return (this.world.memberStart[household + 1] as number) - (this.world.memberStart[household] as number);
  }

  private drawIndex(counter: number): number {
    const pool = this.world.indexPool;
    const word = drawBits(this.state, this.world.importKey, PURPOSE.other, counter);
    return pool[Math.floor((word / 4294967296) * pool.length)] as number;
  }

  private tryInfect(person: number, day: number, setting: number): void {
    if (this.stamp[person] === this.run) return;
    this.stamp[person] = this.run;
    this.infected[this.infectedCount++] = person;
    this.infectedDay[person] = day;
    this.infectedSetting[person] = setting;
    const course = this.course;
    drawCourse(this.world, this.state, person, day, course);
    this.begin[person] = course.begin;
    this.onset[person] = course.onset;
    this.end[person] = course.end;
    this.detected[person] = course.detected;
    this.strength[person] = course.strength;
    this.active[this.activeCount++] = person;
    if (this.attends[person] === 1) this.atSchoolInfected++;
    const household = this.world.household[person] as number;
    this.householdLeft[household] = this.leftAt(household) - 1;
    this.householdLeftStamp[household] = this.run;
  }

  /**
   * Takes a dose off what is left of the person's threshold Q = -log(u); below 0 he is infected in this setting.
   * As -log(u) >= 1 - u, one word of u gives a bound that settles nearly every case; the logarithm is taken only beyond it. Bound, doses
   * and Q rounded down are multiples of 2^-40, so the difference is exact and its sign is that of (sum of doses) > Q.
   */
  private expose(person: number, dose: number, day: number, setting: number): boolean {
    if (this.leftStamp[person] !== this.run) {
      this.leftStamp[person] = this.run;
      const high = drawBits(this.state, this.world.key[person] as number, PURPOSE.threshold, 0);
      this.left[person] = (4294967294 - high) / 4294967296;
    }
    const left = (this.left[person] as number) - dose;
    this.left[person] = left;
    return left < 0 && this.passed(person, left, day, setting);
  }

  /** The bound is used up: compares with the threshold itself. */
  private passed(person: number, left: number, day: number, setting: number): boolean {
    if (this.exactStamp[person] !== this.run) {
      this.exactStamp[person] = this.run;
      const key = this.world.key[person] as number;
      const bound = (4294967294 - drawBits(this.state, key, PURPOSE.threshold, 0)) / 4294967296;
      const rest = Math.floor(drawThreshold(this.state, key) * 1099511627776) / 1099511627776 - (bound - left);
      this.left[person] = rest;
      if (rest >= 0) return false;
    }
    this.tryInfect(person, day, setting);
    return true;
  }

  /** Detection, isolation and closing decisions of the morning. */
  private respond(layout: Layout, day: number): void {
    const rules = this.world.rules;
    for (let i = 0; i < this.isolatedCount;) {
      const person = this.isolated[i] as number;
      if ((this.isolatedUntil[person] as number) > day) i++;
      else this.isolated[i] = this.isolated[--this.isolatedCount] as number;
    }
    if (this.world.screening.length > 0) this.screen(layout, day);
    const before = this.caseCount;
    for (let i = 0; i < this.activeCount; i++) {
      const person = this.active[i] as number;
      if (this.detected[person] !== day) continue;
      this.caseDay[this.caseCount] = day;
      this.caseGroup[this.caseCount++] = layout.groupOf[person] as number;
      if (rules.isolationDays > 0) {
        this.isolatedStamp[person] = this.run;
        this.isolatedUntil[person] = day + rules.isolationDays;
        this.isolated[this.isolatedCount++] = person;
      }
    }
    for (let i = before; i < this.caseCount; i++) {
      const group = this.caseGroup[i] as number;
      if (group < 0 || rules.groupCases === 0 || rules.groupDays === 0) continue;
      if (this.casesSince(day - rules.groupWindowDays, group) < rules.groupCases) continue;
      this.suspendedUntil[group] = day + rules.groupDays;
      if (day + rules.groupDays > this.lastSuspension) this.lastSuspension = day + rules.groupDays;
      this.groupClosed = true;
      if (this.firstClosingDay < 0) this.firstClosingDay = day;
    }
    if (
      this.caseCount > before &&
      rules.schoolCases > 0 &&
      rules.schoolDays > 0 &&
      this.casesSince(day - rules.schoolWindowDays, -2) >= rules.schoolCases
    ) {
      this.closedUntil = day + rules.schoolDays;
      this.schoolClosed = true;
      if (this.firstClosingDay < 0) this.firstClosingDay = day;
    }
  }

  /** Regular tests of the morning: whoever is infectious and not yet known may be found, at once or after the turnaround. */
  private screen(layout: Layout, day: number): void {
    const { screening, role, firstWeekday } = this.world;
    for (let s = 0; s < screening.length; s++) {
      const rule = screening[s] as ScreeningRule;
      if (rule.onWeekday[(day + firstWeekday) % 7] === 0) continue;
      const found = day + rule.turnaroundDays;
      for (let i = 0; i < this.activeCount; i++) {
        const person = this.active[i] as number;
        if (role[person] !== rule.role || layout.attends[person] === 0) continue;
        if ((this.begin[person] as number) > day || (this.end[person] as number) <= day) continue;
        const detected = this.detected[person] as number;
        if (detected >= 0 && detected <= found) continue;
        if (drawUnit(this.state, this.world.key[person] as number, PURPOSE.test, day * 16 + s) < rule.sensitivity)
          this.detected[person] = found;
      }
    }
  }

  /** Detected cases after `day`, of one group or of the whole school (-2). */
  private casesSince(day: number, group: number): number {
    let count = 0;
    for (let i = this.caseCount - 1; i >= 0 && (this.caseDay[i] as number) > day; i--)
      if (group === -2 || this.caseGroup[i] === group) count++;
    return count;
  }

  private isIsolated(person: number, day: number): boolean {
    return this.isolatedStamp[person] === this.run && (this.isolatedUntil[person] as number) > day;
  }

  /** Is somebody of the session's groups allowed to come? Other occasions are always held. */
  private isHeld(template: DayTemplate, occasion: number, day: number): boolean {
    const from = template.groupStart[occasion] as number;
    const to = template.groupStart[occasion + 1] as number;
    if (from === to) return true;
    for (let i = from; i < to; i++) if ((this.suspendedUntil[template.group[i] as number] as number) <= day) return true;
    return false;
  }

  private isAway(layout: Layout, person: number, day: number): boolean {
    const group = layout.groupOf[person] as number;
    return (group >= 0 && (this.suspendedUntil[group] as number) > day) || this.isIsolated(person, day);
  }

  private attend(layout: Layout, template: DayTemplate, day: number, known: number): void {
    const world = this.world;
    this.visit++;
    let first = template.count;
    for (let i = 0; i < known; i++) {
      const person = this.active[i] as number;
      const from = template.itineraryStart[person] as number;
      const to = template.itineraryStart[person + 1] as number;
      if (from === to) continue;
      const w = infectiousness(
        day,
        this.begin[person] as number,
        this.onset[person] as number,
        this.end[person] as number,
        world.history.flat,
      );
      if (w === 0 || this.isAway(layout, person, day)) continue;
      const base = (this.strength[person] as number) * w;
      const air = quantise(base * (world.airOut[person] as number));
      const contact = quantise(base * (world.contactOut[person] as number));
      for (let k = from; k < to; k++) {
        const occasion = template.itinerary[k] as number;
        if (world.role[person] === 1 && !this.isHeld(template, occasion, day)) continue;
        this.wake(occasion);
        if (occasion < first) first = occasion;
        this.air[occasion] = (this.air[occasion] as number) + air;
        if (world.role[person] !== 1 || template.kind[occasion] !== OCCASION.room)
          this.contactSum[occasion] = (this.contactSum[occasion] as number) + contact;
      }
    }
    for (let o = first; o < template.count; o++) if (this.occasionStamp[o] === this.visit) this.meet(layout, template, o, day);
  }

  private wake(occasion: number): void {
    if (this.occasionStamp[occasion] === this.visit) return;
    this.occasionStamp[occasion] = this.visit;
    this.air[occasion] = 0;
    this.contactSum[occasion] = 0;
    this.carried[occasion] = 0;
  }

  private meet(layout: Layout, template: DayTemplate, o: number, day: number): void {
    const world = this.world;
    const kind = template.kind[o] as number;
    const from = template.memberStart[o] as number;
    const to = template.memberStart[o + 1] as number;
    const held = this.isHeld(template, o, day);
    const start = this.carried[o] as number;
    const emission = this.air[o] as number;
    const exposure = start * (template.startExposure[o] as number) + emission * (template.emissionExposure[o] as number);
    const next = template.next[o] as number;
    if (next >= 0) {
      const left =
        (start * (template.startLeft[o] as number) + emission * (template.emissionLeft[o] as number)) * (template.gapLeft[o] as number);
      if (left > 0) {
        this.wake(next);
        this.carried[next] = left;
      }
    }
    if (!held) return;
    const contact =
      crowdFactor(kind, this.countPresent(layout, template, o, day)) * (template.contact[o] as number) * (this.contactSum[o] as number);
    const airSetting = kind === OCCASION.room ? SETTING.room : kind === OCCASION.teachersRoom ? SETTING.teachersRoom : SETTING.transport;
    const contactSetting = kind === OCCASION.room ? SETTING.closeRange : kind === OCCASION.gate ? SETTING.gate : airSetting;
    // A teacher stands apart from the seats: he shares the air of the room, not the close range.
    const standing = kind === OCCASION.room ? 1 : -1;
    const { stamp, run, suspendedUntil } = this;
    const { role, airIn, contactIn } = world;
    const { groupOf } = layout;
    const isAnySuspended = day < this.lastSuspension;
    for (let k = from; k < to; k++) {
      const person = template.member[k] as number;
      // Only infected people are ever isolated, so a susceptible person is away only with his group.
      if (stamp[person] === run) continue;
      if (isAnySuspended) {
        const group = groupOf[person] as number;
        if (group >= 0 && (suspendedUntil[group] as number) > day) continue;
      }
      if (exposure > 0) {
        const dose = quantise((airIn[person] as number) * exposure);
        if (dose > 0 && this.expose(person, dose, day, airSetting)) continue;
      }
      if (contact > 0 && role[person] !== standing) {
        const dose = quantise((contactIn[person] as number) * contact);
        if (dose > 0) this.expose(person, dose, day, contactSetting);
      }
    }
  }

  /** People within reach of each other: everybody who came, in rooms without the teachers. */
  private countPresent(layout: Layout, template: DayTemplate, o: number, day: number): number {
    const isRoom = template.kind[o] === OCCASION.room;
    let present = (template.memberStart[o + 1] as number) - (template.memberStart[o] as number);
    if (isRoom) present -= template.teachersIn[o] as number;
    if (day < this.lastSuspension) {
      for (let i = template.crowdStart[o] as number; i < (template.crowdStart[o + 1] as number); i++) {
        if ((this.suspendedUntil[template.crowdGroup[i] as number] as number) > day) present -= template.crowdSize[i] as number;
      }
    }
    for (let i = 0; i < this.isolatedCount; i++) {
      const person = this.isolated[i] as number;
      if (isRoom && this.world.role[person] === 1) continue;
      const group = layout.groupOf[person] as number;
      if (group >= 0 && (this.suspendedUntil[group] as number) > day) continue;
      const to = template.itineraryStart[person + 1] as number;
      for (let k = template.itineraryStart[person] as number; k < to; k++) if (template.itinerary[k] === o) present--;
    }
    return present;
  }

  private stayHome(day: number, known: number): void {
    const world = this.world;
    let count = 0;
    this.visit++;
    for (let i = 0; i < known; i++) {
      const person = this.active[i] as number;
      const household = world.household[person] as number;
      if (this.householdLeftStamp[household] === this.run && this.householdLeft[household] === 0) continue;
      const w = infectiousness(
        day,
        this.begin[person] as number,
        this.onset[person] as number,
        this.end[person] as number,
        world.history.flat,
      );
      if (w === 0) continue;
      const out = (this.strength[person] as number) * w * (world.homeOut[person] as number);
      const emission = quantise(this.isIsolated(person, day) ? out * world.isolatedAtHomeFactor : out);
      if (this.householdStamp[household] !== this.visit) {
        this.householdStamp[household] = this.visit;
        this.householdEmission[household] = 0;
        this.households[count++] = household;
      }
      this.householdEmission[household] = (this.householdEmission[household] as number) + emission;
    }
    for (let i = 0; i < count; i++) {
      const household = this.households[i] as number;
      const sum = this.householdEmission[household] as number;
      if (sum === 0) continue;
      const force = (world.homeOnce ? 1 : sum) * (world.homeCoefficient[household] as number);
      const to = world.memberStart[household + 1] as number;
      for (let k = world.memberStart[household] as number; k < to; k++) {
        const person = world.member[k] as number;
        if (this.stamp[person] === this.run) continue;
        const dose = quantise((world.homeIn[person] as number) * force);
        if (dose > 0) this.expose(person, dose, day, SETTING.household);
      }
    }
  }

  /**
   * The household of a pool: everybody has had the same dose, so people are infected in the order of their thresholds, and the next
   * threshold follows from the last by an Exp(1)/remaining step (order statistics of exponentials). Persons stand for their rank. O(new infections).
   */
  private mixInPool(day: number, known: number): void {
    const world = this.world;
    let sum = 0;
    for (let i = 0; i < known; i++) {
      const person = this.active[i] as number;
      const w = infectiousness(
        day,
        this.begin[person] as number,
        this.onset[person] as number,
        this.end[person] as number,
        world.history.flat,
      );
      sum += quantise((this.strength[person] as number) * w * (world.homeOut[person] as number));
    }
    this.poolDose += quantise((world.homeIn[0] as number) * sum * (world.homeCoefficient[0] as number));
    while (this.poolNext < world.persons) {
      if (this.stamp[this.poolNext] === this.run) {
        this.poolNext++;
        continue;
      }
      if (!this.poolDrawn) {
        this.poolThreshold += drawThreshold(this.state, world.key[this.poolNext] as number) / (world.persons - this.poolNext);
        this.poolDrawn = true;
      }
      if (this.poolDose <= this.poolThreshold) return;
      this.tryInfect(this.poolNext++, day, SETTING.household);
      this.poolDrawn = false;
      if (this.infectedCount >= world.stopAt) return;
    }
  }

  /** Drops those who are no longer infectious and whose detection lies behind them. */
  private retire(day: number): void {
    for (let i = 0; i < this.activeCount;) {
      const person = this.active[i] as number;
      if ((this.end[person] as number) <= day + 1 && (this.detected[person] as number) <= day)
        this.active[i] = this.active[--this.activeCount] as number;
      else i++;
    }
  }

  private countClosedDay(layout: Layout, day: number): void {
    const t = layout.templateOfDay[day] as number;
    if (t < 0) return;
    const template = layout.templates[t] as DayTemplate;
    for (let g = 0; g < layout.groups; g++) this.groupLost[g] = (this.groupLost[g] as number) + (template.groupMinutes[g] as number);
    for (let i = 0; i < layout.teachers.length; i++)
      this.teacherMinutesLost += template.teacherMinutes[layout.teachers[i] as number] as number;
    this.personDaysLost += template.expected;
  }

  private countAbsence(layout: Layout, template: DayTemplate, day: number): void {
    for (let g = 0; g < layout.groups; g++) {
      const minutes = template.groupMinutes[g] as number;
      if (minutes === 0 || (this.suspendedUntil[g] as number) <= day) continue;
      this.groupLost[g] = (this.groupLost[g] as number) + minutes;
      this.personDaysLost += layout.groupSize[g] as number;
    }
    if (day < this.lastSuspension) {
      for (let o = 0; o < template.count; o++) {
        if (this.isHeld(template, o, day)) continue;
        for (let k = template.memberStart[o] as number; k < (template.memberStart[o + 1] as number); k++) {
          if (this.world.role[template.member[k] as number] === 1) this.teacherMinutesLost += template.minutes[o] as number;
        }
      }
    }
    for (let i = 0; i < this.isolatedCount; i++) {
      const person = this.isolated[i] as number;
      const group = layout.groupOf[person] as number;
      if (group >= 0) {
        const minutes = template.groupMinutes[group] as number;
        if (minutes === 0 || (this.suspendedUntil[group] as number) > day) continue;
        this.personLost[person] = this.minutesLost(person) + minutes;
        this.lostStamp[person] = this.run;
        this.personDaysLost++;
      } else if ((template.teacherMinutes[person] as number) > 0) {
        this.personDaysLost++;
        for (let k = template.itineraryStart[person] as number; k < (template.itineraryStart[person + 1] as number); k++) {
          const o = template.itinerary[k] as number;
          if (template.kind[o] === OCCASION.room && this.isHeld(template, o, day)) this.teacherMinutesLost += template.minutes[o] as number;
        }
      }
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
