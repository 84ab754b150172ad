import type { Day } from '@giliran/kernel';
import { localRules, type LocalRules } from '@giliran/planning';
import type { EducationForm, ResolvedPolicy, Zone } from '@giliran/policy';
import type { ZoneEntry } from '@giliran/policy/lifecycle';
import { lifecycleRules, zoneEntries, zoneHistoryOf } from '@giliran/planning/lifecycle';
import {
  assumptionOverridesOf,
  localRegulationsOf,
  type AssumptionOverrideRow,
  type LocalRegulationRow,
} from '@giliran/db/queries/local-regulations';
import type { SchoolRow } from '@giliran/db/queries/schools';
import { zoneRecordsOf } from '@giliran/db/queries/zones';
import { batched, groupBy } from './batched.ts';
import type { Reader } from './context.ts';

/** The zones recorded in a kabupaten, as the rules read them. One statement for all kabupaten of a request. */
export async function zoneEntriesOf(context: Reader, kabupatenCode: string): Promise<ZoneEntry[]> {
  const loader = batched(context, 'zoneRecords', async (codes) =>
    groupBy(await zoneRecordsOf(context.tx, codes), (row) => row.kabupatenCode),
  );
  return zoneEntries((await loader.load(kabupatenCode)) ?? []);
}

/** Values the Dinas of a kabupaten set, oldest first, withdrawn ones included; batched. */
export async function localRegulationsIn(context: Reader, kabupatenCode: string): Promise<LocalRegulationRow[]> {
  const loader = batched(context, 'localRegulations', async (codes) =>
    groupBy(await localRegulationsOf(context.tx, codes), (row) => row.kabupatenCode),
  );
  return (await loader.load(kabupatenCode)) ?? [];
}

/** Assumptions the Dinas of a kabupaten changed, newest word each; batched. */
export async function assumptionOverridesIn(context: Reader, kabupatenCode: string): Promise<AssumptionOverrideRow[]> {
  const loader = batched(context, 'assumptionOverrides', async (codes) =>
    groupBy(await assumptionOverridesOf(context.tx, codes), (row) => row.kabupatenCode),
  );
  return (await loader.load(kabupatenCode)) ?? [];
}

/** What the Dinas of a kabupaten set itself, as the rules take it. Two statements for all kabupaten of a request. */
export async function localRulesOf(context: Reader, kabupatenCode: string): Promise<LocalRules> {
  const [own, changed] = await Promise.all([localRegulationsIn(context, kabupatenCode), assumptionOverridesIn(context, kabupatenCode)]);
  return localRules(own, changed);
}

/** The rules of opening and closing for one school, day by day. */
export async function rulesOf(context: Reader, school: SchoolRow): Promise<(on: Day) => ResolvedPolicy> {
  const key = `rules|${school.kabupatenCode}|${school.form}`;
  const known = context.loaders.get(key) as ((on: Day) => ResolvedPolicy) | undefined;
  if (known) return known;
  const rules = lifecycleRules(school.form as EducationForm, await localRulesOf(context, school.kabupatenCode));
  context.loaders.set(key, rules);
  return rules;
}

/** The zone of the school's place from each day on, oldest first, by the reading of A-04 in its kabupaten. */
export async function zoneHistory(context: Reader, school: SchoolRow): Promise<{ from: Day; zone: Zone }[]> {
  const { assumptionValues } = await localRulesOf(context, school.kabupatenCode);
  return zoneHistoryOf(await zoneEntriesOf(context, school.kabupatenCode), school, assumptionValues['A-04']);
}
