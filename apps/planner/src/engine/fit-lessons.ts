import type { SavedLesson, SavedSession } from '@giliran/planning';
import type { ShiftProblem } from '@giliran/schedule';

/** A change of one session of the plan, by index. */
export interface SessionEdit {
  readonly index: number;
  readonly patch: Partial<Pick<SavedSession, 'week' | 'day' | 'shift' | 'room' | 'teacher' | 'lessons'>>;
}

/**
 * Edits that move sessions of subject teachers, with the periods that go with them: what lessons must change so that no teacher is
 * in two places? Least first: another period inside the moved session; other sessions of that shift change the order of their periods
 * (alternating paths, Koenig 1916); the group's own sessions exchange lessons (maximum flow, teachers to sessions). Locked sessions
 * keep theirs. Where nothing helps, the lessons that fit are placed and the others stay in the way, for the judge of plans to name.
 * Without lessons the edits come back as they are. O(lessons of the group * lessons of the slot).
 */
export function fitLessons(
  problem: ShiftProblem,
  sessions: readonly SavedSession[],
  edits: readonly SessionEdit[],
): readonly SessionEdit[] {
  const frame = problem.lessons;
  if (!frame) return edits;
  const board = new LessonBoard(problem, frame.periodsPerSession, applyEdits(sessions, edits));
  const moved = edits.flatMap(({ index }) => {
    const [before, after] = [sessions[index], board.sessions[index]];
    return before?.lessons && after && slotOf(before) !== slotOf(after) ? [index] : [];
  });
  if (moved.length === 0) return edits;
  const loose = moved.map((index) => ({ index, lessons: board.lift(index) }));
  const left = loose.flatMap(({ index, lessons }) => board.seat(index, lessons).map((lesson) => ({ index, lesson })));
  if (left.length > 0) {
    const again = new LessonBoard(problem, frame.periodsPerSession, applyEdits(sessions, edits));
    if (moved.every((index) => again.dealGroup(index))) return withLessons(sessions, edits, again);
    for (const { index, lesson } of left) board.force(index, lesson);
  }
  return withLessons(sessions, edits, board);
}

/** The sessions with some of them changed. O(sessions). */
export function applyEdits(sessions: readonly SavedSession[], edits: readonly SessionEdit[]): SavedSession[] {
  const result = [...sessions];
  for (const { index, patch } of edits) {
    const session = result[index];
    if (session) result[index] = { ...session, ...patch };
  }
  return result;
}

function withLessons(sessions: readonly SavedSession[], edits: readonly SessionEdit[], board: LessonBoard): SessionEdit[] {
  const patched = edits.map(({ index, patch }) => {
    const lessons = board.changed(index, sessions);
    return { index, patch: lessons ? { ...patch, lessons } : patch };
  });
  const edited = new Set(edits.map(({ index }) => index));
  const others = sessions.flatMap((_, index): SessionEdit[] => {
    const lessons = edited.has(index) ? null : board.changed(index, sessions);
    return lessons ? [{ index, patch: { lessons } }] : [];
  });
  return [...patched, ...others];
}

function slotOf({ week, day, shift }: { week?: 'A' | 'B' | undefined; day: string; shift: string }): string {
  return JSON.stringify([week ?? null, day, shift]);
}

/** The lessons of a plan by session and period, with what each teacher does in each slot. */
class LessonBoard {
  readonly sessions: readonly SavedSession[];
  readonly #periods: number;
  /** By session and period. */
  readonly #grid: (SavedLesson | null)[][];
  readonly #closed: ReadonlySet<string>;
  /** Shifts at the same hours, by shift. */
  readonly #overlapping: ReadonlyMap<string, readonly string[]>;
  /** Indices of sessions by slot. */
  readonly #bySlot = new Map<string, number[]>();

  constructor(problem: ShiftProblem, periods: number, sessions: readonly SavedSession[]) {
    this.sessions = sessions;
    this.#periods = periods;
    this.#grid = sessions.map(({ lessons }) => {
      const row = Array.from({ length: periods }, (): SavedLesson | null => null);
      for (const lesson of lessons ?? []) if (lesson.period in row) row[lesson.period] = lesson;
      return row;
    });
    this.#closed = new Set(
      problem.teachers.flatMap((teacher) => (teacher.unavailable ?? []).map(([day, shift]) => JSON.stringify([teacher.id, day, shift]))),
    );
    const hours = new Map(problem.shifts.map(({ id, start, end }) => [id, { start, end }]));
    this.#overlapping = new Map(
      problem.shifts.map(({ id, start, end }) => [
        id,
        [...hours].flatMap(([other, at]) => (other !== id && start < at.end && at.start < end ? [other] : [])),
      ]),
    );
    sessions.forEach((session, index) => {
      const key = slotOf(session);
      this.#bySlot.set(key, [...(this.#bySlot.get(key) ?? []), index]);
    });
  }

  /** Takes all lessons out of a session. */
  lift(index: number): SavedLesson[] {
    const row = this.#grid[index] ?? [];
    const lessons = row.filter((lesson) => lesson !== null);
    row.fill(null);
    return lessons;
  }

  /** Puts lessons into a session, each in its own period if it can be; returns those for which there is no way. */
  seat(index: number, lessons: readonly SavedLesson[]): SavedLesson[] {
    // Those that may keep their period go first, so that no other takes it.
    const kept = lessons.filter((lesson) => this.#place(index, lesson, [lesson.period]));
    return lessons.filter((lesson) => !kept.includes(lesson) && !this.#place(index, lesson) && !this.#placeByPath(index, lesson));
  }

  /** Puts a lesson into any free period of the session, whatever its teacher does then. */
  force(index: number, lesson: SavedLesson): void {
    const row = this.#grid[index] ?? [];
    const period = row[lesson.period] === null ? lesson.period : row.indexOf(null);
    if (period >= 0) row[period] = { ...lesson, period };
  }

  /** Deals the lessons of a session's group anew over all its unlocked sessions. False, with the board spoilt, when there is no way. */
  dealGroup(index: number): boolean {
    const moved = this.sessions[index];
    // Periods are asked for each week by itself.
    const isOwn = (session: SavedSession): boolean => session.group === moved?.group && session.week === moved.week;
    const own = this.sessions.flatMap((session, i) => (isOwn(session) && session.lessons && (!session.locked || i === index) ? [i] : []));
    const before = own.map((i) => this.lift(i));
    const teachers = [...new Set(before.flat().map(({ teacher }) => teacher))];
    const room = teachers.map((teacher) => own.map((i) => this.#freePeriods(teacher, i)));
    const flow = teachers.map((teacher, t) =>
      own.map((_, k) => Math.min(room[t]?.[k] ?? 0, before[k]?.filter((lesson) => lesson.teacher === teacher).length ?? 0)),
    );
    const asked = teachers.map((teacher) => before.flat().filter((lesson) => lesson.teacher === teacher).length);
    if (!completeFlow(flow, room, asked, this.#periods)) return false;
    // A lesson stays in its session while its teacher still has a share there; the rest go where a share is open.
    const open = flow.map((row) => [...row]);
    const take = (teacher: string, k: number): boolean => {
      const row = open[teachers.indexOf(teacher)];
      if (!row || (row[k] ?? 0) <= 0) return false;
      row[k] = (row[k] ?? 0) - 1;
      return true;
    };
    const dealt: SavedLesson[][] = own.map((_, k) => (before[k] ?? []).filter((lesson) => take(lesson.teacher, k)));
    const wandering = before.flatMap((lessons, k) => lessons.filter((lesson) => !dealt[k]?.includes(lesson)));
    for (const lesson of wandering) {
      const k = own.findIndex((_, at) => take(lesson.teacher, at));
      if (k < 0) return false;
      dealt[k]?.push(lesson);
    }
    return own.every((i, k) => this.seat(i, dealt[k] ?? []).length === 0);
  }

  /** The lessons of a session, if they are no longer what they were. */
  changed(index: number, before: readonly SavedSession[]): SavedLesson[] | null {
    const old = before[index]?.lessons;
    if (!old) return null;
    const now = (this.#grid[index] ?? []).filter((lesson) => lesson !== null);
    const key = (lessons: readonly SavedLesson[]): string =>
      JSON.stringify(lessons.map(({ period, subject, teacher }) => [period, subject, teacher]).sort((a, b) => Number(a[0]) - Number(b[0])));
    return key(old) === key(now) ? null : now;
  }

  #isAway(teacher: string, index: number): boolean {
    const { week, day, shift } = this.sessions[index] as SavedSession;
    if (this.#closed.has(JSON.stringify([teacher, day, shift]))) return true;
    const rivals = (this.#overlapping.get(shift) ?? []).flatMap((other) => this.#bySlot.get(slotOf({ week, day, shift: other })) ?? []);
    return rivals.some((other) => this.#grid[other]?.some((lesson) => lesson?.teacher === teacher));
  }

  /** Sessions in the slot of this one, itself included. */
  #slotMates(index: number): readonly number[] {
    return this.#bySlot.get(slotOf(this.sessions[index] as SavedSession)) ?? [];
  }

  /** Periods that other groups leave a teacher in the slot of this session. */
  #freePeriods(teacher: string, index: number): number {
    if (this.#isAway(teacher, index)) return 0;
    let free = this.#periods;
    for (const other of this.#slotMates(index)) {
      if (other === index) continue;
      for (const lesson of this.#grid[other] ?? []) if (lesson?.teacher === teacher) free--;
    }
    return Math.max(0, free);
  }

  /** Where a teacher is in a period of the session's slot: the index of a session, or null. */
  #whereIs(teacher: string, index: number, period: number): number | null {
    return this.#slotMates(index).find((other) => this.#grid[other]?.[period]?.teacher === teacher) ?? null;
  }

  #place(index: number, lesson: SavedLesson, periods: Iterable<number> = this.#grid[index]?.keys() ?? []): boolean {
    const row = this.#grid[index];
    if (!row || this.#isAway(lesson.teacher, index)) return false;
    for (const period of periods) {
      if (row[period] !== null || this.#whereIs(lesson.teacher, index, period) !== null) continue;
      row[period] = { ...lesson, period };
      return true;
    }
    return false;
  }

  /** Frees a period for both session and teacher by exchanging two periods along a path of lessons of the slot; the shortest path first. */
  #placeByPath(index: number, lesson: SavedLesson): boolean {
    const row = this.#grid[index];
    if (!row || this.#isAway(lesson.teacher, index)) return false;
    let best: { a: number; path: { session: number; from: number; to: number }[] } | null = null;
    for (const [a, mine] of row.entries()) {
      if (mine !== null) continue;
      for (let b = 0; b < this.#periods; b++) {
        if (b === a || this.#whereIs(lesson.teacher, index, b) !== null) continue;
        const path = this.#pathFrom(lesson.teacher, index, a, b);
        if (path && (best === null || path.length < best.path.length)) best = { a, path };
      }
    }
    if (best === null) return false;
    const lifted = best.path.map(({ session, from, to }) => {
      const at = this.#grid[session]?.[from] as SavedLesson;
      return { session, from, to, lesson: at };
    });
    for (const { session, from } of lifted) (this.#grid[session] as (SavedLesson | null)[])[from] = null;
    for (const { session, to, lesson: at } of lifted) (this.#grid[session] as (SavedLesson | null)[])[to] = { ...at, period: to };
    row[best.a] = { ...lesson, period: best.a };
    return true;
  }

  /** Lessons of periods a, b, a, ... from the teacher on; null when a locked session is among them. It never comes back to `index`. */
  #pathFrom(teacher: string, index: number, a: number, b: number): { session: number; from: number; to: number }[] | null {
    const path: { session: number; from: number; to: number }[] = [];
    let who = teacher;
    for (;;) {
      const session = this.#whereIs(who, index, a);
      if (session === null) return path;
      if (this.sessions[session]?.locked || session === index) return null;
      path.push({ session, from: a, to: b });
      const next = this.#grid[session]?.[b] ?? null;
      if (next === null) return path;
      path.push({ session, from: b, to: a });
      who = next.teacher;
    }
  }
}

/** Raises a flow from teachers to sessions until every teacher's lessons are placed, by shortest augmenting paths. False when it cannot be. */
function completeFlow(flow: number[][], room: readonly (readonly number[])[], asked: readonly number[], periods: number): boolean {
  const used = (k: number): number => flow.reduce((sum, row) => sum + (row[k] ?? 0), 0);
  const width = flow[0]?.length ?? 0;
  for (let t = 0; t < asked.length;) {
    if ((flow[t] ?? []).reduce((sum, n) => sum + n, 0) >= (asked[t] ?? 0)) {
      t++;
      continue;
    }
    // Breadth first over teachers; `cameBy`: the session through which a teacher is asked to leave, and who asked.
    const cameBy = new Map<number, { from: number; session: number } | null>([[t, null]]);
    let end: { teacher: number; session: number } | null = null;
    for (const teacher of cameBy.keys()) {
      for (let k = 0; k < width && end === null; k++) {
        if ((flow[teacher]?.[k] ?? 0) >= (room[teacher]?.[k] ?? 0)) continue;
        if (used(k) < periods) end = { teacher, session: k };
        else
          for (const [other, row] of flow.entries())
            if ((row[k] ?? 0) > 0 && !cameBy.has(other)) cameBy.set(other, { from: teacher, session: k });
      }
      if (end !== null) break;
    }
    if (end === null) return false;
    for (let at: { teacher: number; session: number } | null = end; at !== null;) {
      const row = flow[at.teacher] as number[];
      row[at.session] = (row[at.session] ?? 0) + 1;
      const by: { from: number; session: number } | null = cameBy.get(at.teacher) ?? null;
      if (by === null) break;
      row[by.session] = (row[by.session] ?? 0) - 1;
      at = { teacher: by.from, session: by.session };
    }
  }
  return true;
}
