import type { RotationInput } from '@giliran/epidemic';
import type { RotationAssumption } from '@giliran/planning';
import { packJson, unpackJson } from './pack-json.ts';
import { REPORT_PATH } from './report-path.ts';

/** A comparison that anybody with the link can compute again: people by number only, no names but that of the school. */
export interface SharedComparison {
  readonly format: 1;
  readonly school: string;
  readonly input: RotationInput;
  /** What was taken for granted while the input was made. */
  readonly notes: readonly RotationAssumption[];
  readonly engineVersion: string;
  /** SHA-256 of the result when the link was made. */
  readonly resultHash: string;
}

/** The address of the report of a comparison: the whole input is in it. O(input). */
export async function reportAddress(shared: SharedComparison): Promise<string> {
  return `${REPORT_PATH}#${await packJson(shared)}`;
}

/** What a link carries. @throws Error when it is cut off or no such link; the engine checks the input itself. */
export async function readReport(fragment: string): Promise<SharedComparison> {
  const shared = (await unpackJson(fragment.replace(/^#/, ''))) as Partial<SharedComparison> | null;
  const { format, school, input, notes, engineVersion, resultHash } = shared ?? {};
  if (format !== 1 || typeof input !== 'object' || input === null || !Array.isArray(notes)) throw new Error('not a shared comparison');
  return { format, school: String(school), input, notes, engineVersion: String(engineVersion), resultHash: String(resultHash) };
}
