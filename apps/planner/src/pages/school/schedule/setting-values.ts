import type { SchoolSetting } from '@giliran/planning';
import type { SettingValues } from '../setting/setting-form.ts';

/** The school's parameters as the server takes them; what the Dinas set (`local`) is not the school's to send. */
export function settingValuesOf(setting: SchoolSetting): SettingValues {
  const { regulationIds, phase, startDate, days, roomGapMin, teacherGapMin, minSessions, gate, maxCampusPupils } = setting;
  const { genderRule, mergeable, canteen, readinessShare, weeks = 1, lessons = null } = setting;
  const shifts = setting.shifts.map(({ id, name, start, end, days: own }) => ({ id, name, start, end, days: own ?? null }));
  return {
    regulationIds,
    phase,
    startDate,
    days,
    shifts,
    roomGapMin,
    teacherGapMin,
    minSessions,
    gate,
    maxCampusPupils,
    genderRule,
    mergeable,
    canteen,
    readinessShare,
    weeks,
    lessons,
  };
}
