import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Opened } from './open.ts';
import {
  closureOrdersOf,
  decideEvaluation,
  endClosureOrder,
  evaluationsOf,
  insertClosureOrder,
  openEvaluation,
} from './queries/closures.ts';
import { finishVisit, insertLifecycleEvents, lifecycleEventsOf, planVisit, visitsOf, type NewLifecycleEvent } from './queries/lifecycle.ts';
import {
  assumptionOverridesOf,
  insertAssumptionOverride,
  insertLocalRegulation,
  localRegulationsOf,
  withdrawLocalRegulation,
} from './queries/local-regulations.ts';
import { insertDemoSchool } from './queries/schools.ts';
import { recordZone, zoneRecordsOf } from './queries/zones.ts';
import { NO_CLAIMS, withClaims, type Claims, type Transaction } from './tenant.ts';
import { bothDatabases } from './testing/index.ts';

const HERE = '61.07';
const THERE = '63.03';

describe.each(bothDatabases)('row-level security of the lifecycle on $kind', ({ open }) => {
  let opened: Opened;
  let a: string;
  let b: string;
  let far: string;
  const as = <T>(claims: Partial<Claims>, work: (tx: Transaction) => Promise<T>) =>
    withClaims(opened.db, { ...NO_CLAIMS, userId: 'u', ...claims }, work);
  const head = (id: string): Partial<Claims> => ({ schoolIds: [id], headIds: [id] });
  const DINAS = { dinasCodes: [HERE] };
  const SATGAS = { satgasCodes: [HERE] };
  const SUPERVISOR = { supervisorCodes: [HERE] };
  const REGENT = { regentCodes: [HERE] };
  const STRANGERS: Partial<Claims>[] = [{}, { researchCodes: [HERE] }, { dinasCodes: [THERE] }, { satgasCodes: [THERE] }];
  const event = (schoolId: string, actorRole: string, more: Partial<NewLifecycleEvent> = {}): NewLifecycleEvent => ({
    schoolId,
    kabupatenCode: HERE,
    number: 1,
    event: 'START_PREPARING',
    fromState: 'BDR',
    toState: 'PREPARING',
    day: '2021-09-01',
    actorRole,
    actorId: 'u',
    guards: [],
    provisionIds: [],
    assumptionIds: [],
    ...more,
  });
  /** Whoever owns the schema tries; forced security or a trigger must stop it. */
  const asOwner = (text: string) => opened.executeSql(text).catch(() => null);

  beforeAll(async () => {
    opened = await open();
    const school = {
      kecamatanCode: '61.07.03',
      desaCode: null,
      form: 'SD',
      ownership: 'PUBLIC' as const,
      pupils: 10,
      rombel: 1,
      teachers: 1,
      rooms: [],
    };
    [a, b, far] = await as({ dinasCodes: [HERE, THERE] }, async (tx) => [
      await insertDemoSchool(tx, { ...school, kabupatenCode: HERE, npsn: 'Z0000001', name: 'A' }),
      await insertDemoSchool(tx, { ...school, kabupatenCode: HERE, npsn: 'Z0000002', name: 'B' }),
      await insertDemoSchool(tx, { ...school, kabupatenCode: THERE, npsn: 'Z0000003', name: 'C' }),
    ]);
  });
  afterAll(() => opened.close());

  test('history: each role writes its own steps and nobody else’s, for its own schools alone', async () => {
    const wrong: [Partial<Claims>, NewLifecycleEvent][] = [
      [{ schoolIds: [a] }, event(a, 'HEAD')],
      [head(b), event(a, 'HEAD')],
      [head(a), event(a, 'DINAS')],
      [DINAS, event(a, 'HEAD')],
      [DINAS, event(a, 'REGENT')],
      [DINAS, event(far, 'DINAS', { kabupatenCode: THERE })],
      [DINAS, event(far, 'DINAS')],
      [SATGAS, event(a, 'DINAS')],
      [REGENT, event(a, 'SUPERVISOR')],
      [SUPERVISOR, event(a, 'SYSTEM', { actorId: null })],
      [head(a), event(a, 'SYSTEM', { actorId: null })],
      [DINAS, event(a, 'SYSTEM')],
      [DINAS, event(a, 'DINAS', { actorId: 'somebody-else' })],
      [{ researchCodes: [HERE] }, event(a, 'DINAS')],
    ];
    for (const [claims, row] of wrong) {
      await expect(
        as(claims, (tx) => insertLifecycleEvents(tx, [row])),
        JSON.stringify(row),
      ).rejects.toThrow();
    }
    await as(head(a), (tx) => insertLifecycleEvents(tx, [event(a, 'HEAD')]));
    await as(SUPERVISOR, (tx) => insertLifecycleEvents(tx, [event(a, 'SUPERVISOR', { number: 2 })]));
    await as(DINAS, (tx) => insertLifecycleEvents(tx, [event(a, 'DINAS', { number: 3 }), event(b, 'SYSTEM', { actorId: null })]));
    await as(SATGAS, (tx) => insertLifecycleEvents(tx, [event(a, 'SATGAS', { number: 4 })]));
    await as(REGENT, (tx) => insertLifecycleEvents(tx, [event(a, 'REGENT', { number: 5 })]));
  });

  test('history: the school and the officers of its kabupaten read it; a number is taken once; nothing is ever changed', async () => {
    const count = async (claims: Partial<Claims>) => (await as(claims, (tx) => lifecycleEventsOf(tx, [a, b]))).length;
    for (const claims of [DINAS, SATGAS, SUPERVISOR, REGENT]) expect(await count(claims)).toBe(6);
    expect(await count({ schoolIds: [a] })).toBe(5);
    for (const claims of STRANGERS) expect(await count(claims)).toBe(0);
    expect(await as(DINAS, (tx) => insertLifecycleEvents(tx, [event(a, 'DINAS', { number: 5 })]))).toEqual([a]);
    for (const text of [
      "update lifecycle_event set reason = 'x'",
      `update lifecycle_event set school_id = '${b}'`,
      'delete from lifecycle_event',
      'truncate lifecycle_event',
    ]) {
      await expect(
        as(DINAS, (tx) => tx.execute(sql.raw(text))),
        text,
      ).rejects.toThrow();
      await asOwner(text);
      await asOwner(`set row_security = off; ${text}`);
    }
    expect((await as(DINAS, (tx) => lifecycleEventsOf(tx, [a]))).map((row) => row.actorRole)).toEqual([
      'HEAD',
      'SUPERVISOR',
      'DINAS',
      'SATGAS',
      'REGENT',
    ]);
  });

  test('visits: planned by dinas or supervisor, written by the supervisor once, moved to no other school', async () => {
    const plan = { schoolId: a, kabupatenCode: HERE, plannedDay: '2021-09-02', plannedBy: 'u' };
    const seen = { visitedDay: '2021-09-02', visitedBy: 'u', verified: { '1.a': 'YES' as const }, claimed: {}, note: null };
    for (const claims of [SATGAS, REGENT, head(a), ...STRANGERS]) await expect(as(claims, (tx) => planVisit(tx, plan))).rejects.toThrow();
    await expect(as(DINAS, (tx) => planVisit(tx, { ...plan, schoolId: far }))).rejects.toThrow();
    const { id } = await as(DINAS, (tx) => planVisit(tx, plan));
    for (const claims of [DINAS, head(a)]) expect(await as(claims, (tx) => finishVisit(tx, id, seen))).toBeNull();
    await expect(as(SUPERVISOR, (tx) => tx.execute(sql`update verification_visit set school_id = ${b}`))).rejects.toThrow();
    expect(await as(SUPERVISOR, (tx) => finishVisit(tx, id, seen))).toMatchObject({ visitedDay: '2021-09-02' });
    expect(await as(SUPERVISOR, (tx) => finishVisit(tx, id, seen))).toBeNull();
    await expect(as(SUPERVISOR, (tx) => tx.execute(sql`update verification_visit set note = 'x'`))).rejects.toThrow();
    await expect(as(SUPERVISOR, (tx) => tx.execute(sql`delete from verification_visit`))).rejects.toThrow();
    expect((await as({ schoolIds: [a] }, (tx) => visitsOf(tx, [a, b]))).length).toBe(1);
    for (const claims of [{ schoolIds: [b] }, ...STRANGERS]) expect(await as(claims, (tx) => visitsOf(tx, [a]))).toEqual([]);
  });

  test('evaluations: opened by the school, dinas or satgas; decided by these two, once', async () => {
    const values = { schoolId: a, kabupatenCode: HERE, caseReportId: null, openedDay: '2021-09-20', openedBy: 'u', proposals: [] };
    const decision = { decision: 'STOP' as const, decidedDay: '2021-09-20', decidedBy: 'u', note: null };
    for (const claims of [SUPERVISOR, REGENT, head(b), ...STRANGERS])
      await expect(as(claims, (tx) => openEvaluation(tx, values))).rejects.toThrow();
    const { id } = await as({ schoolIds: [a] }, (tx) => openEvaluation(tx, values));
    for (const claims of [head(a), SUPERVISOR, REGENT]) expect(await as(claims, (tx) => decideEvaluation(tx, id, decision))).toBeNull();
    await expect(as(SATGAS, (tx) => tx.execute(sql`update case_evaluation set school_id = ${b}`))).rejects.toThrow();
    expect(await as(SATGAS, (tx) => decideEvaluation(tx, id, decision))).toMatchObject({ decision: 'STOP' });
    expect(await as(DINAS, (tx) => decideEvaluation(tx, id, decision))).toBeNull();
    await expect(as(DINAS, (tx) => tx.execute(sql`update case_evaluation set decision = 'CONTINUE'`))).rejects.toThrow();
    for (const claims of STRANGERS) expect(await as(claims, (tx) => evaluationsOf(tx, HERE))).toEqual([]);
  });

  test('orders: given and ended by dinas and satgas in their own name, read by every school of the kabupaten, otherwise unchanged', async () => {
    const values = {
      kabupatenCode: HERE,
      evaluationId: null,
      scope: 'SCHOOL' as const,
      schoolId: a,
      areaCode: null,
      fromDay: '2021-09-20',
      minHours: null,
      reason: 'x',
      reference: null,
      stages: [],
      orderedBy: 'u',
      orderedRole: 'SATGAS',
    };
    for (const claims of [DINAS, SUPERVISOR, REGENT, head(a), ...STRANGERS])
      await expect(as(claims, (tx) => insertClosureOrder(tx, values))).rejects.toThrow();
    await expect(as(SATGAS, (tx) => insertClosureOrder(tx, { ...values, schoolId: far }))).rejects.toThrow();
    const { id } = await as(SATGAS, (tx) => insertClosureOrder(tx, values));
    expect((await as({ schoolIds: [b] }, (tx) => closureOrdersOf(tx, HERE))).length).toBe(1);
    for (const claims of [{ schoolIds: [far] }, ...STRANGERS]) expect(await as(claims, (tx) => closureOrdersOf(tx, HERE))).toEqual([]);
    await expect(as(SATGAS, (tx) => tx.execute(sql`update closure_order set scope = 'DESA'`))).rejects.toThrow();
    await expect(as(SATGAS, (tx) => tx.execute(sql`update closure_order set kabupaten_code = ${THERE}`))).rejects.toThrow();
    const end = { endedDay: '2021-09-24', endedBy: 'u', endNote: null };
    expect(await as(REGENT, (tx) => endClosureOrder(tx, id, end))).toBeNull();
    expect(await as(DINAS, (tx) => endClosureOrder(tx, id, end))).toMatchObject(end);
    expect(await as(DINAS, (tx) => endClosureOrder(tx, id, end))).toBeNull();
    await expect(as(DINAS, (tx) => tx.execute(sql`update closure_order set ended_day = null`))).rejects.toThrow();
  });

  test('local rules, changed assumptions and zones are public; the dinas writes rules, dinas and satgas write zones', async () => {
    const rule = {
      kabupatenCode: HERE,
      title: 'SE 1',
      key: 'max_pupils_per_room',
      value: 15,
      unit: 'pupil',
      fromDay: '2021-09-20',
      article: '1',
      quote: 'x',
    };
    const changed = { kabupatenCode: HERE, assumptionId: 'A-02', value: 'RUN', note: 'x' };
    for (const claims of [SATGAS, SUPERVISOR, REGENT, head(a), ...STRANGERS]) {
      await expect(as(claims, (tx) => insertLocalRegulation(tx, rule))).rejects.toThrow();
      await expect(as(claims, (tx) => insertAssumptionOverride(tx, changed))).rejects.toThrow();
    }
    const { id } = await as(DINAS, (tx) => insertLocalRegulation(tx, rule));
    await as(DINAS, (tx) => insertAssumptionOverride(tx, changed));
    await as(DINAS, (tx) => insertAssumptionOverride(tx, { ...changed, value: 'PAUSE' }));
    for (const claims of [{}, head(far)]) {
      expect(await as(claims, (tx) => localRegulationsOf(tx, [HERE]))).toMatchObject([{ value: 15 }]);
      expect(await as(claims, (tx) => assumptionOverridesOf(tx, [HERE]))).toMatchObject([{ value: 'PAUSE' }]);
    }
    await expect(as(DINAS, (tx) => tx.execute(sql`update local_regulation set value = '40'`))).rejects.toThrow();
    await expect(as(DINAS, (tx) => tx.execute(sql`update local_regulation set kabupaten_code = ${THERE}`))).rejects.toThrow();
    await expect(as(DINAS, (tx) => tx.execute(sql`update assumption_override set value = '"RUN"'`))).rejects.toThrow();
    const withdrawal = { withdrawnFrom: '2021-10-01', withdrawnBy: 'u' };
    expect(await as(SATGAS, (tx) => withdrawLocalRegulation(tx, id, withdrawal))).toBeNull();
    expect(await as(DINAS, (tx) => withdrawLocalRegulation(tx, id, withdrawal))).toMatchObject(withdrawal);
    expect(await as(DINAS, (tx) => withdrawLocalRegulation(tx, id, withdrawal))).toBeNull();
    for (const claims of [SUPERVISOR, REGENT, head(a), ...STRANGERS]) {
      await expect(as(claims, (tx) => recordZone(tx, { kabupatenCode: HERE, zone: 'RED', fromDay: '2021-09-01' }))).rejects.toThrow();
    }
    await as(SATGAS, (tx) => recordZone(tx, { kabupatenCode: HERE, zone: 'RED', fromDay: '2021-09-01' }));
    await expect(as(DINAS, (tx) => tx.execute(sql`update zone_status set zone = 'GREEN'`))).rejects.toThrow();
    expect((await as({}, (tx) => zoneRecordsOf(tx, [HERE]))).length).toBe(1);
  });
});
