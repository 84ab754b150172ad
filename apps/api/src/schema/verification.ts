import { verifiesIn } from '@giliran/db';
import { finishVisit, planVisit, type VisitRow } from '@giliran/db/queries/lifecycle';
import { readinessFactsBySchool } from '@giliran/db/queries/readiness';
import { RECAP_GROUPS, type RecapDifference, type RecapGroup, type RecapRow } from '@giliran/planning/lifecycle';
import { LIFECYCLE_STATES, readinessTemplate } from '@giliran/policy/lifecycle';
import { areaName } from '../area-names.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { badInput, forbidden, wellFormed } from '../errors.ts';
import { lifecyclesOf } from '../kabupaten-lifecycles.ts';
import { lifecycleOf, newestVisit } from '../lifecycle-of.ts';
import { readinessRecapOf } from '../readiness-recap-of.ts';
import { forget, recordEvent, type StepOutcome } from '../record-event.ts';
import { schoolOf } from '../school-of.ts';
import { KabupatenRef } from './dinas.ts';
import { LifecycleRef, LifecycleStateRef, StepResult } from './lifecycle.ts';
import { SchoolRef } from './school.ts';

const GROUP_TEXT: Record<RecapGroup, string> = {
  HOME: 'Learning at home, nothing begun.',
  PREPARING: 'Preparing, or found not ready.',
  VERIFYING: 'Submitted or being verified.',
  READY: 'Verified ready, with or without a passed dry run.',
  PERMITTED: 'Permitted, not begun.',
  OPEN: 'Face-to-face lessons: transition or new normal.',
  SUSPENDED: 'Suspended.',
  REVOKED: 'Permit revoked.',
};

const RecapRowRef = builder.objectRef<RecapRow>('ReadinessRecapRow').implement({
  description: 'Readiness of the schools of one kecamatan, claimed against verified.',
  fields: (t) => ({
    kecamatanCode: t.exposeString('kecamatanCode', { nullable: true, description: 'The kecamatan; null = not resolved.' }),
    kecamatanName: t.string({
      nullable: true,
      description: 'Its name.',
      resolve: (r) => (r.kecamatanCode ? areaName(r.kecamatanCode) : null),
    }),
    schools: t.exposeInt('schools', { description: 'Schools.' }),
    pupils: t.exposeInt('pupils', { description: 'Their pupils by the recap.' }),
    ...(Object.fromEntries(
      RECAP_GROUPS.map((group) => [group.toLowerCase(), t.int({ description: GROUP_TEXT[group], resolve: (r) => r.byGroup[group] })]),
    ) as Record<Lowercase<RecapGroup>, ReturnType<typeof t.int>>),
    claimedFull: t.exposeInt('claimedFull', { description: 'Schools that answer YES to every item (P4.7.a).' }),
    verifiedFull: t.exposeInt('verifiedFull', { description: 'Schools for which the newest visit found every item.' }),
    visited: t.exposeInt('visited', { description: 'Schools visited.' }),
    differing: t.exposeInt('differing', { description: 'Schools where the visit saw another thing than the school had said.' }),
  }),
});

const DifferenceRef = builder.objectRef<RecapDifference>('ReadinessDifference').implement({
  description: 'An item where claim and visit differ.',
  fields: (t) => ({
    school: t.field({
      type: SchoolRef,
      description: 'The school.',
      resolve: async ({ schoolId }, _a, context) => schoolOf(context, schoolId, 'read'),
    }),
    item: t.exposeString('itemId', { description: 'Code of the item.' }),
    text: t.exposeString('textId', { description: 'The item, Indonesian.' }),
    claimed: t.boolean({ description: 'The school said YES.', resolve: (d) => d.claimed === 'YES' }),
    verified: t.boolean({ description: 'The visit saw that it holds.', resolve: (d) => d.verified === 'YES' }),
    visitedDay: t.field({ type: 'Day', nullable: true, description: 'Day of the visit.', resolve: (d) => d.visitedDay }),
  }),
});

const RecapRef = builder.objectRef<{ rows: RecapRow[]; differences: RecapDifference[] }>('ReadinessRecap').implement({
  description: 'Readiness of a kabupaten.',
  fields: (t) => ({
    rows: t.field({ type: [RecapRowRef], description: 'By kecamatan.', resolve: (r) => r.rows }),
    differences: t.field({ type: [DifferenceRef], description: 'Every item where claim and visit differ.', resolve: (r) => r.differences }),
  }),
});

builder.objectFields(KabupatenRef, (t) => ({
  readinessRecap: t.field({
    type: RecapRef,
    description: 'Readiness by kecamatan, claimed against verified, for the officers of the kabupaten.',
    authScopes: (k) => ({ officer: k.code }),
    resolve: (k, _a, context) => readinessRecapOf(context, k.code),
  }),
  lifecycles: t.field({
    type: [LifecycleRef],
    description: 'Where the schools of the kabupaten stand, by name, for its officers.',
    authScopes: (k) => ({ officer: k.code }),
    args: {
      states: t.arg({ type: [LifecycleStateRef], required: false, description: `Only these of the ${LIFECYCLE_STATES.length} states.` }),
      kecamatanCode: t.arg.string({ required: false, description: 'Only this kecamatan.' }),
      desaCode: t.arg.string({ required: false, description: 'Only this desa.' }),
    },
    resolve: (k, { states, kecamatanCode, desaCode }, context) =>
      lifecyclesOf(context, k.code, { states: states ?? null, kecamatanCode: kecamatanCode ?? null, desaCode: desaCode ?? null }),
  }),
}));

const VisitAnswerInput = builder.inputType('VisitAnswerInput', {
  description: 'What the visitor saw of one item.',
  fields: (t) => ({
    item: t.string({ required: true, description: 'Code of the checklist item.' }),
    holds: t.boolean({ required: true, description: 'Does it hold?' }),
  }),
});

/** Raised to undo a visit whose step was refused: nothing of it may stay. */
class Undone extends Error {
  readonly outcome: StepOutcome;
  constructor(outcome: StepOutcome) {
    super('undone');
    this.outcome = outcome;
  }
}

builder.mutationFields((t) => ({
  planVisit: t.field({
    type: LifecycleRef,
    description: 'Plans a verification visit (BU.RTL.5). A newer plan replaces an older one that was not carried out.',
    authScopes: { signedIn: true },
    args: {
      schoolId: t.arg.id({ required: true, description: 'The school.' }),
      day: t.arg({ type: 'Day', required: true, description: 'Planned day.' }),
    },
    resolve: async (_root, { schoolId, day }, context) => {
      const school = await schoolOf(context, schoolId, 'read');
      if (!verifiesIn(context.claims, school.kabupatenCode) && !context.claims.dinasCodes.includes(school.kabupatenCode))
        throw forbidden('kunjungan direncanakan pengawas/penilik, Tim Terpadu, atau Dinas');
      await planVisit(context.tx, { schoolId, kabupatenCode: school.kabupatenCode, plannedDay: day, plannedBy: context.user?.id ?? null });
      forget(context);
      return lifecycleOf(context, school);
    },
  }),
  recordVisit: t.field({
    type: StepResult,
    description:
      'The supervisor or the Tim Terpadu records what the planned visit saw, item by item. All items hold: READY; any does not: NOT_READY. Begins the verification when it had not begun. The school’s own answers are kept beside it.',
    authScopes: { signedIn: true },
    args: {
      schoolId: t.arg.id({ required: true, description: 'The school.' }),
      version: t.arg.int({ required: true, description: '`Lifecycle.version` that was seen.' }),
      answers: t.arg({ type: [VisitAnswerInput], required: true, description: 'Every item of the checklist once.' }),
      day: t.arg({ type: 'Day', required: false, description: 'Day of the visit; default today.' }),
      note: t.arg.string({ required: false, description: 'Remark, without personal data.' }),
    },
    resolve: async (_root, { schoolId, version, answers, day, note }, context): Promise<StepOutcome> => {
      const school = await schoolOf(context, wellFormed(schoolId), 'read');
      if (!verifiesIn(context.claims, school.kabupatenCode)) throw forbidden('hasil kunjungan dicatat pengawas/penilik atau Tim Terpadu');
      const verified = readAnswers(answers);
      const visit = await newestVisit(context, schoolId);
      if (!visit || visit.visitedDay !== null)
        throw badInput('/schoolId', 'Belum ada kunjungan yang dijadwalkan untuk sekolah ini. Rencanakan dulu tanggalnya.');
      return verify(context, school, visit, { version, day: day ?? context.today, verified, note: note?.trim() || null });
    },
  }),
}));

function readAnswers(answers: readonly { item: string; holds: boolean }[]): Record<string, 'YES' | 'NO'> {
  const items = readinessTemplate().items.map(({ id }) => id);
  const verified: Record<string, 'YES' | 'NO'> = {};
  for (const [i, { item, holds }] of answers.entries()) {
    if (!items.includes(item)) throw badInput(`/answers/${i}/item`, `Butir ${item} tidak ada dalam daftar periksa.`);
    if (verified[item]) throw badInput(`/answers/${i}/item`, `Butir ${item} tertulis dua kali.`);
    verified[item] = holds ? 'YES' : 'NO';
  }
  const open = items.filter((item) => !verified[item]);
  if (open.length > 0) throw badInput('/answers', `Belum diperiksa: butir ${open.join(', ')}. Isi semua butir sebelum menyimpan.`);
  return verified;
}

/** Both steps and the visit itself, or nothing. */
async function verify(
  context: Context,
  school: Awaited<ReturnType<typeof schoolOf>>,
  visit: VisitRow,
  values: {
    version: number;
    day: NonNullable<Parameters<typeof recordEvent>[2]['day']>;
    verified: Record<string, 'YES' | 'NO'>;
    note: string | null;
  },
): Promise<StepOutcome> {
  const { version, day, verified, note } = values;
  try {
    return await context.tx.transaction(async () => {
      let seen = version;
      if ((await lifecycleOf(context, school)).standing.state === 'SUBMITTED') {
        const begun = await recordEvent(context, school, { event: 'BEGIN_VERIFICATION', version, day });
        if (begun.kind !== 'done') throw new Undone(begun);
        seen = begun.lifecycle.standing.version;
      }
      const claimed = (await readinessFactsBySchool(context.tx, [school.id])).get(school.id)?.answers ?? {};
      const done = await finishVisit(context.tx, visit.id, {
        visitedDay: day,
        visitedBy: context.user?.id ?? null,
        verified,
        claimed,
        note,
      });
      if (!done) throw badInput('/schoolId', 'Kunjungan ini sudah dicatat orang lain. Muat ulang halaman.');
      forget(context);
      const outcome = await recordEvent(context, school, { event: 'COMPLETE_VERIFICATION', version: seen, day, reason: note });
      if (outcome.kind !== 'done') throw new Undone(outcome);
      return outcome;
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
    forget(context);
    return { ...error.outcome, lifecycle: await lifecycleOf(context, school) };
  }
}
