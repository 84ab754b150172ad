import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js';
import { migrate as migratePostgres } from 'drizzle-orm/postgres-js/migrator';
import type { PgAsyncDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import postgres from 'postgres';
import { lockDirectory } from './embedded.ts';

/** The one database type everything above uses: embedded and server Postgres answer the same queries. */
export type Database = PgAsyncDatabase<PgQueryResultHKT>;

export interface Opened {
  db: Database;
  kind: 'EMBEDDED' | 'SERVER';
  /** Address of the server Postgres; null for the embedded one. */
  url: string | null;
  /** Plain SQL for the queue library, which brings its own statements. */
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
  close(): Promise<void>;
}

const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));

/**
 * Opens the database and brings it to today's schema. With `url` a server Postgres (>= 15); else the embedded one in
 * `directory` (created when missing, locked for this process; "memory://" keeps nothing, for tests).
 * Errors: directory in use by another process; server not reachable.
 */
export async function open(options: { url?: string; directory?: string; onStatement?: OnStatement }): Promise<Opened> {
  const { url, directory, onStatement } = options;
  return url ? openServer(url, onStatement) : openEmbedded(directory ?? '.data', onStatement);
}

/** Hears every statement that is sent through `db`, for tests that count them. */
export type OnStatement = (text: string) => void;

async function openServer(url: string, onStatement?: OnStatement): Promise<Opened> {
  const client = postgres(url, { max: 10, onnotice: () => {} });
  const db = drizzlePostgres({ client, ...logging(onStatement) });
  await migratePostgres(db, { migrationsFolder: MIGRATIONS });
  return {
    db: db as unknown as Database,
    kind: 'SERVER',
    url,
    async executeSql(text, values = []) {
      const rows = await client.unsafe(text, values as never[]);
      return { rows: [...rows] };
    },
    close: () => client.end({ timeout: 5 }),
  };
}

async function openEmbedded(directory: string, onStatement?: OnStatement): Promise<Opened> {
  const inMemory = directory === 'memory://';
  const unlock = inMemory ? () => {} : lockDirectory(directory);
  try {
    if (!inMemory) mkdirSync(join(directory, 'pg'), { recursive: true });
    const client = await PGlite.create(inMemory ? 'memory://' : join(directory, 'pg'));
    const db = drizzlePglite({ client, ...logging(onStatement) });
    await migratePglite(db, { migrationsFolder: MIGRATIONS });
    return {
      db: db as unknown as Database,
      kind: 'EMBEDDED',
      url: null,
      async executeSql(text, values) {
        if (values && values.length > 0) return client.query(text, values);
        const results = await client.exec(text);
        return { rows: results.at(-1)?.rows ?? [] };
      },
      async close() {
        await client.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

function logging(onStatement: OnStatement | undefined) {
  return onStatement ? { logger: { logQuery: onStatement } } : {};
}
