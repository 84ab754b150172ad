import { expect } from 'vitest';
import { NO_CLAIMS, withClaims, type Opened, type Transaction } from '@giliran/db';
import type { MembershipRole } from '@giliran/db/identity';
import { addMembership, userIdByEmail } from '@giliran/db/queries/memberships';
import { savePlanVersion } from '@giliran/db/queries/plans';
import { addDryRun, addReadinessEntry } from '@giliran/db/queries/readiness';
import type { bothDatabases } from '@giliran/db/testing';
import { readinessTemplate } from '@giliran/policy/lifecycle';
import { serveForTests, type NewSchool, type TestServer } from './serve-for-tests.ts';

const KABUPATEN = '61.07';
export const ITEMS = readinessTemplate().items.map(({ id }) => id);

export interface Lifecycle {
  state: string;
  version: number;
  since: string | null;
  transitionEndDay: string | null;
  cancelledFrom: string | null;
  history: { event: string; to: string; day: string; actor: string; guards: { guard: string; ok: boolean }[] }[];
}

export interface Outcome {
  __typename: string;
  message: string;
  guards?: { guard: string; ok: boolean; article: string }[];
  lifecycle: Lifecycle;
}

const LIFECYCLE = `state version since transitionEndDay cancelledFrom history { event to day actor guards { guard ok } }`;
export const RESULT = `__typename
  ... on LifecycleChanged { message lifecycle { ${LIFECYCLE} } }
  ... on LifecycleRefused { message guards { guard ok article } lifecycle { ${LIFECYCLE} } }
  ... on LifecycleConflict { message lifecycle { ${LIFECYCLE} } }`;

export interface LifecycleStage {
  server: TestServer;
  opened: Opened;
  /** Every SQL statement since the last question. */
  statements: string[];
  /** Gives a known account a further role. */
  member(who: string, role: MembershipRole, schoolId: string | null): Promise<void>;
  dinas<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  newSchool(more?: NewSchool): Promise<string>;
  prepare(schoolId: string, more?: { no?: string; dryRun?: 'PASS' | 'FAIL' | null }): Promise<void>;
  standing(schoolId: string): Promise<Lifecycle>;
  step(who: string, schoolId: string, event: string, more?: object): Promise<Outcome>;
  visit(schoolId: string, no?: string[]): Promise<Outcome>;
  /** A school brought to a state by the steps of the accounts that may take them. */
  bring(to: 'SUBMITTED' | 'READY' | 'SIMULATED' | 'PERMITTED' | 'TRANSITION', more?: NewSchool): Promise<{ id: string }>;
  stop(): Promise<void>;
}

export function done(outcome: Outcome): Lifecycle {
  expect(outcome.__typename, outcome.message).toBe('LifecycleChanged');
  return outcome.lifecycle;
}

export function failed(outcome: Outcome): string[] {
  expect(outcome.__typename, outcome.message).toBe('LifecycleRefused');
  return (outcome.guards ?? []).filter(({ ok }) => !ok).map(({ guard }) => guard);
}

/** The desks of one kabupaten with an account for each role, a yellow zone, and the steps by which a school is brought on its way. */
export async function lifecycleStage(open: (typeof bothDatabases)[number]['open']): Promise<LifecycleStage> {
  const statements: string[] = [];
  const opened = await open((text) => statements.push(text));
  const server = await serveForTests(opened, '2021-09-01');
  const { must } = server;
  const dinas = <T>(work: (tx: Transaction) => Promise<T>) => withClaims(opened.db, { ...NO_CLAIMS, dinasCodes: [KABUPATEN] }, work);
  const member = async (who: string, role: MembershipRole, schoolId: string | null) => {
    const userId = (await userIdByEmail(opened.db, `${who}@example.test`)) as string;
    await addMembership(opened.db, { userId, role, schoolId, kabupatenCode: KABUPATEN });
  };
  const newSchool = (more: NewSchool = {}) => server.newSchool({ pupils: 60, rombel: 2, teachers: 2, ...more });
  /** Everything a school records before it submits, and a plan without pupils to place. */
  const prepare = (schoolId: string, more: { no?: string; dryRun?: 'PASS' | 'FAIL' | null } = {}) =>
    withClaims(opened.db, { ...NO_CLAIMS, userId: 'u', schoolIds: [schoolId], headIds: [schoolId] }, async (tx) => {
      const entry = (code: string, detail: object = {}) =>
        addReadinessEntry(tx, { schoolId, code, answer: code === more.no ? 'NO' : 'YES', detail, recordedBy: 'u', recordedOn: server.day });
      for (const item of ITEMS) await entry(item);
      for (const team of ['T1', 'T2', 'T3']) await entry(team, { memberCount: 3 });
      await entry('B.1', { documentNumber: 'SK 1/2021' });
      for (const code of ['B.2', 'B.3', 'B.4']) await entry(code);
      if (more.dryRun !== null) {
        await addDryRun(tx, {
          schoolId,
          heldOn: server.day,
          items: [],
          result: more.dryRun ?? 'PASS',
          note: null,
          pupils: 10,
          recordedBy: 'u',
        });
      }
      await savePlanVersion(tx, {
        schoolId,
        baseNumber: 0,
        name: 'uji',
        status: 'DRAFT',
        body: { groups: [], sessions: [] },
        judgement: { findings: [], check: { violations: [] } },
        guaranteedSessions: null,
        failCount: 0,
        undeterminedCount: 0,
        seed: 1,
        engineVersion: 't',
        inputHash: 'h',
        createdBy: null,
      });
    });
  const standing = async (schoolId: string): Promise<Lifecycle> =>
    (
      await must<{ school: { lifecycle: Lifecycle } }>('dinas', `query($id: ID!) { school(id: $id) { lifecycle { ${LIFECYCLE} } } }`, {
        id: schoolId,
      })
    ).school.lifecycle;
  const step = async (who: string, schoolId: string, event: string, more: object = {}): Promise<Outcome> => {
    const { version } = await standing(schoolId);
    return (
      await must<{ recordSchoolEvent: Outcome }>(
        who,
        `mutation($id: ID!, $event: LifecycleEvent!, $version: Int!, $day: Day, $startDay: Day, $reference: String, $reason: String) {
          recordSchoolEvent(schoolId: $id, event: $event, version: $version, day: $day, startDay: $startDay, reference: $reference, reason: $reason) { ${RESULT} } }`,
        { id: schoolId, event, version, ...more },
      )
    ).recordSchoolEvent;
  };
  const visit = async (schoolId: string, no: string[] = []): Promise<Outcome> => {
    await must('dinas', 'mutation($id: ID!, $day: Day!) { planVisit(schoolId: $id, day: $day) { visit { plannedDay } } }', {
      id: schoolId,
      day: server.day,
    });
    const { version } = await standing(schoolId);
    return (
      await must<{ recordVisit: Outcome }>(
        'pengawas',
        `mutation($id: ID!, $version: Int!, $answers: [VisitAnswerInput!]!) { recordVisit(schoolId: $id, version: $version, answers: $answers) { ${RESULT} } }`,
        { id: schoolId, version, answers: ITEMS.map((item) => ({ item, holds: !no.includes(item) })) },
      )
    ).recordVisit;
  };
  /** A school brought to a state by the steps of the accounts that may take them. */
  const bring = async (to: 'SUBMITTED' | 'READY' | 'SIMULATED' | 'PERMITTED' | 'TRANSITION', more: NewSchool = {}) => {
    server.day = '2021-09-01';
    const id = await newSchool(more);
    await member('kepala', 'HEAD', id);
    await prepare(id);
    done(await step('kepala', id, 'START_PREPARING'));
    done(await step('kepala', id, 'SUBMIT'));
    if (to === 'SUBMITTED') return { id };
    server.day = '2021-09-03';
    done(await visit(id));
    if (to === 'READY') return { id };
    server.day = '2021-09-06';
    done(await step('dinas', id, 'ACCEPT_DRY_RUN'));
    if (to === 'SIMULATED') return { id };
    server.day = '2021-09-10';
    done(await step('dinas', id, 'GRANT_PERMIT', { reference: '421.2/10/2021' }));
    if (to === 'PERMITTED') return { id };
    server.day = '2021-09-13';
    done(await step('kepala', id, 'START_TRANSITION'));
    return { id };
  };

  for (const [who, role] of [
    ['dinas', 'DINAS'],
    ['pengawas', 'SUPERVISOR'],
    ['tim', 'REGENCY_TEAM'],
    ['satgas', 'SATGAS'],
    ['bupati', 'REGENT'],
    ['peneliti', 'RESEARCHER'],
  ] as const)
    await server.account(who, role, null);
  await server.account('kepala', 'HEAD', await newSchool());
  await must('dinas', 'mutation { recordZone(kabupatenCode: "61.07", zone: YELLOW, from: "2021-08-30") { id } }');
  return {
    server,
    opened,
    statements,
    member,
    dinas,
    newSchool,
    prepare,
    standing,
    step,
    visit,
    bring,
    async stop() {
      await server.stop();
      await opened.close();
    },
  };
}
