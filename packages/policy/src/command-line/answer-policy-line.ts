import type { Day } from '@giliran/kernel';
import { diffPolicies, type PolicyDifference } from '../authoring/amendments.ts';
import type { Finding } from '../finding.ts';
import { judgePlanByDate, type DatedJudgement, type RuleSegment } from '../judge-plan-by-date.ts';
import type { InactiveRegulation } from '../resolved-policy.ts';
import { stayWarnings, type StayWarning } from '../stay-warnings.ts';
import type { ParameterValue, Phase, Zone } from '../types.ts';
import { readLine, type LineHost, type PolicyLine } from './read-line.ts';

/** A finding as it is printed: the agreed fields first, then article, basis and the Indonesian sentence. */
type PrintedFinding = Pick<
  Finding,
  | 'provisionId'
  | 'policyId'
  | 'status'
  | 'severity'
  | 'subject'
  | 'date'
  | 'measured'
  | 'limit'
  | 'unit'
  | 'quote'
  | 'assumptionIds'
  | 'article'
  | 'basis'
  | 'message'
>;

interface PrintedAssumption {
  readonly id: string;
  readonly parameter: string;
  readonly value: ParameterValue;
  readonly reason: string;
  /** When somebody changed it: the product's own value, and why. */
  readonly statedValue?: ParameterValue;
  readonly note?: string;
}

export interface PolicyAnswer {
  readonly id: string | number | null;
  readonly findings: readonly PrintedFinding[];
  /** Stretches of days with the same rules. */
  readonly segments: readonly {
    readonly from: Day;
    readonly to: Day;
    readonly phase: Phase;
    readonly zone: Zone | null;
    readonly regulations: readonly string[];
    readonly inactive: readonly InactiveRegulation[];
  }[];
  readonly newNormalFrom: Day | null;
  readonly assumptions: readonly PrintedAssumption[];
  /** Where a limit can hardly fit the form of the school. */
  readonly warnings: readonly StayWarning[];
  /** Only with amendments: the same plan under the untouched regulations, and what the amendments change. */
  readonly baseline?: { readonly findings: readonly PrintedFinding[]; readonly differences: readonly PolicyDifference[] };
  readonly ignored: readonly string[];
}

/**
 * Answers one line of `giliran policy`: `{id, on, school, plan, facts, regulations, amendments}`. Throws `InputError` for a line that
 * cannot be read. O(days x records + cost of the judgements).
 */
export function answerPolicyLine(value: unknown, host: LineHost): PolicyAnswer {
  const line = readLine(value, host);
  const judgement = judgePlanByDate(line.plan, line.rules);
  return {
    id: line.id,
    findings: judgement.findings.map(printed),
    segments: judgement.segments.map(({ from, to, phase, zone, policy }) => ({
      from,
      to,
      phase,
      zone,
      regulations: policy.activeIds,
      inactive: policy.inactive,
    })),
    newNormalFrom: judgement.newNormalFrom,
    assumptions: reliedOn(line, judgement),
    warnings: judgement.segments[0] ? stayWarnings(judgement.segments[0].policy, line.boarding) : [],
    ...((line.rules.amendments ?? []).length === 0 ? {} : { baseline: baselineOf(line, judgement.segments) }),
    ignored: line.ignored,
  };
}

function baselineOf(line: PolicyLine, amended: readonly RuleSegment[]): NonNullable<PolicyAnswer['baseline']> {
  const { findings, segments } = judgePlanByDate(line.plan, { ...line.rules, amendments: [] });
  const before = segments[0]?.policy;
  const after = amended[0]?.policy;
  return { findings: findings.map(printed), differences: before && after ? diffPolicies(before, after) : [] };
}

function printed(finding: Finding): PrintedFinding {
  const { provisionId, policyId, status, severity, subject, date, measured, limit, unit, quote, assumptionIds, article, basis, message } =
    finding;
  return { provisionId, policyId, status, severity, subject, date, measured, limit, unit, quote, assumptionIds, article, basis, message };
}

/** Every assumption that a finding, a zone by area or the clock rested on, with the value used here. */
function reliedOn({ school, rules }: PolicyLine, { findings, newNormalFrom, segments }: DatedJudgement): readonly PrintedAssumption[] {
  const ids = new Set([...findings.flatMap(({ assumptionIds }) => assumptionIds), ...school.assumptionIds]);
  if ((rules.suspensions ?? []).length > 0 || (newNormalFrom === null && school.startedOn !== null)) ids.add('A-02');
  return (segments[0]?.policy.assumptions ?? [])
    .filter(({ id }) => ids.has(id))
    .map(({ id, parameter, value, reason, statedValue, note }) => ({
      id,
      parameter,
      value,
      reason,
      ...(statedValue === undefined ? {} : { statedValue }),
      ...(note === undefined ? {} : { note }),
    }));
}
