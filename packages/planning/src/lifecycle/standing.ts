import type { Day } from '@giliran/kernel';
import type { LifecycleEventKind, LifecycleState, Suspension } from '@giliran/policy/lifecycle';

/** One step of a school's history, as it was written down. */
export interface HistoryStep {
  readonly number: number;
  readonly event: LifecycleEventKind;
  readonly from: LifecycleState;
  readonly to: LifecycleState;
  readonly on: Day;
  readonly startDay: Day | null;
  readonly reference: string | null;
}

/** Where a school stands, read from its history alone. */
export interface Standing {
  readonly state: LifecycleState;
  /** Day from which the state holds; null: nothing was ever recorded (BDR). */
  readonly since: Day | null;
  /** Number of the last step; 0 = none. */
  readonly version: number;
  /** Day of the last step, also of one that only recorded a fact. */
  readonly lastDay: Day | null;
  readonly permit: { readonly reference: string; readonly grantedOn: Day; readonly revokedOn: Day | null } | null;
  /** The school's own first day of lessons. */
  readonly startDay: Day | null;
  readonly suspensions: readonly Suspension[];
  readonly reconfirmedOn: Day | null;
}

const SUSPENDING: readonly LifecycleEventKind[] = ['SUSPEND_FOR_ZONE', 'SUSPEND_FOR_CASE', 'SUSPEND_AS_UNSAFE'];

/** Reads state, permit, start and suspensions from a history in its own order (by number). Nothing else is kept. O(steps). */
export function standingOf(steps: readonly HistoryStep[]): Standing {
  let state: LifecycleState = 'BDR';
  let since: Day | null = null;
  let permit: { reference: string; grantedOn: Day; revokedOn: Day | null } | null = null;
  let startDay: Day | null = null;
  let reconfirmedOn: Day | null = null;
  const suspensions: { from: Day; to: Day | null }[] = [];
  for (const step of steps) {
    if (step.event === 'GRANT_PERMIT') permit = { reference: step.reference ?? '', grantedOn: step.on, revokedOn: null };
    if (step.event === 'START_TRANSITION') startDay = step.startDay ?? step.on;
    if (step.event === 'RECORD_RECONFIRMATION') reconfirmedOn = step.on;
    if (SUSPENDING.includes(step.event)) suspensions.push({ from: step.on, to: null });
    const open = suspensions.at(-1);
    if (step.event === 'REOPEN' && open) open.to = step.on;
    if (step.event === 'REVOKE' && permit) permit.revokedOn = step.on;
    if (step.to !== step.from) since = step.event === 'START_TRANSITION' ? startDay : step.on;
    state = step.to;
  }
  const last = steps.at(-1);
  return { state, since, version: last?.number ?? 0, lastDay: last?.on ?? null, permit, startDay, suspensions, reconfirmedOn };
}
