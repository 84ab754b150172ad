import { at, fail, isMissing, readChoice, readInteger, readLineId, readNumber, readObject } from './input-reader.ts';
import { parsePlans } from './parse-plans.ts';
import { parseScenario, type ScenarioModel } from './parse-scenario.ts';
import { parseSchool, type Assumption, type SchoolModel } from './parse-school.ts';
import type { PlanModel } from './plan-model.ts';

interface RunModel {
  seed: number;
  replicates: number;
  adaptive: { primary: 'inSchoolInfections' | 'learningHoursMean'; targetSe: number; max: number } | null;
}

export interface RotationModel {
  id: string | number | null;
  school: SchoolModel;
  plans: PlanModel[];
  reference: number;
  scenario: ScenarioModel;
  run: RunModel;
  assumptions: Assumption[];
  warnings: string[];
}

/** Reads and checks a whole simulation input, filling and noting defaults. @throws InputError with a JSON Pointer. O(size of the input). */
export function parseRotation(value: unknown): RotationModel {
  const input = readObject(value, '');
  if (!isMissing(input['schools'])) fail('/schools', 'one `school`: several schools in one run are not simulated', 'schools');
  const assumptions: Assumption[] = [];
  const warnings: string[] = [];
  const id = readLineId(input['id']);
  const school = parseSchool(input['school'], assumptions, warnings);
  const { plans, reference } = parsePlans(input['plans'], input['plan'], school, assumptions, warnings);
  const scenario = parseScenario(input['scenario'], school, assumptions);
  const first = plans[0] as PlanModel;
  if (scenario.index && scenario.index.day >= first.days)
    fail('/scenario/index/day', `a day from 0 to ${first.days - 1}`, scenario.index.day);
  return { id, school, plans, reference, scenario, run: parseRun(input['run'], assumptions), assumptions, warnings };
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
