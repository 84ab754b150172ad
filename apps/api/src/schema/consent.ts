import { addDays, type Day } from '@giliran/kernel';
import { consentHistoryOf, consentsOf, recordConsent, type ConsentRecordRow, type ConsentState } from '@giliran/db/queries/consents';
import { pupilsBySchool, rombelBySchool, type PupilRow, type RombelRow } from '@giliran/db/queries/people';
import { batched, groupBy } from '../batched.ts';
import { builder } from '../builder.ts';
import { countedPapers, talliesOf, type ConsentCount } from '../consent-tallies-of.ts';
import type { Context } from '../context.ts';
import { badInput, notFound, wellFormed } from '../errors.ts';
import { schoolOf } from '../school-of.ts';

export const ConsentRef = builder.enumType('Consent', {
  description: 'What the parents signed. Unknown after import: Dapodik has no such column.',
  values: {
    UNKNOWN: { description: 'Belum tercatat, atau ditarik kembali.' },
    YES: { description: 'Tatap muka; untuk surat: ada.' },
    NO: { description: 'Belajar dari rumah; untuk surat: ditolak.' },
  } as const,
});

const ConsentKindRef = builder.enumType('ConsentKind', {
  description: 'Which of the parents’ papers.',
  values: {
    CHOICE: { description: 'Surat pernyataan pilihan (P5.1.d).' },
    PERMISSION: { description: 'Surat izin (P7.7.a).' },
    STAMPED: { description: 'Surat pernyataan bermeterai (P7.7.b).' },
  } as const,
});

export const ConsentCountRef = builder.objectRef<ConsentCount>('ConsentCount').implement({
  description: 'Papers counted: the newest choice, the letters as they hold today.',
  fields: (t) => ({
    yes: t.exposeInt('yes', { description: 'Choice: face-to-face.' }),
    no: t.exposeInt('no', { description: 'Choice: learning from home.' }),
    unknown: t.exposeInt('unknown', { description: 'No signed choice recorded.' }),
    permission: t.exposeInt('permission', { description: 'Face-to-face with letter of permission (P7.7.a).' }),
    stamped: t.exposeInt('stamped', { description: 'Face-to-face with stamped statement (P7.7.b).' }),
    homeNumbers: t.field({
      type: ['Int'],
      description: 'Without a list: attendance numbers whose parents signed for learning at home.',
      resolve: (c) => [...c.homeNumbers],
    }),
  }),
});

export const ConsentRecordRef = builder.objectRef<ConsentRecordRow>('ConsentRecord').implement({
  description: 'One paper as it was recorded. Records are added and never changed.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the record.' }),
    kind: t.field({ type: ConsentKindRef, description: 'Which paper.', resolve: (c) => c.kind }),
    answer: t.field({ type: ConsentRef, description: 'What it says.', resolve: (c) => c.answer }),
    signedOn: t.field({ type: 'Day', nullable: true, description: 'Date on the paper.', resolve: (c) => c.signedOn }),
    fromDay: t.field({ type: 'Day', description: 'First day on which it holds.', resolve: (c) => c.fromDay }),
    recordedAt: t.field({ type: 'DateTime', description: 'When it was recorded.', resolve: (c) => c.recordedAt }),
  }),
});

/** The papers of every pupil the account may see, as they hold today, read once a request. */
function states(context: Context) {
  return batched(context, 'consentStates', async (schoolIds) =>
    groupBy(await consentsOf(context.tx, schoolIds, context.today), (state) => state.schoolId),
  );
}

/** The papers of one pupil as they hold today. */
export async function consentStateOf(context: Context, pupil: PupilRow): Promise<Pick<ConsentState, 'choice' | 'permission' | 'stamped'>> {
  const found = (await states(context).load(pupil.schoolId))?.find((state) => state.pupilId === pupil.id);
  return found ?? { choice: 'UNKNOWN', permission: 'UNKNOWN', stamped: 'UNKNOWN' };
}

/** The papers of one rombel counted: from its list, else as the school counted them, what was not counted being unknown. */
export async function countsOfRombel(context: Context, rombel: RombelRow): Promise<ConsentCount> {
  const papers = ((await states(context).load(rombel.schoolId)) ?? []).filter((state) => state.rombelId === rombel.id);
  if (papers.length === 0) return countedPapers(rombel.pupilCount, (await talliesOf(context, rombel.id))[0]);
  const yes = papers.filter((state) => state.newest === 'YES');
  return {
    yes: yes.length,
    no: papers.filter((state) => state.newest === 'NO').length,
    unknown: papers.filter((state) => state.newest === 'UNKNOWN').length,
    permission: yes.filter((state) => state.permission === 'YES').length,
    stamped: yes.filter((state) => state.stamped === 'YES').length,
    homeNumbers: [],
  };
}

/** Every paper ever recorded for one pupil, newest first. */
export async function consentHistoryFor(context: Context, pupil: PupilRow): Promise<ConsentRecordRow[]> {
  const histories = batched(context, 'consentHistory', async (ids) =>
    groupBy(await consentHistoryOf(context.tx, ids), (record) => record.pupilId),
  );
  return (await histories.load(pupil.id)) ?? [];
}

builder.mutationField('setConsent', (t) =>
  t.int({
    description:
      'Records one of the parents’ papers for a whole rombel or for single pupils; returns how many records are new. Earlier records stay. A change to learning from home holds from the next day on unless another day is given.',
    authScopes: { signedIn: true },
    args: {
      schoolId: t.arg.id({ required: true, description: 'The school.' }),
      rombelId: t.arg.id({ required: false, description: 'A whole rombel …' }),
      pupilIds: t.arg.idList({ required: false, description: '… or these pupils.' }),
      consent: t.arg({ type: ConsentRef, required: true, description: 'What the paper says; UNKNOWN takes it back.' }),
      kind: t.arg({ type: ConsentKindRef, required: false, description: 'Which paper; the choice when absent.' }),
      signedOn: t.arg({ type: 'Day', required: false, description: 'Date on the paper; not in the future.' }),
      fromDay: t.arg({ type: 'Day', required: false, description: 'First day on which it holds.' }),
    },
    resolve: async (_root, { schoolId, rombelId, pupilIds, consent, kind, signedOn, fromDay }, context) => {
      await schoolOf(context, schoolId, 'write');
      if (!rombelId && (!pupilIds || pupilIds.length === 0)) throw badInput('/pupilIds', 'Pilih rombel atau siswa yang suratnya dicatat.');
      const which = {
        rombelId: rombelId ? wellFormed(rombelId, '/rombelId') : null,
        pupilIds: pupilIds?.map((id, i) => wellFormed(id, `/pupilIds/${i}`)) ?? null,
      };
      if (which.rombelId && !(await rombelBySchool(context.tx, [schoolId])).some((row) => row.id === which.rombelId))
        throw notFound('Rombel', which.rombelId);
      if (which.pupilIds && which.pupilIds.length > 0) {
        const known = new Set((await pupilsBySchool(context.tx, [schoolId])).map((row) => row.id));
        const unknown = which.pupilIds.find((id) => !known.has(id));
        if (unknown !== undefined) throw notFound('Siswa', unknown);
      }
      if (signedOn && signedOn > context.today) throw badInput('/signedOn', `Tanggal surat ${signedOn} belum tiba.`);
      const today = context.today as Day;
      context.loaders.clear();
      return context.tx.transaction((tx) =>
        recordConsent(tx, schoolId, which, {
          kind: kind ?? 'CHOICE',
          answer: consent,
          signedOn: signedOn ?? null,
          // Who has come until today leaves from the next day on; whoever joins may come at once.
          fromDay: fromDay ?? (consent === 'YES' ? today : addDays(today, 1)),
          recordedBy: context.user?.id ?? null,
        }),
      );
    },
  }),
);
