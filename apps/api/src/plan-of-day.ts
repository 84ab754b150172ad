import type { Day } from '@giliran/kernel';
import { sessionsOnDay, type SavedLesson, type SavedPlan } from '@giliran/planning';
import type { PlanVersionRow } from '@giliran/db/queries/plans';

export interface PlannedSession {
  groupId: string;
  label: string;
  rombelId: string;
  pupils: string[];
  shiftId: string;
  roomId: string;
  teacherId: string | null;
  /** Of subject teachers; empty with a class teacher. */
  lessons: readonly SavedLesson[];
}

/**
 * The plan version that holds on `day`: the newest final one, else the newest draft. A version made for a passing circumstance
 * holds only while one of its changes lasts; after that the one before it holds again. `versions` newest first. O(versions).
 */
export function planOfDay(versions: readonly PlanVersionRow[], day: Day): PlanVersionRow | null {
  const holds = (version: PlanVersionRow) => {
    const changes = (version.body as SavedPlan).changes ?? [];
    return (
      changes.length === 0 ||
      changes.some((change) => change.from <= day && (change.kind === 'zone' || change.to === null || change.to >= day))
    );
  };
  const holding = versions.filter(holds);
  return holding.find((version) => version.status === 'FINAL') ?? holding[0] ?? null;
}

/** The sessions of a plan on `day`: of its weekday and of its week A or B, in the order of the plan. O(sessions). */
export function sessionsOn(plan: SavedPlan, setting: { startDate: Day }, day: Day): PlannedSession[] {
  const groups = new Map(plan.groups.map((group) => [group.id, group]));
  return sessionsOnDay(plan, setting, day).flatMap((session) => {
    const group = groups.get(session.group);
    if (!group) return [];
    return [
      {
        groupId: group.id,
        label: group.label,
        rombelId: group.rombelId,
        pupils: group.pupils,
        shiftId: session.shift,
        roomId: session.room,
        teacherId: session.teacher,
        lessons: session.lessons ?? [],
      },
    ];
  });
}
