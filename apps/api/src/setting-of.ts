import { defaultSetting, parseSetting, type SchoolSetting } from '@giliran/planning';
import { settingsBySchool, type SchoolRow } from '@giliran/db/queries/schools';
import type { EducationForm } from '@giliran/policy';
import { localRulesOf } from './area-of.ts';
import { batched } from './batched.ts';
import type { Reader } from './context.ts';

/** The school's parameters: those it stored, else the defaults for its form (version 0), with what the Dinas of its kabupaten set. */
export async function settingOf(context: Reader, school: SchoolRow): Promise<{ version: number; setting: SchoolSetting }> {
  const loader = batched(context, 'setting', (ids) => settingsBySchool(context.tx, ids));
  const [stored, local] = await Promise.all([loader.load(school.id), localRulesOf(context, school.kabupatenCode)]);
  const setting = stored ? parseSetting(stored.body) : defaultSetting(school.form as EducationForm);
  return { version: stored?.version ?? 0, setting: { ...setting, local } };
}
