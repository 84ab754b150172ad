import { InputError, pointer } from '@giliran/kernel';
import type { CheckContext, Verdict } from './checks/check.ts';
import { CHECKS } from './checks/check-table.ts';
import { STOP_CHECKS } from './checks/stopped-days.ts';
import { contextOf } from './checks/context.ts';
import type { Finding } from './finding.ts';
import { provisionById, regulationById } from './lookup.ts';
import { validatePlanFacts, type PlanFacts } from './plan-facts.ts';
import type { Reason, ResolvedPolicy } from './resolved-policy.ts';
import type { Basis, ProvisionSummary } from './types.ts';

export interface JudgeOptions {
  /** Provision ids whose checks are left out: for tests that each check is needed. */
  readonly skip?: readonly string[];
}

/**
 * How does a plan stand against the resolved rules? At least one finding for every computed provision: PASS or FAIL where the facts
 * allow, NOT_DETERMINED with the missing fact, NOT_APPLICABLE with the reason. A FAIL per subject, listed up to a cap. Where the
 * facts tell of stops or closure orders, P5.1.e and P6.2 are judged too.
 *
 * Throws `InputError` for facts that contradict themselves or the resolved policy (form, phase). O(sessions^2 a day + pupils).
 */
export function judgePlan(facts: PlanFacts, policy: ResolvedPolicy, options: JudgeOptions = {}): readonly Finding[] {
  validatePlanFacts(facts);
  if (facts.level !== policy.level) throw new InputError('/level', `expected ${policy.level}, the resolved form, got ${facts.level}`);
  if (facts.phase !== policy.phase) throw new InputError('/phase', `expected ${policy.phase}, the resolved phase, got ${facts.phase}`);
  for (const [index, id] of (options.skip ?? []).entries()) {
    if (![...CHECKS, ...STOP_CHECKS].some(({ provisionId }) => provisionId === id)) {
      throw new InputError(pointer('skip', index), `expected the id of a computed provision, got "${id}"`);
    }
  }
  const context = contextOf(facts, policy);
  const findings: Finding[] = [];
  for (const check of [...CHECKS, ...STOP_CHECKS.filter(({ asked }) => asked(facts))]) {
    if ((options.skip ?? []).includes(check.provisionId)) continue;
    const provision = provisionById(check.provisionId);
    if (!provision) throw new Error(`no stored provision ${check.provisionId}`);
    const chosen = policy.activeIds.includes(provision.policyId);
    const verdicts: readonly Verdict[] =
      chosen || check.byValue
        ? check.run(context)
        : [
            {
              status: 'NOT_APPLICABLE',
              message: whyNot(provision.policyId, policy),
            },
          ];
    if (verdicts.length === 0) throw new Error(`check ${check.provisionId} gave no verdict`);
    const idle = !chosen && policy.inactive.some(({ policyId }) => policyId === provision.policyId);
    for (const verdict of verdicts) {
      const told = idle && verdict.status === 'NOT_APPLICABLE' ? { ...verdict, message: whyNot(provision.policyId, policy) } : verdict;
      findings.push(findingOf(context, provision, chosen, told));
    }
  }
  return findings;
}

/** Why the regulation that has the rule does not decide here. */
function whyNot(policyId: string, policy: ResolvedPolicy): string {
  const { name } = regulationById(policyId);
  const entry = policy.inactive.find((one) => one.policyId === policyId);
  if (!entry) return `Aturan ini bagian dari ${name}, yang tidak dipilih.`;
  if (entry.why === 'AREA') return `${name} dibuat untuk wilayah ${entry.area}, bukan untuk tempat ini.`;
  if (entry.why === 'SUPERSEDED') return `${name} sudah diganti peraturan lain yang dipilih.`;
  const from = entry.validFrom === null ? '' : ` sejak ${entry.validFrom}`;
  const to = entry.validTo === null ? '' : ` sampai ${entry.validTo}`;
  return `${name} berlaku${from}${to}, tidak pada ${policy.date}.`;
}

function findingOf(context: CheckContext, provision: ProvisionSummary, chosen: boolean, verdict: Verdict): Finding {
  const deciding = decidingReason(provision, verdict.by?.winners ?? []);
  const scope = chosen ? context.policy.scopes[provision.policyId] : undefined;
  const own = deciding === null || deciding.policyId === provision.policyId;
  const outside = scope?.inScope === false;
  const undecided = !chosen && deciding === null && verdict.status !== 'NOT_APPLICABLE';
  const valueBasis = verdict.by === undefined || verdict.by.gap === true ? null : verdict.by.basis;
  const basis: Basis = verdict.basis ?? valueBasis ?? (outside ? 'assumption' : 'law');
  const amendment = deciding?.amendment ?? null;
  const notes = [scope?.note ?? null, amendment === null ? null : `Nilai dari skenario "${amendment}", bukan dari teks.`];
  const note = verdict.status === 'NOT_APPLICABLE' ? '' : notes.map((text) => (text === null ? '' : ` ${text}`)).join('');
  return {
    provisionId: provision.id,
    policyId: deciding?.policyId ?? provision.policyId,
    article: own ? provision.article : deciding.article || nameOf(deciding),
    status: verdict.status,
    severity: verdict.severity ?? provision.severity ?? 'info',
    subject: verdict.subject ?? null,
    date: verdict.date ?? null,
    measured: verdict.measured ?? null,
    limit: verdict.limit ?? null,
    unit: verdict.unit ?? 'none',
    // A limit that a scenario set does not stand in the text; nor is a text quoted for a judgement that no chosen text decided.
    quote: amendment !== null || undecided ? '' : own ? provision.quote : deciding.quote,
    gist: provision.gistId,
    message: `${verdict.message}${note}`,
    basis,
    assumptionIds: [
      ...new Set([...(verdict.by?.assumptionIds ?? []), ...(verdict.assumptionIds ?? []), ...(outside ? scope.assumptionIds : [])]),
    ],
  };
}

/** Of the equally strict regulations, the one that the rule's own text belongs to; otherwise law before assumption. */
function decidingReason(provision: ProvisionSummary, winners: readonly Reason[]): Reason | null {
  return (
    winners.find((reason) => reason.policyId === provision.policyId && reason.basis === 'law') ??
    winners.find((reason) => reason.basis === 'law') ??
    winners.find((reason) => reason.policyId === provision.policyId) ??
    winners[0] ??
    null
  );
}

/** An assumption as deciding reason has no regulation to name. */
function nameOf(reason: Reason): string {
  if (reason.local) return reason.article;
  return /^A-\d+$/.test(reason.policyId) ? `Asumsi ${reason.policyId}` : regulationById(reason.policyId).name;
}
