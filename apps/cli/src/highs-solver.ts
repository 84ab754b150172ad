import loadHighs from 'highs';
import type { MipSolver } from '@giliran/schedule';

/** Nodes a proof may take: a limit that gives the same answer on every machine. The seconds only cancel. */
const MOST_NODES = 600;
const MOST_SECONDS = 8;

/** HiGHS as the schedule engine calls it. A failed run says "Error" and proves nothing; the next one starts from a fresh instance. */
export async function highsSolver(limits = { nodes: MOST_NODES, seconds: MOST_SECONDS }): Promise<MipSolver> {
  let highs = await loadHighs();
  return {
    solve(lp) {
      try {
        const { Status, ObjectiveValue, Columns } = highs.solve(lp, { mip_max_nodes: limits.nodes, time_limit: limits.seconds });
        const columns = Object.fromEntries(Object.entries(Columns).map(([name, c]) => [name, 'Primal' in c ? c.Primal : Number.NaN]));
        return { status: Status, objective: ObjectiveValue, columns };
      } catch {
        void loadHighs().then((fresh) => (highs = fresh));
        return { status: 'Error', objective: Number.NaN, columns: {} };
      }
    },
  };
}
