import { defaultSetting, parseSetting, type SchoolSetting } from '@giliran/planning';
import { settingsBySchool, type SchoolRow } from '@giliran/db/queries/schools';
import type { EducationForm } from '@giliran/policy';
import { readinessOf, readinessTemplate } from '@giliran/policy/lifecycle';
import { localRulesOf } from './area-of.ts';
import { batched } from './batched.ts';
import type { Reader } from './context.ts';
import { readinessEntriesOf } from './readiness-entries-of.ts';

/**
 * The school's parameters: those it stored, else the defaults for its form (version 0), with what the Dinas of its kabupaten set.
 * The share of readiness is that of the checklist as soon as an item is answered; a typed one stands until then.
 */
export async function settingOf(context: Reader, school: SchoolRow): Promise<{ version: number; setting: SchoolSetting }> {
  const [stored, local, entries] = await Promise.all([
    storedSetting(context, school),
    localRulesOf(context, school.kabupatenCode),
    readinessEntriesOf(context, school.id),
  ]);
  const answers = new Map(entries.map((entry) => [entry.code, entry.answer]));
  const items = readinessTemplate().items.map(({ id }) => ({ itemId: id, claimed: answers.get(id) ?? null, verified: null }));
  const readinessShare = items.some(({ claimed }) => claimed !== null) ? readinessOf(items).claimedShare : stored.setting.readinessShare;
  return { version: stored.version, setting: { ...stored.setting, local, readinessShare } };
}

/** What the school itself set, else the defaults for its form, and nothing besides. One statement for all schools of a request. */
export async function storedSetting(context: Reader, school: SchoolRow): Promise<{ version: number; setting: SchoolSetting }> {
  const stored = await batched(context, 'setting', (ids) => settingsBySchool(context.tx, ids)).load(school.id);
  return stored
    ? { version: stored.version, setting: parseSetting(stored.body) }
    : { version: 0, setting: defaultSetting(school.form as EducationForm) };
}
