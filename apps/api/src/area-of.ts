import type { Day } from '@giliran/kernel';
import type { EducationForm, ParameterValue, ResolvedPolicy, Zone } from '@giliran/policy';
import type { ZoneEntry } from '@giliran/policy/lifecycle';
import { lifecycleRules, zoneHistoryOf, type LocalChoices } from '@giliran/planning/lifecycle';
import { assumptionOverridesOf, type AssumptionOverrideRow } from '@giliran/db/queries/local-regulations';
import type { SchoolRow } from '@giliran/db/queries/schools';
import { zoneAreaCode, zoneRecordsOf, type ZoneRow } from '@giliran/db/queries/zones';
import { batched, groupBy } from './batched.ts';
import type { Reader } from './context.ts';

/** The zones recorded in a kabupaten, as the rules read them. One statement for all kabupaten of a request. */
export async function zoneEntriesOf(context: Reader, kabupatenCode: string): Promise<ZoneEntry[]> {
  const loader = batched(context, 'zoneRecords', async (codes) =>
    groupBy(await zoneRecordsOf(context.tx, codes), (row) => row.kabupatenCode),
  );
  return zoneEntries((await loader.load(kabupatenCode)) ?? []);
}

export function zoneEntries(rows: readonly ZoneRow[]): ZoneEntry[] {
  return rows.map((row) => ({ areaCode: zoneAreaCode(row), from: row.fromDay as Day, zone: row.zone }));
}

/** What the Dinas of a kabupaten chose where the text leaves it open. One statement for all kabupaten of a request. */
export async function localChoicesOf(context: Reader, kabupatenCode: string): Promise<LocalChoices> {
  const loader = batched(context, 'assumptionOverrides', async (codes) =>
    groupBy(await assumptionOverridesOf(context.tx, codes), (row) => row.kabupatenCode),
  );
  return localChoices((await loader.load(kabupatenCode)) ?? []);
}

export function localChoices(overrides: readonly AssumptionOverrideRow[]): LocalChoices {
  const changed = overrides.filter((row) => !row.restored);
  return { assumptionValues: Object.fromEntries(changed.map((row) => [row.assumptionId, row.value as ParameterValue])) };
}

/** The rules of opening and closing for one school, day by day. */
export async function rulesOf(context: Reader, school: SchoolRow): Promise<(on: Day) => ResolvedPolicy> {
  const key = `rules|${school.kabupatenCode}|${school.form}`;
  const known = context.loaders.get(key) as ((on: Day) => ResolvedPolicy) | undefined;
  if (known) return known;
  const rules = lifecycleRules(school.form as EducationForm, await localChoicesOf(context, school.kabupatenCode));
  context.loaders.set(key, rules);
  return rules;
}

/** The zone of the school's place from each day on, oldest first, by the reading of A-04 in its kabupaten. */
export async function zoneHistory(context: Reader, school: SchoolRow): Promise<{ from: Day; zone: Zone }[]> {
  const { assumptionValues } = await localChoicesOf(context, school.kabupatenCode);
  return zoneHistoryOf(await zoneEntriesOf(context, school.kabupatenCode), school, assumptionValues['A-04']);
}
