/** A calendar date without time or zone, `'2021-09-13'`. Never a `Date`: a school day has no clock. */
export type Day = `${number}-${number}-${number}`;

/** Weekdays as Dapodik and the schedules write them; index 0 = Monday. */
export const WEEKDAYS = ['Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab', 'Min'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01 in the proleptic Gregorian calendar (Hinnant, "chrono-compatible low-level date algorithms"). O(1). */
function toSerial(year: number, month: number, date: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

function fromSerial(serial: number): Day {
  const z = serial + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * mp + 2) / 5) + 1;
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` as Day;
}

function parse(day: Day): [number, number, number] {
  const m = PATTERN.exec(day);
  if (!m) throw new RangeError(`expected a day like 2021-09-13, got ${String(day)}`);
  return [Number(m[1]), Number(m[2]), Number(m[3])];
}

function daysInMonth(year: number, month: number): number {
  return month === 2 ? ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Is `value` a real calendar date in the form YYYY-MM-DD? O(1). */
export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string') return false;
  const m = PATTERN.exec(value);
  if (!m) return false;
  const [year, month, date] = [Number(m[1]), Number(m[2]), Number(m[3])];
  return month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);
}

/** The day `n` days after `day` (before it when n < 0). O(1). */
export function addDays(day: Day, n: number): Day {
  return fromSerial(toSerial(...parse(day)) + n);
}

/** The same date `months` calendar months later, clamped to the end of the month: 2021-12-31 + 2 -> 2022-02-28 (P5.1.a). O(1). */
export function addCalendarMonths(day: Day, months: number): Day {
  const [year, month, date] = parse(day);
  const index = year * 12 + (month - 1) + months;
  const y = Math.floor(index / 12);
  const m = index - y * 12 + 1;
  return fromSerial(toSerial(y, m, Math.min(date, daysInMonth(y, m))));
}

/** Number of days from `from` to `to` (negative when `to` is earlier). O(1). */
export function daysBetween(from: Day, to: Day): number {
  return toSerial(...parse(to)) - toSerial(...parse(from));
}

/** The weekday of a day, Monday first. O(1). */
export function weekdayOf(day: Day): Weekday {
  const index = (((toSerial(...parse(day)) + 3) % 7) + 7) % 7;
  return WEEKDAYS[index] as Weekday;
}
