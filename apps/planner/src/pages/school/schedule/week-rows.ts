import { pupilsOf, type SavedPlan, type SchoolFacts } from '@giliran/planning';
import type { RowKind } from '../../../engine/tasks/find-places.ts';
import type { PlanNames } from './plan-names.ts';
import { PLAN_WEEKS, weeksOfSetting, type PlanWeek } from './plan-weeks.ts';

export const WEEK_VIEWS: readonly RowKind[] = ['rombel', 'group', 'teacher', 'room'];

type Weekday = SchoolFacts['setting']['days'][number];

/** One column of the week: a shift of a day; `week` only where weeks A and B differ. */
export interface WeekSlot {
  readonly key: string;
  readonly week?: PlanWeek;
  readonly day: Weekday;
  readonly shift: SchoolFacts['setting']['shifts'][number];
}

export interface WeekRow {
  readonly id: string;
  readonly title: string;
  /** Pupils of the row's rombel or group; null for rooms and teachers. */
  readonly pupils: number | null;
  /** Pupils of the rombel who learn at home. */
  readonly atHome: number;
  /** Indices into `plan.sessions` by slot key. */
  readonly cells: ReadonlyMap<string, readonly number[]>;
}

/** The open slots of the week, or of both weeks, day by day in the order of their start. */
export function weekSlots({ setting }: SchoolFacts): WeekSlot[] {
  const shifts = [...setting.shifts].sort((a, b) => a.start.localeCompare(b.start));
  const weeks = weeksOfSetting(setting) === 2 ? PLAN_WEEKS : [undefined];
  return weeks.flatMap((week) =>
    setting.days.flatMap((day) =>
      shifts
        .filter((shift) => !shift.days || shift.days.includes(day))
        .map((shift) => ({ key: slotKey(week, day, shift.id), ...(week ? { week } : {}), day, shift })),
    ),
  );
}

function slotKey(week: PlanWeek | undefined, day: string, shiftId: string): string {
  return `${week ? `${week} ` : ''}${day} ${shiftId}`;
}

/** The plan as rows of a week: by rombel, group, teacher or room. Merged groups stand in each of
 * their rombel, lessons with each of their teachers. O(pupils + sessions). */
export function weekRows(facts: SchoolFacts, plan: SavedPlan, view: RowKind, names: PlanNames): WeekRow[] {
  const rombelOfPupil = new Map(facts.rombel.flatMap((rombel) => pupilsOf(rombel).map((pupil) => [pupil.id, rombel.id] as const)));
  const rombelOfGroup = new Map(
    plan.groups.map((group) => [group.id, new Set([group.rombelId, ...group.pupils.flatMap((id) => rombelOfPupil.get(id) ?? [])])]),
  );
  const cells = new Map<string, Map<string, number[]>>();
  plan.sessions.forEach((session, index) => {
    for (const row of rowIds(session)) {
      const slots = cells.get(row) ?? new Map<string, number[]>();
      const key = slotKey(session.week, session.day, session.shift);
      slots.set(key, [...(slots.get(key) ?? []), index]);
      cells.set(row, slots);
    }
  });
  // The groups that a teacher meets in one session, in the order of the periods.
  if (view === 'teacher') {
    for (const [teacher, slots] of cells) {
      const first = (index: number): number =>
        Math.min(...(plan.sessions[index]?.lessons ?? []).flatMap((lesson) => (lesson.teacher === teacher ? [lesson.period] : [])));
      for (const indices of slots.values()) indices.sort((a, b) => first(a) - first(b) || a - b);
    }
  }
  const row = (id: string, title: string, pupils: number | null = null, atHome = 0): WeekRow => ({
    id,
    title,
    pupils,
    atHome,
    cells: cells.get(id) ?? new Map(),
  });
  const teachers = facts.teachers.map((teacher) => row(teacher.id, teacher.name));
  const rows: Readonly<Record<RowKind, () => WeekRow[]>> = {
    rombel: () =>
      facts.rombel.map((rombel) => {
        const pupils = pupilsOf(rombel);
        return row(rombel.id, rombel.name, pupils.length, pupils.filter((pupil) => pupil.consent === 'NO').length);
      }),
    group: () => plan.groups.map((group) => row(group.id, group.label, group.pupils.length)),
    teacher: () => (cells.has('') ? [...teachers, row('', names.teacher(null))] : teachers),
    room: () => facts.rooms.map((room) => row(room.id, room.name)),
  };
  return rows[view]();

  function rowIds(session: SavedPlan['sessions'][number]): Iterable<string> {
    if (view === 'group') return [session.group];
    if (view === 'teacher') return session.lessons ? new Set(session.lessons.map(({ teacher }) => teacher)) : [session.teacher ?? ''];
    if (view === 'room') return [session.room];
    return rombelOfGroup.get(session.group) ?? [];
  }
}

/** Minutes of each group in the weeks that the plan repeats, by group id. */
export function plannedMinutes(facts: SchoolFacts, plan: SavedPlan): Map<string, number> {
  const minutesOfShift = new Map(facts.setting.shifts.map((shift) => [shift.id, clock(shift.end) - clock(shift.start)]));
  const minutes = new Map(plan.groups.map((group) => [group.id, 0]));
  for (const session of plan.sessions)
    minutes.set(session.group, (minutes.get(session.group) ?? 0) + (minutesOfShift.get(session.shift) ?? 0));
  return minutes;
}

function clock(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
