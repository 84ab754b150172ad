import { parseArgs } from 'node:util';
import { answerSimulateLine, benchRotation, BENCH_REGIMES, BUILTINS } from '@giliran/epidemic';
import { answerJsonLines, cpuNow, now } from '../json-lines.ts';
import { oneOf } from '../options.ts';

/** Rotation simulation line by line, or with --bench its speed on the standard school: one JSON line a regime and schedule. */
export async function simulateCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      bench: { type: 'boolean', default: false },
      regime: { type: 'string', default: 'all' },
      schedule: { type: 'string', default: 'all' },
      replicates: { type: 'string' },
      seed: { type: 'string', default: '1' },
    },
  });
  if (!values.bench) return answerJsonLines((value) => answerSimulateLine(value, { now: cpuNow }));
  const lines = benchRotation(
    {
      regime: oneOf(values.regime, [...BENCH_REGIMES, 'all'] as const, '--regime'),
      schedule: oneOf(values.schedule, [...BUILTINS, 'all'] as const, '--schedule'),
      seed: Number(values.seed),
      ...(values.replicates === undefined ? {} : { replicates: Number(values.replicates) }),
    },
    { now, cpuNow },
  );
  for (const line of lines) console.log(JSON.stringify(line));
  return 0;
}
