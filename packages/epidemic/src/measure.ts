import type { Kernel } from './kernel.ts';
import { SETTINGS, type Layout } from './layout.ts';
import { ROLE } from './parse-school.ts';

/** The whole numbers kept of one replicate of one plan. Fractions are scaled: learning and teaching minutes x 1024, Gini x 2^24. */
export const METRICS = [
  ...SETTINGS,
  'inSchool',
  'pupilsInfected',
  'teachersInfected',
  'householdMembersInfected',
  'groupClosed',
  'schoolClosed',
  'firstClosingDay',
  'personDaysLost',
  'learningMin',
  'learningMean',
  'learningGini',
  'teacherMinutes',
] as const;
export type Metric = (typeof METRICS)[number];
export const METRIC_COUNT = METRICS.length;
export const MINUTE_SCALE = 1024;
export const GINI_SCALE = 16777216;
const M = Object.fromEntries(METRICS.map((name, i) => [name, i])) as Record<Metric, number>;

/** Planned minutes of a layout: by group, and in all for teachers. O(days x (groups + teachers)). */
export interface PlannedTime {
  groupMinutes: Float64Array;
  teacherMinutes: number;
  /** Learning figures of a run that loses nothing. */
  undisturbed: { min: number; mean: number; gini: number };
}

export function plannedTime(layout: Layout): PlannedTime {
  const groupMinutes = new Float64Array(layout.groups);
  let teacherMinutes = 0;
  for (const t of layout.templateOfDay) {
    const template = layout.templates[t];
    if (!template) continue;
    for (let g = 0; g < layout.groups; g++) groupMinutes[g] = (groupMinutes[g] as number) + (template.groupMinutes[g] as number);
    for (const teacher of layout.teachers) teacherMinutes += template.teacherMinutes[teacher] as number;
  }
  const values = Float64Array.from(layout.pupils, (person) => groupMinutes[layout.groupOf[person] as number] ?? 0);
  return { groupMinutes, teacherMinutes, undisturbed: learning(values) };
}

/**
 * Least, mean (x 1024) and Gini (x 2^24) of minutes. Gini = sum |a - b| / (2 n sum), 0 when all are equal or all zero. Sorts `values`. O(n log n).
 */
export function learning(values: Float64Array): { min: number; mean: number; gini: number } {
  const n = values.length;
  if (n === 0) return { min: 0, mean: 0, gini: 0 };
  values.sort();
  let total = 0;
  let spread = 0;
  for (let i = 0; i < n; i++) {
    const value = values[i] as number;
    spread += value * i - total;
    total += value;
  }
  return {
    min: Math.round(values[0] as number),
    mean: Math.round((total / n) * MINUTE_SCALE),
    gini: total === 0 ? 0 : Math.round((spread / (n * total)) * GINI_SCALE),
  };
}

/** Writes the figures of the kernel's last run into `row` from `offset` on. O(infections), or O(pupils log pupils) when time was lost. */
export function measure(kernel: Kernel, layout: Layout, planned: PlannedTime, row: Int32Array, offset: number): void {
  row.fill(0, offset, offset + METRIC_COUNT);
  const role = kernel.world.role;
  for (let i = 0; i < kernel.infectedCount; i++) {
    const person = kernel.infected[i] as number;
    const setting = kernel.infectedSetting[person] as number;
    row[offset + setting] = (row[offset + setting] as number) + 1;
    const by =
      role[person] === ROLE.pupil ? M.pupilsInfected : role[person] === ROLE.teacher ? M.teachersInfected : M.householdMembersInfected;
    row[offset + by] = (row[offset + by] as number) + 1;
  }
  for (let setting = 0; setting <= M.teachersRoom; setting++)
    row[offset + M.inSchool] = (row[offset + M.inSchool] as number) + (row[offset + setting] as number);
  row[offset + M.groupClosed] = kernel.groupClosed ? 1 : 0;
  row[offset + M.schoolClosed] = kernel.schoolClosed ? 1 : 0;
  row[offset + M.firstClosingDay] = kernel.firstClosingDay;
  row[offset + M.personDaysLost] = kernel.personDaysLost;
  let figures = planned.undisturbed;
  if (kernel.personDaysLost > 0) {
    const values = new Float64Array(layout.pupils.length);
    for (let i = 0; i < values.length; i++) {
      const person = layout.pupils[i] as number;
      const group = layout.groupOf[person] as number;
      if (group >= 0)
        values[i] = (planned.groupMinutes[group] as number) - (kernel.groupLost[group] as number) - kernel.minutesLost(person);
    }
    figures = learning(values);
  }
  row[offset + M.learningMin] = figures.min;
  row[offset + M.learningMean] = figures.mean;
  row[offset + M.learningGini] = figures.gini;
  const teachers = Math.max(1, layout.teachers.length);
  row[offset + M.teacherMinutes] = Math.round(((planned.teacherMinutes - kernel.teacherMinutesLost) / teachers) * MINUTE_SCALE);
}
