import type { Day } from '@giliran/kernel';
import { localRules, type LocalRules } from '@giliran/planning';
import type { EducationForm, ResolvedPolicy, Zone } from '@giliran/policy';
import type { ZoneEntry } from '@giliran/policy/lifecycle';
import { lifecycleRules, zoneEntries, zoneHistoryOf } from '@giliran/planning/lifecycle';
import { areaRulesOf, type AreaRules } from '@giliran/db/queries/area-rules';
import type { SchoolRow } from '@giliran/db/queries/schools';
import { batched } from './batched.ts';
import type { Reader } from './context.ts';

const AREA_RULES = 'areaRules';

/** Zones, local rules and changed assumptions of a kabupaten. One statement for all kabupaten of a request. */
export async function areaRulesIn(context: Reader, kabupatenCode: string): Promise<AreaRules> {
  const rules = await batched(context, AREA_RULES, (codes) => areaRulesOf(context.tx, codes)).load(kabupatenCode);
  return rules ?? { zones: [], localRegulations: [], overrides: [] };
}

/** The zones recorded in a kabupaten, as the rules read them. */
export async function zoneEntriesOf(context: Reader, kabupatenCode: string): Promise<ZoneEntry[]> {
  return zoneEntries((await areaRulesIn(context, kabupatenCode)).zones);
}

/** What the Dinas of a kabupaten set itself, as the rules take it. */
export async function localRulesOf(context: Reader, kabupatenCode: string): Promise<LocalRules> {
  const { localRegulations, overrides } = await areaRulesIn(context, kabupatenCode);
  return localRules(localRegulations, overrides);
}

/** Zones, local rules or assumptions were written: the next reading of this request asks the database again. */
export function forgetAreaRules(context: Reader): void {
  for (const key of context.loaders.keys()) if (key === AREA_RULES || key.startsWith('rules|')) context.loaders.delete(key);
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
