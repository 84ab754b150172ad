import loadHighs from 'highs';
import type { Point } from './room-input.ts';
import { TAU_M } from './room-input.ts';

/** What the peer says about one set of desks. */
export interface PeerAnswer {
  readonly optimum: number;
  readonly proven: boolean;
  readonly edges: number;
  readonly cliques: number;
}

/**
 * The peer: the same question as an integer program with one row a maximal clique (Bron & Kerbosch, CACM 16, 1973, with
 * pivots), solved by HiGHS. Written apart from the engine: its own conflicts, its own cliques.
 */
export async function deskPeer(secondsLimit: number): Promise<(desks: readonly Point[], spacingM: number) => PeerAnswer> {
  const highs = await loadHighs();
  return (desks, spacingM) => {
    const near = desks.map(
      (p, i) => new Set(desks.flatMap((q, j) => (i !== j && Math.hypot(p[0] - q[0], p[1] - q[1]) < spacingM - TAU_M ? [j] : []))),
    );
    const cliques: number[][] = [];
    const grow = (clique: number[], open: Set<number>, done: Set<number>): void => {
      if (open.size === 0 && done.size === 0) return void cliques.push(clique);
      let pivot = -1;
      let most = -1;
      for (const v of [...open, ...done]) {
        const seen = [...open].filter((w) => near[v]?.has(w)).length;
        if (seen > most) [pivot, most] = [v, seen];
      }
      for (const v of [...open].filter((w) => !near[pivot]?.has(w))) {
        const around = near[v] as Set<number>;
        grow([...clique, v], new Set([...open].filter((w) => around.has(w))), new Set([...done].filter((w) => around.has(w))));
        open.delete(v);
        done.add(v);
      }
    };
    grow([], new Set(desks.keys()), new Set());
    const rows = cliques.filter((clique) => clique.length > 1).map((clique, k) => ` c${k}: ${clique.map((v) => `x${v}`).join(' + ')} <= 1`);
    const names = [...desks.keys()].map((v) => `x${v}`);
    const lp = ['Maximize', ` obj: ${names.join(' + ')}`, 'Subject To', ...rows, 'Binary', ` ${names.join(' ')}`, 'End'].join('\n');
    const found = highs.solve(lp, { time_limit: secondsLimit, mip_rel_gap: 0, output_flag: false });
    const edges = near.reduce((sum, set) => sum + set.size, 0) / 2;
    return { optimum: Math.round(found.ObjectiveValue), proven: found.Status === 'Optimal', edges, cliques: cliques.length };
  };
}
