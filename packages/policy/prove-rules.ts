import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { CHECKS } from './src/checks/check-table.ts';
import { STOP_CHECKS } from './src/checks/stopped-days.ts';
import { GUARDS, type GuardId } from './src/lifecycle/guards.ts';
import { guardFailuresOf, type GuardCase } from './src/testing/run-guard-case.ts';
import { failuresOf, type PlanCase } from './src/testing/run-plan-case.ts';

/** A rule that was switched off, and the examples that noticed. None: nothing would notice if the rule were lost. */
export interface ProvedRule {
  /** stop: a rule of days without lessons. */
  readonly kind: 'check' | 'stop' | 'guard';
  readonly id: string;
  readonly redTests: readonly string[];
}

interface Example {
  readonly name: string;
  readonly failures: (skip: readonly string[]) => readonly string[];
}

/**
 * Switches off every computed check, every rule of days without lessons and every guard of the lifecycle in turn and runs all examples: which named ones turn red?
 * Throws when an example is red while everything is on. `leaveOut` drops examples by a word of their name, to see the proof fail.
 * O(rules x examples).
 */
export function proveRules(leaveOut: readonly string[] = []): readonly ProvedRule[] {
  const kept = (example: Example): boolean => !leaveOut.some((word) => example.name.includes(word));
  const plans = read<PlanCase>('cases/')
    .map((one): Example => ({ name: `${one.story}: ${one.name}`, failures: (skip) => failuresOf(one, skip) }))
    .filter(kept);
  const guards = read<GuardCase>('cases/lifecycle/')
    .map((one): Example => ({ name: `${one.guard}: ${one.name}`, failures: (skip) => guardFailuresOf(one, skip) }))
    .filter(kept);
  for (const { name, failures } of [...plans, ...guards]) {
    const red = failures([]);
    if (red.length > 0) throw new Error(`"${name}" is red with every rule on: ${red.join('; ')}`);
  }
  const redOf = (examples: readonly Example[], id: string): readonly string[] =>
    examples.filter(({ failures }) => failures([id]).length > 0).map(({ name }) => name);
  return [
    ...CHECKS.map(({ provisionId }): ProvedRule => ({ kind: 'check', id: provisionId, redTests: redOf(plans, provisionId) })),
    ...STOP_CHECKS.map(({ provisionId }): ProvedRule => ({ kind: 'stop', id: provisionId, redTests: redOf(plans, provisionId) })),
    ...(Object.keys(GUARDS) as GuardId[]).map((id): ProvedRule => ({ kind: 'guard', id, redTests: redOf(guards, id) })),
  ];
}

function read<T>(path: string): readonly T[] {
  const directory = new URL(path, import.meta.url);
  return readdirSync(directory)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => parse(readFileSync(new URL(name, directory), 'utf8')) as T[]);
}
