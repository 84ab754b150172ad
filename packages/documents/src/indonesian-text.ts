import { weekdayOf, type Day, type Weekday } from '@giliran/kernel';

const DAYS: Readonly<Record<Weekday, string>> = {
  Sen: 'Senin',
  Sel: 'Selasa',
  Rab: 'Rabu',
  Kam: 'Kamis',
  Jum: 'Jumat',
  Sab: 'Sabtu',
  Min: 'Minggu',
};
const MONTHS = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'];

/** 'Sen' -> "Senin". */
export function weekdayText(weekday: Weekday): string {
  return DAYS[weekday];
}

/** '2021-09-13' -> "Senin, 13 September 2021". Written here so that every printer and browser prints the same. */
export function dayText(day: Day): string {
  const [year = '', month = '1', date = '1'] = day.split('-');
  return `${DAYS[weekdayOf(day)]}, ${Number(date)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}

/** '07:00', '10:00' -> "07.00–10.00". */
export function hoursText(start: string, end: string): string {
  return `${start.replace(':', '.')}–${end.replace(':', '.')}`;
}

/** 7.5 -> "7,5"; at most `digits` decimals, no needless zeros. */
export function numberText(value: number, digits = 2): string {
  return String(Number(value.toFixed(digits))).replace('.', ',');
}

/** [3, 1, 2, 7] -> "1–3, 7", [1, 3, 5, 7] -> "ganjil 1–7": roster numbers as a teacher reads them out. O(n log n). */
export function rosterText(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const [first = 0] = sorted;
  if (sorted.length >= 4 && sorted.every((number, i) => number === first + 2 * i))
    return `${first % 2 === 0 ? 'genap' : 'ganjil'} ${first}–${sorted.at(-1)}`;
  const runs: [from: number, to: number][] = [];
  for (const number of sorted) {
    const run = runs.at(-1);
    if (run && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`)).join(', ');
}
