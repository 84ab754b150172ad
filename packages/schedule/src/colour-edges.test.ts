import fc from 'fast-check';
import { expect, it } from 'vitest';
import { colourEdges } from './colour-edges.ts';

it('colours every bipartite multigraph with as many colours as its largest degree', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(6), fc.nat(5)), { maxLength: 40 }), (edges) => {
      const degree = (side: 0 | 1): number => Math.max(0, ...edges.map((e) => edges.filter((x) => x[side] === e[side]).length));
      const most = Math.max(1, degree(0), degree(1));
      const colours = colourEdges(edges, 7, 6, most);
      edges.forEach((e, i) => {
        expect(colours[i]).toBeLessThan(most);
        edges.slice(0, i).forEach((x, j) => {
          if (x[0] === e[0] || x[1] === e[1]) expect(colours[i]).not.toBe(colours[j]);
        });
      });
    }),
    { numRuns: 300, seed: 1916 },
  );
});

it('refuses a vertex with more edges than colours', () => {
  expect(() =>
    colourEdges(
      [
        [0, 0],
        [0, 1],
      ],
      1,
      2,
      1,
    ),
  ).toThrow(RangeError);
});
