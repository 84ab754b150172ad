import type { Day } from '@giliran/kernel';
import { judgePlanByDate } from '../judge-plan-by-date.ts';
import { regulationById, sourceAddress } from '../lookup.ts';
import { parameterRecords } from '../regulations.generated.ts';
import type { InactiveRegulation, Reason, Undetermined } from '../resolved-policy.ts';
import type { Basis, EducationForm, ParameterValue, Phase, Zone } from '../types.ts';
import { readLine, type LineHost } from './read-line.ts';

interface ExplainedReason extends Reason {
  readonly policyName: string;
  readonly decides: boolean;
  /** Addresses where a press-reported value was read. */
  readonly sources: readonly string[];
}

interface ExplainedParameter {
  readonly key: string;
  readonly value: ParameterValue;
  readonly unit: string;
  readonly basis: Basis;
  /** No chosen text states a value: nothing is limited by this key. */
  readonly gap: boolean;
  readonly assumptionIds: readonly string[];
  readonly reasons: readonly ExplainedReason[];
}

export interface PolicyExplanation {
  readonly id: string | number | null;
  readonly on: Day;
  readonly place: string | null;
  readonly level: EducationForm;
  readonly phase: Phase;
  readonly zone: Zone | null;
  readonly newNormalFrom: Day | null;
  readonly regulations: readonly string[];
  readonly inactive: readonly InactiveRegulation[];
  readonly notes: readonly string[];
  readonly parameters: readonly ExplainedParameter[];
  /** Unverified values of these regulations that are switched off. */
  readonly off: readonly {
    readonly policyId: string;
    readonly key: string;
    readonly value: ParameterValue;
    readonly note: string | null;
  }[];
  readonly undetermined: readonly Pick<Undetermined, 'policyId' | 'key' | 'message'>[];
  readonly assumptions: readonly {
    readonly id: string;
    readonly parameter: string;
    readonly value: ParameterValue;
    readonly reason: string;
  }[];
}

/**
 * Which values hold for a school at its place on a day, and why: every reason of every regulation, the one that decides marked.
 * The line is that of `giliran policy` without plan. Throws `InputError` for a line that cannot be read. O(records).
 */
export function explainPolicyLine(value: unknown, host: LineHost): PolicyExplanation {
  const { id, on, school, plan, rules } = readLine(value, host);
  const { segments, newNormalFrom } = judgePlanByDate({ ...plan, startDate: on, endDate: null, sessions: [] }, rules);
  const segment = segments[0];
  if (!segment) throw new Error('no day was judged');
  const { policy, phase, zone } = segment;
  return {
    id,
    on,
    place: school.place,
    level: school.level,
    phase,
    zone,
    newNormalFrom: school.startedOn === null ? null : newNormalFrom,
    regulations: policy.activeIds,
    inactive: policy.inactive,
    notes: Object.values(policy.scopes).flatMap(({ note }) => note ?? []),
    parameters: Object.entries(policy.parameters)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, resolved]) => ({
        key,
        value: resolved.value,
        unit: resolved.unit,
        basis: resolved.basis,
        gap: resolved.gap === true,
        assumptionIds: resolved.assumptionIds,
        reasons: resolved.reasons.map((reason) => ({
          ...reason,
          policyName: nameOf(reason),
          decides: resolved.winners.includes(reason),
          sources: sourcesOf(reason, key),
        })),
      })),
    off: parameterRecords
      .filter(
        ({ policyId, enabledByDefault }) =>
          policy.activeIds.includes(policyId) && !enabledByDefault && !(rules.enableUnverified ?? []).includes(policyId),
      )
      .map(({ policyId, key, value: unverified, note }) => ({ policyId, key, value: unverified, note })),
    undetermined: policy.undetermined.map(({ policyId, key, message }) => ({ policyId, key, message })),
    assumptions: policy.assumptions.map(({ id: assumptionId, parameter, value: used, reason }) => ({
      id: assumptionId,
      parameter,
      value: used,
      reason,
    })),
  };
}

function nameOf(reason: Reason): string {
  if (reason.local || /^A-\d+$/.test(reason.policyId)) return reason.article || reason.policyId;
  return regulationById(reason.policyId).name;
}

function sourcesOf({ policyId }: Reason, key: string): readonly string[] {
  const keys = parameterRecords.filter((record) => record.policyId === policyId && record.key === key).flatMap(({ source }) => source);
  return [...new Set(keys)].map((source) => sourceAddress(source) ?? source);
}
