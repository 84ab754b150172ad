import type { EducationForm } from '@giliran/policy';
import { numberOf, readNumber, type NumberRange } from '../../components/read-number.ts';
import type { RoomQuestion } from '../../engine/tasks/calculate-room.ts';

/** What stands in the fields, as typed. */
export interface RoomForm {
  width: string;
  length: string;
  form: EducationForm;
  pupils: string;
  side: string;
  front: string;
  back: string;
}

export const FIRST_FORM: RoomForm = { width: '7', length: '8', form: 'SD', pupils: '32', side: '0,5', front: '2', back: '0,5' };

export const FORM_GROUPS: readonly { readonly key: string; readonly forms: readonly EducationForm[] }[] = [
  { key: 'paud', forms: ['TK', 'KB', 'TPA', 'SPS', 'RA'] },
  { key: 'basic', forms: ['SD', 'MI', 'SMP', 'MTS'] },
  { key: 'paket', forms: ['PAKET_A', 'PAKET_B', 'PAKET_C'] },
  { key: 'others', forms: ['SLB', 'SMA', 'SMK', 'MA'] },
];

/** Plausible sides and strips in metres, and pupils of one rombel. */
export const RANGES = {
  side: { min: 2, max: 20, unit: 'm' },
  margin: { min: 0, max: 10, unit: 'm' },
  pupils: { min: 1, max: 200, whole: true },
} as const satisfies Record<string, NumberRange>;

/** The question behind the fields, or null while a field needs mending. An empty side means "not known". */
export function questionOf(form: RoomForm): RoomQuestion | null {
  const width = readNumber(form.width, RANGES.side);
  const length = readNumber(form.length, RANGES.side);
  const pupils = readNumber(form.pupils, RANGES.pupils);
  const margins = [form.side, form.front, form.back].map((text) => readNumber(text, RANGES.margin));
  if ([width, length, pupils, ...margins].some((reading) => reading.kind === 'wrong')) return null;
  const [sideM, frontM, backM] = margins.map(numberOf);
  // An empty strip is no strip, but an emptied field is more likely half-typed: the default stands until a number is there.
  const kept = (value: number | null | undefined, first: string) => value ?? numberOf(readNumber(first)) ?? 0;
  return {
    widthM: numberOf(width),
    lengthM: numberOf(length),
    form: form.form,
    pupils: numberOf(pupils),
    margins: { sideM: kept(sideM, FIRST_FORM.side), frontM: kept(frontM, FIRST_FORM.front), backM: kept(backM, FIRST_FORM.back) },
  };
}

/** First and last attendance number of each group: [16, 16] -> [1, 16], [17, 32]. */
export function rosterRanges(groups: readonly number[]): { from: number; to: number }[] {
  let last = 0;
  return groups.map((size) => {
    const from = last + 1;
    last += size;
    return { from, to: last };
  });
}
