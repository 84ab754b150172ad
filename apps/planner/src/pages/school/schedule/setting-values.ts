import type { SchoolSetting } from '@giliran/planning';
import type { SettingValues } from '../setting/setting-form.ts';

/** The school's parameters as the server takes them; what the Dinas set (`local`) is not the school's to send. */
export function settingValuesOf({ local: _, ...setting }: SchoolSetting): SettingValues {
  return {
    ...setting,
    shifts: setting.shifts.map(({ id, name, start, end, days }) => ({ id, name, start, end, days: days ?? null })),
    weeks: setting.weeks ?? 1,
    lessons: setting.lessons ?? null,
  };
}
