import { defaultSetting, parseSetting, type SchoolSetting } from '@giliran/planning';
import { settingsBySchool, type SchoolRow } from '@giliran/db/queries/schools';
import type { EducationForm } from '@giliran/policy';
import { batched } from './batched.ts';
import type { Reader } from './context.ts';

/** The school's parameters: those it stored, else the defaults for its form (version 0). */
export async function settingOf(context: Reader, school: SchoolRow): Promise<{ version: number; setting: SchoolSetting }> {
  const loader = batched(context, 'setting', (ids) => settingsBySchool(context.tx, ids));
  const stored = await loader.load(school.id);
  return stored
    ? { version: stored.version, setting: parseSetting(stored.body) }
    : { version: 0, setting: defaultSetting(school.form as EducationForm) };
}
