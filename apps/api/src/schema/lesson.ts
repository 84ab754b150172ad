import { rombelBySchool, teachersBySchool } from '@giliran/db/queries/people';
import { lessonsBySchool, replaceLessons, type LessonDemandRow } from '@giliran/db/queries/lessons';
import { parseLessonDemand } from '@giliran/planning';
import { batched, groupBy } from '../batched.ts';
import { builder } from '../builder.ts';
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
    periods: t.exposeInt('periods', { description: 'Lesson periods (jam pelajaran) a week for each group.' }),
  }),
});

builder.objectField(SchoolRef, 'lessonDemand', (t) =>
  t.field({
    type: [LessonDemandRef],
    description: 'What subject teachers teach, in the order it was written; hidden from researchers. Used while `setting.lessons` is set.',
    resolve: async (school, _args, context) =>
      (await batched(context, 'lessonDemand', async (ids) => groupBy(await lessonsBySchool(context.tx, ids), (row) => row.schoolId)).load(
        school.id,
      )) ?? [],
  }),
);

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
      demand: t.arg({ type: [LessonDemandInput], required: true, description: 'Every row of the school, at most 3,000.' }),
    },
    resolve: async (_root, { schoolId, demand }, context) => {
      const school = await schoolOf(context, schoolId, 'write');
      if (demand.length > MOST_ROWS) throw badInput('/demand', `Ada ${demand.length} baris pelajaran; paling banyak ${MOST_ROWS}.`);
      const { setting } = await settingOf(context, school);
      return context.tx.transaction(async (tx) => {
        const [rombel, teachers] = [await rombelBySchool(tx, [schoolId]), await teachersBySchool(tx, [schoolId])];
        const rows = parseLessonDemand(demand, { setting, rombel, teachers }, '/demand');
        return replaceLessons(tx, schoolId, rows);
      });
    },
  }),
);
