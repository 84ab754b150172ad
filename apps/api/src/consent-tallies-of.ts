import { consentTallyHistory, type ConsentTallyRow } from '@giliran/db/queries/consent-tallies';
import { batched, groupBy } from './batched.ts';
import type { Reader } from './context.ts';

/** Papers of a rombel counted. */
export interface ConsentCount {
  yes: number;
  no: number;
  unknown: number;
  permission: number;
  stamped: number;
  homeNumbers: readonly number[];
}

/** A count beside the pupils there are now: a rombel that shrank since cannot have more papers than pupils. O(numbers). */
export function countedPapers(pupils: number, tally: ConsentTallyRow | null | undefined): ConsentCount {
  const homeNumbers = (tally?.homeNumbers ?? []).filter((number) => number <= pupils);
  const yes = Math.min(tally?.yesCount ?? 0, pupils - homeNumbers.length);
  return {
    yes,
    no: homeNumbers.length,
    unknown: pupils - yes - homeNumbers.length,
    permission: Math.min(tally?.permissionCount ?? 0, yes),
    stamped: Math.min(tally?.stampedCount ?? 0, yes),
    homeNumbers,
  };
}

/** The counts of a rombel without a list, newest first; batched. */
export async function talliesOf(context: Reader, rombelId: string): Promise<ConsentTallyRow[]> {
  const loader = batched(context, 'consentTallies', async (ids) =>
    groupBy(await consentTallyHistory(context.tx, ids), (tally) => tally.rombelId),
  );
  return (await loader.load(rombelId)) ?? [];
}
