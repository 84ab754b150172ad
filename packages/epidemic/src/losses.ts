import { OCCASION, type DayTemplate, type Layout } from './layout.ts';
import type { Patients } from './patients.ts';
import type { Responses } from './responses.ts';
import type { World } from './world.ts';

/** What suspensions, closures and absences of a run cost: days of persons, minutes of groups, pupils and teachers. */
export class Losses {
  personDays = 0;
  teacherMinutes = 0;
  /** Minutes lost by whole groups. */
  groupMinutes: Float64Array = new Float64Array(0);
  /** Pupils who lost minutes on their own account. */
  readonly losers: Int32Array;
  loserCount = 0;
  private readonly world: World;
  private readonly patients: Patients;
  private readonly responses: Responses;
  private readonly personLost: Float64Array;
  private readonly lostStamp: Int32Array;
  private run = 0;

  constructor(world: World, patients: Patients, responses: Responses) {
    this.world = world;
    this.patients = patients;
    this.responses = responses;
    this.losers = new Int32Array(world.persons);
    this.personLost = new Float64Array(world.persons);
    this.lostStamp = new Int32Array(world.persons);
  }

  reset(layout: Layout): void {
    this.run = this.patients.run;
    this.personDays = 0;
    this.teacherMinutes = 0;
    this.loserCount = 0;
    if (this.groupMinutes.length === layout.groups) this.groupMinutes.fill(0);
    else this.groupMinutes = new Float64Array(layout.groups);
  }

  /** Minutes the pupil lost on his own account. */
  minutesOf(person: number): number {
    return this.lostStamp[person] === this.run ? (this.personLost[person] as number) : 0;
  }

  /** Counts what is lost on a day of school, all schools closed by the zone or not. */
  count(layout: Layout, template: DayTemplate, day: number, zoneClosed: boolean): void {
    const isAnyOff = zoneClosed || day < this.responses.lastOff;
    if (isAnyOff) {
      for (let site = 0; site < this.world.sites; site++) {
        if (!zoneClosed && (this.responses.siteClosedUntil[site] as number) <= day) continue;
        this.personDays += template.siteExpected[site] as number;
        this.teacherMinutes += template.siteTeacherMinutes[site] as number;
      }
      this.countGroups(layout, template, day, zoneClosed);
    }
    if (this.responses.awayCount > 0 && !zoneClosed) this.countAway(layout, template, day);
  }

  private countGroups(layout: Layout, template: DayTemplate, day: number, zoneClosed: boolean): void {
    const { groupMinutes } = template;
    for (let g = 0; g < layout.groups; g++) {
      const minutes = groupMinutes[g] as number;
      if (minutes === 0 || (!zoneClosed && (this.responses.offUntil[g] as number) <= day)) continue;
      this.groupMinutes[g] = (this.groupMinutes[g] as number) + minutes;
      const isSiteClosed = zoneClosed || (this.responses.siteClosedUntil[layout.groupSite[g] as number] as number) > day;
      if (!isSiteClosed) this.personDays += layout.groupSize[g] as number;
    }
    if (zoneClosed) return;
    for (let i = 0; i < template.taught.length; i++) {
      const o = template.taught[i] as number;
      if ((this.responses.siteClosedUntil[template.site[o] as number] as number) > day) continue;
      if (!this.responses.isHeld(template, o, day)) this.teacherMinutes += template.taughtMinutes[o] as number;
    }
  }

  private countAway(layout: Layout, template: DayTemplate, day: number): void {
    for (let i = 0; i < this.responses.awayCount; i++) {
      const person = this.responses.away[i] as number;
      const group = layout.groupOf[person] as number;
      if (group >= 0) {
        const minutes = template.groupMinutes[group] as number;
        if (minutes === 0 || (this.responses.offUntil[group] as number) > day) continue;
        if (this.lostStamp[person] !== this.run) {
          this.lostStamp[person] = this.run;
          this.personLost[person] = 0;
          this.losers[this.loserCount++] = person;
        }
        this.personLost[person] = (this.personLost[person] as number) + minutes;
        this.personDays++;
        continue;
      }
      if (template.teacherMinutes[person] === 0) continue;
      let isMissed = false;
      for (let k = template.itineraryStart[person] as number; k < (template.itineraryStart[person + 1] as number); k++) {
        const o = template.itinerary[k] as number;
        if (template.kind[o] !== OCCASION.room || !this.responses.isHeld(template, o, day)) continue;
        this.teacherMinutes += template.minutes[o] as number;
        isMissed = true;
      }
      if (isMissed) this.personDays++;
    }
  }
}
