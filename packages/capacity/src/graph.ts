/** An undirected graph: sorted neighbours of each vertex, no loops. */
export type Graph = readonly (readonly number[])[];
