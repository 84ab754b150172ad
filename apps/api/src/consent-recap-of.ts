import { unlistedRombelOf } from '@giliran/db/queries/consent-tallies';
import { consentsOf } from '@giliran/db/queries/consents';
import { countedPapers } from './consent-tallies-of.ts';
import type { Context } from './context.ts';

/** The papers of a school counted as they hold today (B.6). */
export interface ConsentRecap {
  pupils: number;
  choiceYes: number;
  choiceNo: number;
  choiceUnknown: number;
  /** Face-to-face chosen and the letter of permission there. */
  permissionYes: number;
  /** Face-to-face chosen and the stamped statement there. */
  stampedYes: number;
}

/** The recap of a school: rombel with a list by name, the others as counted. Null when there is neither. Two statements. */
export async function consentRecapOf(context: Context, schoolId: string): Promise<ConsentRecap | null> {
  if (!context.claims.schoolIds.includes(schoolId)) return null;
  const papers = await consentsOf(context.tx, [schoolId], context.today);
  const unlisted = await unlistedRombelOf(context.tx, schoolId, context.today);
  if (papers.length === 0 && unlisted.every(({ tally }) => tally === null)) return null;
  const recap: ConsentRecap = { pupils: 0, choiceYes: 0, choiceNo: 0, choiceUnknown: 0, permissionYes: 0, stampedYes: 0 };
  for (const { choice, permission, stamped } of papers) {
    recap.pupils++;
    if (choice === 'NO') recap.choiceNo++;
    else if (choice === 'UNKNOWN') recap.choiceUnknown++;
    else {
      recap.choiceYes++;
      if (permission === 'YES') recap.permissionYes++;
      if (stamped === 'YES') recap.stampedYes++;
    }
  }
  for (const { pupilCount, tally } of unlisted) {
    const counted = countedPapers(pupilCount, tally);
    recap.pupils += pupilCount;
    recap.choiceYes += counted.yes;
    recap.choiceNo += counted.no;
    recap.choiceUnknown += counted.unknown;
    recap.permissionYes += counted.permission;
    recap.stampedYes += counted.stamped;
  }
  return recap;
}
