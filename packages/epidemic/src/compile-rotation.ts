import { compileLayout } from './compile-layout.ts';
import { compileWorld } from './compile-world.ts';
import type { Layout } from './layout.ts';
import type { RotationModel } from './parse-rotation.ts';
import type { PlanModel } from './plan-model.ts';
import type { World } from './world.ts';

/** World and layouts (one per plan) of a checked input. O(persons log persons + plans x sessions). */
export function compileRotation(model: RotationModel): { world: World; layouts: Layout[] } {
  const first = model.plans[0] as PlanModel;
  const { world, rank, zoneClosed } = compileWorld(model.school, model.scenario, first.startDate, first.days);
  return { world, layouts: model.plans.map((plan) => compileLayout(plan, model.school, model.scenario, rank, zoneClosed)) };
}
