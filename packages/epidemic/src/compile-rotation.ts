import { compileLayout } from './compile-layout.ts';
import { compileWorld } from './compile-world.ts';
import type { JoinedSchools } from './join-schools.ts';
import type { Layout } from './layout.ts';
import type { ScenarioModel } from './parse-scenario.ts';
import type { RotationModel } from './parse-rotation.ts';
import type { PlanModel } from './plan-model.ts';
import type { World } from './world.ts';

/** What the kernel runs: persons and disease, and one layout a plan. */
export interface CompiledPart {
  world: World;
  layouts: Layout[];
}

/** World and layouts (one per plan) of schools that are simulated together. O(persons log persons + plans x sessions). */
export function compilePart({ school, plans }: JoinedSchools, scenario: ScenarioModel): CompiledPart {
  const first = plans[0] as PlanModel;
  const { world, rank } = compileWorld(school, scenario, first.startDate, first.days);
  return { world, layouts: plans.map((plan) => compileLayout(plan, school, scenario, rank, world)) };
}

/** World and layouts of a checked input of schools that are all simulated together (a single school always is). */
export function compileRotation(model: RotationModel): CompiledPart {
  return compilePart(model.components[0] as JoinedSchools, model.scenario);
}
