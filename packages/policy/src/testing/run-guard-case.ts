import { decideTransition } from '../lifecycle/decide-transition.ts';
import type { GuardId } from '../lifecycle/guards.ts';
import type { LifecycleEvent, LifecycleFacts, LifecycleState } from '../lifecycle/lifecycle-types.ts';
import { placedConsents, type CountedPapers } from '../lifecycle/placed-consents.ts';
import { readinessRecord } from '../process.generated.ts';
import { resolvePolicy } from '../resolve-policy.ts';
import type { ParameterValue } from '../types.ts';

/** One example of one condition of the lifecycle. The usual school has everything in order; `given` says what differs. */
export interface GuardCase {
  readonly guard: GuardId;
  readonly name: string;
  readonly state: LifecycleState;
  readonly event: LifecycleEvent;
  readonly given?: Partial<Omit<LifecycleFacts, 'answers'>> & {
    /** Items answered NO by the school, found NO by the visit, not yet visited. */
    readonly claimedNo?: readonly string[];
    readonly verifiedNo?: readonly string[];
    readonly notVerified?: readonly string[];
    /** Papers counted per rombel, instead of `consents`. */
    readonly countedPapers?: readonly CountedPapers[];
  };
  readonly assumptions?: Readonly<Record<string, ParameterValue>>;
  readonly then: {
    readonly guard: 'PASS' | 'FAIL';
    readonly decision: 'DONE' | 'REFUSED';
    readonly to?: LifecycleState;
    /** A piece of the refusal or of the history line. */
    readonly says?: string;
  };
}

const RULES = { regulationIds: ['bengkayang-51-2021'], level: 'SD', phase: 'TRANSITION', date: '2021-09-13' } as const;

/** A school with everything recorded and in order, started on 13 September 2021. */
export const USUAL_FACTS: LifecycleFacts = {
  answers: [],
  satgasTeams: ['T1', 'T2', 'T3'],
  satgasDecree: '421/07/SK/2021',
  protocolAdopted: true,
  rkasLine: true,
  headDeclaration: 'READY',
  visitScheduledOn: '2021-08-30',
  dryRun: { on: '2021-09-06', result: 'PASS' },
  permit: { reference: '420/511/2021', grantedOn: '2021-09-10', revokedOn: null },
  plan: { blockingProvisionIds: [] },
  consents: { placed: 96, consented: 96, stamped: 96 },
  zone: 'GREEN',
  evaluation: { decision: 'STOP', scope: 'SCHOOL' },
  closureOrders: [],
  startDay: '2021-09-13',
  suspensions: [],
  checklistReconfirmedOn: null,
};

/** What is wrong with a case? Empty: it holds. `skip` lets guards count as passed, to see which cases notice. */
export function guardFailuresOf(one: GuardCase, skip: readonly string[] = []): readonly string[] {
  const rules = resolvePolicy({ ...RULES, assumptionValues: one.assumptions ?? {} });
  const { claimedNo = [], verifiedNo = [], notVerified = [], countedPapers, ...given } = one.given ?? {};
  const papers = countedPapers ? { consents: placedConsents({ placed: 0, consented: 0, stamped: 0 }, countedPapers) } : {};
  const answers = readinessRecord.items.map(({ id }) => ({
    itemId: id,
    claimed: claimedNo.includes(id) ? ('NO' as const) : ('YES' as const),
    verified: notVerified.includes(id) ? null : verifiedNo.includes(id) ? ('NO' as const) : ('YES' as const),
  }));
  const decision = decideTransition(one.state, one.event, { ...USUAL_FACTS, ...given, ...papers, answers }, rules, { skip });
  const failures: string[] = [];
  const guard = decision.guards.find(({ id }) => id === one.guard);
  if (decision.status !== one.then.decision) failures.push(`expected ${one.then.decision}, got ${decision.status}: ${decision.message}`);
  if (one.then.to !== undefined && decision.to !== one.then.to)
    failures.push(`expected ${one.then.to}, got ${decision.to}: ${decision.message}`);
  if (guard && guard.status !== one.then.guard)
    failures.push(`expected ${one.guard} ${one.then.guard}, got ${guard.status}: ${guard.message}`);
  if (!guard) failures.push(`${one.guard} was not asked`);
  if (one.then.says !== undefined && !decision.message.includes(one.then.says))
    failures.push(`expected "${one.then.says}" in: ${decision.message}`);
  if (one.then.decision === 'REFUSED' && guard && !decision.message.includes(guard.article))
    failures.push(`no article in: ${decision.message}`);
  return failures;
}
