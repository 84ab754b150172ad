import { addCalendarMonths, daysBetween, InputError, isDay, type Day } from '@giliran/kernel';
import { builtinPlan } from './builtin-plan.ts';
import {
  at,
  fail,
  indexIds,
  isMissing,
  readChoice,
  readFlag,
  readId,
  readInteger,
  readList,
  readNumber,
  readObject,
} from './input-reader.ts';
import type { Assumption } from './assumption.ts';
import type { SchoolModel } from './parse-school.ts';
import { parseTimetable } from './parse-timetable.ts';
import type { PlanModel } from './plan-model.ts';
import { BUILTINS } from './rotation-input.ts';

/** A plan of the input and where it stands. */
export interface PlanSource {
  value: unknown;
  path: string;
}

/** Lists the plans of an input: `plans`, or the one `plan`; `optional` where schools bring their own. */
export function planSources(plans: unknown, plan: unknown, optional: boolean): PlanSource[] {
  if (optional && isMissing(plans) && isMissing(plan)) return [];
  if (isMissing(plans) && !isMissing(plan)) return [{ value: plan, path: '/plan' }];
  return readList(plans, '/plans').map((value, i) => ({ value, path: at('/plans', i) }));
}

/** Reads the plans to compare. All must cover the same dates. Errors are InputErrors with pointers. O(plans x (days + sessions + pupils)). */
export function parsePlans(
  sources: readonly PlanSource[],
  school: SchoolModel,
  assumptions: Assumption[],
  warnings: string[],
): { plans: PlanModel[]; reference: number } {
  if (sources.length === 0) fail('/plans', 'at least one plan', []);
  const pathOf = (i: number): string => (sources[i] as PlanSource).path;
  const models = sources.map(({ value, path }, i) => parsePlan(value, path, i, school, assumptions, warnings));
  indexIds(
    models.map((model) => model.id),
    'plan',
    (i) => at(pathOf(i), 'id'),
  );
  const first = models[0] as PlanModel;
  models.forEach((model, i) => {
    if (model.startDate !== first.startDate)
      fail(
        at(pathOf(i), 'startDate'),
        `the start date of the other plans (${first.startDate}): plans are compared over the same days`,
        model.startDate,
      );
    if (model.days !== first.days)
      fail(
        at(pathOf(i), 'days'),
        `the number of days of the other plans (${first.days}): plans are compared over the same days`,
        model.days,
      );
  });
  const references = models.flatMap((model, i) => (model.reference ? [i] : []));
  if (references.length > 1)
    throw new InputError(at(pathOf(references[1] as number), 'reference'), 'Expected one reference plan, got a second. Maybe remove one?');
  if (references.length === 0 && models.length > 1)
    assumptions.push({ key: 'reference', value: first.id, source: 'assumption: the first plan' });
  return { plans: models, reference: references[0] ?? 0 };
}

function parsePlan(
  value: unknown,
  path: string,
  position: number,
  school: SchoolModel,
  assumptions: Assumption[],
  warnings: string[],
): PlanModel {
  const plan = readObject(value, path);
  const id = isMissing(plan['id'])
    ? typeof plan['builtin'] === 'string'
      ? plan['builtin']
      : `plan-${position + 1}`
    : readId(plan['id'], at(path, 'id'));
  const note = (key: string, used: Assumption['value']): void => {
    if (isMissing(plan[key])) assumptions.push({ key: `plans.${id}.${key}`, value: used, source: 'assumption' });
  };
  const readDay = (day: unknown, where: string): Day => {
    if (!isDay(day)) fail(where, 'a date such as 2021-09-13', day);
    return day as Day;
  };
  const startDate = isMissing(plan['startDate']) ? '2021-09-13' : readDay(plan['startDate'], at(path, 'startDate'));
  note('startDate', startDate);
  const days = readInteger(plan['days'] ?? undefined, at(path, 'days'), 1, 366, daysBetween(startDate, addCalendarMonths(startDate, 2)));
  note('days', days);
  const spacingM = readNumber(plan['spacingM'] ?? undefined, at(path, 'spacingM'), 0, 100, 1.5);
  note('spacingM', spacingM);
  note('holidays', 'none');
  const holidays = new Set<string>(
    (isMissing(plan['holidays']) ? [] : readList(plan['holidays'], at(path, 'holidays'))).map((day, i) =>
      readDay(day, at(path, 'holidays', i)),
    ),
  );
  const frame = { id, reference: readFlag(plan['reference'], at(path, 'reference'), false), startDate, days, spacingM, holidays };
  if (!isMissing(plan['builtin'])) {
    const builtin = readChoice(plan['builtin'], at(path, 'builtin'), BUILTINS);
    const usual = builtin === 'full360' ? 360 : 180;
    const sessionMinutes = readInteger(plan['sessionMinutes'] ?? undefined, at(path, 'sessionMinutes'), 1, 480, usual);
    note('sessionMinutes', sessionMinutes);
    const gapMinutes = readInteger(plan['gapMinutes'] ?? undefined, at(path, 'gapMinutes'), 0, 480, 30);
    if (builtin === 'double') note('gapMinutes', gapMinutes);
    return builtinPlan(school, frame, builtin, sessionMinutes, gapMinutes, warnings);
  }
  return parseTimetable(plan, path, frame, school, warnings);
}
