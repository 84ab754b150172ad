import type { ParameterValue } from '@giliran/policy';
import { badInput } from './errors.ts';

/** A value that arrives as JSON. Throws what was expected, with its path, in Indonesian. O(length). */
export function jsonOf(text: string, path: string): ParameterValue {
  try {
    return JSON.parse(text) as ParameterValue;
  } catch {
    throw badInput(path, `Nilai "${text.slice(0, 40)}" tidak terbaca. Tulis angka, "kata" dalam tanda kutip, true/false, atau daftar.`);
  }
}
