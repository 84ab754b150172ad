import { InputError, pointer } from '@giliran/kernel';
import { parseShiftProblem } from './parse-shift-problem.ts';
import type { ShiftProblem, SlotRef } from './shift-problem.ts';

/** What can happen to a school between two plans. Without `slots` a teacher or room is away the whole week. */
export type SchoolChange =
  | { kind: 'teacher-away'; teacher: string; slots?: SlotRef[] }
  | { kind: 'room-closed'; room: string; slots?: SlotRef[] }
  | { kind: 'consent-given' | 'consent-withdrawn'; pupils: string[] }
  /** Pupils who must learn at home for now, such as all of one kecamatan whose zone changed. */
  | { kind: 'pupils-at-home'; pupils: string[] }
  /** Those of them who may come again; the caller knows who had consent before. */
  | { kind: 'pupils-back'; pupils: string[] }
  | { kind: 'shift-moved'; shift: string; start: string; end: string }
  | { kind: 'days-closed'; days: string[] };

/**
 * The school after a change, as input for `replanShifts`; the school given is not touched. Days that close take their slots out of
 * shifts, rooms and teachers.
 *
 * @throws InputError naming the field of the change whose id is unknown or whose time is wrong
 * Cost O(size of the problem).
 */
export function applyChange(problem: ShiftProblem, change: SchoolChange): ShiftProblem {
  const every = problem.days.flatMap((day) =>
    problem.shifts.filter((s) => !s.days || s.days.includes(day)).map((s): SlotRef => [day, s.id]),
  );
  switch (change.kind) {
    case 'teacher-away':
      known(problem.teachers, change.teacher, '/teacher');
      knownSlots(problem, change.slots);
      return {
        ...problem,
        teachers: problem.teachers.map((t) => (t.id === change.teacher ? closedIn(t, change.slots ?? every) : t)),
      };
    case 'room-closed':
      known(problem.rooms, change.room, '/room');
      knownSlots(problem, change.slots);
      return { ...problem, rooms: problem.rooms.map((r) => (r.id === change.room ? closedIn(r, change.slots ?? every) : r)) };
    case 'consent-given':
    case 'consent-withdrawn':
    case 'pupils-at-home':
    case 'pupils-back': {
      const pupils = problem.rombel.flatMap((c) => c.pupils);
      change.pupils.forEach((id, i) => known(pupils, id, `/pupils${pointer(i)}`));
      const named = new Set(change.pupils);
      const consent = change.kind === 'consent-given' || change.kind === 'pupils-back';
      const rombel = problem.rombel.map((c) => ({ ...c, pupils: c.pupils.map((p) => (named.has(p.id) ? { ...p, consent } : p)) }));
      return { ...problem, rombel };
    }
    case 'shift-moved': {
      known(problem.shifts, change.shift, '/shift');
      const index = problem.shifts.findIndex((s) => s.id === change.shift);
      const { start, end } = change;
      const moved = { ...problem, shifts: problem.shifts.map((s, i) => (i === index ? { ...s, start, end } : s)) };
      try {
        return parseShiftProblem(moved);
      } catch (error) {
        throw error instanceof InputError ? new InputError(error.path.replace(`/shifts/${index}`, ''), error.message) : error;
      }
    }
    case 'days-closed': {
      change.days.forEach((day, i) => {
        if (!problem.days.includes(day)) throw new InputError(`/days${pointer(i)}`, `hari "${day}" tidak ada dalam daftar hari`);
      });
      const open = (day: string): boolean => !change.days.includes(day);
      const trim = <T extends { unavailable?: SlotRef[] }>(x: T): T =>
        x.unavailable ? { ...x, unavailable: x.unavailable.filter(([day]) => open(day)) } : x;
      return {
        ...problem,
        days: problem.days.filter(open),
        shifts: problem.shifts.map((s) => (s.days ? { ...s, days: s.days.filter(open) } : s)),
        rooms: problem.rooms.map(trim),
        teachers: problem.teachers.map(trim),
      };
    }
  }
}

function closedIn<T extends { unavailable?: SlotRef[] }>(resource: T, slots: SlotRef[]): T {
  const before = resource.unavailable ?? [];
  return { ...resource, unavailable: [...before, ...slots.filter(([d, s]) => !before.some(([x, y]) => x === d && y === s))] };
}

function known(list: { id: string }[], id: string, path: string): void {
  if (!list.some((x) => x.id === id)) throw new InputError(path, `"${id}" tidak ada di sekolah ini`);
}

function knownSlots(problem: ShiftProblem, slots: SlotRef[] | undefined): void {
  slots?.forEach(([day, shift], i) => {
    if (problem.days.includes(day) && problem.shifts.some((s) => s.id === shift)) return;
    throw new InputError(`/slots${pointer(i)}`, `tidak ada slot ${day} ${shift} di sekolah ini`);
  });
}
