import { addDays, InputError, isDay, weekdayOf, WEEKDAYS, type Day, type Weekday } from '@giliran/kernel';
import {
  at,
  fail,
  findId,
  indexIds,
  isMissing,
  readChoice,
  readId,
  readInteger,
  readList,
  readNumber,
  readObject,
  type Json,
} from './input-reader.ts';
import type { SchoolModel } from './parse-school.ts';
import type { PlanModel, SessionModel } from './plan-model.ts';

interface Use extends SessionModel {
  day: Weekday | null;
  week: 'A' | 'B' | null;
  date: Day | null;
  path: string;
  groupKey: string;
}

/** Reads a plan of dated or weekly sessions over groups of its own. @throws InputError with a pointer. O(days + sessions + pupils). */
export function parseTimetable(
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
  // Clashes of the week are found even where the horizon or a holiday leaves the day out.
  for (const list of byDay.values())
    for (const week of ['A', 'B'] as const)
      checkClashes(
        list.map((i) => uses[i] as Use).filter((use) => use.week === null || use.week === week),
        school,
      );
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
