import type { MipSolver } from '@giliran/schedule';

/** The solver, or null without the network: plans are made all the same, with fewer proofs. */
export async function solverOrNone(): Promise<MipSolver | null> {
  try {
    return await (await import('./highs-solver.ts')).highsSolver();
  } catch {
    return null;
  }
}
