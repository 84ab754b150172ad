import { addLocalDocument, localDocumentsOf, type LocalDocumentRow } from '@giliran/db/queries/local-documents';
import { batched, groupBy } from '../batched.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { badInput } from '../errors.ts';
import { KabupatenRef } from './dinas.ts';
import { SchoolRef } from './school.ts';

const KindRef = builder.enumType('LocalDocumentKind', {
  description: 'Texts that only the dinas may word.',
  values: {
    STAMPED_STATEMENT: { description: 'Bunyi surat pernyataan bermeterai orang tua/wali (P7.7.b, asumsi A-03).' },
  } as const,
});

const LocalDocumentRef = builder.objectRef<LocalDocumentRow>('LocalDocument').implement({
  description: 'One version of a text of the dinas, which schools print as it stands. Versions are added and never changed.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the version.' }),
    kind: t.field({ type: KindRef, description: 'Which text.', resolve: (d) => d.kind }),
    number: t.exposeInt('number', { description: 'Counts up per text.' }),
    body: t.exposeString('body', { nullable: true, description: 'The words; null = taken back from that day on.' }),
    source: t.exposeString('source', { description: 'Letter or decree they come from.' }),
    from: t.field({ type: 'Day', description: 'First day.', resolve: (d) => d.fromDay }),
    createdAt: t.field({ type: 'DateTime', description: 'When it was recorded.', resolve: (d) => d.createdAt }),
  }),
});

/** All versions of a kabupaten's texts, newest first; batched. */
async function documentsIn(context: Context, kabupatenCode: string): Promise<LocalDocumentRow[]> {
  const loader = batched(context, 'localDocuments', async (codes) =>
    groupBy(await localDocumentsOf(context.tx, codes), (row) => row.kabupatenCode),
  );
  return (await loader.load(kabupatenCode)) ?? [];
}

builder.objectField(KabupatenRef, 'localDocuments', (t) =>
  t.field({
    type: [LocalDocumentRef],
    description: 'Texts of the dinas for its schools, every version, newest first.',
    resolve: (k, _args, context) => documentsIn(context, k.code),
  }),
);

builder.objectField(SchoolRef, 'stampedStatement', (t) =>
  t.field({
    type: LocalDocumentRef,
    nullable: true,
    description: 'The words of the stamped statement in force today; null = the dinas chose none, and none is printed (A-03).',
    resolve: async (school, _args, context) => {
      const newest = (await documentsIn(context, school.kabupatenCode)).find(
        ({ kind, fromDay }) => kind === 'STAMPED_STATEMENT' && fromDay <= context.today,
      );
      return newest?.body ? newest : null;
    },
  }),
);

/** Letters of a text: a statement is short enough to be read before it is signed. */
const SHORTEST = 30;
const LONGEST = 3000;

builder.mutationField('saveLocalDocument', (t) =>
  t.field({
    type: LocalDocumentRef,
    description:
      'The dinas publishes a text for its schools, or takes it back (no `body`). Giliran words none itself: what a parent is asked to sign is the dinas’s own choice and needs its source.',
    authScopes: (_root, { kabupatenCode }) => ({ dinas: kabupatenCode }),
    args: {
      kabupatenCode: t.arg.id({ required: true, description: 'The kabupaten.' }),
      kind: t.arg({ type: KindRef, required: true, description: 'Which text.' }),
      body: t.arg.string({ required: false, description: 'The words; absent = taken back.' }),
      source: t.arg.string({ required: true, description: 'Letter or decree they come from, with number and date.' }),
      from: t.arg({ type: 'Day', required: true, description: 'First day.' }),
    },
    resolve: async (_root, { kabupatenCode, kind, body, source, from }, context) => {
      const words = body?.trim().replace(/[ \t]+/g, ' ') ?? null;
      if (words !== null && (words.length < SHORTEST || words.length > LONGEST))
        throw badInput('/body', `Bunyi surat ${words.length} huruf; tulis ${SHORTEST} sampai ${LONGEST} huruf.`);
      const cited = source.trim();
      if (cited === '' || cited.length > 200)
        throw badInput('/source', 'Tulis dasar bunyi surat ini: nama, nomor dan tanggal surat atau keputusan, paling banyak 200 huruf.');
      context.loaders.delete('localDocuments');
      return addLocalDocument(context.tx, {
        kabupatenCode,
        kind,
        body: words,
        source: cited,
        fromDay: from,
        setBy: context.user?.id ?? null,
      });
    },
  }),
);
