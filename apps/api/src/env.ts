import { isDay, type Day } from '@giliran/kernel';

/** Everything the server reads from its environment, in one place. */
export interface Env {
  /** Server Postgres; absent = the embedded database in `dataDirectory`. */
  databaseUrl: string | undefined;
  dataDirectory: string;
  port: number | undefined;
  host: string;
  /** Public address, for cookies and links; absent = http://localhost:<port>. */
  publicUrl: string | undefined;
  demo: boolean;
  /** Demo mode alone: the day that stands for today, so that the demo of 2021 can be walked through day by day. */
  demoDay: Day | undefined;
  dataKey: string | undefined;
  authSecret: string | undefined;
  logLevel: string;
}

/**
 * Reads the environment. Demo mode (accounts with known passwords) is on only with the embedded database unless
 * GILIRAN_DEMO says otherwise, and then the server listens on loopback alone.
 */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const databaseUrl = source['DATABASE_URL'] || undefined;
  const demo = source['GILIRAN_DEMO'] ? source['GILIRAN_DEMO'] === '1' : !databaseUrl;
  const port = source['PORT'] ? Number(source['PORT']) : undefined;
  if (port !== undefined && (!Number.isInteger(port) || port < 0 || port > 65535)) {
    throw new Error(`PORT: expected a number 0-65535, got ${source['PORT']}`);
  }
  const demoDay = source['GILIRAN_TODAY'] || undefined;
  if (demoDay !== undefined && !(demo && isDay(demoDay))) {
    throw new Error(`GILIRAN_TODAY: expected a day like 2021-09-13, in demo mode alone, got ${demoDay}`);
  }
  return {
    databaseUrl,
    dataDirectory: source['GILIRAN_DATA'] || '.data',
    port,
    host: demo ? '127.0.0.1' : source['HOST'] || '0.0.0.0',
    publicUrl: source['GILIRAN_URL'] || undefined,
    demo,
    demoDay: demoDay as Day | undefined,
    dataKey: source['GILIRAN_DATA_KEY'] || undefined,
    authSecret: source['GILIRAN_AUTH_SECRET'] || undefined,
    logLevel: source['LOG_LEVEL'] || 'warn',
  };
}
