import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// All laws of the house, each kept by a tool: types, lint, format, boundaries, dead code, generated files. Status 1 when any fails.
const root = fileURLToPath(new URL('..', import.meta.url));
const { devEngines } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { devEngines: { packageManager: { version: string } } };
const windows = process.platform === 'win32';
// turbo starts each package's script through pnpm, which a machine with only Node and npm lacks: npx lends the one that installed.
const withPnpm = ['-y', `--package=pnpm@${devEngines.packageManager.version}`, '--', 'turbo'];
const steps: [name: string, command: string, args: string[]][] = [
  [
    'types',
    windows ? 'npx.cmd' : 'npx',
    [...withPnpm, 'run', 'typecheck', '--output-logs=errors-only', '--log-order=grouped', '--concurrency=2'],
  ],
  ['types of scripts', 'tsc', ['-p', 'scripts/tsconfig.json']],
  ['lint', 'oxlint', ['--deny-warnings']],
  ['format', 'oxfmt', ['--check']],
  ['boundaries', 'turbo', ['boundaries']],
  ['dead code', 'knip', ['--no-progress']],
  ['generated files', process.execPath, ['scripts/generate.ts', '--check']],
  ['coverage of the provisions', process.execPath, ['scripts/coverage.ts', '--check']],
];

let failed = 0;
for (const [name, command, args] of steps) {
  const started = performance.now();
  const { status, output } = await run(command, args);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  if (status !== 0) {
    failed++;
    console.log(output.trimEnd());
  }
}
process.exitCode = failed > 0 ? 1 : 0;

function run(command: string, args: string[]): Promise<{ status: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
      shell: windows && command.endsWith('.cmd'),
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (error) => resolve({ status: 1, output: String(error) }));
    child.on('close', (code) => resolve({ status: code ?? 1, output }));
  });
}
