import { currentLanguage } from './i18n.ts';

/** 7.5 -> "7,5" (Indonesian) or "7.5" (English), at most `digits` decimals. */
export function formatNumber(value: number, digits = 2): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value);
}

/** 1.5 -> "1,50": always `digits` decimals, for measurements that are compared. */
export function formatFixed(value: number, digits = 2): string {
  return new Intl.NumberFormat(locale(), { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

/** 0.5 -> "50 %". */
export function formatShare(share: number, digits = 0): string {
  return new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: digits }).format(share);
}

/** "2021-09-13" -> "Senin, 13 September 2021" (`long`) or "13 Sep 2021" (`short`); a calendar day, never shifted by the time zone. */
export function formatDay(day: string, style: 'long' | 'short' = 'short'): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const options: Intl.DateTimeFormatOptions =
    style === 'long'
      ? { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }
      : { day: 'numeric', month: 'short', year: 'numeric' };
  return new Intl.DateTimeFormat(locale(), { ...options, timeZone: 'UTC' }).format(Date.UTC(year, month - 1, date));
}

/** "2021-09-27" and "2021-10-02" -> "27 Sep – 2 Okt"; the same day once. */
export function formatDays(from: string, to: string): string {
  const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
  return new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', timeZone: 'UTC' }).formatRange(at(from), at(to));
}

/** A moment with the clock of the school, West Indonesian time unless told otherwise. */
export function formatMoment(iso: string, timeZone = 'Asia/Pontianak'): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(iso));
}

/** ["a", "b", "c"] -> "a, b, dan c". */
export function formatList(items: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(items);
}

function locale(): string {
  return currentLanguage() === 'en' ? 'en-GB' : 'id-ID';
}
