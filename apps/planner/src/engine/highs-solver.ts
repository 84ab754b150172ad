import type { MipSolver } from '@giliran/schedule';
import loadHighs from 'highs';
import wasm from 'highs/runtime?url';

/** Nodes a proof may take: a limit that gives the same answer on every machine. The seconds only cancel. */
const MOST_NODES = 600;
const MOST_SECONDS = 8;

/** HiGHS for the worker, some megabytes: fetched when a school needs it. A failed run proves nothing. */
export async function highsSolver(): Promise<MipSolver> {
  let highs = await loadHighs({ locateFile: () => wasm });
  return {
    solve(lp) {
      try {
        const { Status, ObjectiveValue, Columns } = highs.solve(lp, { mip_max_nodes: MOST_NODES, time_limit: MOST_SECONDS });
        const columns = Object.fromEntries(Object.entries(Columns).map(([name, c]) => [name, 'Primal' in c ? c.Primal : Number.NaN]));
        return { status: Status, objective: ObjectiveValue, columns };
      } catch {
        // An instance that has failed is not used again.
        void loadHighs({ locateFile: () => wasm }).then((fresh) => (highs = fresh));
        return { status: 'Error', objective: Number.NaN, columns: {} };
      }
    },
  };
}
