import { compileRotation } from '../compile-rotation.ts';
import { Histogram } from '../histogram.ts';
import { Kernel } from '../kernel.ts';
import type { Layout } from '../layout.ts';
import { PARAMETERS, VARIANTS, type Variant } from '../parameters.ts';
import { parseRotation } from '../parse-rotation.ts';
import type { RotationInput, RotationScenario, TimetablePlan } from '../rotation-input.ts';
import type { World } from '../world.ts';

/** One measure of the school study of Lasser et al. 2022. */
export interface SchoolMeasure {
  measure: 'No NPIs' | 'Class Size Reduction' | 'Ventilation' | 'Masks' | 'Testing';
  /** Whom masks or tests are for. */
  who: 'pupil' | 'teacher';
  testsPerWeek: number;
}

export interface SchoolStudy {
  rombel: number;
  pupilsPerRombel: number;
  variant: Variant;
  /** Mask factors are what remains. */
  maskOut: number;
  maskIn: number;
  ventilationFactor: number;
  /** Contact hazard relative to the study's own. */
  contactFactor: number;
  quarantineDays: number;
}

/** A contagion that starts with one pupil or one class teacher. */
interface OutbreakFigures {
  /** Infected beside the index case until extinction. */
  sizes: Histogram;
  /** Infected by the index case himself. */
  direct: Histogram;
}

const DAYS = 366;

/**
 * Outbreaks from one index case (0 pupil, 1 teacher) in a school of whole rombel with a class teacher each, 300 minutes on five days a week,
 * nobody detected but by the tests of the measure, by the production kernel. The day of infection runs through the week. Direct infections
 * come from `directRuns` runs in which only the index case transmits. O(runs x infections).
 */
export function simulateSchoolOutbreak(
  study: SchoolStudy,
  measure: SchoolMeasure,
  role: 0 | 1,
  seed: number,
  outbreaks: number,
  directRuns: number,
): OutbreakFigures {
  const { world, layouts } = compileRotation(parseRotation(schoolInput(study, measure)));
  const layout = layouts[0] as Layout;
  const candidates = Array.from({ length: world.persons }, (_, i) => i).filter((person) => world.role[person] === role);
  const kernel = new Kernel(world);
  const run = (r: number, index: number): number => {
    world.indexCases = [{ person: index, day: r % 7 }];
    kernel.simulate(layout, seed, r);
    return kernel.patients.count - 1;
  };
  const indexOf = (r: number): number => candidates[r % candidates.length] as number;
  const figures: OutbreakFigures = { sizes: new Histogram(), direct: new Histogram() };
  for (let r = 0; r < outbreaks; r++) figures.sizes.add(run(r, indexOf(r)));
  const outs = [world.airOut, world.contactOut, world.homeOut] as const;
  const kept = outs.map((list) => list.slice());
  for (let r = 0; r < directRuns; r++) {
    const index = indexOf(r);
    silenceAllBut(index, outs, kept);
    figures.direct.add(run(r, index));
  }
  return figures;
}

function silenceAllBut(index: number, outs: readonly World['airOut'][], kept: readonly Float64Array[]): void {
  outs.forEach((list, i) => {
    list.fill(0);
    list[index] = (kept[i] as Float64Array)[index] as number;
  });
}

function schoolInput(study: SchoolStudy, { measure, who, testsPerWeek }: SchoolMeasure): RotationInput {
  const n = study.pupilsPerRombel;
  const pupils = Array.from({ length: study.rombel * n }, (_, i) => {
    const rombel = Math.floor(i / n);
    return { id: `P${i}`, rombel: `k${rombel}`, age: 6.5 + Math.floor((4 * rombel) / study.rombel), household: `H${i}` };
  });
  const teachers = Array.from({ length: study.rombel }, (_, t) => ({ id: `G${t}`, age: 40, household: `HG${t}` }));
  const households = [...pupils, ...teachers].map(({ household }) => ({
    id: household,
    adults: [
      { id: `${household}a`, age: 38 },
      { id: `${household}b`, age: 40 },
    ],
  }));
  const hazard = study.contactFactor * (measure === 'Ventilation' ? study.ventilationFactor : 1);
  const scale = PARAMETERS.schoolScale.value[VARIANTS.indexOf(study.variant)] as number;
  const scenario: RotationScenario = {
    reportedPer100kWeek: 0,
    closingZones: [],
    variant: study.variant,
    overrides: { schoolScale: hazard * scale },
    masks:
      measure === 'Masks'
        ? { out: 1 - study.maskOut, in: 1 - study.maskIn, compliance: { SD: who === 'pupil' ? 1 : 0, TEACHER: who === 'teacher' ? 1 : 0 } }
        : { out: 0, in: 0 },
    responses: {
      detection: 0,
      isolationDays: study.quarantineDays,
      groupSuspension: null,
      schoolClosure: null,
      screening: measure === 'Testing' ? [{ role: who, perWeek: testsPerWeek }] : [],
    },
  };
  return {
    school: { id: 'school', level: 'SD', pupils, teachers, households, rooms: rooms(study.rombel) },
    plan: plan(study, measure === 'Class Size Reduction'),
    scenario,
  };
}

const rooms = (count: number): { id: string; areaM2: number; heightM: number; ventilation: 'CROSS_OPEN' }[] =>
  Array.from({ length: count }, (_, r) => ({ id: `R${r}`, areaM2: 56, heightM: 3, ventilation: 'CROSS_OPEN' }));

/** Everybody on five days, or one half on Mondays, Wednesdays and Fridays and the other on Tuesdays and Thursdays. */
function plan(study: SchoolStudy, isHalved: boolean): TimetablePlan {
  const week = ['Sen', 'Sel', 'Rab', 'Kam', 'Jum'] as const;
  const parts = isHalved ? ([0, 1] as const) : ([0] as const);
  const groups: TimetablePlan['groups'][number][] = [];
  const sessions: TimetablePlan['sessions'][number][] = [];
  for (let k = 0; k < study.rombel; k++) {
    const members = Array.from({ length: study.pupilsPerRombel }, (_, i) => `P${k * study.pupilsPerRombel + i}`);
    for (const part of parts) {
      const id = `k${k}-${part}`;
      groups.push({ id, pupils: members.filter((_, i) => !isHalved || i % 2 === part) });
      week.forEach((day, d) => {
        if (!isHalved || d % 2 === part) sessions.push({ group: id, day, shift: 'P', room: `R${k}`, teachers: [`G${k}`] });
      });
    }
  }
  return { id: 'plan', startDate: '2021-09-13', days: DAYS, groups, shifts: [{ id: 'P', start: '08:00', end: '13:00' }], sessions };
}
