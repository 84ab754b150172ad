import { rombelBySchool, teachersBySchool } from '@giliran/db/queries/people';
import { lessonsBySchool, lessonsForUpdate, replaceLessons, type LessonDemandRow } from '@giliran/db/queries/lessons';
import { inputHash, parseLessonDemand } from '@giliran/planning';
import { batched, groupBy } from '../batched.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { badInput } from '../errors.ts';
import { schoolOf } from '../school-of.ts';
import { settingOf } from '../setting-of.ts';
import { SchoolRef } from './school.ts';

/** Most rows of one school: far above 60 rombel with 30 subjects each. */
const MOST_ROWS = 3000;

const LessonDemandRef = builder.objectRef<LessonDemandRow>('LessonDemand').implement({
  description: 'What a subject teacher teaches a rombel: periods a week for each of its groups.',
  fields: (t) => ({
    rombelId: t.exposeID('rombelId', { description: 'The rombel.' }),
    subject: t.exposeString('subject', { description: 'Subject (mata pelajaran).' }),
    teacherId: t.exposeID('teacherId', { description: 'The teacher.' }),
    periods: t.exposeInt('periods', {
      description: 'Lesson periods (jam pelajaran) a week for each group; with weeks A and B on average.',
    }),
  }),
});

/** The lessons of a school, read once a request. */
async function lessonsOf(context: Context, schoolId: string): Promise<LessonDemandRow[]> {
  const lessons = batched(context, 'lessonDemand', async (ids) => groupBy(await lessonsBySchool(context.tx, ids), (row) => row.schoolId));
  return (await lessons.load(schoolId)) ?? [];
}

/** A name for what is stored, so that a second editor is told. */
function versionOf(rows: readonly LessonDemandRow[]): string {
  return inputHash(rows.map(({ rombelId, subject, teacherId, periods }) => [rombelId, subject, teacherId, periods]));
}

builder.objectFields(SchoolRef, (t) => ({
  lessonDemand: t.field({
    type: [LessonDemandRef],
    description: 'What subject teachers teach, in the order it was written; hidden from researchers. Used while `setting.lessons` is set.',
    resolve: (school, _args, context) => lessonsOf(context, school.id),
  }),
  lessonDemandVersion: t.string({
    description: 'Names what is stored in `lessonDemand`; send it back to save.',
    resolve: async (school, _args, context) => versionOf(await lessonsOf(context, school.id)),
  }),
}));

const LessonDemandInput = builder.inputType('LessonDemandInput', {
  description: 'One subject of one rombel.',
  fields: (t) => ({
    rombelId: t.id({ required: true, description: 'The rombel.' }),
    subject: t.string({ required: true, description: 'Subject, at most 60 characters; once a rombel.' }),
    teacherId: t.id({ required: true, description: 'The teacher.' }),
    periods: t.int({ required: true, description: 'Lesson periods a week for each group, 1 or more.' }),
  }),
});

builder.mutationField('saveLessonDemand', (t) =>
  t.field({
    type: [LessonDemandRef],
    description:
      'Replaces all that subject teachers teach at the school, in one transaction. Refused when a rombel asks for more periods than its sessions have.',
    authScopes: { signedIn: true },
    args: {
      schoolId: t.arg.id({ required: true, description: 'The school.' }),
      version: t.arg.string({
        required: false,
        description:
          '`lessonDemandVersion` of the rows that were edited; with another one stored meanwhile nothing is written. Absent: not asked.',
      }),
      demand: t.arg({ type: [LessonDemandInput], required: true, description: 'Every row of the school, at most 3,000.' }),
    },
    resolve: async (_root, { schoolId, version, demand }, context) => {
      const school = await schoolOf(context, schoolId, 'write');
      if (demand.length > MOST_ROWS) throw badInput('/demand', `Ada ${demand.length} baris pelajaran; paling banyak ${MOST_ROWS}.`);
      const { setting } = await settingOf(context, school);
      return context.tx.transaction(async (tx) => {
        const stored = await lessonsForUpdate(tx, schoolId);
        if (version !== null && version !== undefined && version !== versionOf(stored)) {
          throw badInput(
            '/version',
            'Daftar pelajaran ini baru saja disimpan dari tempat lain; belum ada yang diubah. Isian di layar tidak hilang: muat ulang, bandingkan, lalu simpan lagi.',
          );
        }
        const [rombel, teachers] = [await rombelBySchool(tx, [schoolId]), await teachersBySchool(tx, [schoolId])];
        const rows = parseLessonDemand(demand, { setting, rombel, teachers }, '/demand');
        return replaceLessons(tx, schoolId, rows);
      });
    },
  }),
);
