import type { Day, Weekday } from '@giliran/kernel';
import type { FindingStatus, FindingSubject, Severity } from '../finding.ts';
import type { PlanFacts, PlanGroup, PlanRoom, PlanSession } from '../plan-facts.ts';
import type { Reason, ResolvedPolicy, ResolvedValue, Undetermined } from '../resolved-policy.ts';
import type { Basis, Zone } from '../types.ts';

/** A session with its times in minutes and its group and room looked up. */
export interface TimedSession {
  readonly session: PlanSession;
  readonly kind: NonNullable<PlanSession['kind']>;
  readonly startMin: number;
  readonly endMin: number;
  readonly group: PlanGroup;
  readonly room: PlanRoom | null;
}

/** Sessions that happen on one day: a dated day, or every such weekday (of weeks A or B alone where they differ) when nothing is dated. */
export interface DayPlan {
  readonly date: Day | null;
  readonly day: Weekday;
  readonly week: 'A' | 'B' | null;
  readonly sessions: readonly TimedSession[];
}

export interface CheckContext {
  readonly facts: PlanFacts;
  readonly policy: ResolvedPolicy;
  readonly days: readonly DayPlan[];
  readonly sessions: readonly TimedSession[];
  readonly zoneOn: (date: Day) => Zone | null;
}

/** What a check says; the judge adds article, quote and gist. */
export interface Verdict {
  readonly status: FindingStatus;
  readonly message: string;
  readonly subject?: FindingSubject;
  readonly date?: Day | null;
  readonly measured?: number | string | null;
  readonly limit?: number | string | null;
  readonly unit?: string;
  /** The resolved value that set the limit. */
  readonly by?: ResolvedValue<unknown>;
  readonly basis?: Basis;
  readonly assumptionIds?: readonly string[];
  readonly severity?: Severity;
}

export interface Check {
  readonly provisionId: string;
  /** True when the rule rests on a resolved value and so can be judged under other regulations too. */
  readonly byValue: boolean;
  readonly run: (context: CheckContext) => readonly Verdict[];
}

/** At most this many failures of one rule are listed one by one; the message of the last one carries the number of the rest. */
const MAX_LISTED = 50;

/** Lists failures up to a cap and says how many more there are. O(n). */
export function capped(failures: readonly Verdict[]): readonly Verdict[] {
  if (failures.length <= MAX_LISTED) return failures;
  const rest = failures.length - MAX_LISTED;
  return failures
    .slice(0, MAX_LISTED)
    .map((verdict, index) =>
      index === MAX_LISTED - 1 ? { ...verdict, message: `${verdict.message} Masih ada ${rest} temuan serupa.` } : verdict,
    );
}

/** A finding that the rule does not bear on this plan. */
export function notApplicable(message: string): readonly Verdict[] {
  return [{ status: 'NOT_APPLICABLE', message }];
}

/** NOT_DETERMINED for every value of this key that a chosen text has but the facts do not settle. O(undetermined). */
export function unsettled(context: CheckContext, key: Undetermined['key']): readonly Verdict[] {
  return context.policy.undetermined
    .filter((one) => one.key === key)
    .map(({ reason, message }) => ({ status: 'NOT_DETERMINED', by: ruleOf(reason), message }));
}

function ruleOf(reason: Reason): ResolvedValue<unknown> {
  return { value: null, unit: 'none', winners: [reason], reasons: [reason], basis: reason.basis, assumptionIds: reason.assumptionIds };
}

/** Indonesian decimal comma: 1.5 -> "1,5". O(1). */
export function decimal(value: number): string {
  return String(Math.round(value * 100) / 100).replace('.', ',');
}

/** "Senin", "Senin minggu A" or the date, for messages. O(1). */
export function dayLabel(plan: DayPlan): string {
  if (plan.date !== null) return plan.date;
  return plan.week === null ? DAY_NAMES[plan.day] : `${DAY_NAMES[plan.day]} minggu ${plan.week}`;
}

const DAY_NAMES: Readonly<Record<Weekday, string>> = {
  Sen: 'Senin',
  Sel: 'Selasa',
  Rab: 'Rabu',
  Kam: 'Kamis',
  Jum: 'Jumat',
  Sab: 'Sabtu',
  Min: 'Minggu',
};

export function groupSubject(group: PlanGroup): FindingSubject {
  return { kind: 'group', id: group.id, label: group.label };
}

export function roomSubject(room: PlanRoom): FindingSubject {
  return { kind: 'room', id: room.id, label: room.label };
}
