import { pointer } from '@giliran/kernel';
import { isLooser, same } from '../combine.ts';
import { provisionById, regulationById } from '../lookup.ts';
import { parameterRecords } from '../regulations.generated.ts';
import type { LevelGroup, ParameterRecord, ParameterValue, Phase } from '../types.ts';
import type { LocalParameter, LocalRegulation } from './local-regulation.ts';

/** How a local value stands to the baseline. NEW: the baseline holds no value there. */
export type Direction = 'STRICTER' | 'SAME' | 'LOOSER' | 'NEW';

export interface LocalComparison {
  readonly path: string;
  readonly key: string;
  readonly value: ParameterValue;
  readonly baselineValue: ParameterValue;
  readonly baselineArticle: string;
  readonly unit: string;
  readonly phase: Phase | null;
  readonly levelGroup: LevelGroup | null;
  readonly direction: Direction;
}

export interface LocalProblem {
  readonly path: string;
  /** Indonesian: the two values and what is missing. */
  readonly message: string;
}

export interface LocalCheck {
  /** May it be saved? */
  readonly accepted: boolean;
  readonly comparisons: readonly LocalComparison[];
  readonly problems: readonly LocalProblem[];
}

/**
 * May the Dinas set these values (P7.2.a)? A stricter one needs no reference, a looser one does: each is compared with every value
 * that the baseline holds for the same phase and level. O(parameters x records).
 */
export function checkLocalRegulation(local: LocalRegulation): LocalCheck {
  const comparisons = local.parameters.flatMap((parameter, index) => compare(local, parameter, pointer('parameters', index)));
  const problems = local.parameters.flatMap((parameter, index): LocalProblem[] => {
    const path = pointer('parameters', index);
    const looser = comparisons.find((one) => one.path === path && one.direction === 'LOOSER');
    if (!looser || (parameter.reference ?? '').trim() !== '') return [];
    return [{ path: `${path}/reference`, message: missingReference(looser, regulationById(local.baseline).name) }];
  });
  return { accepted: problems.length === 0, comparisons, problems };
}

/** The refusal of a looser value without a reference, with both values. O(1). */
export function missingReference(
  {
    key,
    value,
    baselineValue,
    baselineArticle,
    unit,
  }: Pick<LocalComparison, 'key' | 'value' | 'baselineValue' | 'baselineArticle' | 'unit'>,
  baselineName: string,
): string {
  const where = baselineArticle === '' ? baselineName : `${baselineName}, ${baselineArticle}`;
  return (
    `${key}: ${shown(value, unit)} lebih longgar daripada ${shown(baselineValue, unit)} (${where}), dan rujukannya belum ada. ` +
    'Tulis peraturan yang membolehkannya, atau pilih nilai yang sama atau lebih ketat.'
  );
}

function compare(local: LocalRegulation, parameter: LocalParameter, path: string): readonly LocalComparison[] {
  const held = parameterRecords.filter(
    (record) => record.policyId === local.baseline && record.key === parameter.key && record.enabledByDefault && meet(record, parameter),
  );
  const base = { path, key: parameter.key, value: parameter.value, unit: parameter.unit };
  if (held.length === 0) {
    const scope = { phase: parameter.phase ?? null, levelGroup: parameter.levelGroup ?? null };
    return [{ ...base, ...scope, baselineValue: null, baselineArticle: '', direction: 'NEW' }];
  }
  return held.map((record) => ({
    ...base,
    baselineValue: record.value,
    baselineArticle: record.provisionIds.map((id) => provisionById(id)?.article).find((article) => article !== undefined) ?? '',
    phase: record.phase ?? parameter.phase ?? null,
    levelGroup: record.levelGroup ?? parameter.levelGroup ?? null,
    direction: directionOf(parameter.key, parameter.value, record.value),
  }));
}

/** How does a value stand to another of the same key? O(length). */
export function directionOf(key: string, value: ParameterValue, baseline: ParameterValue): Direction {
  if (baseline === null) return value === null ? 'SAME' : 'NEW';
  if (same(value, baseline)) return 'SAME';
  return isLooser(key, value, baseline) ? 'LOOSER' : 'STRICTER';
}

/** Do a stored record and a local value speak of the same phase and level somewhere? */
function meet(record: ParameterRecord, { phase, levelGroup }: LocalParameter): boolean {
  if (record.phase !== undefined && phase !== undefined && record.phase !== phase) return false;
  if (record.levelGroup === undefined || levelGroup === undefined) return true;
  return record.levelGroup === levelGroup || parts(record.levelGroup).includes(levelGroup) || parts(levelGroup).includes(record.levelGroup);
}

function parts(group: LevelGroup): readonly LevelGroup[] {
  return group === 'DASMEN' ? ['ELEMENTARY', 'SECONDARY'] : [];
}

/** Units of the stored values as an Indonesian reader knows them. */
const UNIT_WORDS: Readonly<Record<string, string>> = {
  pupil: 'siswa',
  'minute per pupil per day': 'menit per siswa per hari',
  'fraction of the ordinary class': 'bagian dari rombel biasa',
  fraction: 'bagian',
  'calendar month': 'bulan kalender',
  month: 'bulan',
  day: 'hari',
  hour: 'jam',
  degC: '°C',
  'm2 per pupil': 'm² per siswa',
  none: '',
};

function shown(value: ParameterValue, unit: string): string {
  if (typeof value === 'number') return `${String(value).replace('.', ',')} ${UNIT_WORDS[unit] ?? unit}`.trim();
  return value === null ? 'tanpa batas' : typeof value === 'string' ? value : JSON.stringify(value);
}
