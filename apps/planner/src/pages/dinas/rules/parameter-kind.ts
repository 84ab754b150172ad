import { ZONES } from '@giliran/policy';
import { readNumber } from '../../../components/read-number.ts';
import type { Parameter } from './rules-queries.ts';

export type ParameterKind = 'number' | 'words' | 'yesNo' | 'zones';

/** How a parameter is typed in; null: not in a form. */
export function kindOf({ words, sample }: Pick<Parameter, 'words' | 'sample'>): ParameterKind | null {
  if (words) return 'words';
  const value: unknown = sample === null ? 0 : JSON.parse(sample);
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'yesNo';
  return Array.isArray(value) && value.every((one) => (ZONES as readonly unknown[]).includes(one)) ? 'zones' : null;
}

/** What is typed as the JSON the server reads; null while it is missing or no number. */
export function valueJson(kind: ParameterKind | null, typed: string, zones: readonly string[]): string | null {
  if (kind === 'zones') return zones.length > 0 ? JSON.stringify(zones) : null;
  if (typed.trim() === '') return null;
  if (kind === 'words') return JSON.stringify(typed);
  if (kind === 'yesNo') return typed;
  const reading = readNumber(typed);
  return reading.kind === 'number' ? JSON.stringify(reading.value) : null;
}

/** The other way: a JSON value as the fields hold it. O(length). */
export function typedValue(json: string): { typed: string; zones: readonly string[] } {
  const value: unknown = JSON.parse(json);
  if (Array.isArray(value)) return { typed: '', zones: value.map(String) };
  return { typed: typeof value === 'number' ? String(value).replace('.', ',') : String(value), zones: [] };
}
