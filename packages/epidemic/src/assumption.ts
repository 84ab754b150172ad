/** What a default did: shown with every result. */
export interface Assumption {
  key: string;
  value: string | number | boolean | null;
  source: string;
}
