import { weekdayOf, WEEKDAYS, type Day } from '@giliran/kernel';
import { clockMinutes, type PlanFacts } from '../plan-facts.ts';
import type { ResolvedPolicy } from '../resolved-policy.ts';
import type { CheckContext, DayPlan, TimedSession } from './check.ts';

/**
 * Looks up what several checks need. Weekly sessions form one day per weekday; a date forms a day of its own together with the
 * weekly sessions of its weekday. O(sessions x dates).
 */
export function contextOf(facts: PlanFacts, policy: ResolvedPolicy): CheckContext {
  const groups = new Map(facts.groups.map((group) => [group.id, group]));
  const rooms = new Map(facts.rooms.map((room) => [room.id, room]));
  const sessions: TimedSession[] = [];
  for (const session of facts.sessions) {
    const group = groups.get(session.groupId);
    if (!group) continue;
    sessions.push({
      session,
      kind: session.kind ?? 'LESSON',
      startMin: clockMinutes(session.start, ''),
      endMin: clockMinutes(session.end, ''),
      group,
      room: session.roomId === null ? null : (rooms.get(session.roomId) ?? null),
    });
  }
  sessions.sort((a, b) => a.startMin - b.startMin || a.endMin - b.endMin);
  const weekly = sessions.filter(({ session }) => session.date === undefined);
  const days: DayPlan[] = [];
  for (const day of WEEKDAYS) {
    const ofDay = weekly.filter(({ session }) => session.day === day);
    if (ofDay.length > 0) days.push({ date: null, day, sessions: ofDay });
  }
  const dates = new Set(sessions.flatMap(({ session }) => (session.date === undefined ? [] : [session.date])));
  for (const date of [...dates].toSorted()) {
    const day = weekdayOf(date);
    const ofDate = sessions.filter(({ session }) => session.date === date || (session.date === undefined && session.day === day));
    days.push({ date, day, sessions: ofDate });
  }
  const changes = (facts.zoneHistory ?? []).toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return {
    facts,
    policy,
    days,
    sessions,
    zoneOn: (date: Day) => {
      const last = changes.findLast((change) => change.from <= date);
      return last ? last.zone : facts.zone;
    },
  };
}
