import { addDays, type Day } from '@giliran/kernel';
import { badInput } from './errors.ts';

/** How far back a day may still be filled in. */
const DAYS_BACK = 31;

/** Throws unless `day` may be filled in today: not in the future, not too long ago. */
export function fillableDay(day: Day, today: Day): void {
  if (day > today) throw badInput('/day', `Hari ${day} belum tiba.`);
  if (day < addDays(today, -DAYS_BACK))
    throw badInput('/day', `Hari ${day} lebih dari ${DAYS_BACK} hari yang lalu; tidak dapat diisi lagi.`);
}
