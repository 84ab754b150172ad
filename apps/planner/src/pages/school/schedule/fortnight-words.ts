import { shiftPlanOf, type SavedPlan } from '@giliran/planning';
import { fortnightText } from '@giliran/schedule';
import type { Language } from '../../../i18n/i18n.ts';
import type { Translate } from '../../../i18n/use-translation.ts';

/** The unit in which sessions are counted: "seminggu", or "per dua minggu" where weeks A and B differ. */
export function perText(weeks: 1 | 2, t: Translate): string {
  return t(weeks === 2 ? 'per.fortnight' : 'per.week');
}

/**
 * "5 sesi per dua minggu (2,5 seminggu; A: 3, B: 2)" of the worst-off group; without the weeks where groups have them otherwise, which
 * `weekSplits` then tells. "F = " is the engine's shorthand. O(sessions).
 */
export function fortnightWords(plan: SavedPlan, language: Language): string {
  const text = fortnightText(shiftPlanOf(plan))[language].replace(/^F = /, '');
  return weekSplits(plan).length > 1 ? text.replace(/; A: .*\)$/, ')') : text;
}

/** How the sessions of the groups fall into weeks A and B: each way with its number of groups, most groups first. O(sessions). */
export function weekSplits(plan: SavedPlan): { readonly a: number; readonly b: number; readonly groups: number }[] {
  const counts = new Map(plan.groups.map(({ id }) => [id, { A: 0, B: 0 }]));
  for (const { group, week } of plan.sessions) {
    const count = counts.get(group);
    if (count && week) count[week]++;
  }
  const splits = new Map<string, { a: number; b: number; groups: number }>();
  for (const { A: a, B: b } of counts.values()) {
    const split = splits.get(`${a} ${b}`);
    if (split) split.groups++;
    else splits.set(`${a} ${b}`, { a, b, groups: 1 });
  }
  return [...splits.values()].sort((x, y) => y.groups - x.groups || y.a - x.a);
}
