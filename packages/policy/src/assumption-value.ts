import { assumptionById } from './lookup.ts';
import type { Assumption, ParameterValue } from './types.ts';

/** May the Dinas give an assumption this value? Null, or what it should be, Indonesian. O(assumptions). */
export function assumptionProblem(id: string, value: ParameterValue): string | null {
  const assumption = assumptionById(id);
  if (assumption === undefined) return `tidak ada Asumsi ${id}`;
  const expected = expectedOf(assumption, value);
  return expected === null ? null : `Asumsi ${id} harus ${expected}; tertulis ${JSON.stringify(value)}`;
}

/** What a value of this assumption should be, when it is not that; null when it fits. O(alternatives). */
export function expectedOf({ unit, value: stated, alternatives }: Assumption, value: ParameterValue): string | null {
  if (unit === 'enum') {
    const words = [stated, ...alternatives];
    return words.includes(value) ? null : `salah satu dari ${words.join(', ')}`;
  }
  if (typeof stated === 'boolean') return typeof value === 'boolean' ? null : 'true atau false';
  const numeric = typeof stated === 'number' || (stated === null && unit !== 'none');
  return !numeric || value === null || (typeof value === 'number' && value >= 0) ? null : 'bilangan mulai dari 0, atau null';
}
