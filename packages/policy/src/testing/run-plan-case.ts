import type { Day, Weekday } from '@giliran/kernel';
import type { Finding } from '../finding.ts';
import { judgePlan } from '../judge-plan.ts';
import type { ClosureScope } from '../lifecycle/lifecycle-types.ts';
import type { PlanFacts, PlanFacilities, PlanGroup, PlanPupil, PlanSession, RoomKind, SessionKind, UnplacedPupil } from '../plan-facts.ts';
import { resolvePolicy } from '../resolve-policy.ts';
import type { Amendment, Situation } from '../resolved-policy.ts';
import type { EducationForm, ParameterValue, Phase, Zone } from '../types.ts';

interface CaseGroup {
  readonly id: string;
  readonly rombel?: string;
  readonly yes?: number;
  readonly no?: number;
  readonly unknown?: number;
  readonly gate?: string;
  /** Pupils that do not pass the RT/RW list, have an uncontrolled comorbidity, have symptoms today. */
  readonly barred?: number;
  readonly comorbid?: number;
  readonly ill?: number;
}

interface CaseSession {
  readonly group: string;
  readonly day: Weekday;
  readonly date?: Day;
  readonly time: string;
  readonly room: string | null;
  readonly kind?: SessionKind;
  readonly activity?: string;
  readonly sharedEquipment?: boolean;
  readonly distanceFeasible?: boolean;
}

interface Given {
  readonly regulations?: readonly string[];
  readonly asIfInForce?: readonly string[];
  readonly form?: EducationForm;
  readonly phase?: Phase;
  readonly date?: Day;
  readonly zone?: Zone | null;
  readonly zoneHistory?: readonly { readonly from: Day; readonly zone: Zone | null }[];
  readonly readiness?: number | null;
  readonly canteen?: 'OPEN' | 'CLOSED' | null;
  readonly facilities?: Omit<PlanFacilities, 'canteen'>;
  /** Stops of lessons and closure orders; `to` is the first day after. */
  readonly suspensions?: readonly { readonly from: Day; readonly to?: Day }[];
  readonly closureOrders?: readonly { readonly id: string; readonly scope: ClosureScope; readonly from: Day; readonly to?: Day }[];
  /** Today's screening was recorded. */
  readonly screened?: boolean;
  readonly amendments?: readonly Amendment[];
  readonly situation?: Situation;
  readonly enableUnverified?: readonly string[];
  readonly place?: string;
  readonly assumptions?: Readonly<Record<string, ParameterValue>>;
  readonly rooms?: readonly {
    readonly id: string;
    readonly seats: number | null;
    readonly distanceM: number | null;
    readonly site?: 'ON_CAMPUS' | 'OFF_SITE';
    readonly kind?: RoomKind;
  }[];
  readonly groups?: readonly CaseGroup[];
  /** Pupils whose parents chose lessons at school and who have no group. */
  readonly waiting?: readonly { readonly rombel: string; readonly count: number }[];
  readonly home?: readonly { readonly rombel: string; readonly count: number }[];
  readonly sessions?: readonly CaseSession[];
}

interface Expectation {
  readonly rule: string;
  readonly status: Finding['status'];
  readonly count?: number;
  readonly measured?: number | string | null;
  readonly limit?: number | string | null;
  readonly severity?: Finding['severity'];
  readonly basis?: Finding['basis'];
  readonly assumptions?: readonly string[];
  readonly regulation?: string;
  readonly date?: Day;
}

/** One example a legal officer can read: what is given, and what the rules must say. */
export interface PlanCase {
  readonly name: string;
  readonly story: string;
  readonly given: Given;
  readonly then: readonly Expectation[];
  readonly fails?: readonly string[];
}

const USUAL_ROOMS: NonNullable<Given['rooms']> = [{ id: 'R1', seats: 18, distanceM: 1.5 }];
const USUAL_GROUPS: readonly CaseGroup[] = [{ id: 'A', yes: 16 }];
const USUAL_SESSIONS: readonly CaseSession[] = [{ group: 'A', day: 'Sen', time: '07:00-10:00', room: 'R1' }];
const KNOWN = ['rule', 'status', 'count', 'measured', 'limit', 'severity', 'basis', 'assumptions', 'regulation', 'date'];

/**
 * What is wrong with a case? Empty: it holds. `skip` switches rules off, to see which cases notice.
 */
export function failuresOf(one: PlanCase, skip: readonly string[] = []): readonly string[] {
  const findings = run(one.given, skip);
  const failures = one.then.flatMap((expected) => failureOf(findings, expected));
  if (one.fails) {
    const failed = [...new Set(findings.filter(({ status }) => status === 'FAIL').map(({ provisionId }) => provisionId))].toSorted();
    const wanted = one.fails.toSorted();
    if (JSON.stringify(failed) !== JSON.stringify(wanted)) failures.push(`fails: expected ${wanted.join(', ')}, got ${failed.join(', ')}`);
  }
  return failures;
}

function run(given: Given, skip: readonly string[]): readonly Finding[] {
  const level = given.form ?? 'SD';
  const phase = given.phase ?? 'TRANSITION';
  const date = given.date ?? '2021-09-13';
  const policy = resolvePolicy({
    regulationIds: given.regulations ?? ['bengkayang-51-2021'],
    asIfInForce: given.asIfInForce ?? [],
    level,
    phase,
    date,
    assumptionValues: given.assumptions ?? {},
    amendments: given.amendments ?? [],
    situation: given.situation ?? {},
    enableUnverified: given.enableUnverified ?? [],
    place: given.place ?? null,
  });
  const facts: PlanFacts = {
    level,
    phase,
    startDate: date,
    zone: given.zone === undefined ? 'GREEN' : given.zone,
    zoneHistory: given.zoneHistory ?? [],
    readinessShare: given.readiness === undefined ? 1 : given.readiness,
    rooms: (given.rooms ?? USUAL_ROOMS).map((room) => ({
      id: room.id,
      label: `Ruang ${room.id}`,
      site: room.site ?? 'ON_CAMPUS',
      kind: room.kind ?? 'CLASSROOM',
      seatCapacity: room.seats,
      seatMinDistanceM: room.distanceM,
    })),
    groups: (given.groups ?? USUAL_GROUPS).map((group) => groupOf(group, given.screened === true)),
    unplaced: [...unplacedOf(given.home ?? [], 'NO'), ...unplacedOf(given.waiting ?? [], 'YES')],
    sessions: (given.sessions ?? USUAL_SESSIONS).map(sessionOf),
    ...(given.suspensions ? { suspensions: given.suspensions.map(({ from, to }) => ({ from, to: to ?? null })) } : {}),
    ...(given.closureOrders
      ? { closureOrders: given.closureOrders.map(({ to, ...order }) => ({ ...order, endsOn: to ?? null, endedOn: null })) }
      : {}),
    facilities: { canteen: given.canteen === undefined ? 'CLOSED' : given.canteen, ...given.facilities },
  };
  return judgePlan(facts, policy, { skip });
}

function unplacedOf(
  lists: readonly { readonly rombel: string; readonly count: number }[],
  consent: 'YES' | 'NO',
): readonly UnplacedPupil[] {
  return lists.flatMap(({ rombel, count }) =>
    Array.from({ length: count }, (_, index) => ({ pupilId: `${consent}-${rombel}-${index}`, rombelId: rombel, consent })),
  );
}

function groupOf(group: CaseGroup, screened: boolean): PlanGroup {
  const answers = [
    ...Array.from({ length: group.yes ?? 0 }, () => 'YES' as const),
    ...Array.from({ length: group.no ?? 0 }, () => 'NO' as const),
    ...Array.from({ length: group.unknown ?? 0 }, () => 'UNKNOWN' as const),
  ];
  const pupils = answers.map((consent, index): PlanPupil => ({
    id: `${group.id}-${index}`,
    consent,
    eligible: true,
    rtRwClear: index >= (group.barred ?? 0),
    comorbidityControlled: index >= (group.comorbid ?? 0),
    symptomFree: screened || group.ill !== undefined ? index >= (group.ill ?? 0) : null,
  }));
  return { id: group.id, label: `Kelompok ${group.id}`, rombelId: group.rombel ?? '4A', pupils, gateId: group.gate ?? null };
}

function sessionOf(session: CaseSession): PlanSession {
  const { group, room, time, ...rest } = session;
  const [start = '', end = ''] = time.split('-');
  return { ...rest, groupId: group, roomId: room, start, end };
}

function failureOf(findings: readonly Finding[], expected: Expectation): string[] {
  const unknown = Object.keys(expected).filter((key) => !KNOWN.includes(key));
  if (unknown.length > 0) return [`unknown words in "then": ${unknown.join(', ')}`];
  const ofRule = findings.filter(({ provisionId }) => provisionId === expected.rule);
  const found = ofRule.filter(({ status }) => status === expected.status);
  const shown = ofRule.map(({ status, message }) => `${status}: ${message}`).join('\n') || 'no finding';
  if (found.length === 0) return [`${expected.rule} should be ${expected.status}, got\n${shown}`];
  if (expected.count !== undefined && found.length !== expected.count)
    return [`${expected.rule}: expected ${expected.count}, got\n${shown}`];
  if (found.some((finding) => matches(finding, expected))) return [];
  return [`${JSON.stringify(expected)} is not among\n${JSON.stringify(found, null, 1)}`];
}

function matches(finding: Finding, expected: Expectation): boolean {
  return (
    (expected.measured === undefined || close(finding.measured, expected.measured)) &&
    (expected.limit === undefined || close(finding.limit, expected.limit)) &&
    (expected.severity === undefined || finding.severity === expected.severity) &&
    (expected.basis === undefined || finding.basis === expected.basis) &&
    (expected.assumptions ?? []).every((id) => finding.assumptionIds.includes(id)) &&
    (expected.regulation === undefined || finding.policyId === expected.regulation) &&
    (expected.date === undefined || finding.date === expected.date)
  );
}

function close(a: number | string | null, b: number | string | null): boolean {
  return typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) < 1e-9 : a === b;
}
