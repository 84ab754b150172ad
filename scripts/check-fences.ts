import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

// Does every law still bite? Plants a breach of each in a copy of the tree and expects its tool to fail there and to pass without
// it: a checker that reads no file is green too. Status 1 when a fence has a hole.
const root = fileURLToPath(new URL('..', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'giliran-fences-'));

interface Fence {
  law: string;
  tool: [command: string, args: string[]];
  /** Files written or lengthened for the breach, by path. */
  breach: Record<string, string>;
}

const oxlint: Fence['tool'] = ['oxlint', ['--deny-warnings']];
const boundaries: Fence['tool'] = ['turbo', ['boundaries']];
const fences: Fence[] = [
  {
    law: '1 a package imports only what it declares',
    tool: boundaries,
    breach: { 'packages/kernel/src/fence.ts': "import { roomCapacity } from '@giliran/capacity';\nexport const fence = roomCapacity;\n" },
  },
  {
    law: '1 engines do not import one another',
    tool: boundaries,
    breach: { 'packages/capacity/package.json': declare('packages/capacity', '@giliran/policy') },
  },
  {
    law: '1 the planner never meets the database',
    tool: boundaries,
    breach: { 'apps/planner/package.json': declare('apps/planner', '@giliran/db') },
  },
  {
    law: '1 api and worker never import each other',
    tool: boundaries,
    breach: { 'apps/api/package.json': declare('apps/api', '@giliran/worker') },
  },
  {
    law: '2 engines know no DOM',
    tool: ['tsc', ['-p', 'packages/capacity/tsconfig.json']],
    breach: { 'packages/capacity/src/fence.ts': 'export const fence = document.title;\n' },
  },
  {
    law: '2 engines know no Node',
    tool: ['tsc', ['-p', 'packages/schedule/tsconfig.json']],
    breach: { 'packages/schedule/src/fence.ts': 'export const fence = process.pid;\n' },
  },
  {
    law: '3 no import cycles',
    tool: oxlint,
    breach: {
      'packages/kernel/src/fence-a.ts': "import { b } from './fence-b.ts';\nexport const a = (): number => b();\n",
      'packages/kernel/src/fence-b.ts': "import { a } from './fence-a.ts';\nexport const b = (): number => a();\n",
    },
  },
  { law: '3 engines have no Date', tool: oxlint, breach: { 'packages/schedule/src/fence.ts': 'export const fence = new Date();\n' } },
  {
    law: '3 engines have no Math.random',
    tool: oxlint,
    breach: { 'packages/epidemic/src/fence.ts': 'export const fence = Math.random();\n' },
  },
  {
    law: '3 the environment is read in env.ts alone',
    tool: oxlint,
    breach: { 'apps/worker/src/fence.ts': "export const fence = process.env['HOME'];\n" },
  },
  {
    law: '3 SQL lives in db alone',
    tool: oxlint,
    breach: { 'apps/api/src/fence.ts': "import { sql } from 'drizzle-orm';\nexport const fence = sql`select 1`;\n" },
  },
  {
    law: '4 generated files are what their sources give',
    tool: [process.execPath, ['scripts/generate.ts', '--check']],
    breach: { 'apps/api/schema.graphql': `${readFileSync(`${root}apps/api/schema.graphql`, 'utf8')}\n# edited by hand\n` },
  },
  { law: '5 no dead files', tool: ['knip', ['--no-progress']], breach: { 'packages/policy/src/fence.ts': 'export const fence = 1;\n' } },
  {
    law: '5 no unused dependencies',
    tool: ['knip', ['--no-progress']],
    breach: { 'packages/capacity/package.json': declare('packages/capacity', 'zod') },
  },
];

let holes = 0;
try {
  copyTree();
  const sound = new Set<string>();
  for (const { law, tool, breach } of fences) {
    const name = JSON.stringify(tool);
    // Once a tool: it must pass on the copy as it is, or its failing would mean nothing.
    if (!sound.has(name) && run(tool) !== 0) {
      holes++;
      console.log(`HOLE ${law}: ${tool[0]} fails without any breach`);
      continue;
    }
    sound.add(name);
    for (const [path, text] of Object.entries(breach)) writeFileSync(join(copy, path), text);
    const bites = run(tool) !== 0;
    for (const path of Object.keys(breach)) restore(path);
    if (!bites) holes++;
    console.log(`${bites ? 'ok  ' : 'HOLE'} ${law}`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
process.exitCode = holes > 0 ? 1 : 0;

/** The tracked files, with the installed packages linked. */
function copyTree(): void {
  const listed = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })
    .stdout.split('\0')
    .filter(Boolean);
  for (const path of listed) {
    if (!existsSync(join(root, path))) continue;
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    cpSync(join(root, path), join(copy, path));
  }
  for (const path of ['', ...new Set(listed.filter((p) => p.endsWith('/package.json')).map((p) => dirname(p)))]) {
    linkModules(join(root, path, 'node_modules'), join(copy, path, 'node_modules'));
  }
  // The tools ask git which files there are.
  spawnSync('git', ['init', '-q'], { cwd: copy });
  spawnSync('git', ['add', '-A'], { cwd: copy });
  appendFileSync(join(copy, '.git/info/exclude'), 'node_modules\n');
}

/** Links every installed package; our own rooms are linked to their copies, so that the tools see one tree. */
function linkModules(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from)) {
    if (entry !== '@giliran') symlinkSync(join(from, entry), join(to, entry));
    else {
      mkdirSync(join(to, entry));
      for (const room of readdirSync(join(from, entry))) {
        const real = realpathSync(join(from, entry, room));
        symlinkSync(join(copy, relative(realpathSync(root), real)), join(to, entry, room));
      }
    }
  }
}

function restore(path: string): void {
  if (existsSync(join(root, path))) cpSync(join(root, path), join(copy, path));
  else rmSync(join(copy, path));
}

function run([command, args]: Fence['tool']): number {
  return spawnSync(command, args, { cwd: copy, env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' } }).status ?? 1;
}

/** The package.json of a room with one dependency more. */
function declare(room: string, dependency: string): string {
  const manifest = JSON.parse(readFileSync(`${root}${room}/package.json`, 'utf8')) as { dependencies?: Record<string, string> };
  manifest.dependencies = { ...manifest.dependencies, [dependency]: dependency.startsWith('@giliran/') ? 'workspace:*' : 'catalog:' };
  return JSON.stringify(manifest, null, 2);
}
