import { addCalendarMonths, addDays, daysBetween, InputError, isDay, weekdayOf, WEEKDAYS, type Day, type Weekday } from '@giliran/kernel';
import { builtinPlan } from './builtin-plan.ts';
import {
  at,
  fail,
  findId,
  indexIds,
  isMissing,
  readChoice,
  readFlag,
  readId,
  readInteger,
  readList,
  readNumber,
  readObject,
  type Json,
} from './input-reader.ts';
import type { Assumption, SchoolModel } from './parse-school.ts';
import type { PlanModel, SessionModel } from './plan-model.ts';
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
  return timetable(plan, path, frame, school, warnings);
}

interface Use extends SessionModel {
  day: Weekday | null;
  week: 'A' | 'B' | null;
  date: Day | null;
  path: string;
  groupKey: string;
}

function timetable(
  plan: Json,
  path: string,
  frame: { id: string; reference: boolean; startDate: Day; days: number; spacingM: number; holidays: ReadonlySet<string> },
  school: SchoolModel,
  warnings: string[],
): PlanModel {
  const placed = new Map<number, string>();
  const groups = readList(plan['groups'], at(path, 'groups')).map((value, i) => {
    const where = at(path, 'groups', i);
    const group = readObject(value, where);
    const id = readId(group['id'], at(where, 'id'));
    const pupils = readList(group['pupils'], at(where, 'pupils')).map((pupilId, n) => {
      const pupil = findId(school.pupilById, pupilId, at(where, 'pupils', n), 'pupil');
      const other = placed.get(pupil);
      if (other !== undefined)
        throw new InputError(
          at(where, 'pupils', n),
          `Expected each pupil in one group of a plan, got '${String(pupilId)}' in '${other}' and '${id}'.`,
        );
      placed.set(pupil, id);
      return pupil;
    });
    const coming = pupils.filter((pupil) => school.pupils[pupil]?.consent);
    if (coming.length < pupils.length)
      warnings.push(`plan ${frame.id}: ${pupils.length - coming.length} pupils of group ${id} have no consent and stay at home.`);
    return {
      id,
      pupils: coming,
      site: 0,
      seats: isMissing(group['seats']) ? null : readSeats(group['seats'], at(where, 'seats'), pupils, coming, school),
    };
  });
  const groupById = indexIds(
    groups.map((group) => group.id),
    'group',
    (i) => at(path, 'groups', i, 'id'),
  );
  const shifts = readList(plan['shifts'], at(path, 'shifts')).map((value, i) => {
    const where = at(path, 'shifts', i);
    const shift = readObject(value, where);
    const start = readClock(shift['start'], at(where, 'start'));
    const end = readClock(shift['end'], at(where, 'end'));
    if (end <= start) fail(at(where, 'end'), 'a time after the start', shift['end']);
    return { id: readId(shift['id'], at(where, 'id')), start, end };
  });
  const shiftById = indexIds(
    shifts.map((shift) => shift.id),
    'shift',
    (i) => at(path, 'shifts', i, 'id'),
  );
  const values = readList(plan['sessions'], at(path, 'sessions'));
  if (values.length === 0) fail(at(path, 'sessions'), 'at least one session', values);
  const periods = periodsPerSession(plan, path, values);
  const uses = values.map((value, i): Use => {
    const where = at(path, 'sessions', i);
    const session = readObject(value, where);
    const group = findId(groupById, session['group'], at(where, 'group'), 'group');
    const shift = shifts[findId(shiftById, session['shift'], at(where, 'shift'), 'shift')] as (typeof shifts)[number];
    const room = findId(school.roomById, session['room'], at(where, 'room'), 'room');
    const date = isMissing(session['date']) ? null : session['date'];
    if (date !== null && !isDay(date)) fail(at(where, 'date'), 'a date such as 2021-09-13', date);
    const day = date === null ? readChoice<Weekday>(session['day'], at(where, 'day'), WEEKDAYS) : null;
    const week = isMissing(session['week']) ? null : readChoice(session['week'], at(where, 'week'), ['A', 'B'] as const);
    return {
      site: 0,
      groups: [group],
      room,
      start: shift.start,
      end: shift.end,
      teachers: readTeachers(session, where, shift, school, periods),
      day,
      week,
      date: date as Day | null,
      path: where,
      groupKey: String(session['group']),
    };
  });

  const monday = WEEKDAYS.indexOf(weekdayOf(frame.startDate));
  const templates: SessionModel[][] = [];
  const known = new Map<string, number>();
  const templateOfDay = new Int32Array(frame.days).fill(-1);
  const byDate = new Map<string, number[]>();
  const byDay = new Map<string, number[]>();
  uses.forEach((use, i) => {
    const [map, key] = use.date ? ([byDate, use.date] as const) : ([byDay, use.day as string] as const);
    const list = map.get(key);
    if (list) list.push(i);
    else map.set(key, [i]);
  });
  for (let d = 0; d < frame.days; d++) {
    const date = addDays(frame.startDate, d);
    if (frame.holidays.has(date)) continue;
    const week = Math.floor((d + monday) / 7) % 2 === 0 ? 'A' : 'B';
    const held = [...(byDay.get(weekdayOf(date)) ?? []), ...(byDate.get(date) ?? [])].filter(
      (i) => (uses[i] as Use).week === null || (uses[i] as Use).week === week,
    );
    if (held.length === 0) continue;
    const key = held.join();
    let template = known.get(key);
    if (template === undefined) {
      const sessions = held.map((i) => uses[i] as Use);
      checkClashes(sessions, school);
      template =
        templates.push(sessions.map(({ groups, room, start, end, teachers, site }) => ({ groups, room, start, end, teachers, site }))) - 1;
      known.set(key, template);
    }
    templateOfDay[d] = template;
  }
  if (templates.length === 0) fail(at(path, 'sessions'), `a session on one of the ${frame.days} days from ${frame.startDate}`, values);
  return {
    id: frame.id,
    reference: frame.reference,
    builtin: null,
    startDate: frame.startDate,
    days: frame.days,
    spacingM: frame.spacingM,
    groups,
    rooms: school.rooms,
    templateOfDay,
    templates,
  };
}

/** Seats in the order of the pupils who come; each of them needs one, and nobody sits on two. */
function readSeats(
  value: unknown,
  path: string,
  pupils: readonly number[],
  coming: readonly number[],
  school: SchoolModel,
): { x: number; y: number }[] {
  const seatOf = new Map<number, { x: number; y: number }>();
  readList(value, path).forEach((entry, i) => {
    const where = at(path, i);
    const seat = readObject(entry, where, ['pupil', 'xM', 'yM']);
    const pupil = findId(school.pupilById, seat['pupil'], at(where, 'pupil'), 'pupil');
    if (!pupils.includes(pupil)) fail(at(where, 'pupil'), 'a pupil of the group', seat['pupil']);
    if (seatOf.has(pupil)) fail(at(where, 'pupil'), 'one seat for each pupil', seat['pupil']);
    seatOf.set(pupil, { x: readNumber(seat['xM'], at(where, 'xM'), -1000, 1000), y: readNumber(seat['yM'], at(where, 'yM'), -1000, 1000) });
  });
  return coming.map((pupil) => {
    const seat = seatOf.get(pupil);
    return (
      seat ??
      fail(path, 'a seat for every pupil of the group who comes', school.persons[(school.pupils[pupil] as { person: number }).person]?.id)
    );
  });
}

/** Periods in a session: `periodsPerSession` of the plan, else the highest period any session uses, plus one. */
function periodsPerSession(plan: Json, path: string, sessions: readonly unknown[]): number {
  if (!isMissing(plan['periodsPerSession'])) return readInteger(plan['periodsPerSession'], at(path, 'periodsPerSession'), 1, 48);
  let most = 1;
  sessions.forEach((value, i) => {
    const where = at(path, 'sessions', i);
    const lessons = readObject(value, where)['lessons'];
    if (isMissing(lessons)) return;
    readList(lessons, at(where, 'lessons')).forEach((lesson, n) => {
      most = Math.max(
        most,
        readInteger(readObject(lesson, at(where, 'lessons', n))['period'], at(where, 'lessons', n, 'period'), 0, 47) + 1,
      );
    });
  });
  return most;
}

function readTeachers(
  session: Json,
  where: string,
  shift: { start: number; end: number },
  school: SchoolModel,
  periods: number,
): SessionModel['teachers'] {
  const whole = (id: unknown, path: string): SessionModel['teachers'][number] => ({
    teacher: findId(school.teacherById, id, path, 'teacher'),
    start: shift.start,
    end: shift.end,
  });
  if (!isMissing(session['teachers']))
    return readList(session['teachers'], at(where, 'teachers')).map((id, n) => whole(id, at(where, 'teachers', n)));
  if (!isMissing(session['teacher'])) return [whole(session['teacher'], at(where, 'teacher'))];
  if (isMissing(session['lessons'])) return [];
  const lessons = readList(session['lessons'], at(where, 'lessons')).map((value, n) => {
    const lesson = readObject(value, at(where, 'lessons', n));
    return {
      period: readInteger(lesson['period'], at(where, 'lessons', n, 'period'), 0, periods - 1),
      teacher: findId(school.teacherById, lesson['teacher'], at(where, 'lessons', n, 'teacher'), 'teacher'),
    };
  });
  const minutes = (shift.end - shift.start) / periods;
  return lessons.map((lesson) => ({
    teacher: lesson.teacher,
    start: shift.start + lesson.period * minutes,
    end: shift.start + (lesson.period + 1) * minutes,
  }));
}

/** Nobody is in two rooms at once: groups (any overlap), teachers (two different rooms). */
function checkClashes(sessions: readonly Use[], school: SchoolModel): void {
  const groupUses = new Map<number, Use[]>();
  const teacherUses = new Map<number, { start: number; end: number; room: number }[]>();
  for (const use of sessions) {
    const group = use.groups[0] as number;
    const earlier = groupUses.get(group) ?? [];
    for (const other of earlier) {
      if (other.start < use.end && use.start < other.end)
        throw new InputError(
          use.path,
          `The group '${use.groupKey}' is in two places at once on ${use.date ?? use.day} (see also ${other.path}). Maybe another shift?`,
        );
    }
    groupUses.set(group, [...earlier, use]);
    for (const { teacher, start, end } of use.teachers) {
      const busy = teacherUses.get(teacher) ?? [];
      if (busy.some((other) => other.room !== use.room && other.start < end && start < other.end)) {
        const person = school.persons[(school.teachers[teacher] as { person: number }).person];
        throw new InputError(
          use.path,
          `The teacher '${person?.id ?? ''}' is in two rooms at once on ${use.date ?? use.day}. Maybe another teacher or shift?`,
        );
      }
      teacherUses.set(teacher, [...busy, { start, end, room: use.room }]);
    }
  }
}

function readClock(value: unknown, path: string): number {
  const match = typeof value === 'string' ? /^(\d{1,2})[:.](\d{2})$/.exec(value) : null;
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : NaN;
  if (!(minutes >= 0 && minutes <= 1440) || Number(match?.[2]) > 59) fail(path, 'a time such as 07:00', value);
  return minutes;
}
