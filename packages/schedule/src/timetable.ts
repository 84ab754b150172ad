import { gateWaves } from './gate-waves.ts';
import type { School } from './school.ts';

/** A group while the timetable is built: pupils are indices into `school.pupils`. */
export interface Group {
  id: string;
  unit: number;
  sex: number;
  pupils: number[];
  /** Teachers who may take it. */
  teachers: number[];
  /** Slots that may not be taken from it, with the teacher fixed there (-1 = free choice). */
  locked: Map<number, number>;
  /** The group's members may not change. */
  closed: boolean;
}

interface Row {
  cap: number;
  load: number;
  weight: number;
  /** 0: counts groups of size >= minSize (rooms); 1: counts pupils / unit (gate, campus); 2: periods of a subject teacher. */
  kind: 0 | 1 | 2;
  minSize: number;
  scale: number;
  teacher: number;
}

/**
 * A timetable under construction: which slots each group attends and who teaches it there. Rooms are counted, not named: for
 * every set of slots that exclude each other in one room, groups larger than c need rooms larger than c (nested rows), which is
 * sufficient when shifts do not overlap and necessary always. Broken rules are allowed and priced, so that a search can pass
 * through them; `violation` is 0 exactly when all rows and teachers fit.
 */
export class Timetable {
  readonly school: School;
  readonly groups: Group[];
  /** Sex of each slot, where slots are single-sex. */
  readonly sexOfSlot: number[] | null;
  /** Slots of each group. */
  readonly slotsOf: Map<number, number>[];
  readonly rows: Row[] = [];
  private readonly rowsOfSlot: number[][];
  private readonly clashOfSlot: number[][];
  private readonly teacherSlots: Int16Array[];
  private readonly teacherDays: Int16Array[];
  /** Sessions of each teacher in each of two weeks. */
  private readonly teacherWeek: Int16Array;
  private readonly teacherWeight: Float64Array;
  /** May group g attend slot s at all? */
  readonly allowed: boolean[][];
  private readonly lessonShare: Map<number, number>[];

  constructor(school: School, groups: Group[], sexOfSlot: number[] | null) {
    this.school = school;
    this.groups = groups;
    this.sexOfSlot = sexOfSlot;
    this.slotsOf = groups.map(() => new Map());
    const { slots, teachers } = school;
    this.rowsOfSlot = slots.map(() => []);
    const tgap = school.problem.rules.teacherGapMinutes;
    this.clashOfSlot = slots.map((x) =>
      slots.flatMap((y, j) => (y.day === x.day && x.start < y.end + tgap && y.start < x.end + tgap ? [j] : [])),
    );
    this.teacherSlots = teachers.map(() => new Int16Array(slots.length));
    this.teacherDays = teachers.map(() => new Int16Array(school.slotsOfDay.length));
    this.teacherWeek = new Int16Array(2 * teachers.length);
    this.teacherWeight = new Float64Array(teachers.length).fill(1);
    this.lessonShare = lessonShares(school, groups);
    this.addRoomRows();
    this.addCrowdRows();
    if (school.problem.lessons) this.addLessonRows();
    this.allowed = groups.map((g, i) =>
      slots.map((_, s) => {
        if (g.locked.has(s)) return true;
        if (sexOfSlot && g.sex >= 0 && sexOfSlot[s] !== g.sex) return false;
        if (!school.rooms.some((r) => r.open[s] && r.cap >= g.pupils.length)) return false;
        const { lessons } = school.problem;
        if (!lessons) return g.teachers.some((t) => teachers[t]!.open[s]);
        // With one session a week all its teachers must be there.
        return lessons.sessionsPerGroup > 1 || [...this.lessonShare[i]!.keys()].every((t) => teachers[t]!.open[s]);
      }),
    );
  }

  /**
   * Keeps groups away from slots in which one of their subject teachers is absent (her periods would crowd the other sessions),
   * where `tracks` leave a choice without them.
   */
  avoidAbsentTeachers(tracks: { slots: number[] }[], only?: ReadonlySet<number>): void {
    this.allowed.forEach((allowed, g) => {
      if (only && !only.has(g)) return;
      const there = allowed.map((yes, s) => yes && [...this.lessonShare[g]!.keys()].every((t) => this.school.teachers[t]!.open[s]));
      const { locked } = this.groups[g]!;
      if (tracks.some((t) => t.slots.every((s) => there[s])) && [...locked.keys()].every((s) => there[s])) this.allowed[g] = there;
    });
  }

  private addRow(slots: number[], row: Omit<Row, 'load' | 'weight'>): void {
    for (const s of slots) this.rowsOfSlot[s]!.push(this.rows.length);
    this.rows.push({ ...row, load: 0, weight: 1 });
  }

  private addRoomRows(): void {
    const { school } = this;
    const gap = school.problem.rules.roomGapMinutes;
    const caps = [...new Set(school.rooms.map((r) => r.cap))].sort((a, b) => a - b);
    const sets = new Map<string, number[]>();
    school.slots.forEach((x, s) => {
      const clique = school.slotsOfDay[x.day]!.filter((t) => {
        const y = school.slots[t]!;
        return y.start <= x.start && x.start < y.end + gap;
      });
      sets.set(String(s), [s]);
      sets.set(clique.join(), clique);
    });
    for (const set of sets.values()) {
      let before = Infinity;
      caps.forEach((cap, i) => {
        const open = school.rooms.filter((r) => r.cap >= cap && set.some((s) => r.open[s])).length;
        // A level that closes no room needs no row of its own.
        if (open === before) return;
        before = open;
        this.addRow(set, { cap: open, kind: 0, minSize: i === 0 ? 0 : caps[i - 1]! + 1, scale: 1, teacher: -1 });
      });
    }
  }

  private addCrowdRows(): void {
    const { school } = this;
    const scale = Math.max(1, school.pupils.length / Math.max(1, this.groups.length));
    school.slotsOfDay.forEach((day, d) => {
      if (Number.isFinite(school.gateCap)) {
        for (const row of gateWaves(school, d)) {
          this.addRow([...new Set(row)], { cap: school.gateCap / scale, kind: 1, minSize: 0, scale, teacher: -1 });
        }
      }
      if (!Number.isFinite(school.campusCap)) return;
      for (const s of day) {
        const at = school.slots[s]!.start;
        const running = day.filter((t) => school.slots[t]!.start <= at && at < school.slots[t]!.end);
        this.addRow(running, { cap: school.campusCap / scale, kind: 1, minSize: 0, scale, teacher: -1 });
      }
    });
  }

  /** Expected periods of each subject teacher, as if a group's lessons were dealt evenly over its sessions. */
  private addLessonRows(): void {
    const { school } = this;
    const P = school.problem.lessons!.periodsPerSession;
    school.teachers.forEach((teacher, t) => {
      if (!this.lessonShare.some((share) => share.has(t))) return;
      school.slots.forEach((_, s) => {
        if (teacher.open[s]) this.addRow([s], { cap: P, kind: 2, minSize: 0, scale: 1, teacher: t });
      });
    });
  }

  private coefficient(row: Row, g: number): number {
    const size = this.groups[g]!.pupils.length;
    if (row.kind === 0) return size >= row.minSize ? 1 : 0;
    if (row.kind === 1) return size / row.scale;
    return this.lessonShare[g]!.get(row.teacher) ?? 0;
  }

  private teacherCost(t: number, s: number): number {
    const { teachers, slots } = this.school;
    let over = 0;
    for (const other of this.clashOfSlot[s]!) over += this.teacherSlots[t]![other]!;
    if (this.teacherDays[t]![slots[s]!.day]! >= teachers[t]!.maxDay) over++;
    if (this.teacherWeek[2 * t + this.school.weekOfSlot[s]!]! >= teachers[t]!.maxWeek) over++;
    return over * this.teacherWeight[t]!;
  }

  /** The teacher who breaks least when group `g` comes in slot `s`; a teacher who already has the group is preferred. */
  private bestTeacher(g: number, s: number): { teacher: number; cost: number } {
    const group = this.groups[g]!;
    const fixed = group.locked.get(s) ?? -1;
    if (fixed >= 0) return { teacher: fixed, cost: this.teacherCost(fixed, s) };
    let best = -1;
    let bestCost = Infinity;
    const known = new Set(this.slotsOf[g]!.values());
    for (const t of group.teachers) {
      if (!this.school.teachers[t]!.open[s]) continue;
      const cost = this.teacherCost(t, s) + (known.has(t) ? 0 : 1e-4) + this.teacherWeek[2 * t + this.school.weekOfSlot[s]!]! * 1e-6;
      if (cost < bestCost) {
        best = t;
        bestCost = cost;
      }
    }
    return { teacher: best, cost: best < 0 ? 1000 : bestCost };
  }

  /** What it would break, weighted, to add slot `s` to group `g`. O(rows of the slot + teachers of the group). */
  slotCost(g: number, s: number): number {
    let cost = 0;
    for (const r of this.rowsOfSlot[s]!) {
      const row = this.rows[r]!;
      const add = this.coefficient(row, g);
      if (add === 0) continue;
      const over = Math.max(0, row.load + add - row.cap) - Math.max(0, row.load - row.cap);
      if (over > 1e-9) cost += over * row.weight;
    }
    if (!this.school.problem.lessons) cost += this.bestTeacher(g, s).cost;
    return cost;
  }

  add(g: number, s: number, teacher = -1): void {
    for (const r of this.rowsOfSlot[s]!) this.rows[r]!.load += this.coefficient(this.rows[r]!, g);
    let t = -1;
    if (!this.school.problem.lessons) {
      t = teacher >= 0 ? teacher : this.bestTeacher(g, s).teacher;
      if (t >= 0) this.countTeacher(t, s, 1);
    }
    this.slotsOf[g]!.set(s, t);
  }

  remove(g: number, s: number): void {
    for (const r of this.rowsOfSlot[s]!) this.rows[r]!.load -= this.coefficient(this.rows[r]!, g);
    const t = this.slotsOf[g]!.get(s)!;
    if (t >= 0) this.countTeacher(t, s, -1);
    this.slotsOf[g]!.delete(s);
  }

  /** Who teaches group `g` in slot `s`; changes the teacher alone. */
  setTeacher(g: number, s: number, teacher: number): void {
    const old = this.slotsOf[g]!.get(s)!;
    if (old >= 0) this.countTeacher(old, s, -1);
    if (teacher >= 0) this.countTeacher(teacher, s, 1);
    this.slotsOf[g]!.set(s, teacher);
  }

  /** Could teacher `t` take one more session in slot `s`? */
  isFree(t: number, s: number): boolean {
    return this.school.teachers[t]!.open[s]! && this.teacherCost(t, s) === 0;
  }

  /** Do two slots exclude each other for one teacher? */
  clash(s: number, other: number): boolean {
    return this.clashOfSlot[s]!.includes(other);
  }

  isOverloaded(t: number): boolean {
    return this.teacherOverflow(t) > 0;
  }

  private countTeacher(t: number, s: number, by: number): void {
    this.teacherSlots[t]![s] = this.teacherSlots[t]![s]! + by;
    const day = this.school.slots[s]!.day;
    this.teacherDays[t]![day] = this.teacherDays[t]![day]! + by;
    const week = 2 * t + this.school.weekOfSlot[s]!;
    this.teacherWeek[week] = this.teacherWeek[week]! + by;
  }

  /** Takes all slots of a group away and returns them with their teachers. */
  clear(g: number): Map<number, number> {
    const old = new Map(this.slotsOf[g]);
    for (const s of old.keys()) this.remove(g, s);
    return old;
  }

  restore(g: number, slots: Map<number, number>): void {
    for (const [s, t] of slots) this.add(g, s, t);
  }

  /** The first limit that is broken, in its unit, and a slot it is about; null when nothing is. O(rows + teachers * slots). */
  firstBroken(): { kind: 'rooms' | 'pupils' | 'lessons' | 'teachers'; slot: number; needed: number; available: number } | null {
    for (const [s, rows] of this.rowsOfSlot.entries()) {
      for (const r of rows) {
        const row = this.rows[r]!;
        if (row.load <= row.cap + 1e-9) continue;
        const kind = (['rooms', 'pupils', 'lessons'] as const)[row.kind];
        return { kind, slot: s, needed: Math.round(row.load * row.scale), available: Math.round(row.cap * row.scale) };
      }
    }
    if (this.violation() < 1e-6) return null;
    const at = this.crowded()[0];
    const slot = at ? at[1] : 0;
    const here = this.slotsOf.flatMap((slots) => (slots.has(slot) ? [slots.get(slot)!] : []));
    const there = new Set(here.filter((t) => t >= 0)).size;
    return { kind: 'teachers', slot, needed: here.length, available: Math.min(here.length - 1, there) };
  }

  /** Sum of all overflows, unweighted. O(rows + teachers * slots). */
  violation(): number {
    let sum = 0;
    for (const row of this.rows) sum += Math.max(0, row.load - row.cap - 1e-9);
    this.school.teachers.forEach((_, t) => {
      sum += this.teacherOverflow(t);
    });
    this.slotsOf.forEach((slots) => {
      if (!this.school.problem.lessons) for (const t of slots.values()) if (t < 0) sum++;
    });
    return sum;
  }

  private teacherOverflow(t: number): number {
    const count = this.teacherSlots[t]!;
    const [a, b] = [this.teacherWeek[2 * t]!, this.teacherWeek[2 * t + 1]!];
    if (a + b === 0) return 0;
    const { maxWeek } = this.school.teachers[t]!;
    let over = Math.max(0, a - maxWeek) + Math.max(0, b - maxWeek);
    for (const n of this.teacherDays[t]!) over += Math.max(0, n - this.school.teachers[t]!.maxDay);
    for (let s = 0; s < count.length; s++) {
      if (count[s] === 0) continue;
      let together = -1;
      for (const other of this.clashOfSlot[s]!) together += count[other]!;
      over += (count[s]! * together) / 2;
    }
    return over;
  }

  /** Asks for fewer groups of teacher `t` in slot `s` than the even spread of lessons allows; false when none is there. */
  tighten(t: number, s: number): boolean {
    for (const r of this.rowsOfSlot[s]!) {
      const row = this.rows[r]!;
      if (row.kind !== 2 || row.teacher !== t) continue;
      row.cap = Math.min(row.cap, row.load) - 0.5;
      return row.cap > 0;
    }
    return false;
  }

  /** `crowded`, and raises the price of what is broken (breakout). */
  troubled(): [group: number, slot: number][] {
    for (const row of this.rows) if (row.load > row.cap + 1e-9) row.weight += 0.2;
    this.school.teachers.forEach((_, t) => {
      if (this.teacherOverflow(t) > 0) this.teacherWeight[t] = this.teacherWeight[t]! + 0.2;
    });
    return this.crowded();
  }

  /** Sessions that take part in a broken row or have an overloaded teacher or none. O(rows + sessions + teachers * slots). */
  crowded(): [group: number, slot: number][] {
    const slotTrouble = new Set<number>();
    const minSize = new Map<number, number>();
    const lessonTrouble = new Map<number, Set<number>>();
    this.rowsOfSlot.forEach((rows, s) => {
      for (const r of rows) {
        const row = this.rows[r]!;
        if (row.load <= row.cap + 1e-9) continue;
        if (row.kind === 2) {
          const set = lessonTrouble.get(s) ?? new Set();
          lessonTrouble.set(s, set.add(row.teacher));
          continue;
        }
        slotTrouble.add(s);
        minSize.set(s, Math.min(minSize.get(s) ?? Infinity, row.minSize));
      }
    });
    const badTeacher = this.school.teachers.map((_, t) => this.teacherOverflow(t) > 0);
    const list: [number, number][] = [];
    this.slotsOf.forEach((slots, g) => {
      for (const [s, t] of slots) {
        const crowded = slotTrouble.has(s) && this.groups[g]!.pupils.length >= minSize.get(s)!;
        const taught = t >= 0 ? badTeacher[t]! : !this.school.problem.lessons;
        const lesson = lessonTrouble.has(s) && [...lessonTrouble.get(s)!].some((x) => this.lessonShare[g]!.has(x));
        if (crowded || taught || lesson) list.push([g, s]);
      }
    });
    return list;
  }
}

function lessonShares(school: School, groups: Group[]): Map<number, number>[] {
  const { lessons, teachers } = school.problem;
  if (!lessons) return groups.map(() => new Map());
  const indexOf = new Map(teachers.map((t, i) => [t.id, i]));
  return groups.map((g) => {
    const share = new Map<number, number>();
    const rombel = school.problem.rombel[school.pupils[g.pupils[0]!]!.rombel]!.id;
    for (const d of lessons.demand) {
      if (d.rombel !== rombel || d.periods === 0) continue;
      const t = indexOf.get(d.teacher)!;
      share.set(t, (share.get(t) ?? 0) + d.periods / lessons.sessionsPerGroup);
    }
    return share;
  });
}
