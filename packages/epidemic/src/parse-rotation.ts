import { InputError } from '@giliran/kernel';
import {
  at,
  fail,
  indexIds,
  isMissing,
  readChoice,
  readInteger,
  readLineId,
  readList,
  readNumber,
  readObject,
  type Json,
} from './input-reader.ts';
import { componentsOf, joinSchools, type IdScope, type JoinedSchools } from './join-schools.ts';
import { parsePlans, planSources, type PlanSource } from './parse-plans.ts';
import { parseScenario, type ScenarioModel } from './parse-scenario.ts';
import type { Assumption } from './assumption.ts';
import { MOST_PERSONS, parseSchool, type SchoolModel } from './parse-school.ts';
import type { PlanModel } from './plan-model.ts';

interface RunModel {
  seed: number;
  replicates: number;
  adaptive: { primary: 'inSchoolInfections' | 'learningHoursMean'; targetSe: number; max: number } | null;
}

export interface RotationModel {
  id: string | number | null;
  /** Schools in order of the input, and their plans: the same ids in the same order for each. */
  schools: SchoolModel[];
  plansOf: PlanModel[][];
  /** Schools that are simulated together; the parts share nothing. */
  components: JoinedSchools[];
  /** Ids of the plans, and the place of the one the others are compared with. */
  planIds: string[];
  days: number;
  reference: number;
  scenario: ScenarioModel;
  run: RunModel;
  assumptions: Assumption[];
  warnings: string[];
}

/** Reads and checks a whole simulation input, filling and noting defaults. @throws InputError with a JSON Pointer. O(size of the input). */
export function parseRotation(value: unknown): RotationModel {
  const input = readObject(value, '');
  const assumptions: Assumption[] = [];
  const warnings: string[] = [];
  const id = readLineId(input['id']);
  const { schools, sources, scope } = parseSchools(input, assumptions, warnings);
  const shared = planSources(input['plans'], input['plan'], schools.length > 1);
  const parsed = schools.map((school, s) =>
    parsePlans(plansForSchool(shared, sources[s] as SchoolSource), school, s === 0 ? assumptions : [], warnings),
  );
  checkSamePlans(parsed, sources);
  const { plans, reference } = parsed[0] as (typeof parsed)[number];
  const first = plans[0] as PlanModel;
  const scenario = parseScenario(input['scenario'], schools, assumptions);
  if (scenario.index && scenario.index.day >= first.days)
    fail('/scenario/index/day', `a day from 0 to ${first.days - 1}`, scenario.index.day);
  const plansOf = parsed.map((one) => one.plans);
  const areas = scenario.responses.closing.flatMap((rule) => (rule.area === 'school' ? [] : [rule.area]));
  const components = componentsOf(schools, areas, scope).map((list) =>
    joinSchools(
      list.map((s) => schools[s] as SchoolModel),
      list.map((s) => plansOf[s] as PlanModel[]),
      scope,
      warnings,
    ),
  );
  for (const { school } of components)
    if (school.persons.length > MOST_PERSONS)
      throw new InputError(
        '/schools',
        `Expected at most ${MOST_PERSONS} persons in schools simulated together, got ${school.persons.length}.`,
      );
  return {
    id,
    schools,
    plansOf,
    components,
    planIds: plans.map((plan) => plan.id),
    days: first.days,
    reference,
    scenario,
    run: parseRun(input['run'], assumptions),
    assumptions: uniqueAssumptions(assumptions),
    warnings,
  };
}

interface SchoolSource {
  path: string;
  plans: unknown;
}

/** The school, or the schools, of an input. */
function parseSchools(
  input: Json,
  assumptions: Assumption[],
  warnings: string[],
): { schools: SchoolModel[]; sources: SchoolSource[]; scope: IdScope } {
  if (isMissing(input['schools'])) {
    const school = parseSchool(input['school'], '/school', assumptions, warnings);
    return { schools: [school], sources: [{ path: '/school', plans: readObject(input['school'], '/school')['plans'] }], scope: 'own' };
  }
  if (!isMissing(input['school'])) throw new InputError('/schools', 'Expected `school` or `schools`, got both. Maybe leave one out?');
  const values = readList(input['schools'], '/schools');
  if (values.length === 0) fail('/schools', 'at least one school', values);
  const described = values.map((value, i) => {
    const households = readObject(value, at('/schools', i))['households'];
    return Array.isArray(households) ? households.map((one: unknown) => String((one as Json | null)?.['id'] ?? '')) : [];
  });
  const scope = idScope(values);
  const everywhere = new Set(scope === 'shared' ? described.flat() : []);
  if (scope === 'own')
    warnings.push('some pupil ids occur in several schools, so the ids of households and teachers are taken to be each school’s own.');
  const schools = values.map((value, i) => {
    const path = at('/schools', i);
    if (isMissing((value as Json)['id'])) fail(at(path, 'id'), 'an id for each of several schools', undefined);
    return parseSchool(value, path, assumptions, warnings, everywhere);
  });
  indexIds(
    schools.map((school) => school.id),
    'school',
    (i) => at('/schools', i, 'id'),
  );
  return { schools, sources: values.map((value, i) => ({ path: at('/schools', i), plans: (value as Json)['plans'] })), scope };
}

/** Files of single schools number their people from 1; where that shows in the pupils, equal ids of households and teachers mean nothing. */
function idScope(values: readonly unknown[]): IdScope {
  const seen = new Set<string>();
  for (const value of values) {
    const pupils = (value as Json)['pupils'];
    if (!Array.isArray(pupils)) continue;
    const own = new Set(pupils.map((pupil: unknown) => String((pupil as Json | null)?.['id'])));
    for (const id of own) if (seen.has(id)) return 'own';
    for (const id of own) seen.add(id);
  }
  return 'shared';
}

/** Shared plans, each replaced by the school's own of the same id; then the school's other plans. */
function plansForSchool(shared: readonly PlanSource[], source: SchoolSource): PlanSource[] {
  if (isMissing(source.plans)) return [...shared];
  const own = readList(source.plans, at(source.path, 'plans')).map((value, i) => ({ value, path: at(source.path, 'plans', i) }));
  const idOf = ({ value, path }: PlanSource): unknown => {
    const plan = readObject(value, path);
    return plan['id'] ?? plan['builtin'];
  };
  const replaced = shared.map((plan) => own.find((other) => idOf(other) === idOf(plan)) ?? plan);
  return [...replaced, ...own.filter((plan) => !replaced.includes(plan))];
}

/** Figures are summed plan by plan over all schools, so every school needs each plan, over the same dates. */
function checkSamePlans(parsed: readonly { plans: PlanModel[]; reference: number }[], sources: readonly SchoolSource[]): void {
  const first = parsed[0] as (typeof parsed)[number];
  const ids = first.plans.map((plan) => plan.id).join();
  const frame = first.plans[0] as PlanModel;
  parsed.forEach(({ plans, reference }, s) => {
    const path = at((sources[s] as SchoolSource).path, 'plans');
    const own = plans.map((plan) => plan.id).join();
    if (own !== ids) fail(path, `the plans ${ids}, as in the first school`, own);
    if (reference !== first.reference) fail(path, 'the same reference plan as in the first school', plans[reference]?.id);
    const other = plans[0] as PlanModel;
    if (other.startDate !== frame.startDate || other.days !== frame.days)
      fail(path, `the dates of the first school (${frame.startDate}, ${frame.days} days)`, `${other.startDate}, ${other.days} days`);
  });
}

/** One note for each key; several schools may make the same one. */
function uniqueAssumptions(assumptions: readonly Assumption[]): Assumption[] {
  const seen = new Set<string>();
  return assumptions.filter((one) => {
    const key = `${one.key} ${String(one.value)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function parseRun(value: unknown, assumptions: Assumption[]): RunModel {
  const run = isMissing(value) ? {} : readObject(value, '/run', ['seed', 'replicates', 'adaptive', 'workers']);
  if (isMissing(run['seed'])) assumptions.push({ key: 'run.seed', value: 1, source: 'assumption' });
  const seed = readInteger(run['seed'] ?? undefined, '/run/seed', 0, 4294967295, 1);
  const replicates = readInteger(run['replicates'] ?? undefined, '/run/replicates', 1, 1048576, 200);
  if (!isMissing(run['workers'])) readInteger(run['workers'], '/run/workers', 1, 1024);
  if (isMissing(run['adaptive'])) {
    if (isMissing(run['replicates'])) assumptions.push({ key: 'run.replicates', value: replicates, source: 'assumption' });
    return { seed, replicates, adaptive: null };
  }
  const path = '/run/adaptive';
  const adaptive = readObject(run['adaptive'], path, ['primary', 'targetSe', 'max']);
  return {
    seed,
    replicates,
    adaptive: {
      primary: readChoice(
        adaptive['primary'] ?? undefined,
        at(path, 'primary'),
        ['inSchoolInfections', 'learningHoursMean'] as const,
        'inSchoolInfections',
      ),
      targetSe: readNumber(adaptive['targetSe'], at(path, 'targetSe'), 1e-9, 1e9),
      max: readInteger(adaptive['max'] ?? undefined, at(path, 'max'), 1, 65536, 65536),
    },
  };
}
