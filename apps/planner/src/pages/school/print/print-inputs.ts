import type { GroupListsInput, PrintSession, ScheduleInput, SeatMapInput, SheetHead } from '@giliran/documents';
import type { Day } from '@giliran/kernel';
import { ENGINE_VERSION, lessonTimes, pupilsOf, type SavedPlan, type SchoolFacts } from '@giliran/planning';
import type { Finding } from '@giliran/policy';
import type { MarkedRoom } from '../../../engine/tasks/mark-seats.ts';
import type { QueriedSchool } from '../school-facts-query.ts';
import { isUnsaved, type PlanBoard } from '../schedule/plan-board.ts';
import { capReasonText, printDrawing } from '../room-editor/print-drawing.ts';
import type { PlanNames } from '../schedule/plan-names.ts';
import { weeksOfPlan } from '../schedule/plan-weeks.ts';
import { plannedMinutes } from '../schedule/week-rows.ts';

/** Provisions that a printed schedule rests on: split, minutes, choice of the parents, distance and pupils per room. */
const SCHEDULE_PROVISIONS: readonly string[] = ['P5.1.b', 'P5.1.c', 'P5.1.d', 'L3.1.1', 'L3.1.2'];

interface PrintSource {
  readonly facts: SchoolFacts;
  readonly plan: SavedPlan;
  readonly names: PlanNames;
  readonly head: SheetHead;
}

/** What every sheet says of itself; `articles` from the judged plan. */
export function sheetHeadOf(
  school: QueriedSchool,
  board: PlanBoard,
  articles: readonly string[],
  printedOn: Day,
  startsOn: Day,
): SheetHead {
  const saved = board.baseNumber > 0 && !isUnsaved(board);
  const { latestPlan } = school;
  const version = latestPlan && latestPlan.number === board.baseNumber ? latestPlan : null;
  return {
    schoolName: school.name,
    npsn: school.npsn,
    plan: { number: board.baseNumber, name: version?.name ?? '', saved },
    printedOn,
    startsOn,
    engineVersion: saved && version ? version.engineVersion : ENGINE_VERSION,
    articles,
    draft: !(saved && version?.status === 'FINAL'),
    synthetic: school.source === 'SYNTHETIC',
  };
}

/** Articles of the law behind the schedule, as the findings cite them. */
export function scheduleArticles(findings: readonly Finding[]): string[] {
  const cited = findings.filter((f) => SCHEDULE_PROVISIONS.includes(f.provisionId) && f.status !== 'NOT_APPLICABLE' && f.basis === 'law');
  return [...new Set(cited.map((finding) => finding.article))];
}

export function scheduleInput({ facts, plan, names, head }: PrintSource, rombelIds: ReadonlySet<string>): ScheduleInput {
  const minutes = plannedMinutes(facts, plan);
  const weeks = weeksOfPlan(plan) ?? 1;
  return {
    head,
    days: facts.setting.days,
    rombel: groupsByRombel(facts, plan, rombelIds).map(({ rombel, groups }) => {
      const pupils = pupilsOf(rombel);
      return {
        name: rombel.name,
        pupils: pupils.length,
        atHome: pupils.filter((pupil) => pupil.consent === 'NO').length,
        groups: groups.map(({ group, members, others }) => ({
          letter: names.letter(group.id),
          rosterNumbers: members.map((pupil) => pupil.rosterNumber),
          sharedWith: others.map(names.rombel),
          sessions: sessionsOf(facts, plan, names, group.id),
          minutesAWeek: (minutes.get(group.id) ?? 0) / weeks,
        })),
      };
    }),
  };
}

/** `nameById` is empty unless the operator asked for names. */
export function groupListsInput(
  { facts, plan, names, head }: PrintSource,
  rombelIds: ReadonlySet<string>,
  nameById: ReadonlyMap<string, string | null>,
): GroupListsInput {
  const listed = (pupil: { id: string; rosterNumber: number }) => ({
    rosterNumber: pupil.rosterNumber,
    name: nameById.get(pupil.id) ?? null,
  });
  return {
    head,
    rombel: groupsByRombel(facts, plan, rombelIds).map(({ rombel, groups }) => ({
      name: rombel.name,
      atHome: pupilsOf(rombel)
        .filter((pupil) => pupil.consent === 'NO')
        .map(listed),
      groups: groups.map(({ group, members, others }) => ({
        letter: names.letter(group.id),
        pupils: members.map(listed),
        sharedWith: others.map(names.rombel),
        sessions: sessionsOf(facts, plan, names, group.id),
      })),
    })),
  };
}

export function seatMapInput(facts: SchoolFacts, plan: SavedPlan | null, head: SheetHead, marked: readonly MarkedRoom[]): SeatMapInput {
  const sizeOf = new Map(plan?.groups.map((group) => [group.id, group.pupils.length]));
  return {
    head,
    rooms: marked.flatMap(({ roomId, marks, capacity, spacingM, articles, assumptionIds, standing }) => {
      const capReason = capReasonText(capacity.capBy);
      const room = facts.rooms.find((r) => r.id === roomId);
      if (!room || room.widthCm === null || room.lengthCm === null || marks === null || capacity.limitedBy === 'unknown') return [];
      const sizes = (plan?.sessions ?? []).filter((session) => session.room === roomId).map((session) => sizeOf.get(session.group) ?? 0);
      return [
        {
          name: room.name,
          widthM: room.widthCm / 100,
          lengthM: room.lengthCm / 100,
          margins: { sideM: room.sideMarginCm / 100, frontM: room.frontZoneCm / 100, backM: room.backMarginCm / 100 },
          spacingM,
          minDistanceM: marks.minDistanceM,
          marks: marks.marks,
          cap: capacity.cap,
          limitedBy: capacity.limitedBy,
          upperBound: capacity.upperBound,
          proven: capacity.proven,
          largestGroup: sizes.length > 0 ? Math.max(...sizes) : null,
          articles,
          assumptionIds,
          ...(room.layout ? { drawing: printDrawing(room.layout) } : {}),
          ...(standing ? { standing } : {}),
          ...(capReason === undefined ? {} : { capReason }),
        },
      ];
    }),
  };
}

/** The groups of each chosen rombel with its own pupils in them, and the other rombel of a merged group. */
function groupsByRombel(facts: SchoolFacts, plan: SavedPlan, rombelIds: ReadonlySet<string>) {
  const owner = new Map(facts.rombel.flatMap((rombel) => pupilsOf(rombel).map((pupil) => [pupil.id, rombel.id] as const)));
  return facts.rombel
    .filter((rombel) => rombelIds.has(rombel.id))
    .map((rombel) => ({
      rombel,
      groups: plan.groups
        .map((group) => {
          const inGroup = new Set(group.pupils);
          const members = pupilsOf(rombel).filter((pupil) => inGroup.has(pupil.id));
          const others = [...new Set(group.pupils.flatMap((id) => owner.get(id) ?? []))].filter((id) => id !== rombel.id);
          return { group, members, others };
        })
        .filter(({ members }) => members.length > 0),
    }));
}

/** The sessions of one group with the words people use, by week, day and start. */
export function sessionsOf(facts: SchoolFacts, plan: SavedPlan, names: PlanNames, groupId: string): PrintSession[] {
  const order = new Map(facts.setting.days.map((day, i) => [day, i]));
  return plan.sessions
    .filter((session) => session.group === groupId)
    .flatMap((session) => printSession(facts, names, session) ?? [])
    .sort(
      (a, b) =>
        (a.week ?? '').localeCompare(b.week ?? '') || (order.get(a.day) ?? 9) - (order.get(b.day) ?? 9) || a.start.localeCompare(b.start),
    );
}

/** A session with the words people use; null when its shift is no longer known. O(lessons). */
export function printSession({ setting }: SchoolFacts, names: PlanNames, session: SavedPlan['sessions'][number]): PrintSession | null {
  const shift = setting.shifts.find(({ id }) => id === session.shift);
  if (!shift) return null;
  // A school that went back to class teachers still prints the plan it has.
  const periods = setting.lessons?.periodsPerSession ?? 1 + Math.max(0, ...(session.lessons ?? []).map(({ period }) => period));
  const lessons = session.lessons?.map(({ period, subject, teacher }) => ({
    period,
    subject,
    teacher: names.teacher(teacher),
    ...lessonTimes(shift, periods, period),
  }));
  return {
    ...(session.week ? { week: session.week } : {}),
    day: session.day,
    shift: shift.name,
    start: shift.start,
    end: shift.end,
    room: names.room(session.room),
    teacher: session.teacher === null ? null : names.teacher(session.teacher),
    ...(lessons ? { lessons } : {}),
  };
}
