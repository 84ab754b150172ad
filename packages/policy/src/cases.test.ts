import { readdirSync, readFileSync } from 'node:fs';
import type { Day, Weekday } from '@giliran/kernel';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Finding } from './finding.ts';
import { judgePlan } from './judge-plan.ts';
import type { PlanFacts, PlanGroup, PlanPupil, PlanSession, RoomKind, SessionKind } from './plan-facts.ts';
import { resolvePolicy } from './resolve-policy.ts';
import type { EducationForm, ParameterValue, Phase, Zone } from './types.ts';

interface CaseGroup {
  readonly id: string;
  readonly rombel?: string;
  readonly yes?: number;
  readonly no?: number;
  readonly unknown?: number;
  readonly gate?: string;
  readonly barred?: number;
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
  readonly assumptions?: Readonly<Record<string, ParameterValue>>;
  readonly rooms?: readonly {
    readonly id: string;
    readonly seats: number | null;
    readonly distanceM: number | null;
    readonly site?: 'ON_CAMPUS' | 'OFF_SITE';
    readonly kind?: RoomKind;
  }[];
  readonly groups?: readonly CaseGroup[];
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

interface Case {
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

const directory = new URL('../cases/', import.meta.url);
const files = readdirSync(directory).filter((name) => name.endsWith('.yaml'));

test('there are cases to read', () => {
  expect(files.length).toBeGreaterThanOrEqual(8);
});

for (const file of files) {
  describe(file, () => {
    for (const one of parse(readFileSync(new URL(file, directory), 'utf8')) as Case[]) {
      test(`${one.story}: ${one.name}`, () => {
        const findings = run(one.given);
        for (const expected of one.then) expectFinding(findings, expected);
        if (one.fails) {
          const failed = new Set(findings.filter(({ status }) => status === 'FAIL').map(({ provisionId }) => provisionId));
          expect([...failed].toSorted()).toEqual(one.fails.toSorted());
        }
      });
    }
  });
}

function run(given: Given): readonly Finding[] {
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
    groups: (given.groups ?? USUAL_GROUPS).map(groupOf),
    unplaced: (given.home ?? []).flatMap(({ rombel, count }) =>
      Array.from({ length: count }, (_, index) => ({
        pupilId: `home-${rombel}-${index}`,
        rombelId: rombel,
        consent: 'NO' as const,
      })),
    ),
    sessions: (given.sessions ?? USUAL_SESSIONS).map(sessionOf),
    facilities: { canteen: given.canteen === undefined ? 'CLOSED' : given.canteen },
  };
  return judgePlan(facts, policy);
}

function groupOf(group: CaseGroup): PlanGroup {
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
  }));
  return { id: group.id, label: `Kelompok ${group.id}`, rombelId: group.rombel ?? '4A', pupils, gateId: group.gate ?? null };
}

function sessionOf(session: CaseSession): PlanSession {
  const { group, room, time, ...rest } = session;
  const [start = '', end = ''] = time.split('-');
  return { ...rest, groupId: group, roomId: room, start, end };
}

function expectFinding(findings: readonly Finding[], expected: Expectation): void {
  expect(Object.keys(expected).filter((key) => !KNOWN.includes(key))).toEqual([]);
  const ofRule = findings.filter(({ provisionId }) => provisionId === expected.rule);
  const found = ofRule.filter(({ status }) => status === expected.status);
  const shown = ofRule.map(({ status, message }) => `${status}: ${message}`).join('\n');
  expect(found.length, `${expected.rule} should be ${expected.status}, got\n${shown}`).toBeGreaterThan(0);
  if (expected.count !== undefined) expect(found.length, shown).toBe(expected.count);
  expect(
    found.some((finding) => matches(finding, expected)),
    `${expected.rule}: ${JSON.stringify(expected)}\n${JSON.stringify(found, null, 1)}`,
  ).toBe(true);
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
