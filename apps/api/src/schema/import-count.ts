import { builder } from '../builder.ts';
import type { ImportCount } from '@giliran/db/queries/rooms';

export const ImportCountRef = builder.objectRef<ImportCount>('ImportCount').implement({
  description: 'What an import did. A repeated import of the same file has everything unchanged.',
  fields: (t) => ({
    created: t.exposeInt('created', { description: 'Rows that were new.' }),
    changed: t.exposeInt('changed', { description: 'Rows that replaced an older one.' }),
    unchanged: t.exposeInt('unchanged', { description: 'Rows that were stored already.' }),
  }),
});
