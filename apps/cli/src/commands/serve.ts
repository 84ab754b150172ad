import { createServer, type RequestListener, type Server } from 'node:http';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { makeAuth, makeServer, readEnv, today } from '@giliran/api';
import { embeddedSecrets, makeCipher, open } from '@giliran/db';
import { openQueue } from '@giliran/db/queue';
import { startDailyTick, startWorker } from '@giliran/worker';
import { demoIsComplete, loadDemo } from '../demo/load-demo.ts';
import { noOptions } from '../options.ts';

const FIRST_PORT = 4000;
const PLANNER = fileURLToPath(new URL('../../../planner/dist', import.meta.url));

/** Planner, API and worker in one process, for the embedded database or one server Postgres. Runs until it is told to stop. */
export async function serveCommand(args: string[]): Promise<number> {
  noOptions(args);
  const env = readEnv();
  const log = pino({ level: env.logLevel, redact: ['req.headers.cookie', 'req.headers.authorization'] }, pino.destination(2));
  const directory = resolve(env.dataDirectory);
  const opened = await open(env.databaseUrl ? { url: env.databaseUrl } : { directory });
  try {
    const secrets = secretsOf(env, opened.kind === 'EMBEDDED' ? directory : null);
    const cipher = makeCipher(secrets.dataKey);
    // Requests that come before everything is ready wait for it.
    const ready = Promise.withResolvers<RequestListener>();
    const server = createServer((request, response) => void ready.promise.then((handle) => handle(request, response)));
    const port = await listen(server, env.host, env.port);
    const address = env.publicUrl ?? `http://localhost:${port}`;
    const auth = makeAuth({
      db: opened.db,
      secret: secrets.authSecret,
      baseUrl: address,
      trustedOrigins: [address, `http://127.0.0.1:${port}`],
      allowSignUp: false,
    });
    const dayOf = () => env.demoDay ?? today();
    const queue = await openQueue(opened, (error) => log.error({ err: error }, 'queue'));
    if (env.demo && !(await demoIsComplete(opened))) {
      console.error('Memuat data demo sintetis … (loading synthetic demo data)');
      await loadDemo({ opened, cipher, secret: secrets.authSecret, until: dayOf() });
    }
    const tick = await startDailyTick({ opened, queue, log, today: dayOf });
    const worker = await startWorker({ opened, queue, log });
    ready.resolve(await makeServer({ opened, queue, cipher, auth, demo: env.demo, today: dayOf, plannerDirectory: PLANNER, log }));
    console.log(address);
    if (env.demo) console.error('Mode demo: akun contoh dengan kata sandi terbuka, hanya dapat dibuka dari komputer ini (loopback).');
    await stopSignal();
    server.close();
    server.closeAllConnections();
    tick.stop();
    await worker.stop();
    await queue.stop();
  } finally {
    await opened.close();
  }
  return 0;
}

function secretsOf(env: ReturnType<typeof readEnv>, embedded: string | null): { dataKey: string; authSecret: string } {
  if (env.dataKey && env.authSecret) return { dataKey: env.dataKey, authSecret: env.authSecret };
  if (!embedded) {
    throw new Error(
      'With DATABASE_URL both GILIRAN_DATA_KEY (openssl rand -base64 32) and GILIRAN_AUTH_SECRET must be set: they encrypt names and sign sessions.',
    );
  }
  const kept = embeddedSecrets(embedded);
  return { dataKey: env.dataKey ?? kept.dataKey, authSecret: env.authSecret ?? kept.authSecret };
}

/** Listens on the asked port, or without one on 4000 or the next free port. Requests wait until the handler is there. */
async function listen(server: Server, host: string, asked: number | undefined): Promise<number> {
  for (let port = asked ?? FIRST_PORT; ; port++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          resolve();
        });
      });
      const address = server.address();
      return typeof address === 'object' && address ? address.port : port;
    } catch (error) {
      if (asked !== undefined || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || port > FIRST_PORT + 100) throw error;
    }
  }
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
