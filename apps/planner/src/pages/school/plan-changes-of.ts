import type { PlanChange } from '@giliran/planning';
import type { QueriedPlan } from './school-facts-query.ts';

type QueriedChange = QueriedPlan['changes'][number];
type Day = PlanChange['from'];

/** The circumstances of a stored plan version as planning reads them; one that lacks what its kind needs is left out. */
export function planChangesOf(changes: readonly QueriedChange[]): PlanChange[] {
  return changes.flatMap(({ kind, from, to, teacherId, standInIds, roomId, pupilIds, zone }): PlanChange[] => {
    const days = { from: from as Day, to: to as Day | null };
    if (kind === 'TEACHER_AWAY' && teacherId !== null)
      return [{ kind: 'teacherAway', teacher: teacherId, standIns: [...standInIds], ...days }];
    if (kind === 'ROOM_CLOSED' && roomId !== null) return [{ kind: 'roomClosed', room: roomId, ...days }];
    if (kind === 'STAYS_HOME') return [{ kind: 'staysHome', pupils: [...pupilIds], ...days }];
    if (kind === 'ZONE' && zone !== null) return [{ kind: 'zone', zone, from: days.from }];
    return [];
  });
}

/** The same as the API takes them. */
export function changeInputsOf(changes: readonly PlanChange[]) {
  return changes.map((change) => {
    const { from } = change;
    switch (change.kind) {
      case 'teacherAway':
        return { kind: 'TEACHER_AWAY' as const, from, to: change.to, teacherId: change.teacher, standInIds: change.standIns };
      case 'roomClosed':
        return { kind: 'ROOM_CLOSED' as const, from, to: change.to, roomId: change.room };
      case 'staysHome':
        return { kind: 'STAYS_HOME' as const, from, to: change.to, pupilIds: change.pupils };
      case 'zone':
        return { kind: 'ZONE' as const, from, zone: change.zone };
    }
  });
}
