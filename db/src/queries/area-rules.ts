import { getColumns, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { zoneStatus } from '../tables/area.ts';
import { assumptionOverride, localRegulation } from '../tables/local-regulation.ts';
import type { Transaction } from '../tenant.ts';
import type { AssumptionOverrideRow, LocalRegulationRow } from './local-regulations.ts';
import type { ZoneRow } from './zones.ts';

/** What holds in one kabupaten beside the stored regulations. */
export interface AreaRules {
  /** In the order in which a later one replaces an earlier. */
  zones: ZoneRow[];
  /** In the order in which they were made, withdrawn ones included. */
  localRegulations: LocalRegulationRow[];
  /** The newest word for each assumption. */
  overrides: AssumptionOverrideRow[];
}

/** The zones, local rules and changed assumptions of these kabupaten. One statement for all: three small tables read side by side. */
export async function areaRulesOf(tx: Transaction, kabupatenCodes: readonly string[]): Promise<Map<string, AreaRules>> {
  const rules = new Map(kabupatenCodes.map((code): [string, AreaRules] => [code, { zones: [], localRegulations: [], overrides: [] }]));
  if (kabupatenCodes.length === 0) return rules;
  const codes = sql.join(
    kabupatenCodes.map((code) => sql`${code}`),
    sql`, `,
  );
  const rows = await tx
    .select({ kind: sql<'ZONE' | 'RULE' | 'ASSUMPTION'>`kind`, code: sql<string>`code`, row: sql<Record<string, unknown>>`row` })
    .from(
      sql`(
        select 'ZONE' as kind, z.kabupaten_code as code, to_jsonb(z) as row,
          row_number() over (order by z.from_day, z.created_at, z.id) as place
          from zone_status z where z.kabupaten_code in (${codes})
        union all
        select 'RULE', l.kabupaten_code, to_jsonb(l), row_number() over (order by l.created_at, l.id)
          from local_regulation l where l.kabupaten_code in (${codes})
        union all
        select 'ASSUMPTION', a.kabupaten_code, to_jsonb(a), row_number() over (order by a.assumption_id) from (
          select distinct on (o.kabupaten_code, o.assumption_id) o.* from assumption_override o
          where o.kabupaten_code in (${codes}) order by o.kabupaten_code, o.assumption_id, o.created_at desc, o.id desc) a
      ) as area_rules`,
    )
    .orderBy(sql`kind, place`);
  for (const { kind, code, row } of rows) {
    const of = rules.get(code);
    if (kind === 'ZONE') of?.zones.push(rowOf<ZoneRow>(zoneStatus, row));
    else if (kind === 'RULE') of?.localRegulations.push(rowOf<LocalRegulationRow>(localRegulation, row));
    else of?.overrides.push(rowOf<AssumptionOverrideRow>(assumptionOverride, row));
  }
  return rules;
}

/** A row that came as JSON, under the names and in the types of its table. */
function rowOf<Row>(table: PgTable, json: Record<string, unknown>): Row {
  const entries = Object.entries(getColumns(table)).map(([name, column]) => {
    const value = json[column.name] ?? null;
    return [name, value !== null && column.getSQLType().startsWith('timestamp') ? new Date(String(value)) : value];
  });
  return Object.fromEntries(entries) as Row;
}
