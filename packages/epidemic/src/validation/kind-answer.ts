import type { Inputs } from './kind-inputs.ts';

type Figure = number | string | readonly number[] | Readonly<Record<string, number>>;
export type Figures = Readonly<Record<string, Figure>>;
/** Simulated figures carry the number of replicates and the Monte-Carlo standard errors of the numeric keys. */
export interface SimulatedFigures {
  readonly [key: string]: Figure | Figures;
  replicates: number;
  standardErrors: Figures;
}
export interface KindAnswer {
  exact?: Figures;
  simulated?: SimulatedFigures;
}

/** Computes the figures of one case. */
export type Kind = (inputs: Inputs, seed: number, replicates: number) => KindAnswer;

/** Shares of replicates, with binomial standard errors. */
export function simulatedShares(shares: Record<string, number>, replicates: number): SimulatedFigures {
  return {
    ...shares,
    replicates,
    standardErrors: Object.fromEntries(Object.entries(shares).map(([key, p]) => [key, Math.sqrt((p * (1 - p)) / replicates)])),
  };
}
