/** What stands in a number field: nothing, a number, or something to mend. */
export type NumberReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'number'; readonly value: number }
  | {
      readonly kind: 'wrong';
      readonly reason: 'notNumber' | 'notWhole' | 'tooSmall' | 'tooLarge' | 'maybeCm';
      readonly value: number | null;
    };

export interface NumberRange {
  readonly min?: number;
  readonly max?: number;
  /** Only whole numbers; "1.200" then means one thousand two hundred. */
  readonly whole?: boolean;
  /** Unit "m": a value that would fit in centimetres is asked about. */
  readonly unit?: string;
}

/** Reads a number as people type it in Indonesia: "7,5", "7.5", " 7,50 m". O(length). */
export function readNumber(text: string, range: NumberRange = {}): NumberReading {
  const { min = -Infinity, max = Infinity, whole = false, unit } = range;
  let plain = text
    .trim()
    .replace(/\s*(m|meter|siswa|menit|orang)$/i, '')
    .replace(/\s/g, '');
  if (plain === '') return text.trim() === '' ? { kind: 'empty' } : { kind: 'wrong', reason: 'notNumber', value: null };
  if (whole && /^\d{1,3}(\.\d{3})+$/.test(plain)) plain = plain.replaceAll('.', '');
  if (!/^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(plain)) return { kind: 'wrong', reason: 'notNumber', value: null };
  const value = Number(plain.replace(',', '.'));
  if (whole && !Number.isInteger(value)) return { kind: 'wrong', reason: 'notWhole', value };
  if (value < min) return { kind: 'wrong', reason: 'tooSmall', value };
  if (value > max) {
    const inCm = unit === 'm' && value >= 100 && value / 100 >= min && value / 100 <= max;
    return { kind: 'wrong', reason: inCm ? 'maybeCm' : 'tooLarge', value };
  }
  return { kind: 'number', value };
}

/** The number, or null when the field is empty or wrong. */
export function numberOf(reading: NumberReading): number | null {
  return reading.kind === 'number' ? reading.value : null;
}
