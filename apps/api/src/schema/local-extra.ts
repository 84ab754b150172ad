import { setLocalExtra } from '@giliran/db/queries/local-documents';
import { readinessTemplate } from '@giliran/policy/lifecycle';
import { builder } from '../builder.ts';
import { badInput } from '../errors.ts';
import { localExtrasIn, type LocalDemand } from '../local-extras-of.ts';
import { KabupatenRef } from './dinas.ts';

const LocalExtraRef = builder.objectRef<LocalDemand>('LocalExtra').implement({
  description: 'A demand of single kabupaten beyond the checklist, read in the press; off unless the dinas switches it on.',
  fields: (t) => ({
    id: t.id({ description: 'Id such as X.2.', resolve: ({ extra }) => extra.id }),
    text: t.string({ description: 'The demand, in Indonesian.', resolve: ({ extra }) => extra.textId }),
    counted: t.boolean({ description: 'Asks for a number of pieces.', resolve: ({ extra }) => extra.computed !== null }),
    status: t.string({ description: 'How far the line is verified.', resolve: ({ extra }) => extra.status }),
    source: t.string({
      nullable: true,
      description: 'Where the line was read.',
      resolve: ({ extra }) => readinessTemplate().sources[extra.source],
    }),
    enabled: t.exposeBoolean('enabled', { description: 'Asked of the schools of the kabupaten?' }),
    reference: t.exposeString('reference', { nullable: true, description: 'What the dinas rests it on.' }),
  }),
});

builder.objectField(KabupatenRef, 'localExtras', (t) =>
  t.field({
    type: [LocalExtraRef],
    description: 'Demands beyond the checklist, as the dinas switched them.',
    resolve: (k, _args, context) => localExtrasIn(context, k.code),
  }),
);

/** Letters of what a demand rests on, as for the texts of the dinas. */
const LONGEST_REFERENCE = 200;

builder.mutationField('setLocalExtra', (t) =>
  t.field({
    type: KabupatenRef,
    description:
      'The dinas asks its schools for a demand beyond the checklist, or no longer. It is shown and counted and opens or closes nothing.',
    authScopes: (_root, { kabupatenCode }) => ({ dinas: kabupatenCode }),
    args: {
      kabupatenCode: t.arg.id({ required: true, description: 'The kabupaten.' }),
      id: t.arg.id({ required: true, description: 'The demand, such as X.2.' }),
      enabled: t.arg.boolean({ required: true, description: 'Ask for it?' }),
      reference: t.arg.string({ required: false, description: 'What it rests on; needed to switch it on.' }),
    },
    resolve: async (_root, { kabupatenCode, id, enabled, reference }, context) => {
      if (!readinessTemplate().localExtras.some((extra) => extra.id === id)) throw badInput('/id', `Butir tambahan "${id}" tidak ada.`);
      const cited = reference?.trim() || null;
      if (enabled && cited === null)
        throw badInput('/reference', 'Tulis dasar permintaan ini, misalnya nomor surat edaran: sekolah berhak tahu dari mana asalnya.');
      if (cited !== null && cited.length > LONGEST_REFERENCE)
        throw badInput('/reference', `Dasar permintaan ${cited.length} huruf; paling banyak ${LONGEST_REFERENCE} huruf.`);
      await setLocalExtra(context.tx, { kabupatenCode, extraId: id, enabled, reference: cited, setBy: context.user?.id ?? null });
      context.loaders.delete('localExtras');
      return { code: kabupatenCode };
    },
  }),
);
