import { MinuteTally } from './minute-tally.ts';
import type { Kernel } from './kernel.ts';
import { SETTINGS, type Layout } from './layout.ts';
import { ROLE } from './parse-school.ts';

/** The whole numbers kept of one replicate of one plan. Fractions are scaled: mean learning minutes by `learningScale`, teaching minutes x 1024, Gini x 2^24. */
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
export const TEACHING_SCALE = 1024;
export const GINI_SCALE = 16777216;
/** Largest number of a row. */
const MOST = 2147483647;
const M = Object.fromEntries(METRICS.map((name, i) => [name, i])) as Record<Metric, number>;

/** Planned minutes of a layout: by group, and in all for teachers. */
interface PlannedTime {
  groupMinutes: Float64Array;
  teacherMinutes: number;
  /** Pupils in no group, who have no session at all. */
  unplaced: number;
}

/** O(days x (groups + teachers)). */
function plannedTime(layout: Layout): PlannedTime {
  const groupMinutes = new Float64Array(layout.groups);
  let teacherMinutes = 0;
  for (const t of layout.templateOfDay) {
    const template = layout.templates[t];
    if (!template) continue;
    for (let g = 0; g < layout.groups; g++) groupMinutes[g] = (groupMinutes[g] as number) + (template.groupMinutes[g] as number);
    for (const minutes of template.siteTeacherMinutes) teacherMinutes += minutes;
  }
  let placed = 0;
  for (const size of layout.groupSize) placed += size;
  return { groupMinutes, teacherMinutes, unplaced: layout.pupils.length - placed };
}

/** Units of a minute in which mean learning time is kept: the pupils, so that it is exact, unless a row could not hold that. O(parts). */
export function learningScale(layouts: readonly Layout[]): number {
  let pupils = 0;
  let days = 1;
  for (const layout of layouts) {
    pupils += layout.pupils.length;
    days = Math.max(days, layout.templateOfDay.length);
  }
  return Math.max(1, Math.min(pupils, Math.floor(MOST / (days * 1440))));
}

/**
 * Collects the figures of one replicate of one plan, from all parts that are simulated apart.
 */
export class Measure {
  private readonly planned: PlannedTime[];
  private readonly layouts: readonly Layout[];
  private readonly minutes = new MinuteTally();
  private teachers = 0;
  private teacherMinutes = 0;
  private lost: Int32Array;
  private readonly scale: number;

  /** `layouts`: of this plan, one a part. */
  constructor(layouts: readonly Layout[]) {
    this.layouts = layouts;
    this.planned = layouts.map(plannedTime);
    this.scale = learningScale(layouts);
    let groups = 1;
    for (const layout of layouts) {
      groups = Math.max(groups, layout.groups);
      this.teachers += layout.teachers.length;
    }
    this.lost = new Int32Array(groups);
  }

  /** Begins a row of figures. */
  begin(row: Int32Array, offset: number): void {
    for (let m = 0; m < METRIC_COUNT; m++) row[offset + m] = 0;
    row[offset + M.firstClosingDay] = -1;
    this.minutes.clear();
    this.teacherMinutes = 0;
  }

  /** Adds the kernel's last run of part `part`. O(infections + groups + pupils who lost time on their own). */
  add(kernel: Kernel, part: number, row: Int32Array, offset: number): void {
    const { patients, responses, losses, world } = kernel;
    for (let i = 0; i < patients.count; i++) {
      const person = patients.order[i] as number;
      const setting = offset + (patients.setting[person] as number);
      row[setting] = (row[setting] as number) + 1;
      const role = world.role[person] as number;
      const by =
        offset + (role === ROLE.pupil ? M.pupilsInfected : role === ROLE.teacher ? M.teachersInfected : M.householdMembersInfected);
      row[by] = (row[by] as number) + 1;
    }
    if (responses.groupClosed) row[offset + M.groupClosed] = 1;
    if (responses.schoolClosed) row[offset + M.schoolClosed] = 1;
    const first = row[offset + M.firstClosingDay] as number;
    if (responses.firstClosingDay >= 0 && (first < 0 || responses.firstClosingDay < first))
      row[offset + M.firstClosingDay] = responses.firstClosingDay;
    row[offset + M.personDaysLost] = (row[offset + M.personDaysLost] as number) + losses.personDays;
    this.addMinutes(kernel, part);
  }

  private addMinutes({ losses }: Kernel, part: number): void {
    const layout = this.layouts[part] as Layout;
    const planned = this.planned[part] as PlannedTime;
    this.teacherMinutes += planned.teacherMinutes - losses.teacherMinutes;
    const { lost } = this;
    if (losses.loserCount > 0) lost.fill(0, 0, layout.groups);
    for (let i = 0; i < losses.loserCount; i++) {
      const person = losses.losers[i] as number;
      const group = layout.groupOf[person] as number;
      lost[group] = (lost[group] as number) + 1;
      this.minutes.push((planned.groupMinutes[group] as number) - (losses.groupMinutes[group] as number) - losses.minutesOf(person), 1);
    }
    for (let g = 0; g < layout.groups; g++) {
      const alike = (layout.groupSize[g] as number) - (losses.loserCount > 0 ? (lost[g] as number) : 0);
      if (alike > 0) this.minutes.push((planned.groupMinutes[g] as number) - (losses.groupMinutes[g] as number), alike);
    }
    if (planned.unplaced > 0) this.minutes.push(0, planned.unplaced);
  }

  /** Completes the row. O(entries x log entries). */
  end(row: Int32Array, offset: number): void {
    const { least, mean, gini } = this.minutes.figures();
    row[offset + M.learningMin] = least;
    row[offset + M.learningMean] = Math.round(mean * this.scale);
    row[offset + M.learningGini] = Math.round(gini * GINI_SCALE);
    row[offset + M.teacherMinutes] = Math.round((this.teacherMinutes / Math.max(1, this.teachers)) * TEACHING_SCALE);
    row[offset + M.inSchool] = 0;
    for (let setting = 0; setting <= M.teachersRoom; setting++)
      row[offset + M.inSchool] = (row[offset + M.inSchool] as number) + (row[offset + setting] as number);
  }
}
