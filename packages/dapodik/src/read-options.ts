/** Options of every reader. */
export interface ReadOptions {
  /** Use the likely value of each problem that has a `suggestion`. Default false: nothing is ever repaired in silence. */
  readonly acceptSuggestions?: boolean;
}
