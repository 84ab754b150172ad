import { asSchool } from '@giliran/db';
import { consentTalliesOf } from '@giliran/db/queries/consent-tallies';
import { consentsOf } from '@giliran/db/queries/consents';
import { planVerdictsOf, visitsOf, type LifecycleEventRow, type VisitRow } from '@giliran/db/queries/lifecycle';
import { latestPlan } from '@giliran/db/queries/plans';
import { readinessFactsBySchool } from '@giliran/db/queries/readiness';
import type { SchoolRow } from '@giliran/db/queries/schools';
import type { Day } from '@giliran/kernel';
import { judgeSchoolPlan, type SavedPlan } from '@giliran/planning';
import { factsFrom, standingOf, stepOf, zoneOn, type Standing } from '@giliran/planning/lifecycle';
import type { ResolvedPolicy } from '@giliran/policy';
import {
  decideTransition,
  judgedPlan,
  LIFECYCLE_ACTORS,
  placedConsents,
  readinessTemplate,
  TRANSITIONS,
  type CountedPapers,
  type GuardResult,
  type LifecycleActor,
  type LifecycleEventKind,
  type LifecycleFacts,
  type PlacedConsents,
  type PlanJudgementSummary,
  type ZoneEntry,
} from '@giliran/policy/lifecycle';
import { rulesOf, zoneEntriesOf } from './area-of.ts';
import { batched, groupBy } from './batched.ts';
import { closureOrdersOver, lifecycleEvents } from './calendar-of.ts';
import type { Context, Reader } from './context.ts';
import { factsOf } from './facts-of.ts';

/** Where one school stands, with everything its next step is judged by. */
export interface SchoolLifecycle {
  school: SchoolRow;
  events: readonly LifecycleEventRow[];
  standing: Standing;
  rules: (on: Day) => ResolvedPolicy;
  zones: readonly ZoneEntry[];
}

/** The lifecycle of a school; all schools of a request share two statements (history, rules of the area). */
export async function lifecycleOf(context: Reader, school: SchoolRow): Promise<SchoolLifecycle> {
  const [events, rules, zones] = await Promise.all([
    lifecycleEvents(context, school.id),
    rulesOf(context, school),
    zoneEntriesOf(context, school.kabupatenCode),
  ]);
  return { school, events, standing: standingOf(events.map(stepOf)), rules, zones };
}

/** As which actor the account may act for this school. */
export function actorsOf(context: Pick<Context, 'claims'>, school: Pick<SchoolRow, 'id' | 'kabupatenCode'>): LifecycleActor[] {
  const { headIds, dinasCodes, supervisorCodes, teamCodes, satgasCodes, regentCodes } = context.claims;
  const code = school.kabupatenCode;
  const holds: Partial<Record<LifecycleActor, boolean>> = {
    HEAD: headIds.includes(school.id),
    SUPERVISOR: supervisorCodes.includes(code),
    REGENCY_TEAM: teamCodes.includes(code),
    DINAS: dinasCodes.includes(code),
    REGENT: regentCodes.includes(code),
    SATGAS: satgasCodes.includes(code),
  };
  return LIFECYCLE_ACTORS.filter((actor) => holds[actor]);
}

/** The newest visit of a school, planned or carried out; batched. */
export async function newestVisit(context: Reader, schoolId: string): Promise<VisitRow | null> {
  return (await visitsTo(context, schoolId))[0] ?? null;
}

/** The newest visit that was carried out: what it saw stands until another one saw it again. Batched. */
export async function lastVisit(context: Reader, schoolId: string): Promise<VisitRow | null> {
  return (await visitsTo(context, schoolId)).find(({ visitedDay }) => visitedDay !== null) ?? null;
}

async function visitsTo(context: Reader, schoolId: string): Promise<readonly VisitRow[]> {
  const loader = batched(context, 'visits', async (ids) => groupBy(await visitsOf(context.tx, ids), (row) => row.schoolId));
  return (await loader.load(schoolId)) ?? [];
}

/** Zone, checklist and days without lessons are conditions of their own: a plan is not blamed for them a second time. */
const JUDGED_APART: readonly string[] = ['P4.1', 'P4.2', 'P4.7.a', 'P4.7.b', 'P5.1.e', 'P6.2'];

/** What the guards look at on a day, from the database. Batched: many schools of a request share the statements. */
export async function guardFactsOf(context: Reader, lifecycle: SchoolLifecycle, on: Day): Promise<LifecycleFacts> {
  const { school, standing, rules, zones } = lifecycle;
  const readiness = batched(context, 'readinessFacts', (ids) => readinessFactsBySchool(context.tx, ids));
  const verdicts = batched(context, 'planVerdicts', (ids) => planVerdictsOf(context.tx, ids));
  const [own, visit, verdict, orders] = await Promise.all([
    readiness.load(school.id),
    newestVisit(context, school.id),
    verdicts.load(school.id),
    closureOrdersOver(context, school),
  ]);
  const reconfirmed = [standing.reconfirmedOn, (own?.reconfirmedOn ?? null) as Day | null].filter((day) => day !== null).toSorted();
  return {
    ...factsFrom(standing, zoneOn(zones, school, on, rules(on))),
    answers: readinessTemplate().items.map(({ id }) => ({
      itemId: id,
      claimed: own?.answers[id] ?? null,
      verified: visit?.verified?.[id] ?? null,
    })),
    satgasTeams: own?.satgasTeams ?? [],
    satgasDecree: own?.satgasDecree ?? null,
    protocolAdopted: own?.protocolAdopted ?? null,
    rkasLine: own?.rkas ?? null,
    headDeclaration: own?.headDeclaration ?? null,
    visitScheduledOn: visit && visit.visitedDay === null ? (visit.plannedDay as Day) : null,
    dryRun: own?.dryRun ? { on: own.dryRun.day as Day, result: own.dryRun.result } : null,
    plan: verdict ? { blockingProvisionIds: [...new Set(verdict.blockingProvisionIds)].filter((id) => !JUDGED_APART.includes(id)) } : null,
    closureOrders: orders,
    checklistReconfirmedOn: reconfirmed.at(-1) ?? null,
  };
}

/** One step that may come next: who may take it, and for one's own steps every condition as it stands today. */
export interface NextStep {
  event: LifecycleEventKind;
  to: string[];
  actors: readonly LifecycleActor[];
  provisionIds: readonly string[];
  mine: LifecycleActor | null;
  guards: readonly GuardResult[];
}

/** Conditions that the form of the step itself fills: they stand open until it is sent. */
const TYPED: readonly string[] = ['PERMIT_REFERENCE', 'DECREE_REFERENCE', 'REASON_GIVEN', 'EVALUATION_DECIDES_STOP', 'CLOSURE_SCOPE_NAMED'];

/** The steps that lead on from the school's state. Facts are read only when one of them is the caller's own. */
export async function nextStepsOf(context: Context, lifecycle: SchoolLifecycle): Promise<NextStep[]> {
  const { school, standing, rules } = lifecycle;
  const today = context.today;
  const holds = actorsOf(context, school);
  const rows = TRANSITIONS.filter((row) => row.to !== null && row.from.includes(standing.state));
  const steps: NextStep[] = [];
  for (const event of new Set(rows.map((row) => row.event))) {
    const [first, ...others] = rows.filter((row) => row.event === event);
    if (!first) continue;
    const mine = first.by.find((actor) => holds.includes(actor)) ?? null;
    // The operator types what the head declares: she sees the head's conditions, and takes no step.
    const typist = first.by.includes('HEAD') && context.claims.schoolIds.includes(school.id) ? 'HEAD' : null;
    const actor = mine ?? typist;
    const decision =
      actor &&
      decideTransition(standing.state, { kind: event, actor, on: today }, await factsFor(context, lifecycle, event, today), rules(today));
    steps.push({
      event,
      to: [first, ...others].map((row) => row.to ?? standing.state),
      actors: first.by,
      provisionIds: first.provisionIds,
      mine,
      guards: decision?.guards.filter((guard) => !TYPED.includes(guard.id)) ?? [],
    });
  }
  return steps;
}

/** The facts for one kind of step: consents are read for the start alone, the plan is judged afresh for the permit. */
export async function factsFor(context: Context, lifecycle: SchoolLifecycle, event: LifecycleEventKind, on: Day): Promise<LifecycleFacts> {
  const facts = await guardFactsOf(context, lifecycle, on);
  if (event === 'START_TRANSITION') return { ...facts, consents: await consentsOfPlan(context, lifecycle.school, on) };
  if (event === 'GRANT_PERMIT') return { ...facts, plan: await planToday(context, lifecycle.school) };
  return facts;
}

/** Letters of the pupils who have a place in the newest plan, by name or counted per rombel; null without a plan. */
async function consentsOfPlan(context: Reader, school: SchoolRow, on: Day): Promise<PlacedConsents | null> {
  const plan = await latestPlan(context.tx, school.id);
  if (!plan) return null;
  const placed = new Set((plan.body as SavedPlan).groups.flatMap((group) => group.pupils));
  const all = await consentsOf(context.tx, [school.id], on);
  const papers = all.filter((row) => placed.has(row.pupilId));
  const listed = new Set(all.map((row) => row.rombelId));
  const tallies = (await consentTalliesOf(context.tx, [school.id], on)).filter(({ rombelId }) => !listed.has(rombelId));
  const counted = tallies
    .map((tally): CountedPapers => {
      // Pupils known by number alone stand in a plan as "rombel#number".
      const numbers = [...placed].filter((id) => id.startsWith(`${tally.rombelId}#`)).map((id) => Number(id.split('#')[1]));
      return {
        placed: numbers.length,
        placedAtHome: numbers.filter((number) => tally.homeNumbers.includes(number)).length,
        yes: tally.yesCount,
        permission: tally.permissionCount,
        stamped: tally.stampedCount,
        countedOn: tally.countedOn as Day,
      };
    })
    .filter((rombel) => rombel.placed > 0);
  const listedPapers = {
    placed: placed.size - counted.reduce((sum, rombel) => sum + rombel.placed, 0),
    consented: papers.filter((row) => row.choice === 'YES' && row.permission === 'YES').length,
    stamped: papers.filter((row) => row.stamped === 'YES').length,
  };
  return placedConsents(listedPapers, counted);
}

/** The newest plan judged by today's facts and rules, whatever was said of it when it was saved; null without a plan. */
async function planToday(context: Context, school: SchoolRow): Promise<PlanJudgementSummary | null> {
  return asSchool(context.tx, context.claims, school.id, async () => {
    const plan = await latestPlan(context.tx, school.id);
    if (!plan) return null;
    const claims = { ...context.claims, schoolIds: [...new Set([...context.claims.schoolIds, school.id])] };
    const { facts, capacities } = await factsOf({ ...context, claims, loaders: new Map() }, school);
    const { findings } = judgeSchoolPlan(facts, plan.body as SavedPlan, capacities);
    // What bites only after today does not keep a permit back: until then the plan is lawful.
    const now = findings.filter(({ date }) => date === null || date <= context.today || date <= facts.setting.startDate);
    return judgedPlan(now.filter(({ provisionId }) => !JUDGED_APART.includes(provisionId)));
  });
}
