import { NO_CLAIMS, withClaims, type Opened, type Transaction } from '@giliran/db';
import { recordConsent } from '@giliran/db/queries/consents';
import {
  finishVisit,
  insertLifecycleEvents,
  lifecycleEventsOf,
  planVerdictsOf,
  planVisit,
  type NewLifecycleEvent,
} from '@giliran/db/queries/lifecycle';
import { pupilsBySchool } from '@giliran/db/queries/people';
import { addDryRun, addReadinessEntry } from '@giliran/db/queries/readiness';
import { schoolsOfKabupaten, type SchoolRow } from '@giliran/db/queries/schools';
import { zoneRecordsOf } from '@giliran/db/queries/zones';
import type { Day } from '@giliran/kernel';
import { factsFrom, lifecycleRules, standingOf, zoneEntries, zoneOn, type HistoryStep } from '@giliran/planning/lifecycle';
import type { EducationForm } from '@giliran/policy';
import {
  decideTransition,
  readinessTemplate,
  type LifecycleActor,
  type LifecycleEventKind,
  type LifecycleFacts,
} from '@giliran/policy/lifecycle';
import { DEMO_KABUPATEN } from './demo-schools.ts';

type Goal = 'BDR' | 'PREPARING' | 'SUBMITTED' | 'NOT_READY' | 'READY' | 'SIMULATED' | 'PERMITTED' | 'TRANSITION';

interface DemoStep {
  event: LifecycleEventKind;
  actor: LifecycleActor;
  on: Day;
  reached: Goal;
  reason?: string;
  reference?: string;
}

/** The steps of the demo, each with its day; a school walks as far as its goal and the rules let it. */
const WALK: readonly DemoStep[] = [
  { event: 'START_PREPARING', actor: 'HEAD', on: '2021-08-23', reached: 'PREPARING' },
  { event: 'SUBMIT', actor: 'HEAD', on: '2021-08-30', reached: 'SUBMITTED' },
  { event: 'BEGIN_VERIFICATION', actor: 'SUPERVISOR', on: '2021-09-02', reached: 'READY' },
  { event: 'COMPLETE_VERIFICATION', actor: 'SUPERVISOR', on: '2021-09-02', reached: 'READY' },
  { event: 'ACCEPT_DRY_RUN', actor: 'DINAS', on: '2021-09-08', reached: 'SIMULATED' },
  { event: 'GRANT_PERMIT', actor: 'DINAS', on: '2021-09-10', reached: 'PERMITTED' },
  { event: 'START_TRANSITION', actor: 'HEAD', on: '2021-09-13', reached: 'TRANSITION' },
];
/** Schools that began on the first days the text allows, so that the phase calendar has more than one date: Lumar. */
const EARLY_AREA = '61.07.13';
const EARLY_DAYS: Partial<Record<LifecycleEventKind, Day>> = { GRANT_PERMIT: '2021-09-08', START_TRANSITION: '2021-09-09' };
/** What befell some of them afterwards, in turn. Invented, like the schools. */
const AFTERWARDS: readonly (readonly DemoStep[])[] = [
  [],
  [
    {
      event: 'SUSPEND_AS_UNSAFE',
      actor: 'HEAD',
      on: '2021-09-10',
      reached: 'TRANSITION',
      reason: 'Jalan ke sekolah terendam banjir (sintetis)',
    },
    { event: 'RECORD_RECONFIRMATION', actor: 'HEAD', on: '2021-09-11', reached: 'TRANSITION' },
    { event: 'REOPEN', actor: 'DINAS', on: '2021-09-13', reached: 'TRANSITION' },
  ],
  [{ event: 'REVOKE', actor: 'REGENT', on: '2021-09-11', reached: 'TRANSITION', reference: '188.45/1/2021 (sintetis)' }],
];
const ORDER: readonly Goal[] = ['BDR', 'PREPARING', 'SUBMITTED', 'NOT_READY', 'READY', 'SIMULATED', 'PERMITTED', 'TRANSITION'];
/** Whole kecamatan whose schools are open, so that zones and staged closures have something to close: Ledo and Sungai Betung. */
const OPEN_AREAS = ['61.07.03', '61.07.14'];
const ITEMS = readinessTemplate().items.map(({ id }) => id);

/** How far a school of the demo has come. The schools with accounts that begin at the beginning stay there. */
function goalOf(school: Pick<SchoolRow, 'npsn' | 'kecamatanCode'>): Goal {
  if (school.npsn === 'Z0000005') return 'SIMULATED';
  if (school.npsn < 'Z0000100') return 'BDR';
  if (school.kecamatanCode === EARLY_AREA) return 'TRANSITION';
  if (OPEN_AREAS.includes(school.kecamatanCode ?? '')) return school.npsn === 'Z0000109' ? 'PERMITTED' : 'TRANSITION';
  return ORDER[Number(school.npsn.slice(1)) % ORDER.length] ?? 'BDR';
}

/** A permit asks for a plan: the schools that must come so far have one; others may, and else stay behind. */
export function needsPlan({ npsn, kecamatanCode }: Pick<SchoolRow, 'npsn' | 'kecamatanCode'>): boolean {
  return npsn === 'Z0000005' || (npsn > 'Z0000100' && [...OPEN_AREAS, EARLY_AREA].includes(kecamatanCode ?? ''));
}

/** The steps of one school of the demo. */
function stepsFor({ npsn, kecamatanCode }: Pick<SchoolRow, 'npsn' | 'kecamatanCode'>): readonly DemoStep[] {
  if (kecamatanCode !== EARLY_AREA) return WALK;
  const early = WALK.map((step) => ({ ...step, on: EARLY_DAYS[step.event] ?? step.on }));
  return [...early, ...(AFTERWARDS[Number(npsn.slice(1)) % AFTERWARDS.length] ?? [])];
}

/**
 * Writes how far the synthetic schools have come by September 2021: what they recorded, visits, and the steps as the rules decided
 * them. Where a rule refuses, the school stays. Papers of parents are counts for schools without a list of pupils. Once only.
 */
export async function writeLifecycles(opened: Opened): Promise<void> {
  const schools = await withClaims(opened.db, { ...NO_CLAIMS, dinasCodes: [DEMO_KABUPATEN] }, (tx) =>
    schoolsOfKabupaten(tx, DEMO_KABUPATEN),
  );
  const ids = schools.map(({ id }) => id);
  const codes = [DEMO_KABUPATEN];
  const claims = {
    ...NO_CLAIMS,
    userId: 'demo',
    schoolIds: ids,
    headIds: ids,
    dinasCodes: codes,
    supervisorCodes: codes,
    regentCodes: codes,
  };
  await withClaims(opened.db, claims, async (tx) => {
    if ((await lifecycleEventsOf(tx, ids)).length > 0) return;
    const zones = zoneEntries(await zoneRecordsOf(tx, codes));
    const plans = await planVerdictsOf(tx, ids);
    const rows: NewLifecycleEvent[] = [];
    for (const school of schools) {
      const goal = goalOf(school);
      if (goal === 'BDR') continue;
      await recordReadiness(tx, school.id, goal);
      if (school.npsn === 'Z0000005') await recordPapers(tx, school.id);
      const verdict = plans.get(school.id);
      rows.push(...walk(school, goal, verdict ? [...verdict.blockingProvisionIds] : null, zones));
    }
    await insertLifecycleEvents(tx, rows);
  });
}

/** Answers, teams, decree, protocol, declaration, dry run and visit, as far as the goal needs them. */
async function recordReadiness(tx: Transaction, schoolId: string, goal: Goal): Promise<void> {
  const entry = (code: string, answer: 'YES' | 'NO', detail: object = {}) =>
    addReadinessEntry(tx, { schoolId, code, answer, detail, recordedBy: 'demo', recordedOn: '2021-08-28' });
  for (const [i, item] of ITEMS.entries()) await entry(item, goal === 'PREPARING' && i > 6 ? 'NO' : 'YES');
  for (const team of ['T1', 'T2', 'T3']) await entry(team, goal === 'PREPARING' && team === 'T3' ? 'NO' : 'YES', { memberCount: 3 });
  await entry('B.1', 'YES', { documentNumber: '800/12/2021' });
  for (const code of ['B.2', 'B.3', 'B.4']) await entry(code, goal === 'PREPARING' ? 'NO' : 'YES');
  const at = ORDER.indexOf(goal);
  if (at >= ORDER.indexOf('NOT_READY')) {
    const { id } = await planVisit(tx, { schoolId, kabupatenCode: DEMO_KABUPATEN, plannedDay: '2021-09-02', plannedBy: 'demo' });
    const claimed = Object.fromEntries(ITEMS.map((item) => [item, 'YES' as const]));
    await finishVisit(tx, id, {
      visitedDay: '2021-09-02',
      visitedBy: 'demo',
      verified: goal === 'NOT_READY' ? { ...claimed, '4': 'NO' } : claimed,
      claimed,
      note: goal === 'NOT_READY' ? 'Thermogun rusak' : null,
    });
  }
  if (at >= ORDER.indexOf('SIMULATED')) {
    await addDryRun(tx, { schoolId, heldOn: '2021-09-07', items: [], result: 'PASS', note: null, pupils: 12, recordedBy: 'demo' });
  }
}

/** Choice, permission and stamped statement of every pupil of a school with a list. */
async function recordPapers(tx: Transaction, schoolId: string): Promise<void> {
  const pupilIds = (await pupilsBySchool(tx, [schoolId])).map(({ id }) => id);
  for (const kind of ['CHOICE', 'PERMISSION', 'STAMPED'] as const) {
    await recordConsent(
      tx,
      schoolId,
      { pupilIds },
      { kind, answer: 'YES', signedOn: '2021-09-06', fromDay: '2021-09-06', recordedBy: 'demo' },
    );
  }
}

function walk(school: SchoolRow, goal: Goal, blocking: string[] | null, zones: ReturnType<typeof zoneEntries>): NewLifecycleEvent[] {
  const rules = lifecycleRules(school.form as EducationForm, { localRegulations: [], assumptionValues: {} });
  const rows: NewLifecycleEvent[] = [];
  const history: HistoryStep[] = [];
  const pupils = school.recapPupils ?? 0;
  for (const { event, actor, on, reached, reason, reference: own } of stepsFor(school)) {
    if (ORDER.indexOf(reached) > ORDER.indexOf(goal) && !(goal === 'NOT_READY' && reached === 'READY')) break;
    const standing = standingOf(history);
    const visited = event === 'COMPLETE_VERIFICATION' || on > '2021-09-02';
    const facts: LifecycleFacts = {
      ...factsFrom(standing, zoneOn(zones, school, on, rules(on))),
      answers: ITEMS.map((itemId) => ({
        itemId,
        claimed: 'YES',
        verified: visited ? (goal === 'NOT_READY' && itemId === '4' ? 'NO' : 'YES') : null,
      })),
      satgasTeams: ['T1', 'T2', 'T3'],
      satgasDecree: '800/12/2021',
      protocolAdopted: true,
      rkasLine: true,
      headDeclaration: 'READY',
      visitScheduledOn: '2021-09-02',
      dryRun: { on: '2021-09-07', result: 'PASS' },
      plan: blocking && { blockingProvisionIds: blocking.filter((id) => !['P4.1', 'P4.2', 'P4.7.a'].includes(id)) },
      consents: { placed: pupils, consented: pupils, stamped: pupils },
      checklistReconfirmedOn: standing.reconfirmedOn,
    };
    const reference = own ?? (event === 'GRANT_PERMIT' ? `421.2/${Number(school.npsn.slice(-3))}/2021` : null);
    const decision = decideTransition(standing.state, { kind: event, actor, on, reference, reason: reason ?? null }, facts, rules(on));
    if (decision.status === 'REFUSED') break;
    const startDay = event === 'START_TRANSITION' ? on : null;
    history.push({ number: standing.version + 1, event, from: decision.from, to: decision.to, on, startDay, reference });
    rows.push({
      schoolId: school.id,
      kabupatenCode: school.kabupatenCode,
      number: standing.version + 1,
      event,
      fromState: decision.from,
      toState: decision.to,
      day: on,
      actorRole: actor,
      actorId: 'demo',
      actorName: 'data sintetis',
      reference,
      reason: reason ?? null,
      startDay,
      guards: decision.guards,
      provisionIds: decision.provisionIds,
      assumptionIds: decision.assumptionIds,
    });
  }
  return rows;
}
