import { shiftPlanOf, type SavedPlan, type SchoolFacts } from '@giliran/planning';
import { checkPlan, type ShiftProblem, type Violation } from '@giliran/schedule';
import { applyEdits, fitLessons, type SessionEdit } from '../fit-lessons.ts';
import { editEffect } from './edit-effect.ts';
import { problemOf } from './problem-of.ts';
import { ruleSource, type BrokenRule } from './rule-source.ts';

type Session = SavedPlan['sessions'][number];
export type RowKind = 'rombel' | 'group' | 'teacher' | 'room';

export interface PlacesQuestion {
  readonly facts: SchoolFacts;
  readonly plan: SavedPlan;
  /** Index into `plan.sessions` of the session that is to move. */
  readonly session: number;
  /** What a row of the grid stands for: a row of rooms fixes the room, a row of teachers the teacher. */
  readonly rows: RowKind;
}

/** What happens when the session is put into one cell. */
export interface Place {
  /** Id of the row (room, teacher, group or rombel; '' = no teacher). */
  readonly row: string;
  /** Only where weeks A and B differ. */
  readonly week?: Session['week'];
  readonly day: Session['day'];
  readonly shift: string;
  /** `here`: where it is now; `swap`: it changes places with `swapWith`. */
  readonly kind: 'here' | 'move' | 'swap';
  readonly swapWith: number | null;
  /** Lessons that have to change with it are among them. */
  readonly edits: readonly SessionEdit[];
  /** Where the session would be. */
  readonly room: string;
  readonly teacher: string | null;
  /** Rules that hold now and would be broken; empty = allowed. */
  readonly breaks: readonly BrokenRule[];
  /** Rules broken now that would be mended. */
  readonly mends: number;
}

/**
 * Where may this session go? One answer for each cell of its rows, from the same checker that judges the plan: as it is, else
 * with another free room or teacher, else by changing places with a session there, else the least bad with what it would
 * break. One check of the whole plan a candidate: about half a millisecond for 12 rombel.
 */
export function findPlaces({ facts, plan, session: index, rows }: PlacesQuestion): Place[] {
  const session = plan.sessions[index];
  const group = plan.groups.find((g) => g.id === session?.group);
  if (!session || !group) return [];
  const { problem, policy } = problemOf(facts, plan);
  const violationsOf = (sessions: readonly Session[]) => checkPlan(problem, shiftPlanOf({ ...plan, sessions: [...sessions] })).violations;
  const before = violationsOf(plan.sessions);
  // A row of teachers fixes the teacher of class teachers alone: lessons have teachers of their own.
  const fixesTeacher = rows === 'teacher' && !session.lessons;
  const rombelOfPupil = new Map(problem.rombel.flatMap((r) => r.pupils.map((pupil) => [pupil.id, r.id] as const)));

  interface Tried extends Pick<Place, 'kind' | 'swapWith' | 'edits'> {
    readonly fresh: readonly Violation[];
    readonly mends: number;
  }
  const attempt = (asked: readonly SessionEdit[], swapWith: number | null = null): Tried => {
    const edits = fitLessons(problem, plan.sessions, asked);
    const effect = editEffect(before, violationsOf(applyEdits(plan.sessions, edits)));
    return { edits, swapWith, kind: swapWith === null ? 'move' : 'swap', fresh: worthSaying(effect.fresh), mends: effect.mends };
  };
  /** A group that comes twice a day also meets itself in its room and at its teacher: saying so adds nothing. */
  const worthSaying = (fresh: readonly Violation[]): readonly Violation[] => {
    const ofOneGroup = ({ subject }: Violation) => new Set(subject.sessions?.map((i) => plan.sessions[i]?.group)).size === 1;
    return fresh.some((v) => v.code === 'H5') ? fresh.filter((v) => v.code === 'H5' || !ofOneGroup(v)) : fresh;
  };
  const move = (patch: SessionEdit['patch']) => attempt([{ index, patch }]);

  const places: Place[] = [];
  for (const slot of slotsOf(problem)) {
    for (const row of rowsOf()) {
      const fixed = {
        ...slot,
        ...(rows === 'room' ? { room: row } : {}),
        ...(fixesTeacher && row !== '' ? { teacher: row } : {}),
      };
      const target = { ...session, ...fixed };
      const isHere = isSameSlot(target, session) && target.room === session.room && target.teacher === session.teacher;
      const found = isHere ? null : best(fixed, row);
      const [own] = found?.edits ?? [];
      const after = { ...target, ...own?.patch };
      places.push({
        row,
        ...slot,
        kind: found?.kind ?? 'here',
        swapWith: found?.swapWith ?? null,
        edits: found?.edits ?? [],
        room: after.room,
        teacher: after.teacher,
        breaks: (found?.fresh ?? []).map((violation) => ({ violation, source: ruleSource(violation, policy) })),
        mends: found?.mends ?? 0,
      });
    }
  }
  return places;

  function rowsOf(): readonly string[] {
    if (rows === 'room') return facts.rooms.map((room) => room.id);
    if (rows === 'teacher' && session?.lessons) return [...new Set(session.lessons.map(({ teacher }) => teacher))];
    if (rows === 'teacher') return facts.teachers.map((teacher) => teacher.id);
    if (rows === 'group') return [session?.group ?? ''];
    return [...new Set([group?.rombelId ?? '', ...(group?.pupils ?? []).flatMap((id) => rombelOfPupil.get(id) ?? [])])];
  }

  function best(fixed: SessionEdit['patch'], row: string): Tried {
    const plain = move(fixed);
    if (plain.fresh.length === 0) return plain;
    const tried = [plain];
    if (rows !== 'room' && !fixesTeacher) {
      const about = (codes: readonly string[]) => plain.fresh.some((violation) => codes.includes(violation.code));
      let patch = fixed;
      if (about(['H7']) && !session?.lessons) patch = { ...patch, ...firstFree('teacher', ['H7'], patch) };
      if (about(['H2', 'H6', 'H8'])) patch = { ...patch, ...firstFree('room', ['H2', 'H6', 'H8'], patch) };
      if (patch !== fixed) tried.push(move(patch));
      if (tried.at(-1)?.fresh.length === 0) return tried.at(-1) as Tried;
    }
    for (const other of occupants(fixed, row)) {
      const theirs = plan.sessions[other];
      if (!theirs || theirs.locked) continue;
      const places = ({ week, day, shift, room, teacher }: Session) => ({
        ...slotOf(week, day, shift),
        ...(fixesTeacher ? { teacher } : { room }),
      });
      const swap = attempt(
        [
          { index, patch: places(theirs) },
          { index: other, patch: places(session as Session) },
        ],
        other,
      );
      if (swap.fresh.length === 0) return swap;
      tried.push(swap);
    }
    // A plain move says most clearly what is in the way; a swap is named only when it is nearly allowed.
    return tried.find((t) => t.fresh.length < plain.fresh.length && t.kind === 'move') ?? plain;
  }

  /** The first room or teacher with which no rule of these codes is newly broken. Those free in the slot are tried, at most. */
  function firstFree(key: 'room' | 'teacher', codes: readonly string[], fixed: SessionEdit['patch']): SessionEdit['patch'] {
    const used = new Set(plan.sessions.filter((s, i) => i !== index && isSameSlot(s, fixed)).map((s) => s[key]));
    const all = key === 'room' ? problem.rooms : problem.teachers;
    for (const { id } of all) {
      if (used.has(id) || id === session?.[key]) continue;
      if (!move({ ...fixed, [key]: id }).fresh.some((violation) => codes.includes(violation.code))) return { [key]: id };
    }
    return {};
  }

  function occupants(at: SessionEdit['patch'], row: string): number[] {
    const rombelOf = (id: string) => plan.groups.find((g) => g.id === id)?.rombelId;
    return plan.sessions.flatMap((s, i) => {
      // Two sessions of one group that change places are the same plan again.
      if (i === index || s.group === session?.group || !isSameSlot(s, at)) return [];
      const inRow =
        rows === 'room'
          ? s.room === row
          : fixesTeacher
            ? s.teacher === row
            : rows === 'rombel'
              ? rombelOf(s.group) === row
              : s.room === session?.room;
      return inRow ? [i] : [];
    });
  }
}

type Slot = Pick<Session, 'week' | 'day' | 'shift'>;

function slotsOf(problem: ShiftProblem): Slot[] {
  const weeks = problem.weeks === 2 ? (['A', 'B'] as const) : [undefined];
  return weeks.flatMap((week) =>
    problem.days.flatMap((day) =>
      problem.shifts
        .filter((shift) => !shift.days || shift.days.includes(day))
        .map((shift) => slotOf(week, day as Session['day'], shift.id)),
    ),
  );
}

function slotOf(week: Session['week'], day: Session['day'], shift: string): Slot {
  return week === undefined ? { day, shift } : { week, day, shift };
}

function isSameSlot(a: Partial<Slot>, b: Partial<Slot>): boolean {
  return a.week === b.week && a.day === b.day && a.shift === b.shift;
}
