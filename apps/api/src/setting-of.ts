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
  const loader = batched(context, 'setting', (ids) => settingsBySchool(context.tx, ids));
  const [stored, local, entries] = await Promise.all([
    loader.load(school.id),
    localRulesOf(context, school.kabupatenCode),
    readinessEntriesOf(context, school.id),
  ]);
  const setting = stored ? parseSetting(stored.body) : defaultSetting(school.form as EducationForm);
  const answers = new Map(entries.map((entry) => [entry.code, entry.answer]));
  const items = readinessTemplate().items.map(({ id }) => ({ itemId: id, claimed: answers.get(id) ?? null, verified: null }));
  const readinessShare = items.some(({ claimed }) => claimed !== null) ? readinessOf(items).claimedShare : setting.readinessShare;
  return { version: stored?.version ?? 0, setting: { ...setting, local, readinessShare } };
}
