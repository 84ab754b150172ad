import { MODEL_LEVELS, modelLevelOf, type ModelLevel } from '@giliran/planning';
import type { EducationForm } from '@giliran/policy';

export interface AreaCount {
  readonly kecamatanCode: string | null;
  readonly form: string;
  readonly schools: number;
  readonly pupils: number;
  readonly rombel: number;
  readonly rooms: number;
  readonly teachers: number;
}

export interface AreaTotal {
  /** Null: the name of the kecamatan was not found in the official list. */
  readonly kecamatanCode: string | null;
  readonly schools: number;
  readonly byLevel: Readonly<Record<ModelLevel, number>>;
  readonly pupils: number;
  readonly rombel: number;
  readonly rooms: number;
  readonly teachers: number;
}

/** Counts by kecamatan and form added up to one row a kecamatan; unknown kecamatan last. O(counts). */
export function areaTotals(counts: readonly AreaCount[]): AreaTotal[] {
  const areas = new Map<string | null, AreaCount[]>();
  for (const count of counts) areas.set(count.kecamatanCode, [...(areas.get(count.kecamatanCode) ?? []), count]);
  return [...areas]
    .sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a.localeCompare(b)))
    .map(([kecamatanCode, own]) => ({ kecamatanCode, ...totalOf(own) }));
}

/** All counts added up. O(counts). */
export function totalOf(counts: readonly AreaCount[]): Omit<AreaTotal, 'kecamatanCode'> {
  const sum = (key: 'schools' | 'pupils' | 'rombel' | 'rooms' | 'teachers', own = counts): number =>
    own.reduce((total, count) => total + count[key], 0);
  const byLevel = Object.fromEntries(
    MODEL_LEVELS.map((level) => [
      level,
      sum(
        'schools',
        counts.filter((count) => modelLevelOf(count.form as EducationForm) === level),
      ),
    ]),
  ) as Record<ModelLevel, number>;
  return { schools: sum('schools'), byLevel, pupils: sum('pupils'), rombel: sum('rombel'), rooms: sum('rooms'), teachers: sum('teachers') };
}
