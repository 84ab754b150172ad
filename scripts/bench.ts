import { readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

// pnpm bench capacity | schedule | sweep [--runs N]: one row a case with min, median and max over the runs, after one run that is
// not counted. Seeded and single-threaded. --part cases|peer|rooms|stream runs a part of capacity. epidemic measures the rotation
// simulation; with --part calibration it writes docs/calibration.md instead. schedule --write puts its tables
// (--part listed|generated|smp|replan|peers) into docs/benchmarks.md.
const root = fileURLToPath(new URL('..', import.meta.url));
const [what = '', ...rest] = process.argv.slice(2);
const option = (name: string): string | undefined => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : undefined);
const runs = Number(option('--runs') ?? 5);
const only = option('--part');
let sink = 0;

const benches: Record<string, () => Promise<void>> = { capacity, schedule, sweep, epidemic };
const bench = benches[what];
if (!bench || !Number.isInteger(runs) || runs < 1) {
  console.error(`usage: pnpm bench ${Object.keys(benches).join('|')} [--runs N] [--part NAME]`);
  process.exit(2);
}
console.log(
  `node ${process.versions.node}, ${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, one thread used, ${runs} runs a row`,
);
await bench();
if (sink < 0) console.log(sink);

async function capacity(): Promise<void> {
  const { capacityParts } = await import('./bench-capacity.ts');
  for (const [part, run] of Object.entries(capacityParts)) if (only === undefined || only === part) await run(runs);
}

async function schedule(): Promise<void> {
  const { benchSchedule } = await import('./bench-schedule.ts');
  await benchSchedule({ root, runs, part: only, write: rest.includes('--write') });
}

async function epidemic(): Promise<void> {
  const { benchEpidemic, writeCalibration } = await import('./bench-epidemic.ts');
  if (only === 'calibration') writeCalibration();
  else benchEpidemic();
}

async function sweep(): Promise<void> {
  const { readRegencyRecap } = await import('../packages/dapodik/src/index.ts');
  const { DEFAULT_ASSUMPTIONS, whatIf } = await import('../packages/planning/src/index.ts');
  const bytes = new Uint8Array(readFileSync(`${root}packages/dapodik/fixtures/rekap-kab-banjar-2023.xlsx`));
  const { records } = readRegencyRecap({ name: 'rekap.xlsx', bytes }, { acceptSuggestions: true });
  const rows = records.map((r) => ({
    id: r.npsn,
    form: r.form === 'SKB' ? ('SKB_UNIT' as const) : r.form,
    pupils: r.pupils ?? 0,
    rombel: r.rombel,
    rooms: r.classrooms,
    teachers: r.teachers,
  }));
  const spec = {
    sides: [
      { label: 'A', regulationIds: ['bengkayang-51-2021'] },
      { label: 'B', regulationIds: ['who-2020'] },
    ] as [{ label: string; regulationIds: string[] }, { label: string; regulationIds: string[] }],
    phase: 'TRANSITION' as const,
    date: '2021-09-13' as const,
    assumptions: DEFAULT_ASSUMPTIONS,
  };
  const times = timed(() => {
    const seats = new Map<string, number | null>();
    return rows.map((row) => whatIf(row, spec, seats));
  });
  console.log(`\nwhat-if of two regulations over ${rows.length} schools of a real recap: ${show(times)} ms`);
}

function timed(work: () => unknown): number[] {
  keep(work());
  return Array.from({ length: runs }, () => {
    const started = performance.now();
    const result = work();
    const ms = performance.now() - started;
    keep(result);
    return ms;
  });
}

/** Uses a result, so that no run can be skipped as dead code. */
function keep(result: unknown): void {
  sink += typeof result === 'object' && result !== null ? Object.keys(result).length : 1;
}

function middle(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

function show(values: number[]): string {
  return `${Math.min(...values).toFixed(1)} / ${middle(values).toFixed(1)} / ${Math.max(...values).toFixed(1)}`;
}
