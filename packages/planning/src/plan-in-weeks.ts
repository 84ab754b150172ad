import type { SavedPlan } from './school-facts.ts';

/**
 * The plan as a school with this many weeks would have it: the one week stands in both A and B, or week A stands for every week. A
 * plan of that kind already comes back as it is. O(sessions).
 */
export function planInWeeks(plan: SavedPlan, weeks: 1 | 2): SavedPlan {
  if (weeks === 2) {
    if (plan.sessions.every(({ week }) => week !== undefined)) return plan;
    const both = plan.sessions.flatMap((session) =>
      session.week === undefined ? (['A', 'B'] as const).map((week) => ({ ...session, week })) : [session],
    );
    return { ...plan, sessions: both };
  }
  if (plan.sessions.every(({ week }) => week === undefined)) return plan;
  return {
    ...plan,
    sessions: plan.sessions.flatMap(({ week, ...session }) => (week === 'B' ? [] : [session])),
  };
}
