// The two commands of the README on a machine that has only Node (>= 20) and npm. No dependencies: it brings them.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === 'win32';
const PNPM = `pnpm@${JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devEngines.packageManager.version}`;
const [command = 'start', ...args] = process.argv.slice(2);

process.chdir(root);
install();
const node = bundledNode();
// Everything below finds the bundled Node and the tools of the workspace first.
process.env.PATH = `${join(root, 'node_modules', '.bin')}${windows ? ';' : ':'}${process.env.PATH ?? ''}`;
process.env.TURBO_TELEMETRY_DISABLED = '1';
process.env.DO_NOT_TRACK = '1';

const commands = {
  start() {
    buildPlanner();
    keep(spawn(node, ['apps/cli/src/main.ts', 'serve', ...args], { stdio: 'inherit' }));
  },
  test() {
    buildPlanner();
    sayBrowser();
    exit(run(node, [vitest(), 'run', '--config', 'vitest.config.ts', ...args]));
  },
  'test:long'() {
    buildPlanner();
    sayBrowser();
    exit(run(node, [vitest(), 'run', '--config', 'vitest.config.ts', ...args], { GILIRAN_LONG: '1' }));
  },
  check() {
    exit(run(node, ['scripts/check.ts', ...args]));
  },
  'check:fences'() {
    exit(run(node, ['scripts/check-fences.ts', ...args]));
  },
};

if (!(command in commands)) {
  console.error(`unknown command ${command}; known: ${Object.keys(commands).join(', ')}`);
  process.exit(2);
}
commands[command]();

/** Installs when the lockfile changed since the last complete install. */
function install() {
  const stamp = join('node_modules', '.giliran-installed');
  const wanted = createHash('sha256').update(readFileSync('pnpm-lock.yaml')).update(process.platform).update(process.arch).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.error('Memasang yang diperlukan … (installing dependencies, about a minute the first time)');
  const status = run(
    windows ? 'npx.cmd' : 'npx',
    ['-y', PNPM, 'install', '--frozen-lockfile', '--reporter=append-only'],
    {},
    { quiet: true },
  );
  if (status !== 0) {
    console.error('The installation failed. It needs Node >= 20 with npm and the npm registry; read the lines above, then try again.');
    process.exit(status);
  }
  mkdirSync('node_modules', { recursive: true });
  writeFileSync(stamp, wanted);
}

/** The Node that came as a dependency (it runs TypeScript as it is); else the one at hand when it is new enough. */
function bundledNode() {
  const bundled = join(root, 'node_modules', '.bin', windows ? 'node.exe' : 'node');
  if (existsSync(bundled) && spawnSync(bundled, ['--version']).status === 0) return bundled;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  console.error(
    `No bundled Node for ${process.platform} ${process.arch}, and Node ${process.versions.node} is too old. Install Node >= 22.18 and run the command again.`,
  );
  process.exit(1);
}

/** Builds the planner when a source is newer than the last build. */
function buildPlanner() {
  const built = join('apps', 'planner', 'dist', 'index.html');
  const newest = Math.max(...['apps/planner', 'packages', 'pnpm-lock.yaml'].map(newestIn));
  if (existsSync(built) && statSync(built).mtimeMs >= newest) return;
  console.error('Membangun halaman perencana … (building the planner)');
  const status = run(
    node,
    [join('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'error'],
    {},
    { cwd: join(root, 'apps', 'planner') },
  );
  if (status !== 0) exit(status);
}

function newestIn(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  let newest = 0;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (['node_modules', 'dist', '.turbo', 'fixtures', 'e2e'].includes(entry.name) || /\.test\.tsx?$/.test(entry.name)) continue;
    newest = Math.max(newest, newestIn(join(path, entry.name)));
  }
  return newest;
}

function vitest() {
  return join('node_modules', 'vitest', 'vitest.mjs');
}

function sayBrowser() {
  const found = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    (path) => path && existsSync(path),
  );
  if (found) process.env.CHROMIUM = found;
  else if (process.env.CI) {
    console.error('Chromium is missing: in CI the browser tests may not be skipped (Debian: apt-get install chromium).');
    process.exit(1);
  } else console.error('\n*** BROWSER TESTS ARE SKIPPED: no Chromium found (Debian: apt-get install chromium, or set CHROMIUM). ***\n');
}

function run(file, fileArgs, env = {}, { quiet = false, cwd = root } = {}) {
  const result = spawnSync(file, fileArgs, {
    cwd,
    stdio: quiet ? ['ignore', 2, 2] : 'inherit',
    env: { ...process.env, ...env },
    shell: windows && file.endsWith('.cmd'),
  });
  if (result.error) console.error(String(result.error));
  return result.status ?? 1;
}

/** Hands signals to the child and ends as it ends. */
function keep(child) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // A parent that ends without a signal (npm ended by its own id) takes the server with it.
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, 1000).unref();
  child.on('exit', (code, signal) => exit(signal ? 1 : (code ?? 0)));
}

function exit(status) {
  process.exit(status);
}
