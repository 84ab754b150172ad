import { planChanges, type GroupChange, type PlanChanges, type SavedPlan, type SavedSession } from '@giliran/planning';
import { planVersionsByIds, type PlanVersionRow } from '@giliran/db/queries/plans';
import { builder } from '../builder.ts';
import { badInput, notFound, wellFormed } from '../errors.ts';
import { schoolOf } from '../school-of.ts';
import { SessionRef } from './plan.ts';

const GroupDifferenceRef = builder.objectRef<GroupChange>('GroupDifference').implement({
  description: 'What became of one group between two plan versions.',
  fields: (t) => ({
    groupId: t.exposeID('group', { description: 'Id of the group in both plans.' }),
    label: t.exposeString('label', { description: 'Its name in the later plan, or in the earlier one when it is gone.' }),
    kind: t.string({ description: 'changed, added or removed.', resolve: (g) => g.kind }),
    times: t.exposeBoolean('times', { description: 'Weeks, days or shifts differ.' }),
    rooms: t.exposeBoolean('rooms', { description: 'A room differs.' }),
    teachers: t.exposeBoolean('teachers', { description: 'A teacher differs.' }),
    lessons: t.exposeBoolean('lessons', { description: 'Periods or subjects of subject teachers differ.' }),
    joinedIds: t.idList({ description: 'Pupils who came into the group.', resolve: (g) => [...g.joined] }),
    leftIds: t.idList({ description: 'Pupils who left the group.', resolve: (g) => [...g.left] }),
    affectedIds: t.idList({ description: 'Pupils whose own days or shifts differ.', resolve: (g) => [...g.affected] }),
    before: t.field({
      type: [SessionRef],
      description: 'Differing sessions as they were.',
      resolve: (g) => g.sessions.flatMap(({ before }) => (before ? [storedSession(before)] : [])),
    }),
    after: t.field({
      type: [SessionRef],
      description: 'Differing sessions as they are.',
      resolve: (g) => g.sessions.flatMap(({ after }) => (after ? [storedSession(after)] : [])),
    }),
  }),
});

const PlanDifferenceRef = builder.objectRef<PlanChanges>('PlanDifference').implement({
  description: 'What changes for whom when one plan version takes the place of another.',
  fields: (t) => ({
    groups: t.field({ type: [GroupDifferenceRef], description: 'Groups with a difference.', resolve: (c) => [...c.groups] }),
    affectedIds: t.idList({ description: 'Pupils whose days or shifts differ.', resolve: (c) => [...c.pupilsAffected] }),
    addedIds: t.idList({ description: 'Pupils placed only in the later plan.', resolve: (c) => [...c.pupilsAdded] }),
    removedIds: t.idList({ description: 'Pupils placed only in the earlier plan.', resolve: (c) => [...c.pupilsRemoved] }),
  }),
});

builder.queryField('planDifference', (t) =>
  t.field({
    type: PlanDifferenceRef,
    description: 'Compares two plan versions of one school.',
    authScopes: { signedIn: true },
    args: {
      fromId: t.arg.id({ required: true, description: 'The earlier version.' }),
      toId: t.arg.id({ required: true, description: 'The later version.' }),
    },
    resolve: async (_root, { fromId, toId }, context) => {
      const rows = await planVersionsByIds(context.tx, [wellFormed(fromId, '/fromId'), wellFormed(toId, '/toId')]);
      const versionOf = (id: string): PlanVersionRow => {
        const row = rows.get(id);
        if (!row) throw notFound('Versi jadwal', id);
        return row;
      };
      const [from, to] = [versionOf(fromId), versionOf(toId)];
      await schoolOf(context, from.schoolId, 'read');
      if (from.schoolId !== to.schoolId) throw badInput('/toId', 'Kedua versi harus dari sekolah yang sama.');
      return planChanges(from.body as SavedPlan, to.body as SavedPlan);
    },
  }),
);

function storedSession(session: NonNullable<GroupChange['sessions'][number]['before']>): SavedSession {
  return { ...session, day: session.day as SavedSession['day'], teacher: session.teacher ?? null, locked: false };
}
