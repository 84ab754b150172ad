import { InputError } from '@giliran/kernel';
import { assumptionRecords, parameterRecords, provisionRecords, regulationRecords, sourceRecords } from './regulations.generated.ts';
import type { Assumption, ParameterRecord, ProvisionSummary, Regulation } from './types.ts';

/** Which regulations, guidance texts and baselines are stored? In id order. O(1). */
export function listRegulations(): readonly Regulation[] {
  return regulationRecords;
}

/** The regulation with this id. Throws `InputError` for an id that is not stored; `path` says where the id stood. O(n) in regulations. */
export function regulationById(id: string, path = ''): Regulation {
  const found = regulationRecords.find((regulation) => regulation.id === id);
  if (!found) {
    throw new InputError(
      path,
      `harus tanda peraturan yang tersimpan; tertulis "${id}". Yang ada: ${regulationRecords.map((r) => r.id).join(', ')}`,
    );
  }
  return found;
}

/** Every value a regulation states, each with its status, articles, quotes and sources; gaps included. O(n) in values. */
export function parametersOf(policyId: string): readonly ParameterRecord[] {
  return parameterRecords.filter((record) => record.policyId === policyId);
}

/** Product choices, ... where the texts are silent or unclear: shown beside every result they touch. O(1). */
export function assumptions(): readonly Assumption[] {
  return assumptionRecords;
}

/** The assumption with this id, or undefined. O(n) in assumptions. */
export function assumptionById(id: string): Assumption | undefined {
  return assumptionRecords.find((assumption) => assumption.id === id);
}

/** Article, quote and gist of a provision that findings or parameters cite, or undefined (all provisions: `@giliran/policy/provisions`). O(n). */
export function provisionById(id: string): ProvisionSummary | undefined {
  return provisionRecords.find((provision) => provision.id === id);
}

/** The address behind a source key of a press-reported value, or undefined. O(n) in sources. */
export function sourceAddress(key: string): string | undefined {
  return sourceRecords.find(([name]) => name === key)?.[1];
}
