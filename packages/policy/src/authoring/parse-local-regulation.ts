import { InputError } from '@giliran/kernel';
import { comparableKeys, isList, wordsOf } from '../combine.ts';
import { regulationById } from '../lookup.ts';
import { Reader } from '../reader.ts';
import { parameterRecords } from '../regulations.generated.ts';
import { PHASES, ZONES, type LevelGroup, type ParameterValue } from '../types.ts';
import type { LocalParameter, LocalRegulation } from './local-regulation.ts';

export const LEVEL_GROUPS: readonly LevelGroup[] = ['DASMEN', 'PAUD', 'SLB', 'ELEMENTARY', 'SECONDARY'];

/** Plausible numbers by unit, so that 15 m or 150 % is met with a question and not with a plan. */
const RANGES: Readonly<Record<string, readonly [least: number, most: number, whole: boolean]>> = {
  m: [0.1, 10, false],
  pupil: [1, 100, true],
  'minute per pupil per day': [1, 720, true],
  'fraction of the ordinary class': [0, 1, false],
  fraction: [0, 1, false],
  'calendar month': [0, 24, true],
  day: [0, 90, true],
  hour: [0, 24, false],
  degC: [30, 45, false],
  'm2 per pupil': [0, 20, false],
};

/** The parameters that a local regulation may set: those with a known order of strictness, with their units. O(records). */
export function authorableParameters(): readonly {
  readonly key: string;
  readonly unit: string;
  readonly words: readonly string[] | null;
}[] {
  return comparableKeys().flatMap((key) => {
    const record = parameterRecords.find((one) => one.key === key);
    return record ? [{ key, unit: record.unit, words: wordsOf(key) }] : [];
  });
}

/**
 * Reads a local regulation that was written in the application or sent to it: `{id, name, area, baseline, parameters: [{key, value,
 * unit, phase?, levelGroup?, validFrom, validTo?, article, quote, reference?}]}`. Throws `InputError` with a path and an Indonesian
 * message for an unknown parameter, a unit that is not the parameter's, a value out of range, a missing article or quote. Whether a
 * looser value may stand is `checkLocalRegulation`'s question. O(parameters x records).
 */
export function parseLocalRegulation(value: unknown, path = ''): LocalRegulation {
  const reader = new Reader(value, path);
  const id = reader.text('id');
  if (!/^[a-z0-9][a-z0-9-]{2,60}$/.test(id) || /^a-\d+$/.test(id)) {
    throw new InputError(
      reader.at('id'),
      `harus huruf kecil, angka dan tanda hubung, seperti perkadis-bengkayang-7-2021; tertulis "${id}"`,
    );
  }
  if (parameterRecords.some(({ policyId }) => policyId === id)) {
    throw new InputError(reader.at('id'), `"${id}" sudah dipakai peraturan yang tersimpan; pilih nama lain`);
  }
  const area = reader.text('area');
  if (!/^\d{2}\.\d{2}(\.\d{2}(\.\d{4})?)?$/.test(area)) {
    throw new InputError(reader.at('area'), `harus kode wilayah Kemendagri seperti 61.07; tertulis "${area}"`);
  }
  const baseline = reader.text('baseline');
  regulationById(baseline, reader.at('baseline'));
  const parameters = reader.children('parameters').map(parameterOf);
  if (parameters.length === 0) throw new InputError(reader.at('parameters'), 'isi paling sedikit satu nilai');
  return { id, name: reader.text('name'), area, baseline, parameters };
}

function parameterOf(reader: Reader): LocalParameter {
  const key = reader.text('key');
  const known = authorableParameters().find((one) => one.key === key);
  if (!known) {
    const keys = authorableParameters().map((one) => one.key);
    throw new InputError(reader.at('key'), `"${key}" tidak dapat diatur sendiri; pilih salah satu dari ${keys.join(', ')}`);
  }
  const unit = reader.text('unit');
  if (unit !== known.unit) throw new InputError(reader.at('unit'), `satuan ${key} adalah "${known.unit}"; tertulis "${unit}"`);
  const phase = reader.word('phase', PHASES);
  const levelGroup = reader.word('levelGroup', LEVEL_GROUPS);
  const validFrom = reader.day('validFrom');
  const validTo = reader.optionalDay('validTo');
  if (validTo !== null && validTo < validFrom) {
    throw new InputError(reader.at('validTo'), `harus tidak sebelum ${validFrom}; tertulis ${validTo}`);
  }
  const reference = reader.optionalText('reference');
  return {
    key,
    value: valueOf(reader, key, unit, known.words),
    unit,
    ...(phase === null ? {} : { phase }),
    ...(levelGroup === null ? {} : { levelGroup }),
    validFrom,
    ...(validTo === null ? {} : { validTo }),
    article: reader.text('article'),
    quote: reader.text('quote'),
    ...(reference === null ? {} : { reference }),
  };
}

/** The value in the kind that the stored texts use for the key. */
function valueOf(reader: Reader, key: string, unit: string, words: readonly string[] | null): ParameterValue {
  const samples = parameterRecords.filter((record) => record.key === key && record.value !== null).map(({ value }) => value);
  if (words !== null) return known(reader.word('value', words), reader);
  if (samples.some((sample) => typeof sample === 'boolean')) return known(reader.flag('value'), reader);
  if (key.startsWith('zones_')) {
    const zones = reader.texts('value');
    const wrong = zones.find((zone, index) => !ZONES.some((one) => one === zone) || zones.indexOf(zone) !== index);
    if (zones.length === 0 || wrong !== undefined) {
      throw new InputError(reader.at('value'), `harus daftar zona dari ${ZONES.join(', ')}, masing-masing sekali`);
    }
    return zones;
  }
  if (samples.some((sample) => isList(sample) && sample.every((entry) => typeof entry === 'string'))) return reader.texts('value');
  const [least, most, whole] = RANGES[unit] ?? [0, Number.MAX_SAFE_INTEGER, false];
  const number = known(reader.number('value', least, most), reader);
  if (whole && !Number.isInteger(number)) throw new InputError(reader.at('value'), `harus bilangan bulat; tertulis ${number}`);
  return number;
}

function known<T>(value: T | null, reader: Reader): T {
  if (value === null) throw new InputError(reader.at('value'), 'nilai wajib diisi; celah dalam teks tidak dapat dibuat di sini');
  return value;
}
