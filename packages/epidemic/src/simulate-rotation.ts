import type { RotationInput } from './rotation-input.ts';
import type { RotationResult } from './rotation-result.ts';
import { createRotationRun } from './rotation-run.ts';

/** Signals of the host: `stop` is asked between small steps; `progress` hears the share of replicates done. */
export interface SimulationHooks {
  stop?: () => boolean;
  progress?: (share: number) => void;
}

/**
 * How do schedules compare for this school: infections by setting, chance of outbreaks and closures, learning hours?
 * Individual-based Monte-Carlo simulation with common random numbers over all plans; comparative, not a forecast.
 * The same input gives the same result on every machine; only a stop by the host (`stopped: "TIME"`) depends on the clock.
 * @throws InputError with a JSON Pointer. O(replicates x plans x infections and their contacts).
 */
export function simulateRotation(input: RotationInput, hooks: SimulationHooks = {}): RotationResult {
  const run = createRotationRun(input);
  while (!run.finished) {
    if (run.done > 0 && hooks.stop?.()) return run.summary('TIME');
    run.step(16);
    hooks.progress?.(Math.min(1, run.done / run.planned));
  }
  return run.summary();
}
