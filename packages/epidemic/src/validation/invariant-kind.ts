import { InputError } from '@giliran/kernel';
import { fail } from '../input-reader.ts';
import { closedSchool, equalPlansDifference, monotoneBreaches, relabelledPValue, spread } from './invariants.ts';
import type { Kind, SimulatedFigures } from './kind-answer.ts';

const found = (figures: Record<string, number>, replicates: number): SimulatedFigures => ({
  ...figures,
  replicates,
  standardErrors: Object.fromEntries(Object.keys(figures).map((key) => [key, 0])),
});

/** Properties that must hold in every history; the inputs name the property. */
export const INVARIANT_KIND = {
  invariant(inputs, seed, replicates) {
    const { values } = inputs;
    if ('all_groups_closed' in values)
      return {
        simulated: found(
          {
            in_school_infections: closedSchool(
              inputs.number('imports_per_day', 0, 1e6, 1),
              inputs.whole('days', 1, 366, 61),
              seed,
              replicates,
            ),
          },
          replicates,
        ),
      };
    if ('scenario_A_equals_B' in values)
      return { simulated: found({ paired_difference_every_replicate: equalPlansDifference(seed, replicates) }, replicates) };
    if ('beta_low' in values || 'beta_high' in values) {
      const [low, high] = [inputs.number('beta_low', 0), inputs.number('beta_high', 0)];
      if (low > high) fail(inputs.path('beta_low'), 'a number not above beta_high', low);
      return {
        simulated: found({ replicates_where_low_final_size_exceeds_high: monotoneBreaches(low, high, seed, replicates) }, replicates),
      };
    }
    if ('relabel' in values) return { simulated: found({ distribution_change: relabelledPValue(seed, replicates) }, replicates) };
    if ('transmission' in values) {
      const { secondary, attack } = spread(
        inputs.number('transmission', 0, 1e6),
        inputs.number('imports', 0, 1e6, 0),
        inputs.whole('index_cases', 0, 36, 1),
        seed,
        replicates,
      );
      return { simulated: found({ secondary, attack_excluding_index: attack }, replicates) };
    }
    throw new InputError(
      '/inputs',
      'Expected inputs that name a property: transmission, all_groups_closed, scenario_A_equals_B, beta_low and beta_high, or relabel.',
    );
  },
} satisfies Record<string, Kind>;
