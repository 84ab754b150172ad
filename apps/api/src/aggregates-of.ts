import { modelLevelOf } from '@giliran/planning';
import { provisionById, type EducationForm } from '@giliran/policy';
import { aggregateRows } from '@giliran/db/queries/aggregates';
import type { Context } from './context.ts';
import type { Aggregate } from './schema/aggregate.ts';

/** Fewest schools a shown cell stands for. */
const FEWEST = 5;

/**
 * Aggregates by kecamatan and level. A cell with fewer than five schools is hidden; when it is the only hidden one of its level or
 * of its kecamatan, the smallest other cell there is hidden too, so that a published total does not give it away. Three statements.
 */
export async function aggregatesOf(context: Context, kabupatenCode: string): Promise<Aggregate[]> {
  const rows = await aggregateRows(context.tx, kabupatenCode);
  const cells = new Map<string, Aggregate & { f: number[] }>();
  for (const row of rows) {
    const level = modelLevelOf(row.form as EducationForm);
    const key = `${row.kecamatanCode ?? ''}|${level}`;
    const cell = cells.get(key) ?? {
      kecamatanCode: row.kecamatanCode,
      level,
      hidden: false,
      schools: 0,
      rooms: 0,
      roomsWithoutSize: 0,
      seats: 0,
      limitedByCap: 0,
      limitedByGeometry: 0,
      limitingArticle: null,
      rombel: 0,
      pupils: 0,
      schoolsWithPlan: 0,
      finalPlans: 0,
      meanGuaranteedSessions: null,
      findingsFailed: 0,
      findingsUndetermined: 0,
      f: [],
    };
    cells.set(key, cell);
    for (const name of [
      'rooms',
      'roomsWithoutSize',
      'seats',
      'limitedByCap',
      'limitedByGeometry',
      'rombel',
      'pupils',
      'findingsFailed',
      'findingsUndetermined',
    ] as const) {
      cell[name] = (cell[name] ?? 0) + row[name];
    }
    cell.schools = (cell.schools ?? 0) + 1;
    if (row.guaranteedSessions !== null) cell.f.push(row.guaranteedSessions);
    cell.schoolsWithPlan = (cell.schoolsWithPlan ?? 0) + (row.hasPlan ? 1 : 0);
    cell.finalPlans = (cell.finalPlans ?? 0) + (row.isFinal ? 1 : 0);
  }
  const list = [...cells.values()].sort(
    (a, b) => (a.kecamatanCode ?? '').localeCompare(b.kecamatanCode ?? '') || a.level.localeCompare(b.level),
  );
  for (const cell of list) if ((cell.schools ?? 0) < FEWEST) cell.hidden = true;
  for (const same of [
    (a: Aggregate, b: Aggregate) => a.level === b.level,
    (a: Aggregate, b: Aggregate) => a.kecamatanCode === b.kecamatanCode,
  ]) {
    for (const cell of list) {
      const line = list.filter((other) => same(cell, other));
      if (line.filter((other) => other.hidden).length !== 1) continue;
      const next = line.filter((other) => !other.hidden).sort((a, b) => (a.schools ?? 0) - (b.schools ?? 0))[0];
      if (next) next.hidden = true;
    }
  }
  return list.map(({ f, ...cell }) => {
    if (cell.hidden) return { ...cell, ...HIDDEN };
    const article = provisionById(cell.level === 'PAUD' ? 'L3.1.2' : 'L3.1.1')?.article ?? null;
    return {
      ...cell,
      limitingArticle: (cell.limitedByCap ?? 0) + (cell.limitedByGeometry ?? 0) > 0 ? article : null,
      meanGuaranteedSessions: f.length > 0 ? f.reduce((a, b) => a + b, 0) / f.length : null,
    };
  });
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
