import { defaultSetting, judgeSchoolPlan, planSchool, type SavedPlan, type SchoolFacts } from '@giliran/planning';
import { expect, test } from 'vitest';
import { applyEdits } from '../fit-lessons.ts';
import { subjectSchool } from '../test-lessons.ts';
import { findPlaces, type Place } from './find-places.ts';

/** A small SD: `rombel` rombel of 30, a 7 x 8 m room and a class teacher each. Synthetic. */
function school(rombel: number): SchoolFacts {
  const numbers = Array.from({ length: rombel }, (_, i) => i + 1);
  return {
    id: 's',
    form: 'SD',
    setting: defaultSetting('SD'),
    rooms: numbers.map((n) => ({
      id: `K${n}`,
      name: `Kelas ${n}`,
      site: 'ON_CAMPUS' as const,
      widthCm: 700,
      lengthCm: 800,
      sideMarginCm: 50,
      frontZoneCm: 200,
      backMarginCm: 50,
    })),
    teachers: numbers.map((n) => ({ id: `G${n}`, name: `Guru ${n}`, rombelId: `R${n}`, maxDay: null, maxWeek: null })),
    rombel: numbers.map((n) => ({
      id: `R${n}`,
      name: `${n}`,
      grade: n,
      pupilCount: 0,
      pupils: Array.from({ length: 30 }, (_, i) => ({
        id: `R${n}-${i}`,
        rosterNumber: i + 1,
        sex: null,
        consent: 'YES' as const,
        familyId: null,
      })),
    })),
    zoneHistory: [],
  };
}

const facts = school(3);
const full = planSchool(facts).plan as SavedPlan;
// Room to move: the second group of each rombel stays away on Saturday, the first on Friday.
const plan: SavedPlan = {
  ...full,
  sessions: full.sessions.filter((s) => !(s.day === 'Sab' && s.group.endsWith('B')) && !(s.day === 'Jum' && s.group.endsWith('A'))),
};
const index = plan.sessions.findIndex((s) => s.day === 'Sen' && s.group === 'R1-A');

function after({ edits }: Place): SavedPlan {
  const byIndex = new Map(edits.map((edit) => [edit.index, edit.patch]));
  return { ...plan, sessions: plan.sessions.map((s, i) => ({ ...s, ...byIndex.get(i) })) };
}

test.each(['rombel', 'group', 'teacher', 'room'] as const)(
  'by %s: each answer is what the judge of plans says of the edited plan',
  (rows) => {
    const places = findPlaces({ facts, plan, session: index, rows });
    expect(places.length).toBe(12 * { rombel: 1, group: 1, teacher: 3, room: 3 }[rows]);
    const sound = judgeSchoolPlan(facts, plan).check.violations.length;
    for (const place of places) {
      if (place.kind === 'here') expect(place.edits).toEqual([]);
      const { violations } = judgeSchoolPlan(facts, after(place)).check;
      expect(violations.length > sound, `${place.row} ${place.day} ${place.shift}`).toBe(place.breaks.length > 0);
    }
    expect(places.some((place) => place.kind !== 'here' && place.breaks.length === 0)).toBe(true);
    expect(places.some((place) => place.breaks.length > 0)).toBe(true);
  },
);

test('twice a day is law with its article, an occupied room the rule of the school', () => {
  const session = plan.sessions[index];
  const places = findPlaces({ facts, plan, session: index, rows: 'room' });
  const busy = plan.sessions.find((s) => s.group === 'R1-A' && s.day === 'Sel');
  const twice = places.find((place) => place.day === 'Sel' && place.shift !== busy?.shift && place.row === session?.room);
  expect(twice?.breaks[0]?.violation.code).toBe('H5');
  expect(twice?.breaks[0]?.source).toMatchObject({ kind: 'law', citations: [{ article: 'Pasal 5 ayat (1) huruf c' }] });
  const other = plan.sessions.find((s) => s.day === 'Sen' && s.shift === session?.shift && s.group !== 'R1-A');
  const taken = places.find((place) => place.day === 'Sen' && place.shift === session?.shift && place.row === other?.room);
  // The other session changes places, or the room is said to be taken; never both in one room.
  expect(taken?.kind === 'swap' || taken?.breaks.some(({ source }) => source.kind === 'school')).toBe(true);
});

test('a locked session is never moved out of the way', () => {
  const locked = { ...plan, sessions: plan.sessions.map((s, i) => (i === index ? s : { ...s, locked: true })) };
  expect(findPlaces({ facts, plan: locked, session: index, rows: 'room' }).filter((place) => place.kind === 'swap')).toEqual([]);
});

test('a session of 181 minutes is forbidden by the article on minutes', () => {
  const long = structuredClone(facts);
  const [shift] = long.setting.shifts;
  if (shift) shift.end = '10:01';
  const afternoon = plan.sessions.findIndex((s) => s.group === 'R1-B' && s.shift === 'S');
  const places = findPlaces({ facts: long, plan, session: afternoon >= 0 ? afternoon : index, rows: 'group' });
  const morning = places.find(
    (place) => place.shift === 'P' && place.kind !== 'here' && place.breaks.some(({ violation }) => violation.measured === 181),
  );
  expect(morning?.breaks.find(({ violation }) => violation.measured === 181)?.source.kind).toBe('law');
});

test('an unknown session has no places', () => {
  expect(findPlaces({ facts, plan, session: 9999, rows: 'room' })).toEqual([]);
});

test('in a fortnight a session may also go to the other week, and a day of one week is free when only the other is taken', () => {
  const two = { ...facts, setting: { ...facts.setting, weeks: 2 as const } };
  // Week A as above; in week B the first group of the first rombel comes on no Monday.
  const sessions = (['A', 'B'] as const).flatMap((week) =>
    plan.sessions.filter((s) => !(week === 'B' && s.day === 'Sen' && s.group === 'R1-A')).map((s) => ({ ...s, week })),
  );
  const fortnight: SavedPlan = { ...plan, sessions };
  const at = sessions.findIndex((s) => s.week === 'A' && s.day === 'Sen' && s.group === 'R1-A');
  const own = sessions[at];
  const places = findPlaces({ facts: two, plan: fortnight, session: at, rows: 'group' });
  expect(places.length).toBe(24);
  expect(places.filter(({ kind }) => kind === 'here').map(({ week, day }) => [week, day])).toEqual([['A', 'Sen']]);
  const inB = places.find((p) => p.week === 'B' && p.day === 'Sen' && p.shift === own?.shift);
  expect(inB?.breaks).toEqual([]);
  const edited = { ...fortnight, sessions: fortnight.sessions.map((s, i) => ({ ...s, ...inB?.edits.find((e) => e.index === i)?.patch })) };
  expect(edited.sessions[at]?.week).toBe('B');
  expect(judgeSchoolPlan(two, edited).check.violations).toEqual([]);
  // Tuesday is taken in both weeks.
  expect(places.filter((p) => p.day === 'Sel').every((p) => p.breaks.some(({ violation }) => violation.code === 'H5'))).toBe(true);
});

test('subject teachers: the answers hold in every view, lessons follow, and what is forbidden names the teacher', () => {
  const school = subjectSchool(3, 3);
  const timetable = planSchool(school).plan as SavedPlan;
  const session = timetable.sessions[0] as SavedPlan['sessions'][number];
  const taught = new Set(session.lessons?.map(({ teacher }) => teacher));
  let shifted = 0;
  for (const rows of ['rombel', 'group', 'teacher', 'room'] as const) {
    const places = findPlaces({ facts: school, plan: timetable, session: 0, rows });
    expect(places.length).toBe(8 * { rombel: 1, group: 1, teacher: taught.size, room: 3 }[rows]);
    for (const place of places) {
      expect(place.teacher).toBeNull();
      const sessions = applyEdits(timetable.sessions, place.edits);
      const { violations } = judgeSchoolPlan(school, { ...timetable, sessions }).check;
      expect(violations.length > 0, `${rows} ${place.row} ${place.day} ${place.shift}`).toBe(place.breaks.length > 0);
      if (place.breaks.length === 0 && place.edits.some(({ patch }) => patch.lessons)) shifted++;
    }
  }
  expect(shifted).toBeGreaterThan(0);
  // Everybody's other sessions are locked where they are, and the teacher of mathematics is busy in every period of Thursday morning.
  const [busy] = school.teachers;
  const away = structuredClone(school);
  for (const teacher of away.teachers) if (teacher.id === busy?.id) teacher.unavailable = [['Kam', 'P']];
  const own = timetable.sessions.findIndex((s) => s.day !== 'Kam' && s.lessons?.filter(({ teacher }) => teacher === busy?.id).length === 2);
  const alone = { ...timetable, sessions: timetable.sessions.map((s, i) => (i === own ? s : { ...s, locked: true })) };
  const there = findPlaces({ facts: away, plan: alone, session: own, rows: 'group' }).find(
    ({ day, shift }) => day === 'Kam' && shift === 'P',
  );
  expect(there?.breaks.some(({ violation }) => violation.code === 'H7' && violation.message.includes(busy?.id ?? '?'))).toBe(true);
});
