import { drawUnit, PURPOSE } from './draws.ts';
import type { DayTemplate, Layout } from './layout.ts';
import type { Patients } from './patients.ts';
import type { ScreeningRule, World } from './world.ts';

/**
 * What a school does about the cases it knows: tests, isolation, quarantine, suspension and closing. Depends on noticed and confirmed cases only. A case counts towards a rule if his group (or school) was open on the morning it was
 * confirmed; after a closure the count begins anew on the day of reopening.
 */
export class Responses {
  groupClosed = false;
  schoolClosed = false;
  firstClosingDay = -1;
  /** Day from which each group and school may come again; days before `lastOff` may find some group or school away. */
  offUntil: Int32Array = new Int32Array(0);
  readonly siteClosedUntil: Int32Array;
  lastOff = 0;
  /** Who stays at home: isolated, quarantined, or a case in the neighbourhood. */
  readonly away: Int32Array;
  awayCount = 0;

  private readonly world: World;
  private readonly patients: Patients;
  private layout: Layout | null = null;
  private groupCountFrom: Int32Array = new Int32Array(0);
  private readonly areaCountFrom: Int32Array[];
  private readonly awayUntil: Int32Array;
  private readonly awayStamp: Int32Array;
  private readonly isolatedUntil: Int32Array;
  private readonly isolatedStamp: Int32Array;
  /** Confirmed cases in order of time; those that count, by group, and by school. */
  private readonly confirmedDay: Int32Array;
  private readonly confirmedPerson: Int32Array;
  private confirmedCount = 0;
  private tracedCount = 0;
  private readonly groupCaseDay: Int32Array;
  private readonly groupCase: Int32Array;
  private groupCaseCount = 0;
  private readonly siteCaseDay: Int32Array;
  private readonly siteCase: Int32Array;
  private readonly siteCasePerson: Int32Array;
  private siteCaseCount = 0;
  private run = 0;
  /** Can any case be known at all? */
  private readonly watches: boolean;

  constructor(world: World, patients: Patients) {
    const n = world.persons;
    const ints = (length: number): Int32Array => new Int32Array(length);
    this.world = world;
    this.patients = patients;
    this.watches = world.screening.length > 0 || world.detection.some((p) => p > 0);
    this.siteClosedUntil = ints(world.sites);
    this.away = ints(n);
    this.awayUntil = ints(n);
    this.awayStamp = ints(n);
    this.isolatedUntil = ints(n);
    this.isolatedStamp = ints(n);
    this.confirmedDay = ints(n);
    this.confirmedPerson = ints(n);
    this.groupCaseDay = ints(n);
    this.groupCase = ints(n);
    this.siteCaseDay = ints(world.siteOf.length);
    this.siteCase = ints(world.siteOf.length);
    this.siteCasePerson = ints(world.siteOf.length);
    this.areaCountFrom = world.rules.closing.map((rule) => ints(rule.areas));
  }

  reset(layout: Layout): void {
    this.run = this.patients.run;
    this.groupClosed = false;
    this.schoolClosed = false;
    this.firstClosingDay = -1;
    this.lastOff = 0;
    this.awayCount = 0;
    this.confirmedCount = 0;
    this.tracedCount = 0;
    this.groupCaseCount = 0;
    this.siteCaseCount = 0;
    if (this.layout !== layout) {
      this.layout = layout;
      this.offUntil = new Int32Array(layout.groups);
      this.groupCountFrom = new Int32Array(layout.groups);
    } else {
      this.offUntil.fill(0);
      this.groupCountFrom.fill(0);
    }
    this.siteClosedUntil.fill(0);
    for (let r = 0; r < this.areaCountFrom.length; r++) (this.areaCountFrom[r] as Int32Array).fill(0);
  }

  /** Is nothing going on that a quiet day could bring to an end? */
  isQuiet(day: number): boolean {
    return this.awayCount === 0 && day >= this.lastOff && this.tracedCount === this.confirmedCount;
  }

  isAway(person: number, day: number): boolean {
    return this.awayStamp[person] === this.run && (this.awayUntil[person] as number) > day;
  }

  isIsolated(person: number, day: number): boolean {
    return this.isolatedStamp[person] === this.run && (this.isolatedUntil[person] as number) > day;
  }

  /** Is a session held: is its school open, and may one of its groups come? Occasions that are no sessions only need the school. */
  isHeld(template: DayTemplate, occasion: number, day: number): boolean {
    if ((this.siteClosedUntil[template.site[occasion] as number] as number) > day) return false;
    const from = template.groupStart[occasion] as number;
    const to = template.groupStart[occasion + 1] as number;
    if (from === to) return true;
    for (let i = from; i < to; i++) if ((this.offUntil[template.group[i] as number] as number) <= day) return true;
    return false;
  }

  /** Sends a person home until the morning of `until`. */
  keepHome(person: number, until: number): void {
    if (this.awayStamp[person] !== this.run) {
      this.awayStamp[person] = this.run;
      this.awayUntil[person] = until;
      this.away[this.awayCount++] = person;
    } else if ((this.awayUntil[person] as number) < until) this.awayUntil[person] = until;
  }

  /** Tests, reports and decisions of the morning. */
  decide(layout: Layout, day: number, zoneClosed: boolean): void {
    this.release(day);
    if (this.world.screening.length > 0) this.screen(layout, day);
    if (!this.watches) return;
    const { active, activeCount, detected, confirmed } = this.patients;
    const { rules } = this.world;
    const before = this.confirmedCount;
    for (let i = 0; i < activeCount; i++) {
      const person = active[i] as number;
      if (detected[person] === day && rules.isolationDays > 0) {
        this.isolatedStamp[person] = this.run;
        this.isolatedUntil[person] = day + rules.isolationDays;
        this.keepHome(person, day + rules.isolationDays);
      }
      if (confirmed[person] !== day) continue;
      this.confirmedDay[this.confirmedCount] = day;
      this.confirmedPerson[this.confirmedCount++] = person;
    }
    if (this.confirmedCount > before) this.judge(layout, day, before, zoneClosed);
    this.trace(layout, day);
  }

  private release(day: number): void {
    for (let i = 0; i < this.awayCount;) {
      const person = this.away[i] as number;
      if ((this.awayUntil[person] as number) > day) i++;
      else {
        this.awayStamp[person] = 0;
        this.away[i] = this.away[--this.awayCount] as number;
      }
    }
  }

  /** Regular tests: whoever is infectious and not yet known may be found, at once or after the turnaround. */
  private screen(layout: Layout, day: number): void {
    const { screening, role, firstWeekday, key } = this.world;
    const { active, activeCount, begin, end, detected, confirmed } = this.patients;
    for (let s = 0; s < screening.length; s++) {
      const rule = screening[s] as ScreeningRule;
      if (rule.onWeekday[(day + firstWeekday) % 7] === 0) continue;
      const found = day + rule.turnaroundDays;
      for (let i = 0; i < activeCount; i++) {
        const person = active[i] as number;
        if (role[person] !== rule.role || layout.attends[person] === 0) continue;
        if ((begin[person] as number) > day || (end[person] as number) <= day) continue;
        const known = confirmed[person] as number;
        if (known >= 0 && known <= found) continue;
        if (drawUnit(this.patients.state, key[person] as number, PURPOSE.test, day * 16 + s) >= rule.sensitivity) continue;
        confirmed[person] = found;
        const noticed = detected[person] as number;
        if (noticed < 0 || noticed > found) detected[person] = found;
      }
    }
  }

  /** Which groups are suspended and which schools are closed on account of the cases from `before` on? */
  private judge(layout: Layout, day: number, before: number, zoneClosed: boolean): void {
    if (zoneClosed) return;
    const { rules, siteStart, siteOf } = this.world;
    const [newGroupCases, newSiteCases] = [this.groupCaseCount, this.siteCaseCount];
    for (let i = before; i < this.confirmedCount; i++) {
      const person = this.confirmedPerson[i] as number;
      const group = layout.groupOf[person] as number;
      if (group >= 0 && (this.offUntil[group] as number) <= day) {
        this.groupCaseDay[this.groupCaseCount] = day;
        this.groupCase[this.groupCaseCount++] = group;
      }
      for (let k = siteStart[person] as number; k < (siteStart[person + 1] as number); k++) {
        const site = siteOf[k] as number;
        if ((this.siteClosedUntil[site] as number) > day) continue;
        this.siteCaseDay[this.siteCaseCount] = day;
        this.siteCasePerson[this.siteCaseCount] = person;
        this.siteCase[this.siteCaseCount++] = site;
      }
    }
    if (rules.groupCases > 0 && rules.groupDays > 0) {
      for (let i = newGroupCases; i < this.groupCaseCount; i++) {
        const group = this.groupCase[i] as number;
        if (this.groupCases(group, day - rules.groupWindowDays) < rules.groupCases) continue;
        this.groupClosed = true;
        this.groupCountFrom[group] = day + rules.groupDays;
        this.putOff(group, day + rules.groupDays);
        if (this.firstClosingDay < 0) this.firstClosingDay = day;
      }
    }
    for (let r = 0; r < rules.closing.length; r++) {
      const rule = rules.closing[r] as World['rules']['closing'][number];
      if (rule.days === 0) continue;
      for (let i = newSiteCases; i < this.siteCaseCount; i++) {
        const area = rule.areaOf[this.siteCase[i] as number] as number;
        if (this.areaCases(r, area, day - rule.windowDays) < rule.cases) continue;
        (this.areaCountFrom[r] as Int32Array)[area] = day + rule.days;
        this.schoolClosed = true;
        if (this.firstClosingDay < 0) this.firstClosingDay = day;
        for (let site = 0; site < this.world.sites; site++) if (rule.areaOf[site] === area) this.closeSite(layout, site, day + rule.days);
      }
    }
  }

  private putOff(group: number, until: number): void {
    if ((this.offUntil[group] as number) < until) this.offUntil[group] = until;
    if (this.lastOff < until) this.lastOff = until;
  }

  private closeSite(layout: Layout, site: number, until: number): void {
    if ((this.siteClosedUntil[site] as number) < until) this.siteClosedUntil[site] = until;
    if (this.lastOff < until) this.lastOff = until;
    for (let g = 0; g < layout.groups; g++) if (layout.groupSite[g] === site) this.putOff(g, until);
  }

  /** Cases of a group after `day` that count. */
  private groupCases(group: number, day: number): number {
    const from = Math.max(day + 1, this.groupCountFrom[group] as number);
    let count = 0;
    for (let i = this.groupCaseCount - 1; i >= 0 && (this.groupCaseDay[i] as number) >= from; i--) if (this.groupCase[i] === group) count++;
    return count;
  }

  /** Cases after `day` that count in an area; one person counts once, whatever his number of schools. */
  private areaCases(rule: number, area: number, day: number): number {
    const { areaOf } = this.world.rules.closing[rule] as World['rules']['closing'][number];
    const from = Math.max(day + 1, (this.areaCountFrom[rule] as Int32Array)[area] as number);
    let count = 0;
    let last = -1;
    for (let i = this.siteCaseCount - 1; i >= 0 && (this.siteCaseDay[i] as number) >= from; i--) {
      if (areaOf[this.siteCase[i] as number] !== area || this.siteCasePerson[i] === last) continue;
      last = this.siteCasePerson[i] as number;
      count++;
    }
    return count;
  }

  /** Sends the contacts of cases home once the delay is over. */
  private trace(layout: Layout, day: number): void {
    const { quarantine } = this.world.rules;
    if (quarantine.days === 0) {
      this.tracedCount = this.confirmedCount;
      return;
    }
    const until = day + quarantine.days;
    while (this.tracedCount < this.confirmedCount && (this.confirmedDay[this.tracedCount] as number) + quarantine.delayDays <= day) {
      const person = this.confirmedPerson[this.tracedCount++] as number;
      const { memberStart, member, household, vehicleOf, riderStart, rider } = this.world;
      const group = layout.groupOf[person] as number;
      if (quarantine.group && group >= 0) this.sendHome(layout.groupStart, layout.groupMember, group, person, until);
      if (quarantine.household) this.sendHome(memberStart, member, household[person] as number, person, until);
      const vehicle = vehicleOf[person] as number;
      if (quarantine.transport && vehicle >= 0) this.sendHome(riderStart, rider, vehicle, person, until);
    }
  }

  private sendHome(start: Int32Array, people: Int32Array, row: number, but: number, until: number): void {
    for (let k = start[row] as number; k < (start[row + 1] as number); k++) {
      const person = people[k] as number;
      if (person !== but) this.keepHome(person, until);
    }
  }
}
