import { isList } from './combine.ts';
import type { Situation, Undetermined } from './resolved-policy.ts';
import type { EducationForm, LevelGroup, ParameterRecord, ParameterValue } from './types.ts';
import type { Day } from '@giliran/kernel';

/** What a derived record adds to the plain ones of its regulation. */
export interface Derived {
  readonly values: readonly {
    readonly key: string;
    readonly value: ParameterValue;
    readonly unit: string;
    readonly from: ParameterRecord;
  }[];
  readonly undetermined: readonly (Omit<Undetermined, 'policyId' | 'reason'> & { readonly from: ParameterRecord })[];
}

interface Question {
  readonly level: EducationForm;
  readonly groups: readonly LevelGroup[];
  readonly date: Day;
  readonly situation: Situation;
}

const NOTHING: Derived = { values: [], undetermined: [] };
const FRACTION = 'fraction of the ordinary class';
const ONLY_HOME = 'PJJ only';

/**
 * The limits that a record states only for a situation: tiers by PPKM level and vaccination (SKB 05/KB/2021), the share at level 4
 * (SKB 01/KB/2022), stages of opening by form and month (SKB 2020), zones of PPKM level 2. `jpMinutes` is the length of a lesson
 * hour where it is switched on. O(entries of the record).
 */
export function derivedValues(record: ParameterRecord, question: Question, jpMinutes: number | null): Derived {
  if (record.key === 'tiers') return tier(record, question.situation, jpMinutes);
  if (record.key === 'ppkm_l4_capacity') return levelFour(record, question.situation);
  if (record.key === 'stages') return stages(record, question);
  if (record.key === 'not_before') return notBefore(record, question);
  if (record.key === 'zones') return zones(record);
  if (record.key === 'RED') return { values: [{ key: 'zones_closed', value: ['RED'], unit: 'none', from: record }], undetermined: [] };
  return NOTHING;
}

/** SKB 05/KB/2021: the best tier for which both minima hold; mixed cases are not defined in the texts that were read. */
function tier(record: ParameterRecord, situation: Situation, jpMinutes: number | null): Derived {
  const rows = isList(record.value) ? record.value : [];
  const missing: string[] = [];
  let found: ParameterValue = null;
  if (situation.specialArea === true) {
    found = rows.find((row) => field(row, 'special_area') !== null) ?? null;
  } else {
    const level = situation.ppkmLevel ?? null;
    const ofLevel = rows.filter((row) => numbers(field(row, 'ppkm')).includes(level ?? Number.NaN));
    if (level === null) missing.push('level PPKM');
    const doses = [
      ['ptk_dose2_min', situation.staffDose2 ?? null, 'bagian pendidik dan tenaga kependidikan dengan dosis 2'],
      ['elderly_dose2_min', situation.elderlyDose2 ?? null, 'bagian lansia dengan dosis 2'],
    ] as const;
    if (level === null || ofLevel.length > 1) {
      for (const [, value, what] of doses) if (value === null) missing.push(what);
    }
    if (missing.length === 0) {
      found = ofLevel.find((row) => doses.every(([name, value]) => (value ?? 0) >= (numberOf(row, name) ?? 0))) ?? null;
    }
  }
  if (found === null) {
    const message = `Tingkat SKB 05/KB/2021 belum dapat ditentukan: isi ${missing.join(', ') || 'level PPKM 1 sampai 4'}.`;
    return {
      values: [],
      undetermined: [
        { key: 'mode', message, from: record },
        { key: 'capacity_fraction_max', message, from: record },
        { key: 'max_minutes_per_pupil_day', message, from: record },
      ],
    };
  }
  if (field(found, 'mode') === 'PJJ') return { values: [{ key: 'mode', value: ONLY_HOME, unit: 'none', from: record }], undetermined: [] };
  const capacity = numberOf(found, 'capacity');
  const jp = numberOf(found, 'max_jp_per_day');
  return {
    values: [
      ...(capacity === null ? [] : [{ key: 'capacity_fraction_max', value: capacity, unit: FRACTION, from: record }]),
      ...(jp === null ? [] : [{ key: 'max_jp_per_day', value: jp, unit: 'JP per pupil per day', from: record }]),
      ...(jp === null || jpMinutes === null
        ? []
        : [{ key: 'max_minutes_per_pupil_day', value: jp * jpMinutes, unit: 'minute per pupil per day', from: record }]),
    ],
    undetermined:
      jp !== null && jpMinutes === null
        ? [
            {
              key: 'max_minutes_per_pupil_day',
              message: `SKB 05/KB/2021 membatasi ${jp} JP per hari, tetapi menit satu JP belum terverifikasi.`,
              from: record,
            },
          ]
        : [],
  };
}

/** SKB 01/KB/2022: half at PPKM level 4. Its shares at levels 1 to 3 were not verified. */
function levelFour(record: ParameterRecord, { ppkmLevel }: Situation): Derived {
  if (ppkmLevel === 4)
    return { values: [{ key: 'capacity_fraction_max', value: record.value, unit: FRACTION, from: record }], undetermined: [] };
  const message =
    ppkmLevel === undefined || ppkmLevel === null
      ? 'Kapasitas menurut SKB 01/KB/2022 bergantung pada level PPKM, yang belum diisi.'
      : `Kapasitas menurut SKB 01/KB/2022 pada PPKM level ${ppkmLevel} belum terverifikasi.`;
  return { values: [], undetermined: [{ key: 'capacity_fraction_max', message, from: record }] };
}

/** SKB 01/KB/2020: forms open in stages; before its month a form learns at home. */
function stages(record: ParameterRecord, { level, groups, date }: Question): Derived {
  for (const row of isList(record.value) ? record.value : []) {
    const forms = field(row, 'forms');
    const month = field(row, 'not_before');
    if (!isList(forms) || typeof month !== 'string') continue;
    const named = forms.includes(level) || (groups.includes('PAUD') && forms.includes('PAUD'));
    if (named && date.slice(0, 7) < month)
      return { values: [{ key: 'mode', value: ONLY_HOME, unit: 'none', from: record }], undetermined: [] };
  }
  return NOTHING;
}

/** Revision of August 2020: the same by groups of forms. */
function notBefore(record: ParameterRecord, { groups, date }: Question): Derived {
  const name = groups.includes('PAUD') ? 'PAUD' : groups.includes('SLB') || groups.includes('ELEMENTARY') ? 'SD_SLB' : 'SMA_SMK_SMP';
  const month = field(record.value, name);
  return typeof month === 'string' && date.slice(0, 7) < month
    ? { values: [{ key: 'mode', value: ONLY_HOME, unit: 'none', from: record }], undetermined: [] }
    : NOTHING;
}

/** PPKM level 2 (SI-27): limited lessons in green, yellow and orange zones; the word on red zones was not verified. */
function zones(record: ParameterRecord): Derived {
  const open = (['GREEN', 'YELLOW', 'ORANGE', 'RED'] as const).filter((zone) => typeof field(record.value, zone) === 'string');
  if (open.length === 0) return NOTHING;
  const silent = (['GREEN', 'YELLOW', 'ORANGE', 'RED'] as const).filter((zone) => !open.includes(zone));
  return {
    values: [{ key: 'zones_open', value: open, unit: 'none', from: record }],
    undetermined:
      silent.length === 0
        ? []
        : [{ key: 'zones_open', zones: silent, message: `Aturan untuk Zona Merah pada PPKM level 2 belum terverifikasi.`, from: record }],
  };
}

/** Minutes of one lesson hour for a form, from a record by level, or null. O(1). */
export function jpMinutesOf(value: ParameterValue, groups: readonly LevelGroup[], level: EducationForm): number | null {
  const name = groups.includes('ELEMENTARY')
    ? 'SD'
    : ['SMP', 'MTS', 'PAKET_B'].includes(level)
      ? 'SMP'
      : groups.includes('SECONDARY')
        ? 'SMA'
        : null;
  return name === null ? null : numberOf(value, name);
}

function field(row: ParameterValue, name: string): ParameterValue {
  return row !== null && typeof row === 'object' && !isList(row) ? (row[name] ?? null) : null;
}

function numberOf(row: ParameterValue, name: string): number | null {
  const value = field(row, name);
  return typeof value === 'number' ? value : null;
}

function numbers(value: ParameterValue): readonly number[] {
  return isList(value) ? value.filter((entry) => typeof entry === 'number') : [];
}
