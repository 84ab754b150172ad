import type { TestProject } from 'vitest/node';
import './provided-context.ts';
import { startServerPostgres } from './server-postgres.ts';

/** One server Postgres for the whole run of the Postgres tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServerPostgres();
  console.log(`Postgres for tests: ${server.version}`);
  project.provide('serverPostgresUrl', server.url);
  return () => server.stop();
}
