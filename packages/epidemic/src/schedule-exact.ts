import { exp } from './exact-math.ts';
import type { PlanModel } from './plan-model.ts';

/** Periods and pair hazard used when schedules are compared without random numbers. */
export const EXACT_BASIS = { latentDays: 3, infectiousDays: 5, hazardPerPairSession: 0.01 } as const;

/**
 * Without random numbers: how many days at school an infected pupil attends while infectious, and how many group mates he infects there,
 * averaged over pupils and over the attended day of infection. Days beyond the horizon repeat the plan. O(groups x days).
 */
export function exactFirstGeneration(plans: readonly PlanModel[]): { attendedInfectiousDays: number; firstGeneration: number } {
  const totals = { days: 0, infections: 0, weight: 0 };
  for (const plan of plans) addPlan(plan, totals);
  const { days, infections, weight } = totals;
  return weight === 0
    ? { attendedInfectiousDays: 0, firstGeneration: 0 }
    : { attendedInfectiousDays: days / weight, firstGeneration: infections / weight };
}

function addPlan(plan: PlanModel, totals: { days: number; infections: number; weight: number }): void {
  const { latentDays, infectiousDays, hazardPerPairSession } = EXACT_BASIS;
  const groupsOf = plan.templates.map((sessions) => new Set(sessions.flatMap((session) => session.groups)));
  // The horizon repeats in whole weeks, so that weekdays stay weekdays.
  const cycle = plan.days >= 28 ? Math.floor(plan.days / 28) * 28 : plan.days >= 7 ? Math.floor(plan.days / 7) * 7 : plan.days;
  plan.groups.forEach((group, g) => {
    const attends = (day: number): boolean => groupsOf[plan.templateOfDay[day % cycle] as number]?.has(g) ?? false;
    for (let day = 0; day < cycle; day++) {
      if (!attends(day)) continue;
      let attended = 0;
      for (let x = 0; x < infectiousDays; x++) if (attends(day + latentDays + x)) attended++;
      totals.days += attended * group.pupils.length;
      totals.infections += group.pupils.length * (group.pupils.length - 1) * (1 - exp(-hazardPerPairSession * attended));
      totals.weight += group.pupils.length;
    }
  });
}
