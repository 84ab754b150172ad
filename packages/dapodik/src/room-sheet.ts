import { noRows, shortValue, type RowProblem } from './problem.ts';
import type { ReadOptions } from './read-options.ts';
import { openSheet, type HeaderRules } from './sheet-header.ts';
import { sheetRows, textOf, type SheetRow } from './sheet-rows.ts';
import type { SourceFile } from './sheet-table.ts';

export interface RoomRecord {
  readonly name: string;
  /** Null = "belum diketahui": the capacity of the room stays unknown until it is measured. */
  readonly lengthM: number | null;
  readonly widthM: number | null;
  /** Depth kept free in front for the teacher and the board; null = not given. */
  readonly frontZoneM: number | null;
  readonly site: string | null;
  readonly row: number;
}

export interface RoomSheet {
  readonly records: RoomRecord[];
  readonly problems: RowProblem[];
  readonly droppedColumns: string[];
  readonly sheet: string;
}

type SizeKey = 'lengthM' | 'widthM' | 'frontZoneM';
type Key = SizeKey | 'name' | 'site' | 'areaM2';

export const ROOM_RULES: HeaderRules<Key> = {
  anchors: ['name', 'lengthM', 'widthM'],
  twoRows: false,
  columns: [
    { key: 'name', names: ['Nama Ruang', 'nm_ruang', 'Ruang'], required: true },
    { key: 'lengthM', names: ['Panjang (m)', 'Panjang'], required: true },
    { key: 'widthM', names: ['Lebar (m)', 'Lebar'], required: true },
    { key: 'frontZoneM', names: ['Zona Depan (m)', 'Zona Depan'], required: false },
    { key: 'site', names: ['Lokasi', 'Gedung'], required: false },
    { key: 'areaM2', names: ['Luas (m2)', 'Luas', 'luas_ruang'], required: false },
  ],
};

/** Plausible sides of a room (regulation 7.3), and of the zone kept free in front of the first seats (our assumption). */
const SIDE_M = { min: 2, max: 20 };
const FRONT_ZONE_M = { min: 0, max: 5 };
/** |area - length x width| above this share of the area is worth a look (regulation 7.3). */
const AREA_TOLERANCE = 0.05;

const UNKNOWN = new Set(['belum diketahui', 'tidak diketahui', '-', '?']);

/** "7,5", "7.5", "7,5 m" -> 7.5; null when it is no length. O(length). */
function metres(text: string): number | null {
  const match = /^(-?\d{1,6}(?:[.,]\d{1,6})?)(?:m|m2|m²|meter)?$/u.exec(text.toLowerCase().replace(/\s/gu, ''));
  if (match) return Number((match[1] ?? '').replace(',', '.'));
  // A number that a spreadsheet computed may carry a long binary tail: 7.199999999999999.
  return /^\d{1,6}\.\d{7,20}$/u.test(text) ? Math.round(Number(text) * 1000) / 1000 : null;
}

function indonesian(value: number): string {
  return String(value).replace('.', ',');
}

/** Below this a guessed side is more likely wrong than right: 24 m is rather a hall than a room of 2,4 m. */
const LEAST_LIKELY_SIDE_M = 3;

/** A side stored without its comma (70 for 7,0; 725 for 7,25) or in centimetres; undefined when neither is likely. */
function likelySide(value: number): number | undefined {
  return [value / 10, value / 100]
    .map((side) => Math.round(side * 100) / 100)
    .find((side) => side >= LEAST_LIKELY_SIDE_M && side <= SIDE_M.max);
}

/** A size in metres; null = not known, undefined = refused. */
function sizeOf(row: SheetRow<Key>, key: SizeKey, label: string, accept: boolean): number | null | undefined {
  const effect = key === 'frontZoneM' ? 'VALUE_LEFT_OUT' : 'ROW_LEFT_OUT';
  const refused = key === 'frontZoneM' ? null : undefined;
  const reading = row.cell(key, effect);
  if (reading.state === 'BAD') return refused;
  const text = textOf(reading);
  if (text === null || UNKNOWN.has(text.toLowerCase())) return null;
  const value = metres(text);
  if (value === null) {
    row.report(key, {
      code: 'MALFORMED_LENGTH',
      effect,
      value: shortValue(text),
      message: `${label} di baris ${row.number} bukan ukuran dalam meter (${shortValue(text)}).`,
      advice: 'Isi angka meter, misalnya 7,5; kosongkan bila belum diketahui.',
    });
    return refused;
  }
  const { min, max } = key === 'frontZoneM' ? FRONT_ZONE_M : SIDE_M;
  if (value >= min && value <= max) return value;
  const likely = key !== 'frontZoneM' && value > max ? likelySide(value) : undefined;
  row.report(key, {
    code: 'IMPLAUSIBLE_LENGTH',
    effect: accept && likely !== undefined ? 'NOTE' : effect,
    value: `${indonesian(value)} m`,
    message: `${label} di baris ${row.number} adalah ${indonesian(value)} m; yang wajar ${min} sampai ${max} m.`,
    advice: 'Ukur ulang atau perbaiki koma desimalnya; kosongkan bila belum diketahui.',
    ...(likely === undefined ? {} : { suggestion: indonesian(likely) }),
  });
  return accept && likely !== undefined ? likely : refused;
}

function reportArea(row: SheetRow<Key>, lengthM: number | null, widthM: number | null): void {
  const text = textOf(row.cell('areaM2', 'NOTE'));
  if (text === null || lengthM === null || widthM === null) return;
  const areaM2 = metres(text);
  const product = lengthM * widthM;
  if (areaM2 === null || areaM2 <= 0 || Math.abs(areaM2 - product) <= AREA_TOLERANCE * areaM2) return;
  row.report('areaM2', {
    code: 'AREA_MISMATCH',
    effect: 'NOTE',
    value: `${indonesian(areaM2)} m2`,
    message: `Luas di baris ${row.number} (${indonesian(areaM2)} m2) berbeda lebih dari 5 % dari panjang x lebar (${indonesian(Math.round(product * 100) / 100)} m2).`,
    advice: 'Periksa panjang dan lebarnya; yang dipakai adalah panjang dan lebar.',
  });
}

/**
 * Which rooms does a room sheet (our template, or Dapodik's column names) hold? Sizes in metres with a decimal comma or point;
 * empty sizes are normal and stay unknown (regulation 7.3); a side outside 2-20 m refuses the row. Never throws for file
 * contents. O(cells).
 */
export function readRoomSheet(file: SourceFile, options: ReadOptions = {}): RoomSheet {
  const { sheet, problems } = openSheet(file, ROOM_RULES);
  if (!sheet) return { records: [], problems, droppedColumns: [], sheet: '' };
  const accept = options.acceptSuggestions ?? false;
  const records: RoomRecord[] = [];
  const rowByName = new Map<string, number>();
  let rows = 0;
  for (const row of sheetRows(sheet, ROOM_RULES, problems)) {
    rows++;
    const reading = row.cell('name', 'ROW_LEFT_OUT');
    const name = textOf(reading);
    if (name === null && reading.state !== 'BAD') {
      row.report('name', {
        code: 'EMPTY_VALUE',
        effect: 'ROW_LEFT_OUT',
        message: `Nama ruang di baris ${row.number} kosong.`,
        advice: 'Isi nama ruang, misalnya "Ruang 1".',
      });
    }
    const lengthM = sizeOf(row, 'lengthM', 'Panjang', accept);
    const widthM = sizeOf(row, 'widthM', 'Lebar', accept);
    const frontZoneM = sizeOf(row, 'frontZoneM', 'Zona depan', accept) ?? null;
    const site = textOf(row.cell('site', 'VALUE_LEFT_OUT'));
    if (name === null || lengthM === undefined || widthM === undefined) continue;
    const id = `${(site ?? '').toLowerCase()}\n${name.toLowerCase()}`;
    const earlier = rowByName.get(id);
    if (earlier !== undefined) {
      row.report('name', {
        code: 'DUPLICATE_KEY',
        effect: 'ROW_LEFT_OUT',
        value: shortValue(name),
        message: `Nama ruang "${shortValue(name)}" di baris ${row.number} sudah dipakai di baris ${earlier}.`,
        advice: 'Beri nama yang berbeda, atau isi kolom Lokasi.',
      });
      continue;
    }
    rowByName.set(id, row.number);
    reportArea(row, lengthM, widthM);
    records.push({ name, lengthM, widthM, frontZoneM, site, row: row.number });
  }
  if (rows === 0) problems.push(noRows(sheet.table.name));
  return { records, problems, droppedColumns: [...sheet.droppedColumns], sheet: sheet.table.name };
}
