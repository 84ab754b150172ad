import { gatePlaces } from './counting-bounds.ts';
import { mostSessions } from './most-sessions.ts';
import type { School } from './school.ts';

/**
 * Which units could have a group each in the same `F` slots of a week with at most `most` groups? All answers are relaxations: no
 * means that no plan has it, yes promises nothing.
 */
export class SharedWeek {
  readonly school: School;
  readonly F: number;
  readonly most: number;
  /** Most groups each unit can have when the others have their fewest. */
  readonly mostGroups: number[];
  /** Fewest pupils of a group of each unit. */
  readonly leastPupils: number[];
  private readonly fewest: number;
  private readonly eligible: number[][];
  /** Sessions and pupils a day holds at most. */
  private readonly sessionsOfDay: number[];
  private readonly pupilsOfDay: number[];

  constructor(school: School, F: number, most: number) {
    this.school = school;
    this.F = F;
    this.most = most;
    const { units } = school;
    this.fewest = units.reduce((sum, u) => sum + u.leastGroups, 0);
    this.mostGroups = units.map((u) => Math.min(u.pupils.length, u.leastGroups + most - this.fewest));
    this.leastPupils = units.map((u, i) => Math.max(1, u.pupils.length - (this.mostGroups[i]! - 1) * school.maxCap));
    this.eligible = units.map((u) => [...new Set(u.rombel.flatMap((c) => school.eligible[c]!))]);
    const { rules, lessons } = school.problem;
    this.sessionsOfDay = school.slotsOfDay.map((day) => {
      const today = (open: boolean[]): boolean[] => open.map((yes, s) => yes && day.includes(s));
      const rooms = sum(school.rooms.map((r) => mostSessions(school, today(r.open), rules.roomGapMinutes)));
      const useful = new Set(this.eligible.flat());
      const teachers = school.teachers.map((t, i) =>
        useful.has(i) ? mostSessions(school, today(t.open), rules.teacherGapMinutes, t.maxDay, t.maxWeek) : 0,
      );
      return Math.min(rooms, lessons ? Infinity : sum(teachers), most);
    });
    this.pupilsOfDay = school.slotsOfDay.map((day, d) => {
      const open = school.slots.map((_, s) => day.includes(s));
      const campus = Number.isFinite(school.campusCap) ? school.campusCap * mostSessions(school, open, 0) : Infinity;
      const gate = Number.isFinite(school.gateCap) ? gatePlaces(school, d) : Infinity;
      return Math.min(school.pupils.length, campus, gate, day.length > 0 ? Infinity : 0);
    });
  }

  /** O(slots * (rooms + units * teachers)). */
  canMeet(units: number[]): boolean {
    if (units.length < 2) return true;
    const pupils = units.map((u) => this.leastPupils[u]!).sort((a, b) => b - a);
    const days = this.school.slotsOfDay.map((day) => day.some((s) => this.canShare(units, pupils, s)));
    return this.leavesEnough(days, units.length, sum(pupils));
  }

  private canShare(units: number[], pupils: number[], s: number): boolean {
    const { school } = this;
    if (sum(pupils) > Math.min(school.gateCap, school.campusCap)) return false;
    if (school.problem.rules.gender === 'shift' && new Set(units.map((u) => school.units[u]!.sex)).size > 1) return false;
    const seats = school.rooms.flatMap((r) => (r.open[s] ? [r.cap] : [])).sort((a, b) => b - a);
    if (pupils.some((n, i) => n > (seats[i] ?? 0))) return false;
    if (school.problem.lessons) return true;
    const holder = new Map<number, number>();
    const find = (u: number, seen: Set<number>): boolean =>
      this.eligible[u]!.some((t) => {
        if (seen.has(t) || !school.teachers[t]!.open[s]) return false;
        seen.add(t);
        const other = holder.get(t);
        if (other !== undefined && !find(other, seen)) return false;
        holder.set(t, u);
        return true;
      });
    return units.every((u) => find(u, new Set()));
  }

  /** Is there room for the sessions of all when `size` groups of together `pupils` pupils come on F of `days` and on no other day? */
  private leavesEnough(days: boolean[], size: number, pupils: number): boolean {
    const holds = (caps: number[], without: number, asked: number): boolean => {
      const rest = caps.map((cap) => Math.min(cap, without));
      const gains = caps.flatMap((cap, d) => (days[d] ? [cap - rest[d]!] : [])).sort((a, b) => b - a);
      return gains.length >= this.F && sum(rest) + sum(gains.slice(0, this.F)) >= asked;
    };
    const { F, fewest, most, school } = this;
    if (!holds(this.pupilsOfDay, school.pupils.length - pupils, F * school.pupils.length)) return false;
    for (let k = fewest; k <= most; k++) if (holds(this.sessionsOfDay, k - size, F * k)) return true;
    return false;
  }
}

function sum(xs: number[]): number {
  return xs.reduce((a, b) => a + b, 0);
}
