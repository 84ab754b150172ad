/**
 * Colours the edges of a bipartite multigraph of maximum degree <= `colours` so that edges at one vertex all differ (Koenig 1916),
 * by swapping two colours along an alternating path whenever the ends of a new edge have no free colour in common.
 *
 * @param edges pairs (left vertex, right vertex); parallel edges allowed
 * Cost O(edges * (vertices + edges)).
 */
export function colourEdges(edges: [number, number][], left: number, right: number, colours: number): number[] {
  const at: [Int32Array[], Int32Array[]] = [
    Array.from({ length: left }, () => new Int32Array(colours).fill(-1)),
    Array.from({ length: right }, () => new Int32Array(colours).fill(-1)),
  ];
  const colourOf = edges.map(() => -1);
  const free = (side: 0 | 1, v: number): number => at[side][v]!.indexOf(-1);
  edges.forEach(([x, y], e) => {
    const a = free(0, x);
    const b = free(1, y);
    if (a < 0 || b < 0) throw new RangeError('a vertex has more edges than colours');
    if (at[1][y]![a]! >= 0) {
      // Walk from y along colours a, b, a, ... and swap them; x is never reached, as it has no edge of colour a.
      const path: number[] = [];
      let side: 0 | 1 = 1;
      let v = y;
      for (let colour = a; ; colour = colour === a ? b : a) {
        const next = at[side][v]![colour]!;
        if (next < 0) break;
        path.push(next);
        v = side === 1 ? edges[next]![0] : edges[next]![1];
        side = side === 1 ? 0 : 1;
      }
      for (const p of path) {
        const [px, py] = edges[p]!;
        const colour = colourOf[p]!;
        if (at[0][px]![colour] === p) at[0][px]![colour] = -1;
        if (at[1][py]![colour] === p) at[1][py]![colour] = -1;
      }
      for (const p of path) {
        const [px, py] = edges[p]!;
        const colour = colourOf[p] === a ? b : a;
        colourOf[p] = colour;
        at[0][px]![colour] = p;
        at[1][py]![colour] = p;
      }
    }
    colourOf[e] = a;
    at[0][x]![a] = e;
    at[1][y]![a] = e;
  });
  return colourOf;
}
