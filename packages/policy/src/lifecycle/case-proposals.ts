import { isList } from '../combine.ts';
import { regulationById } from '../lookup.ts';
import { parameterRecords } from '../regulations.generated.ts';
import type { ParameterValue, ValueStatus } from '../types.ts';

/** What one regulation proposes when a case is confirmed. `minHours` null: the text names no length, people decide. */
export interface CaseProposal {
  readonly policyId: string;
  readonly policyName: string;
  readonly status: ValueStatus;
  readonly trigger: string;
  readonly action: string;
  readonly minHours: number | null;
  readonly provisionIds: readonly string[];
  /** Indonesian. */
  readonly message: string;
}

/**
 * Which closures do the chosen regulations propose for a confirmed case? A proposal opens the evaluation, it never closes a school.
 * Events of zone are left out: they close by force. In the order of the ids. Throws `InputError` for an unknown id.
 * O(ids x records).
 */
export function caseProposals(policyIds: readonly string[]): readonly CaseProposal[] {
  return policyIds.flatMap((policyId) => {
    const { name } = regulationById(policyId);
    const record = parameterRecords.find((one) => one.policyId === policyId && one.key === 'closure');
    if (!record || !isList(record.value)) return [];
    return record.value.flatMap((entry): CaseProposal[] => {
      const trigger = textOf(entry, 'trigger');
      const action = textOf(entry, 'action');
      if (trigger === null || action === null || flagOf(entry, 'automatic') === true) return [];
      const minHours = numberOf(entry, 'min_hours');
      return [
        {
          policyId,
          policyName: name,
          status: record.status,
          trigger,
          action,
          minHours,
          provisionIds: record.provisionIds.filter((id) => id.startsWith('P6.')),
          message:
            minHours === null
              ? `${name}: evaluasi bersama memutuskan; lama penutupan tidak disebut (Asumsi A-21).`
              : `${name}: ${ACTIONS[action] ?? action} paling sedikit ${minHours} jam (${minHours / 24} hari).`,
        },
      ];
    });
  });
}

const ACTIONS: Readonly<Record<string, string>> = {
  STOP: 'hentikan PTM',
  STOP_SCHOOL: 'hentikan PTM seluruh sekolah',
  STOP_GROUP: 'hentikan PTM kelompok itu saja',
  STOP_GROUP_WITH_CASE_OR_CLOSE_CONTACT: 'hentikan PTM kelompok dengan kasus atau kontak erat',
};

function field(entry: ParameterValue, name: string): ParameterValue {
  return entry !== null && typeof entry === 'object' && !isList(entry) ? (entry[name] ?? null) : null;
}

function textOf(entry: ParameterValue, name: string): string | null {
  const value = field(entry, name);
  return typeof value === 'string' ? value : null;
}

function numberOf(entry: ParameterValue, name: string): number | null {
  const value = field(entry, name);
  return typeof value === 'number' ? value : null;
}

function flagOf(entry: ParameterValue, name: string): boolean | null {
  const value = field(entry, name);
  return typeof value === 'boolean' ? value : null;
}
