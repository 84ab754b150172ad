import type { ConsentTallyRow } from '@giliran/db/queries/consent-tallies';
import { builder } from '../builder.ts';

export const ConsentTallyRef = builder.objectRef<ConsentTallyRow>('ConsentTally').implement({
  description: 'The signed papers of one rombel as the school counted them. Counts are added and never changed.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the count.' }),
    number: t.exposeInt('number', { description: 'Counts up per rombel.' }),
    yes: t.exposeInt('yesCount', { description: 'Signed choices for face-to-face lessons (P5.1.d).' }),
    homeNumbers: t.field({
      type: ['Int'],
      description: 'Attendance numbers whose parents signed for learning at home.',
      resolve: (c) => c.homeNumbers,
    }),
    permission: t.exposeInt('permissionCount', { description: 'Of these: letters of permission (P7.7.a).' }),
    stamped: t.exposeInt('stampedCount', { description: 'Of these: stamped statements (P7.7.b).' }),
    countedOn: t.field({ type: 'Day', description: 'The day on which the papers were counted.', resolve: (c) => c.countedOn }),
    keptAt: t.exposeString('keptAt', { description: 'Where the papers are kept.' }),
    recordedByName: t.exposeString('recordedByName', { nullable: true, description: 'Account that recorded it.' }),
    recordedByRole: t.exposeString('recordedByRole', { description: 'HEAD or OPERATOR.' }),
    recordedAt: t.field({ type: 'DateTime', description: 'When it was recorded.', resolve: (c) => c.recordedAt }),
  }),
});
