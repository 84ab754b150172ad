import type { Day } from '@giliran/kernel';
import type { SavedPlan } from '@giliran/planning';
import { dailyLists } from '@giliran/policy/lifecycle';
import { addDailyCheck, addHolds, dailyChecksOf, holdById, type DailyCheckRow, type HoldRow } from '@giliran/db/queries/daily';
import { pupilsBySchool, rombelBySchool, teachersBySchool, type PupilRow } from '@giliran/db/queries/people';
import type { PlanVersionRow } from '@giliran/db/queries/plans';
import { roomsBySchool } from '@giliran/db/queries/rooms';
import type { SchoolRow } from '@giliran/db/queries/schools';
import { batched } from '../batched.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { badInput, notFound, wellFormed } from '../errors.ts';
import { fillableDay } from '../fillable-day.ts';
import { planOfDay, sessionsOn, type PlannedSession } from '../plan-of-day.ts';
import { planVersionsOf } from '../plan-versions-of.ts';
import { provisionsOf } from '../provisions-of.ts';
import { holdsOn, rosterOf, type AwayReason, type SessionRoster } from '../roster-of.ts';
import { schoolOf } from '../school-of.ts';
import { storedSetting } from '../setting-of.ts';
import { PupilRef } from './people.ts';
import { ProvisionRef } from './regulation.ts';
import { SchoolRef } from './school.ts';

export interface SchoolDay {
  school: SchoolRow;
  day: Day;
}
interface DaySession extends SchoolDay {
  session: PlannedSession;
  start: string;
  end: string;
  shiftName: string;
}

const HoldReasonRef = builder.enumType('HoldReason', {
  description: 'Why a pupil must stay at home. Never a diagnosis.',
  values: {
    RT_RW: { description: 'Kasus di lingkungan RT/RW (P7.7.d).' },
    SYMPTOM: { description: 'Gejala pada anak atau orang serumah (Lampiran III baris 4).' },
    COMORBIDITY: { description: 'Penyakit penyerta belum terkontrol (Lampiran III baris 4).' },
  } as const,
});

const AwayReasonRef = builder.enumType('AwayReason', {
  description: 'Why a pupil of a group does not come on a day.',
  values: {
    RT_RW: { description: 'Kasus di lingkungan RT/RW (P7.7.d).' },
    SYMPTOM: { description: 'Gejala pada anak atau orang serumah.' },
    COMORBIDITY: { description: 'Penyakit penyerta belum terkontrol.' },
    CHOICE: { description: 'Tidak ada pilihan tatap muka yang berlaku pada hari itu (P5.1.d).' },
  } as const,
});

/** Pupils by id, for the names on a roster. One statement a request and school. */
async function pupilById(context: Context, schoolId: string): Promise<Map<string, PupilRow>> {
  const pupils = batched(context, 'dayPupils', async (ids) => {
    const rows = await pupilsBySchool(context.tx, ids);
    return new Map(ids.map((id) => [id, new Map(rows.filter((row) => row.schoolId === id).map((row) => [row.id, row]))]));
  });
  return (await pupils.load(schoolId)) ?? new Map();
}

const HoldRef = builder.objectRef<HoldRow>('EligibilityHold').implement({
  description: 'Days on which a pupil must stay at home. For the school’s own staff. Purged some days after the last day (A-14).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the record.' }),
    pupil: t.field({
      type: PupilRef,
      nullable: true,
      description: 'The pupil; reading the name is logged.',
      resolve: async (hold, _a, context) => (await pupilById(context, hold.schoolId)).get(hold.pupilId) ?? null,
    }),
    reason: t.field({ type: HoldReasonRef, description: 'Why.', resolve: (h) => h.reason }),
    from: t.field({ type: 'Day', description: 'First day.', resolve: (h) => h.fromDay }),
    to: t.field({ type: 'Day', nullable: true, description: 'Last day; null = until it is cleared.', resolve: (h) => h.toDay }),
  }),
});

const HomePupilRef = builder.objectRef<{ pupil: PupilRow; reasons: AwayReason[] }>('HomePupil').implement({
  description: 'A pupil of the group who learns at home on this day.',
  fields: (t) => ({
    pupil: t.field({ type: PupilRef, description: 'The pupil; reading the name is logged.', resolve: (h) => h.pupil }),
    reasons: t.field({ type: [AwayReasonRef], description: 'Why.', resolve: (h) => h.reasons }),
  }),
});

const roster = (day: DaySession, context: Context): Promise<SessionRoster> => rosterOf(context, day.school.id, day.session, day.day);

async function named(context: Context, schoolId: string, ids: readonly string[]): Promise<PupilRow[]> {
  const known = await pupilById(context, schoolId);
  return ids.flatMap((id) => known.get(id) ?? []);
}

function nameOf(
  context: Context,
  kind: string,
  load: (ids: readonly string[]) => Promise<readonly { id: string; name: string; schoolId: string }[]>,
) {
  return batched(context, `names of ${kind}`, async (schoolIds) => {
    const rows = await load(schoolIds);
    return new Map(schoolIds.map((id) => [id, new Map(rows.filter((row) => row.schoolId === id).map((row) => [row.id, row.name]))]));
  });
}

async function teacherNames(context: Context, schoolId: string): Promise<ReadonlyMap<string, string>> {
  return (await nameOf(context, 'teachers', (ids) => teachersBySchool(context.tx, ids)).load(schoolId)) ?? new Map();
}

const DayLessonRef = builder.objectRef<{ period: number; subject: string; teacher: string | null }>('DayLesson').implement({
  description: 'One lesson period of a session.',
  fields: (t) => ({
    period: t.exposeInt('period', { description: 'Counts from 0 in the session.' }),
    subject: t.exposeString('subject', { description: 'Subject (mata pelajaran).' }),
    teacher: t.exposeString('teacher', { nullable: true, description: 'Name of the teacher; null when the teacher is gone.' }),
  }),
});

const DaySessionRef = builder.objectRef<DaySession>('DaySession').implement({
  description: 'One session of a day with its roster. The plan says who is in the group, the day says who of them comes.',
  fields: (t) => ({
    groupId: t.id({ description: 'Id of the group in the plan.', resolve: (s) => s.session.groupId }),
    label: t.string({ description: 'Name of the group.', resolve: (s) => s.session.label }),
    shift: t.string({ description: 'Name of the shift.', resolve: (s) => s.shiftName }),
    start: t.string({ description: 'HH:MM.', resolve: (s) => s.start }),
    end: t.string({ description: 'HH:MM.', resolve: (s) => s.end }),
    rombel: t.string({
      description: 'Name of the rombel.',
      resolve: async (s, _a, context) =>
        (await nameOf(context, 'rombel', (ids) => rombelBySchool(context.tx, ids)).load(s.school.id))?.get(s.session.rombelId) ?? '',
    }),
    room: t.string({
      description: 'Name of the room.',
      resolve: async (s, _a, context) =>
        (await nameOf(context, 'rooms', (ids) => roomsBySchool(context.tx, ids)).load(s.school.id))?.get(s.session.roomId) ?? '',
    }),
    teacher: t.string({
      nullable: true,
      description: 'Name of the class teacher; null with lessons.',
      resolve: async (s, _a, context) =>
        s.session.teacherId === null ? null : ((await teacherNames(context, s.school.id)).get(s.session.teacherId) ?? null),
    }),
    lessons: t.field({
      type: [DayLessonRef],
      description: 'What subject teachers teach in it, by period; empty with a class teacher.',
      resolve: async (s, _a, context) => {
        if (s.session.lessons.length === 0) return [];
        const names = await teacherNames(context, s.school.id);
        return s.session.lessons
          .map(({ period, subject, teacher }) => ({ period, subject, teacher: names.get(teacher) ?? null }))
          .toSorted((a, b) => a.period - b.period);
      },
    }),
    planned: t.int({ description: 'Pupils in the group.', resolve: (s) => s.session.pupils.length }),
    expected: t.int({
      description: 'Pupils who come on this day.',
      resolve: async (s, _a, context) => (await roster(s, context)).present.length,
    }),
    freeSeats: t.int({
      description: 'Seats that stay free on this day; nobody moves up.',
      resolve: async (s, _a, context) => (await roster(s, context)).freeSeats,
    }),
    present: t.field({
      type: [PupilRef],
      description: 'Who comes, in the order of the list; empty for groups known by number alone.',
      resolve: async (s, _a, context) => named(context, s.school.id, (await roster(s, context)).present),
    }),
    home: t.field({
      type: [HomePupilRef],
      description: 'Who of the group learns at home on this day, and why.',
      resolve: async (s, _a, context) => {
        const { home } = await roster(s, context);
        const known = await pupilById(context, s.school.id);
        return home.flatMap(({ pupilId, reasons }) => {
          const pupil = known.get(pupilId);
          return pupil ? [{ pupil, reasons }] : [];
        });
      },
    }),
  }),
});

const LISTS = dailyLists();
const PART_LINES = {
  OPENING: LISTS.opening.map((line) => line.provisionId),
  CLOSING: LISTS.closing.map((line) => line.provisionId),
} as const;

const PartRef = builder.enumType('DailyPart', {
  description: 'Which list of the day (Lampiran IV part 1).',
  values: { OPENING: { description: 'Sebelum pembelajaran.' }, CLOSING: { description: 'Setelah pembelajaran.' } } as const,
});

const DailyListRef = builder.objectRef<{ part: 'OPENING' | 'CLOSING'; row: DailyCheckRow | null }>('DailyList').implement({
  description: 'The opening or closing list of a day.',
  fields: (t) => ({
    part: t.field({ type: PartRef, description: 'Which list.', resolve: (l) => l.part }),
    lines: t.field({ type: [ProvisionRef], description: 'Its lines, by provision.', resolve: (l) => provisionsOf(PART_LINES[l.part]) }),
    done: t.idList({ description: 'Provision ids of the lines that are done.', resolve: (l) => l.row?.done ?? [] }),
    revision: t.int({ nullable: true, description: 'How often it was saved; null = not yet.', resolve: (l) => l.row?.revision }),
    recordedAt: t.field({ type: 'DateTime', nullable: true, description: 'When it was last saved.', resolve: (l) => l.row?.recordedAt }),
  }),
});

const PlanOfDayRef = builder.objectRef<PlanVersionRow>('DayPlan').implement({
  description: 'The plan version that holds on a day.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Version.' }),
    name: t.exposeString('name', { description: 'Name.' }),
    final: t.boolean({ description: 'Is it final? Else the day shows a draft.', resolve: (p) => p.status === 'FINAL' }),
  }),
});

async function sessionsOf(context: Context, { school, day }: SchoolDay): Promise<DaySession[]> {
  const version = planOfDay(await planVersionsOf(context, school.id), day);
  if (!version) return [];
  const { setting } = await storedSetting(context, school);
  const shifts = new Map(setting.shifts.map((shift) => [shift.id, shift]));
  return sessionsOn(version.body as SavedPlan, setting, day)
    .flatMap((session): DaySession[] => {
      const shift = shifts.get(session.shiftId);
      return shift ? [{ school, day, session, start: shift.start, end: shift.end, shiftName: shift.name }] : [];
    })
    .toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
}

async function checkOf(context: Context, { school, day }: SchoolDay, part: 'OPENING' | 'CLOSING') {
  const checks = batched(context, `checks ${day}`, async (ids) => {
    const bySchool = new Map<string, DailyCheckRow[]>();
    for (const id of ids) bySchool.set(id, await dailyChecksOf(context.tx, id, day));
    return bySchool;
  });
  return { part, row: (await checks.load(school.id))?.find((row) => row.part === part) ?? null };
}

export const SchoolDayRef = builder.objectRef<SchoolDay>('SchoolDay').implement({
  description: 'One day of a school: who comes, what is to be done before and after lessons, and the report.',
  fields: (t) => ({
    id: t.id({ description: 'Id of the school and the day.', resolve: (d) => `${d.school.id}|${d.day}` }),
    day: t.field({ type: 'Day', description: 'The day.', resolve: (d) => d.day }),
    plan: t.field({
      type: PlanOfDayRef,
      nullable: true,
      description: 'The plan that holds; null = none saved.',
      resolve: async (d, _a, context) => planOfDay(await planVersionsOf(context, d.school.id), d.day),
    }),
    sessions: t.field({
      type: [DaySessionRef],
      description: 'Sessions of the day, by time.',
      resolve: (d, _a, context) => sessionsOf(context, d),
    }),
    holds: t.field({
      type: [HoldRef],
      description: 'Pupils who must stay at home on this day.',
      resolve: (d, _a, context) => holdsOn(context, d.school.id, d.day),
    }),
    opening: t.field({
      type: DailyListRef,
      description: 'The list before lessons.',
      resolve: (d, _a, context) => checkOf(context, d, 'OPENING'),
    }),
    closing: t.field({
      type: DailyListRef,
      description: 'The list after lessons.',
      resolve: (d, _a, context) => checkOf(context, d, 'CLOSING'),
    }),
  }),
});

builder.objectField(SchoolRef, 'day', (t) =>
  t.field({
    type: SchoolDayRef,
    description: 'One day of the school, for its own staff.',
    args: { on: t.arg({ type: 'Day', required: false, description: 'The day; today when absent.' }) },
    resolve: async (school, { on }, context) => {
      await schoolOf(context, school.id, 'write');
      return { school, day: on ?? (context.today as Day) };
    },
  }),
);

builder.mutationFields((t) => ({
  saveDailyCheck: t.field({
    type: SchoolDayRef,
    description: 'Saves the opening or closing list of a day; saving again is a revision.',
    authScopes: { signedIn: true },
    args: {
      schoolId: t.arg.id({ required: true, description: 'The school.' }),
      day: t.arg({ type: 'Day', required: true, description: 'The day.' }),
      part: t.arg({ type: PartRef, required: true, description: 'Which list.' }),
      done: t.arg.idList({ required: true, description: 'Provision ids of the lines that are done.' }),
    },
    resolve: async (_root, { schoolId, day, part, done }, context) => {
      const school = await schoolOf(context, schoolId, 'write');
      fillableDay(day, context.today as Day);
      const strange = done.findIndex((id) => !PART_LINES[part].includes(id));
      if (strange >= 0) throw badInput(`/done/${strange}`, `Baris "${done[strange]}" bukan bagian daftar ini.`);
      await context.tx.transaction((tx) =>
        addDailyCheck(tx, {
          schoolId,
          day,
          part,
          done: PART_LINES[part].filter((id) => done.includes(id)),
          recordedBy: context.user?.id ?? null,
        }),
      );
      context.loaders.delete(`checks ${day}`);
      return { school, day };
    },
  }),
  holdPupils: t.field({
    type: [HoldRef],
    description: 'Notes that pupils must stay at home from one day to another, both included. The plan is not touched.',
    authScopes: { signedIn: true },
    args: {
      schoolId: t.arg.id({ required: true, description: 'The school.' }),
      pupilIds: t.arg.idList({ required: true, description: 'The pupils, at most 200.' }),
      reason: t.arg({ type: HoldReasonRef, required: true, description: 'Why.' }),
      from: t.arg({ type: 'Day', required: true, description: 'First day.' }),
      to: t.arg({ type: 'Day', required: false, description: 'Last day; absent = until it is cleared.' }),
    },
    resolve: async (_root, { schoolId, pupilIds, reason, from, to }, context) => {
      await schoolOf(context, schoolId, 'write');
      const ids = [...new Set(pupilIds.map((id, i) => wellFormed(id, `/pupilIds/${i}`)))];
      if (ids.length === 0) throw badInput('/pupilIds', 'Pilih paling sedikit satu siswa.');
      if (ids.length > 200) throw badInput('/pupilIds', `Ada ${ids.length} siswa; paling banyak 200 sekali catat.`);
      if (to && to < from) throw badInput('/to', `Hari terakhir ${to} mendahului hari pertama ${from}.`);
      const known = await pupilById(context, schoolId);
      const unknown = ids.find((id) => !known.has(id));
      if (unknown !== undefined) throw notFound('Siswa', unknown);
      context.loaders.clear();
      return context.tx.transaction((tx) =>
        addHolds(
          tx,
          ids.map((pupilId) => ({ schoolId, pupilId, reason, fromDay: from, toDay: to ?? null, recordedBy: context.user?.id ?? null })),
        ),
      );
    },
  }),
  endHold: t.field({
    type: HoldRef,
    description:
      'Ends a hold: the pupil comes again after `lastDay`. Without a day the entry is withdrawn as mistaken. The old entry stays on record.',
    authScopes: { signedIn: true },
    args: {
      id: t.arg.id({ required: true, description: 'The hold.' }),
      lastDay: t.arg({ type: 'Day', required: false, description: 'Last day at home.' }),
    },
    resolve: async (_root, { id, lastDay }, context) => {
      const hold = await holdById(context.tx, wellFormed(id));
      if (!hold) throw notFound('Catatan', id);
      await schoolOf(context, hold.schoolId, 'write');
      if (lastDay && lastDay < hold.fromDay)
        throw badInput('/lastDay', `Hari terakhir ${lastDay} mendahului hari pertama ${hold.fromDay}.`);
      const { id: _id, recordedAt: _recordedAt, ...same } = hold;
      const change = lastDay ? { toDay: lastDay } : { withdrawn: true };
      context.loaders.clear();
      const [row] = await context.tx.transaction((tx) =>
        addHolds(tx, [{ ...same, ...change, replaces: hold.id, recordedBy: context.user?.id ?? null }]),
      );
      return row as HoldRow;
    },
  }),
}));
