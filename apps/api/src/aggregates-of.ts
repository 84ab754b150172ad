import { modelLevelOf, type ModelLevel } from '@giliran/planning';
import { provisionById, type EducationForm } from '@giliran/policy';
import { aggregateRows, type AggregateRow } from '@giliran/db/queries/aggregates';
import type { Context } from './context.ts';
import type { Aggregate } from './schema/aggregate.ts';

/** Fewest schools a shown cell stands for. */
const FEWEST = 5;

interface Cell {
  kecamatanCode: string | null;
  level: ModelLevel;
  wholeKabupaten: boolean;
  rows: AggregateRow[];
  hidden: boolean;
}

/**
 * Aggregates by kecamatan and level, and per level over the whole kabupaten. A cell with fewer than five schools is hidden; when
 * it is the only hidden one of its level, the smallest other cell of the level is hidden too, so that the row of the whole
 * kabupaten does not give it away. One statement.
 */
export async function aggregatesOf(context: Context, kabupatenCode: string): Promise<Aggregate[]> {
  const cells = new Map<string, Cell>();
  const put = (key: string, cell: Omit<Cell, 'rows' | 'hidden'>, row: AggregateRow) => {
    const known = cells.get(key) ?? { ...cell, rows: [], hidden: false };
    known.rows.push(row);
    cells.set(key, known);
  };
  for (const row of await aggregateRows(context.tx, kabupatenCode)) {
    const level = modelLevelOf(row.form as EducationForm);
    put(`${row.kecamatanCode ?? ''}|${level}`, { kecamatanCode: row.kecamatanCode, level, wholeKabupaten: false }, row);
    put(`*|${level}`, { kecamatanCode: null, level, wholeKabupaten: true }, row);
  }
  const list = [...cells.values()].sort((a, b) => order(a).localeCompare(order(b)));
  hideSmall(list);
  return list.map(published);
}

function order(cell: Cell): string {
  return `${cell.wholeKabupaten ? 0 : 1}|${cell.kecamatanCode ?? ''}|${cell.level}`;
}

function hideSmall(list: Cell[]): void {
  for (const cell of list) cell.hidden = cell.rows.length < FEWEST;
  for (const level of new Set(list.map((cell) => cell.level))) {
    const parts = list.filter((cell) => cell.level === level && !cell.wholeKabupaten);
    if (parts.filter((cell) => cell.hidden).length !== 1) continue;
    const next = parts.filter((cell) => !cell.hidden).sort((a, b) => a.rows.length - b.rows.length)[0];
    if (next) next.hidden = true;
    else for (const cell of list) if (cell.level === level) cell.hidden = true;
  }
}

function published({ rows, hidden, kecamatanCode, level, wholeKabupaten }: Cell): Aggregate {
  const place = { kecamatanCode, level, wholeKabupaten, hidden };
  if (hidden) return { ...place, ...HIDDEN };
  const sum = (pick: (row: AggregateRow) => number) => rows.reduce((total, row) => total + pick(row), 0);
  const sessions = rows.flatMap((row) => row.sessionsAWeek ?? []);
  const limited = sum((row) => row.limitedByCap + row.limitedByGeometry);
  return {
    ...place,
    schools: rows.length,
    rooms: sum((row) => row.rooms),
    roomsWithoutSize: sum((row) => row.roomsWithoutSize),
    seats: sum((row) => row.seats),
    limitedByCap: sum((row) => row.limitedByCap),
    limitedByGeometry: sum((row) => row.limitedByGeometry),
    limitingArticle: limited > 0 ? (provisionById(level === 'PAUD' ? 'L3.1.2' : 'L3.1.1')?.article ?? null) : null,
    rombel: sum((row) => row.rombel),
    pupils: sum((row) => row.pupils),
    schoolsWithPlan: sum((row) => (row.hasPlan ? 1 : 0)),
    finalPlans: sum((row) => (row.isFinal ? 1 : 0)),
    meanGuaranteedSessions: sessions.length > 0 ? sessions.reduce((a, b) => a + b, 0) / sessions.length : null,
    findingsFailed: sum((row) => row.findingsFailed),
    findingsUndetermined: sum((row) => row.findingsUndetermined),
  };
}

const HIDDEN = {
  schools: null,
  rooms: null,
  roomsWithoutSize: null,
  seats: null,
  limitedByCap: null,
  limitedByGeometry: null,
  limitingArticle: null,
  rombel: null,
  pupils: null,
  schoolsWithPlan: null,
  finalPlans: null,
  meanGuaranteedSessions: null,
  findingsFailed: null,
  findingsUndetermined: null,
} as const;
