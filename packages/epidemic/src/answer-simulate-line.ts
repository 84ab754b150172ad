import type { RotationInput } from './rotation-input.ts';
import type { RotationResult } from './rotation-result.ts';
import { simulateRotation, type SimulationHooks } from './simulate-rotation.ts';

export interface SimulateAnswer extends RotationResult {
  /** Seconds by the host's clock; the host should give a CPU clock. */
  cpuSeconds: number;
}

/** Answers one line of `giliran simulate`: `simulateRotation` on an unchecked value, with the time it took. `now` in milliseconds. @throws InputError with a JSON Pointer. */
export function answerSimulateLine(value: unknown, clock: { now: () => number }, hooks: SimulationHooks = {}): SimulateAnswer {
  const started = clock.now();
  // The value is checked in full by simulateRotation before anything is simulated.
  const result = simulateRotation(value as RotationInput, hooks);
  return { ...result, cpuSeconds: (clock.now() - started) / 1000 };
}
