import { processProvisions } from '../process.generated.ts';

/** "Pasal 4 ayat (7) huruf a" for P4.7.a; the id itself when the provision is only printed. O(n) in provisions. */
export function articleOf(provisionId: string): string {
  return processProvisions.find(({ id }) => id === provisionId)?.article ?? provisionId;
}
