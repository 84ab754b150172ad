import { allProvisionRecords } from './provisions.generated.ts';
import type { Provision } from './types.ts';

/** Every stored provision with its verbatim quote, in the order of the text. A separate entry: browsers load it only to show the text. O(1). */
export function allProvisions(): readonly Provision[] {
  return allProvisionRecords;
}
