import { attendsBuiltin, isTogether } from '../builtin-schedule.ts';
import { expm1 } from '../exact-math.ts';
import type { Builtin } from '../rotation-input.ts';

const HALVES = [0, 1] as const;

/** Attended infectious days of an infection on day d of a repeating cycle. */
function attendedAfter(schedule: Builtin, half: 0 | 1, day: number, cycle: number, latentDays: number, infectiousDays: number): number {
  let attended = 0;
  for (let x = 0; x < infectiousDays; x++) if (attendsBuiltin(schedule, half, (day + latentDays + x) % cycle)) attended++;
  return attended;
}

/** Mean attended infectious days over the infection days of both halves (attended days only, or all days), as a whole-number fraction. O(cycle x infectiousDays). */
export function attendedInfectiousDays(
  schedule: Builtin,
  cycle: number,
  latentDays: number,
  infectiousDays: number,
  attendedOnly: boolean,
): { sum: number; count: number } {
  let sum = 0;
  let count = 0;
  for (const half of HALVES) {
    for (let day = 0; day < cycle; day++) {
      if (attendedOnly && !attendsBuiltin(schedule, half, day)) continue;
      sum += attendedAfter(schedule, half, day, cycle, latentDays, infectiousDays);
      count++;
    }
  }
  return { sum, count };
}

/** Mean number infected by one index case in a rombel of n, who fell ill on an attended day of a 28-day cycle. O(28 x infectiousDays). */
export function firstGeneration(schedule: Builtin, hazard: number, n: number, latentDays: number, infectiousDays: number): number {
  const mates = Math.max(0, (isTogether(schedule) ? n : n / 2) - 1);
  let sum = 0;
  let count = 0;
  for (const half of HALVES) {
    for (let day = 0; day < 28; day++) {
      if (!attendsBuiltin(schedule, half, day)) continue;
      sum += -mates * expm1(-hazard * attendedAfter(schedule, half, day, 28, latentDays, infectiousDays));
      count++;
    }
  }
  return count === 0 ? 0 : sum / count;
}

/** Days each half attends in a number of weeks, without the listed days (0 = the first Monday). O(days). */
export function attendedDays(schedule: Builtin, half: 0 | 1, weeks: number, without: ReadonlySet<number>): number {
  let days = 0;
  for (let day = 0; day < weeks * 7; day++) if (attendsBuiltin(schedule, half, day) && !without.has(day)) days++;
  return days;
}
