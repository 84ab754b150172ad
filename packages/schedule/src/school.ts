import { clockMinutes } from './clock-minutes.ts';
import { expandWeeks, weekOfDay } from './fortnight.ts';
import type { ShiftProblem, SlotRef } from './shift-problem.ts';

/** One usable slot of the week: a shift on a day, not longer than a pupil may stay. */
interface Slot {
  day: number;
  shift: number;
  start: number;
  end: number;
}

/** A room with seats; `cap` is already cut to the legal group size. */
interface SchoolRoom {
  index: number;
  cap: number;
  open: boolean[];
}

interface SchoolTeacher {
  open: boolean[];
  maxDay: number;
  maxWeek: number;
  maxPeriods: number;
}

/** Pupils who must be split together: one rombel or one set of mergeable rombel, of one sex when the rules ask for it. */
export interface Unit {
  rombel: number[];
  pupils: number[];
  /** 0 boys, 1 girls, -1 mixed */
  sex: number;
  /** Fewest groups these pupils can form. */
  leastGroups: number;
}

/** A problem with ids replaced by indices and everything unusable left out; what the bounds and the builders work on. */
export interface School {
  problem: ShiftProblem;
  slots: Slot[];
  slotsOfDay: number[][];
  /** Week of each slot: 0, or 1 in the second week of a fortnight. */
  weekOfSlot: number[];
  /** The problem as it was given, before a fortnight was written out. */
  source: ShiftProblem;
  /** Rooms with at least one seat. */
  rooms: SchoolRoom[];
  /** Most pupils of one group: seats of the largest room, and no more than gate and campus let in at once. */
  maxCap: number;
  teachers: SchoolTeacher[];
  /** Teachers that may teach a rombel, by rombel. */
  eligible: number[][];
  /** Consenting pupils. */
  pupils: { id: string; rombel: number; sex: number; family: number }[];
  families: number;
  units: Unit[];
  /** Infinity without a gate. */
  gateCap: number;
  campusCap: number;
}

/** Indexes a problem. Cost O(pupils + slots * (rooms + teachers)). */
export function indexSchool(source: ShiftProblem): School {
  const problem = expandWeeks(source);
  const slots: Slot[] = [];
  const slotsOfDay: number[][] = problem.days.map(() => []);
  const slotByKey = new Map<string, number>();
  problem.days.forEach((day, d) => {
    problem.shifts.forEach((shift, h) => {
      if (shift.days && !shift.days.includes(day)) return;
      const start = clockMinutes(shift.start)!;
      const end = clockMinutes(shift.end)!;
      if (end - start > problem.rules.maxMinutesPerDay) return;
      slotByKey.set(slotKey([day, shift.id]), slots.length);
      slotsOfDay[d]!.push(slots.length);
      slots.push({ day: d, shift: h, start, end });
    });
  });
  const openSlots = (closed: SlotRef[] | undefined): boolean[] => {
    const open = slots.map(() => true);
    for (const ref of closed ?? []) {
      const s = slotByKey.get(slotKey(ref));
      if (s !== undefined) open[s] = false;
    }
    return open;
  };
  const rooms = problem.rooms
    .map((r, index) => ({ index, cap: Math.min(r.cap, problem.rules.maxGroup), open: openSlots(r.unavailable) }))
    .filter((r) => r.cap > 0);
  const gate = problem.gate;
  // Pupils are whole, so a gate for 7.5 lets 7 through; a window of no length charges nobody (H9).
  const gateCap = gate && gate.windowMinutes > 0 ? Math.floor(gate.perMinute * gate.windowMinutes + 1e-9) : Infinity;
  const campusCap = problem.rules.maxCampusPupils ?? Infinity;
  const seats = Math.max(0, ...rooms.map((r) => r.cap));
  const crowd = Math.min(gateCap, campusCap);
  const maxCap = crowd >= 1 ? Math.min(seats, crowd) : seats;
  const teachers = problem.teachers.map((t) => ({
    open: openSlots(t.unavailable),
    maxDay: t.maxDay ?? Infinity,
    maxWeek: t.maxWeek ?? Infinity,
    maxPeriods: t.maxPeriods ?? Infinity,
  }));
  const familyByName = new Map<string, number>();
  const pupils: School['pupils'] = [];
  problem.rombel.forEach((c, rombel) => {
    for (const p of c.pupils) {
      if (!p.consent) continue;
      let family = -1;
      if (p.fam !== null) {
        family = familyByName.get(p.fam) ?? familyByName.size;
        familyByName.set(p.fam, family);
      }
      pupils.push({ id: p.id, rombel, sex: p.sex === 'L' ? 0 : 1, family });
    }
  });
  return {
    problem,
    source,
    slots,
    slotsOfDay,
    weekOfSlot: slots.map((s) => (weekOfDay(problem.days[s.day]!) === 'B' ? 1 : 0)),
    rooms,
    maxCap,
    teachers,
    eligible: problem.rombel.map((c) => problem.teachers.flatMap((t, i) => (t.rombel === '*' || t.rombel.includes(c.id) ? [i] : []))),
    pupils,
    families: familyByName.size,
    units: unitsOf(problem, pupils, maxCap),
    gateCap,
    campusCap,
  };
}

/** Sessions into which the lessons of a group of these rombel fit at best; 0 with class teachers. O(demand). */
export function lessonSessions({ problem }: School, rombel: number[]): number {
  const { lessons } = problem;
  if (!lessons) return 0;
  const asked = rombel.map((c) => lessons.demand.reduce((n, d) => n + (d.rombel === problem.rombel[c]!.id ? d.periods : 0), 0));
  return Math.ceil(Math.min(...asked) / lessons.periodsPerSession);
}

/** A key for a slot that no choice of ids can make ambiguous. */
export function slotKey(ref: SlotRef): string {
  return JSON.stringify(ref);
}

function unitsOf(problem: ShiftProblem, pupils: School['pupils'], maxCap: number): Unit[] {
  const setOf = problem.rombel.map((_, i) => -1 - i);
  const rombelByName = new Map(problem.rombel.map((c, i) => [c.id, i]));
  problem.mergeable?.forEach((set, m) => {
    for (const id of set) setOf[rombelByName.get(id)!] = m;
  });
  const unitByKey = new Map<string, Unit>();
  pupils.forEach((p, i) => {
    const sex = problem.rules.gender ? p.sex : -1;
    const key = `${setOf[p.rombel]}/${sex}`;
    let unit = unitByKey.get(key);
    if (!unit) {
      unit = { rombel: [], pupils: [], sex, leastGroups: 0 };
      unitByKey.set(key, unit);
    }
    if (!unit.rombel.includes(p.rombel)) unit.rombel.push(p.rombel);
    unit.pupils.push(i);
  });
  const units = [...unitByKey.values()];
  for (const unit of units) unit.leastGroups = maxCap > 0 ? Math.ceil(unit.pupils.length / maxCap) : 0;
  return units;
}
