import type { Builtin } from './rotation-input.ts';

/**
 * Does half A (0) or B (1) attend on day `day` (0 = a Monday) of a built-in schedule? Five-day weeks.
 * c4x10: four days at school, ten at home (Karin et al. 2020); s221: A on two days, B on two, one day free. O(1).
 */
export function attendsBuiltin(schedule: Builtin, half: 0 | 1, day: number): boolean {
  const week = Math.floor(day / 7);
  const weekday = day - 7 * week;
  if (weekday >= 5) return false;
  switch (schedule) {
    case 'full':
    case 'full360':
    case 'double':
      return true;
    case 'abDays':
      return half === (((weekday + week) % 2) + 2) % 2;
    case 'abWeeks':
      return half === ((week % 2) + 2) % 2;
    case 'c4x10':
      return weekday < 4 && half === ((week % 2) + 2) % 2;
    case 's221':
      return weekday < 4 && half === (weekday < 2 ? 0 : 1);
  }
}

/** Do both halves of a rombel sit together in this schedule? */
export function isTogether(schedule: Builtin): boolean {
  return schedule === 'full' || schedule === 'full360';
}
