import { inject } from 'vitest';
import './provided-context.ts';
import postgres from 'postgres';
import { open, type Opened, type OnStatement } from '../open.ts';

interface TestDatabase {
  kind: 'EMBEDDED' | 'SERVER';
  /** Opens a fresh, migrated database of its own. */
  open(onStatement?: OnStatement): Promise<Opened>;
}

let serial = 0;

/** The two databases every query must work on: embedded in memory, and a database of its own on the server of this run. */
export const bothDatabases: readonly TestDatabase[] = [
  { kind: 'EMBEDDED', open: (onStatement) => open({ directory: 'memory://', ...(onStatement ? { onStatement } : {}) }) },
  {
    kind: 'SERVER',
    async open(onStatement) {
      const url = new URL(inject('serverPostgresUrl'));
      const name = `t_${process.pid}_${serial++}`;
      const admin = postgres(url.href, { max: 1, onnotice: () => {} });
      await admin.unsafe(`create database ${name}`);
      await admin.end();
      url.pathname = `/${name}`;
      const opened = await open({ url: url.href, ...(onStatement ? { onStatement } : {}) });
      return {
        ...opened,
        async close() {
          await opened.close();
          const again = postgres(inject('serverPostgresUrl'), { max: 1, onnotice: () => {} });
          await again.unsafe(`drop database ${name} with (force)`);
          await again.end();
        },
      };
    },
  },
];
