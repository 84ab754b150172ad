import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface YamlProvision {
  readonly id: string;
  readonly article: string;
  readonly phase: string;
  readonly gistId: string;
  readonly quote: string;
  readonly parameters: readonly unknown[];
  readonly mode: string;
  readonly severity: string | null;
}

const HEAD = '// Written by packages/policy/generate.ts from regulations/**/*.yaml. Do not edit: change the YAML and run it again.\n';

/**
 * The generated TypeScript files as text, by file name inside `src/`: engines cannot read files, so the YAML travels as code.
 * `directory` is the URL of `packages/policy/`, with the trailing slash.
 */
export function renderGenerated(directory: URL): ReadonlyMap<string, string> {
  const regulations: unknown[] = [];
  const parameters: { provisionIds: readonly string[] }[] = [];
  const provisions: (YamlProvision & { policyId: string })[] = [];
  const root = new URL('regulations/', directory);
  const ids = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'sources')
    .map((entry) => entry.name)
    .toSorted();
  for (const policyId of ids) {
    const files = readdirSync(new URL(`${policyId}/`, root));
    const regulation = read<{ id: string }>(new URL(`${policyId}/regulation.yaml`, root));
    if (regulation.id !== policyId) {
      throw new Error(`regulations/${policyId}/regulation.yaml: expected id ${policyId}, got ${regulation.id}.`);
    }
    regulations.push(regulation);
    for (const record of read<{ provisionIds: readonly string[] }[]>(new URL(`${policyId}/parameters.yaml`, root))) {
      parameters.push(withPolicy(policyId, record));
    }
    if (files.includes('provisions.yaml')) {
      for (const provision of read<YamlProvision[]>(new URL(`${policyId}/provisions.yaml`, root))) {
        provisions.push({ policyId, ...provision });
      }
    }
  }
  const assumptions = read<{ provisionIds: readonly string[] }[]>(new URL('assumptions.yaml', root));
  const sources = read<Record<string, string>>(new URL('sources/press.yaml', root));
  const cited = new Set(parameters.flatMap((record) => record.provisionIds));
  const summaries = provisions
    .filter((provision) => provision.mode === 'computed_check' || cited.has(provision.id))
    .map(({ policyId, id, article, phase, gistId, quote, parameters: values, mode, severity }) => ({
      policyId,
      id,
      article,
      phase,
      gistId,
      quote,
      parameters: values,
      mode,
      severity,
    }));
  const steps = provisions
    .filter(({ id, mode }) => id.startsWith('L4.1.') || (mode !== 'printed_protocol' && mode !== 'out_of_scope'))
    .map(({ id, article, gistId }) => ({ id, article, gistId }));
  return new Map([
    [
      'duties.generated.ts',
      `${HEAD}import type { DutiesRecord } from './treatment/duties.ts';\n\n` +
        `export const dutiesRecord: DutiesRecord = ${JSON.stringify(read(new URL('duties.yaml', root)), null, 1)};\n`,
    ],
    [
      'process.generated.ts',
      `${HEAD}import type { ReadinessRecord } from './readiness/readiness-types.ts';\nimport type { ProcessProvision } from './types.ts';\n\n` +
        list('processProvisions', 'ProcessProvision', steps) +
        `export const readinessRecord: ReadinessRecord = ${JSON.stringify(read(new URL('readiness.yaml', root)), null, 1)};\n`,
    ],
    [
      'regulations.generated.ts',
      `${HEAD}import type { Assumption, ParameterRecord, ProvisionSummary, Regulation } from './types.ts';\n\n` +
        list('regulationRecords', 'Regulation', regulations) +
        list('parameterRecords', 'ParameterRecord', parameters) +
        list('assumptionRecords', 'Assumption', assumptions) +
        list('provisionRecords', 'ProvisionSummary', summaries) +
        list('sourceRecords', 'readonly [key: string, address: string]', Object.entries(sources), ''),
    ],
    [
      'provisions.generated.ts',
      `${HEAD}import type { Provision } from './types.ts';\n\n${list('allProvisionRecords', 'Provision', provisions, '')}`,
    ],
  ]);
}

/** One record a line, so that a change of one value is a change of one line. */
function list(name: string, type: string, records: readonly unknown[], after = '\n'): string {
  const lines = records.map((record) => `  ${JSON.stringify(record)},\n`).join('');
  const element = type.startsWith('readonly') ? `(${type})` : type;
  return `export const ${name}: readonly ${element}[] = [\n${lines}];\n${after}`;
}

function read<T>(url: URL): T {
  return parse(readFileSync(url, 'utf8')) as T;
}

function withPolicy<T extends object>(policyId: string, record: T): T & { policyId: string } {
  return { policyId, ...record };
}
