import { readRegencyRecap, type RegencyRecap } from '@giliran/dapodik';

export interface RecapFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The file read twice: as it stands, and with every likely value in place of what cannot be right. */
export interface RecapReading {
  readonly plain: RegencyRecap;
  readonly accepted: RegencyRecap;
}

/** Reads the public recap of a kabupaten; what was used is chosen on the page, value by value. */
export function readRecap(file: RecapFile): RecapReading {
  const plain = readRegencyRecap(file);
  const accepted = plain.problems.some((problem) => problem.suggestion !== undefined)
    ? readRegencyRecap(file, { acceptSuggestions: true })
    : plain;
  return { plain, accepted };
}
