import { weekdayOf, weekOf, WEEKDAYS, type Day } from '@giliran/kernel';
import { clockMinutes, type PlanFacts, type PlanSession } from '../plan-facts.ts';
import type { ResolvedPolicy } from '../resolved-policy.ts';
import type { CheckContext, DayPlan, TimedSession } from './check.ts';

/**
 * Looks up what several checks need. Weekly sessions form one day per weekday, two where weeks A and B differ; a date forms a day of its own together with the
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
    for (const week of weeksOf(ofDay)) {
      const happening = week === null ? ofDay : ofDay.filter(({ session }) => (session.week ?? week) === week);
      days.push({ date: null, day, week, sessions: happening });
    }
  }
  const inWeek = (week: PlanSession['week'], date: Day): boolean => week === undefined || week === weekOf(facts.startDate, date);
  const dates = new Set(sessions.flatMap(({ session }) => (session.date === undefined ? [] : [session.date])));
  for (const date of [...dates].toSorted()) {
    const day = weekdayOf(date);
    const ofDate = sessions.filter(
      ({ session }) => session.date === date || (session.date === undefined && session.day === day && inWeek(session.week, date)),
    );
    days.push({ date, day, week: null, sessions: ofDate });
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

/** The weeks that differ on a weekday: none (one day for all), or A and B, the week without sessions left out. */
function weeksOf(sessions: readonly TimedSession[]): readonly DayPlan['week'][] {
  if (sessions.length === 0) return [];
  const named = new Set(sessions.flatMap(({ session }) => session.week ?? []));
  if (named.size === 0) return [null];
  return sessions.some(({ session }) => session.week === undefined) ? ['A', 'B'] : [...named].toSorted();
}
