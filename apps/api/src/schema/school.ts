import { resolveCursorConnection, type ResolveCursorConnectionArgs } from '@pothos/plugin-relay';
import { countSchools, pageSchools, saveSetting, type SchoolFilter, type SchoolRow } from '@giliran/db/queries/schools';
import { countPupils, rombelBySchool, teachersBySchool } from '@giliran/db/queries/people';
import { roomsBySchool } from '@giliran/db/queries/rooms';
import { parseSetting, type LessonFrame, type SchoolSetting } from '@giliran/planning';
import type { EducationForm } from '@giliran/policy';
import { zoneHistory } from '../area-of.ts';
import { batched, groupBy } from '../batched.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { badInput, forbidden, signInNeeded } from '../errors.ts';
import { settingOf } from '../setting-of.ts';
import { schoolOf } from '../school-of.ts';
import { PupilRef, RombelRef, TeacherRef, pupilsOfSchool } from './people.ts';
import { EducationFormRef, PhaseRef, ZoneRef } from './regulation.ts';
import { RoomRef } from './room.ts';

const WeekdayRef = builder.enumType('Weekday', {
  description: 'A weekday as Dapodik writes it.',
  values: {
    Sen: { description: 'Monday.' },
    Sel: { description: 'Tuesday.' },
    Rab: { description: 'Wednesday.' },
    Kam: { description: 'Thursday.' },
    Jum: { description: 'Friday.' },
    Sab: { description: 'Saturday.' },
    Min: { description: 'Sunday.' },
  } as const,
});
export { WeekdayRef };

const ShiftRef = builder.objectRef<SchoolSetting['shifts'][number]>('Shift').implement({
  description: 'A candidate shift of the school day.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Short code, unique in the school.' }),
    name: t.exposeString('name', { description: 'Name on screen and print.' }),
    start: t.exposeString('start', { description: 'HH:MM.' }),
    end: t.exposeString('end', { description: 'HH:MM.' }),
    days: t.field({
      type: [WeekdayRef],
      nullable: true,
      description: 'Days it runs on; null = every school day.',
      resolve: (s) => s.days ?? null,
    }),
  }),
});

const GateRef = builder.objectRef<NonNullable<SchoolSetting['gate']>>('Gate').implement({
  description: 'Capacity of the school gate.',
  fields: (t) => ({
    perMinute: t.exposeInt('perMinute', { description: 'Pupils who pass a minute.' }),
    windowMin: t.exposeInt('windowMin', { description: 'Length of one wave, minutes.' }),
  }),
});

const LessonFrameRef = builder.objectRef<LessonFrame>('LessonFrame').implement({
  description: 'How many lessons a rombel may have in a week: periods in a session times sessions of a group.',
  fields: (t) => ({
    periodsPerSession: t.exposeInt('periodsPerSession', { description: 'Lesson periods (jam pelajaran) in one session.' }),
    sessionsPerGroup: t.exposeInt('sessionsPerGroup', { description: 'Sessions a week of each group; with weeks A and B on average.' }),
  }),
});

const SettingRef = builder.objectRef<{ version: number; setting: SchoolSetting }>('SchoolSetting').implement({
  description: 'The school’s own parameters. None of them is law.',
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'Counts up with each save; send it back to save.' }),
    regulationIds: t.stringList({ description: 'Regulations applied; the strictest value wins.', resolve: (s) => s.setting.regulationIds }),
    phase: t.field({ type: PhaseRef, description: 'Phase planned for.', resolve: (s) => s.setting.phase }),
    startDate: t.field({ type: 'Day', description: 'First day of face-to-face learning.', resolve: (s) => s.setting.startDate }),
    days: t.field({ type: [WeekdayRef], description: 'School days.', resolve: (s) => s.setting.days }),
    shifts: t.field({ type: [ShiftRef], description: 'Candidate shifts.', resolve: (s) => s.setting.shifts }),
    roomGapMin: t.int({ description: 'Minutes between two groups in one room.', resolve: (s) => s.setting.roomGapMin }),
    teacherGapMin: t.int({ description: 'Minutes between two sessions of a class teacher.', resolve: (s) => s.setting.teacherGapMin }),
    minSessions: t.int({ description: 'Fewest sessions a week asked for each pupil.', resolve: (s) => s.setting.minSessions }),
    gate: t.field({ type: GateRef, nullable: true, description: 'Gate capacity; null = not limited.', resolve: (s) => s.setting.gate }),
    maxCampusPupils: t.int({
      nullable: true,
      description: 'Most pupils on site at once; null = not limited.',
      resolve: (s) => s.setting.maxCampusPupils,
    }),
    genderRule: t.string({
      nullable: true,
      description: 'null, "group" (groups of one sex) or "shift" (shifts of one sex).',
      resolve: (s) => s.setting.genderRule,
    }),
    mergeable: t.field({
      type: t.listRef(t.listRef('ID')),
      description: 'Sets of rombel that may sit together (kelas rangkap).',
      resolve: (s) => s.setting.mergeable,
    }),
    weeks: t.int({
      description:
        '1 = every week is the same; 2 = weeks A and B, A being the week of `startDate`. Plans then count sessions per fortnight.',
      resolve: (s) => s.setting.weeks ?? 1,
    }),
    lessons: t.field({
      type: LessonFrameRef,
      nullable: true,
      description: 'Frame of the lessons of subject teachers (guru mata pelajaran); null = class teachers (guru kelas).',
      resolve: (s) => s.setting.lessons ?? null,
    }),
    localRules: t.string({
      description:
        'What the Dinas of the kabupaten set beside the regulations (local values, changed assumptions), as JSON for the engines; see `Kabupaten.localRegulations` and `Kabupaten.assumptions` for the words behind it.',
      resolve: (s) => JSON.stringify(s.setting.local ?? { localRegulations: [], assumptionValues: {} }),
    }),
    canteen: t.string({ nullable: true, description: 'OPEN, CLOSED or null = not recorded.', resolve: (s) => s.setting.canteen }),
    readinessShare: t.float({
      nullable: true,
      description: 'Share of readiness items answered yes, 0..1; null = not recorded.',
      resolve: (s) => s.setting.readinessShare,
    }),
  }),
});

const ZoneChangeRef = builder.objectRef<{ from: string; zone: 'GREEN' | 'YELLOW' | 'ORANGE' | 'RED' }>('ZoneChange').implement({
  description: 'The zone of an area from a day on.',
  fields: (t) => ({
    from: t.field({ type: 'Day', description: 'First day.', resolve: (z) => z.from }),
    zone: t.field({ type: ZoneRef, description: 'The zone.', resolve: (z) => z.zone }),
  }),
});

export const SchoolRef = builder.objectRef<SchoolRow>('School');

SchoolRef.implement({
  description: 'An education unit (satuan pendidikan).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the school.' }),
    npsn: t.exposeString('npsn', { description: 'National school number, 8 characters, text.' }),
    name: t.exposeString('name', { description: 'Name.' }),
    form: t.field({ type: EducationFormRef, description: 'Form of education.', resolve: (s) => s.form as EducationForm }),
    ownership: t.string({ description: 'PUBLIC (negeri) or PRIVATE (swasta).', resolve: (s) => s.ownership }),
    kabupatenCode: t.exposeString('kabupatenCode', { description: 'Kemendagri code of the kabupaten (regency).' }),
    kecamatanCode: t.exposeString('kecamatanCode', {
      nullable: true,
      description: 'Kemendagri code of the kecamatan (sub-district); null = not resolved.',
    }),
    desaCode: t.exposeString('desaCode', { nullable: true, description: 'Kemendagri code of the desa (village).' }),
    source: t.string({ description: 'SYNTHETIC (demo), RECAP (public recap) or MANUAL.', resolve: (s) => s.source }),
    recapPupils: t.exposeInt('recapPupils', { nullable: true, description: 'Pupils in the public recap.' }),
    recapRombel: t.exposeInt('recapRombel', { nullable: true, description: 'Rombel (class groups) in the public recap.' }),
    recapTeachers: t.exposeInt('recapTeachers', { nullable: true, description: 'Teachers in the public recap.' }),
    recapRooms: t.exposeInt('recapRooms', { nullable: true, description: 'Classrooms in the public recap.' }),
    setting: t.field({
      type: SettingRef,
      description: 'The school’s own parameters.',
      resolve: (school, _args, context) => settingOf(context, school),
    }),
    zoneHistory: t.field({
      type: [ZoneChangeRef],
      description: 'Zone of the school’s area, oldest first.',
      resolve: (school, _args, context) => zoneHistory(context, school),
    }),
    rooms: t.field({
      type: [RoomRef],
      description: 'Rooms, by name.',
      resolve: async (school, _args, context) => (await byChild(context, 'rooms', roomsBySchool).load(school.id)) ?? [],
    }),
    rombel: t.field({
      type: [RombelRef],
      description: 'Rombel (class groups), by grade and name.',
      resolve: async (school, _args, context) => (await byChild(context, 'rombel', rombelBySchool).load(school.id)) ?? [],
    }),
    teachers: t.field({
      type: [TeacherRef],
      description: 'Teachers; hidden from researchers.',
      resolve: async (school, _args, context) => (await byChild(context, 'teachers', teachersBySchool).load(school.id)) ?? [],
    }),
    pupilCount: t.int({
      description: 'Pupils on stored lists.',
      resolve: async (school, _args, context) =>
        (
          (await batched(context, 'pupilCount', async (ids) => groupBy(await countPupils(context.tx, ids), (c) => c.schoolId)).load(
            school.id,
          )) ?? []
        ).reduce((sum, c) => sum + c.pupils, 0),
    }),
    pupils: t.field({
      type: [PupilRef],
      description: 'Pupils, for the school’s own operator and head only; reading their names is logged.',
      resolve: (school, _args, context) => pupilsOfSchool(context, school),
    }),
  }),
});

function byChild<T extends { schoolId: string }>(
  context: Context,
  name: string,
  load: (tx: Context['tx'], ids: readonly string[]) => Promise<T[]>,
) {
  return batched(context, name, async (ids) => groupBy(await load(context.tx, ids), (row) => row.schoolId));
}

builder.queryFields((t) => ({
  school: t.field({
    type: SchoolRef,
    description: 'One school the account may see.',
    authScopes: { signedIn: true },
    args: { id: t.arg.id({ required: true, description: 'Id of the school.' }) },
    resolve: (_root, { id }, context) => schoolOf(context, id, 'read'),
  }),
  schools: t.connection(
    {
      type: SchoolRef,
      description: 'Schools the account may see, by name. At most 200 a page.',
      args: {
        kabupatenCode: t.arg.string({ required: false, description: 'Only this kabupaten.' }),
        kecamatanCode: t.arg.string({ required: false, description: 'Only this kecamatan.' }),
        forms: t.arg({ type: [EducationFormRef], required: false, description: 'Only these forms of education.' }),
        search: t.arg.string({ required: false, description: 'Part of the name, or the NPSN.' }),
      },
      resolve: async (_root, args, context) => {
        if (!context.user) throw signInNeeded(context);
        needNames(context);
        const filter = filterOf(args);
        return resolveCursorConnection(
          { args: { ...args, before: undefined, last: undefined }, defaultSize: 50, maxSize: 200, toCursor: (s: SchoolRow) => cursorOf(s) },
          ({ limit, after }: ResolveCursorConnectionArgs) =>
            pageSchools(context.tx, filter, { first: limit, after: after ? readCursor(after) : null }),
        );
      },
    },
    { description: 'A page of schools.' },
    { description: 'A school and its place in the order.' },
  ),
  schoolCount: t.int({
    description: 'How many schools the account may see match.',
    authScopes: { signedIn: true },
    args: {
      kabupatenCode: t.arg.string({ required: false, description: 'Only this kabupaten.' }),
      kecamatanCode: t.arg.string({ required: false, description: 'Only this kecamatan.' }),
      forms: t.arg({ type: [EducationFormRef], required: false, description: 'Only these forms of education.' }),
      search: t.arg.string({ required: false, description: 'Part of the name, or the NPSN.' }),
    },
    resolve: (_root, args, context) => {
      needNames(context);
      return countSchools(context.tx, filterOf(args));
    },
  }),
}));

/** Lists of schools are for staff and dinas; an account that is a researcher alone reads aggregates. */
function needNames(context: Context): void {
  if (context.memberships.every((membership) => membership.role === 'RESEARCHER'))
    throw forbidden('peneliti membaca agregat, bukan sekolah satu per satu');
}

function filterOf(args: {
  kabupatenCode?: string | null | undefined;
  kecamatanCode?: string | null | undefined;
  forms?: string[] | null | undefined;
  search?: string | null | undefined;
}): SchoolFilter {
  return {
    kabupatenCode: args.kabupatenCode ?? null,
    kecamatanCode: args.kecamatanCode ?? null,
    forms: args.forms ?? null,
    search: args.search?.trim() || null,
  };
}

function cursorOf(school: SchoolRow): string {
  return Buffer.from(JSON.stringify([school.name, school.id])).toString('base64url');
}

function readCursor(cursor: string): { name: string; id: string } {
  try {
    const [name, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as [unknown, unknown];
    if (typeof name === 'string' && typeof id === 'string') return { name, id };
  } catch {
    // Told below: whatever is wrong with the text, the advice is the same.
  }
  throw badInput('/after', 'Penunjuk halaman tidak dikenal; mulai lagi dari halaman pertama.');
}

const ShiftInput = builder.inputType('ShiftInput', {
  description: 'A candidate shift.',
  fields: (t) => ({
    id: t.string({ required: true, description: 'Short code, unique in the school.' }),
    name: t.string({ required: true, description: 'Name on screen and print.' }),
    start: t.string({ required: true, description: 'HH:MM.' }),
    end: t.string({ required: true, description: 'HH:MM.' }),
    days: t.field({ type: [WeekdayRef], required: false, description: 'Days it runs on; absent = every school day.' }),
  }),
});

const GateInput = builder.inputType('GateInput', {
  description: 'Capacity of the gate.',
  fields: (t) => ({
    perMinute: t.int({ required: true, description: 'Pupils a minute.' }),
    windowMin: t.int({ required: true, description: 'Length of a wave, minutes.' }),
  }),
});

const LessonFrameInput = builder.inputType('LessonFrameInput', {
  description: 'How many lessons a rombel may have in a week.',
  fields: (t) => ({
    periodsPerSession: t.int({ required: true, description: 'Lesson periods in one session, 1 to 12.' }),
    sessionsPerGroup: t.int({ required: true, description: 'Sessions a week of each group, 1 to 7.' }),
  }),
});

const SettingInput = builder.inputType('SchoolSettingInput', {
  description: 'The school’s own parameters.',
  fields: (t) => ({
    regulationIds: t.stringList({ required: true, description: 'Regulations applied.' }),
    phase: t.field({ type: PhaseRef, required: true, description: 'Phase planned for.' }),
    startDate: t.field({ type: 'Day', required: true, description: 'First day.' }),
    days: t.field({ type: [WeekdayRef], required: true, description: 'School days.' }),
    shifts: t.field({ type: [ShiftInput], required: true, description: 'Candidate shifts.' }),
    roomGapMin: t.int({ required: true, description: 'Minutes between two groups in one room.' }),
    teacherGapMin: t.int({ required: true, description: 'Minutes between two sessions of a class teacher.' }),
    minSessions: t.int({ required: true, description: 'Fewest sessions a week asked.' }),
    gate: t.field({ type: GateInput, required: false, description: 'Gate capacity.' }),
    maxCampusPupils: t.int({ required: false, description: 'Most pupils on site at once.' }),
    genderRule: t.string({ required: false, description: '"group" or "shift".' }),
    mergeable: t.field({
      type: t.listRef(t.listRef('ID', { required: true }), { required: true }),
      required: false,
      description: 'Sets of rombel that may sit together.',
    }),
    weeks: t.int({ required: false, description: '1 (default) or 2 = weeks A and B.' }),
    lessons: t.field({ type: LessonFrameInput, required: false, description: 'Subject teachers; absent = class teachers.' }),
    canteen: t.string({ required: false, description: 'OPEN or CLOSED.' }),
    readinessShare: t.float({ required: false, description: '0..1.' }),
  }),
});

const SettingConflict = builder
  .objectRef<{ message: string; current: { version: number; setting: SchoolSetting } }>('SettingConflict')
  .implement({
    description: 'Somebody else saved the parameters meanwhile; nothing was written.',
    fields: (t) => ({
      message: t.exposeString('message', { description: 'What happened and what to do, in Indonesian.' }),
      current: t.field({ type: SettingRef, description: 'The parameters as they stand now.', resolve: (c) => c.current }),
    }),
  });

const SaveSettingResult = builder.unionType('SaveSettingResult', {
  description: 'The saved parameters, or the conflict.',
  types: [SettingRef, SettingConflict],
  resolveType: (value) => ('message' in value ? SettingConflict : SettingRef),
});

builder.mutationField('saveSetting', (t) =>
  t.field({
    type: SaveSettingResult,
    description: 'Replaces the school’s parameters when `version` is still the stored one (0 = none stored yet).',
    authScopes: { signedIn: true },
    args: {
      schoolId: t.arg.id({ required: true, description: 'The school.' }),
      version: t.arg.int({ required: true, description: 'The version that was edited.' }),
      setting: t.arg({ type: SettingInput, required: true, description: 'The parameters.' }),
    },
    resolve: async (_root, { schoolId, version, setting }, context) => {
      const school = await schoolOf(context, schoolId, 'write');
      const parsed = parseSetting(setting);
      const saved = await context.tx.transaction((tx) => saveSetting(tx, schoolId, version, parsed));
      if (saved !== null) return { version: saved, setting: parsed };
      context.loaders.delete('setting');
      return {
        message: 'Aturan sekolah ini baru saja diubah dari tempat lain. Periksa isinya, lalu simpan lagi.',
        current: await settingOf(context, school),
      };
    },
  }),
);
