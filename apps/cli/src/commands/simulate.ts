import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { answerSimulateLine, benchRotation, benchTasks, BENCH_REGIMES, BUILTINS, type RotationInput } from '@giliran/epidemic';
import { answerJsonLines, cpuNow, now } from '../json-lines.ts';
import { oneOf } from '../options.ts';
import { benchOnThreads, simulateOnThreads } from '../rotation-threads.ts';

/** Rotation simulation line by line, or with --bench its speed on the standard school: one JSON line a regime and schedule, then whole tasks. */
export async function simulateCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      bench: { type: 'boolean', default: false },
      regime: { type: 'string', default: 'all' },
      schedule: { type: 'string', default: 'all' },
      replicates: { type: 'string' },
      workers: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      // What it prints are JSON lines anyway; the option is for scripts that say so.
      json: { type: 'boolean', default: false },
    },
  });
  if (!values.bench) return answerJsonLines(answerLine, Readable.from(valuesOf(process.stdin)));
  const options = {
    regime: oneOf(values.regime, [...BENCH_REGIMES, 'all'] as const, '--regime'),
    schedule: oneOf(values.schedule, [...BUILTINS, 'all'] as const, '--schedule'),
    seed: Number(values.seed),
    ...(values.replicates === undefined ? {} : { replicates: Number(values.replicates) }),
  };
  const workers = Math.min(64, Math.max(1, Math.trunc(Number(values.workers)) || 1));
  const clock = { now, cpuNow };
  const lines = workers === 1 ? benchRotation(options, clock) : await benchOnThreads(options, workers);
  for (const line of lines) console.log(JSON.stringify(line));
  if (options.regime === 'all' && workers === 1) for (const task of benchTasks(options.seed, clock)) console.log(JSON.stringify(task));
  return 0;
}

/** `run.workers` shares the histories among threads; the answer is the same but for the seconds. */
async function answerLine(value: unknown): Promise<object> {
  const workers = (value as RotationInput | null)?.run?.workers;
  if (typeof workers !== 'number' || !(workers > 1)) return answerSimulateLine(value, { now: cpuNow });
  const started = cpuNow();
  const result = await simulateOnThreads(value as RotationInput, Math.min(workers, 64));
  return { ...result, cpuSeconds: (cpuNow() - started) / 1000 };
}

/** Lines, one value each; or one value spread over lines, which shows in a first line that is no value of its own. */
export async function* valuesOf(input: Readable): AsyncGenerator<string> {
  const lines = createInterface({ input, crlfDelay: Infinity });
  const held: string[] = [];
  let isDocument: boolean | null = null;
  for await (const line of lines) {
    if (isDocument === null && line.trim() !== '') isDocument = !isJson(line);
    if (isDocument === true) held.push(line);
    else yield `${line}\n`;
  }
  if (held.length === 0) return;
  const whole = held.join(' ');
  if (isJson(whole)) yield `${whole}\n`;
  else for (const line of held) yield `${line}\n`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return true;
  } catch {
    return false;
  }
}
