import { allProvisions } from '@giliran/policy/provisions';
import type { Provision } from '@giliran/policy';

const byId = new Map(allProvisions().map((provision) => [provision.id, provision]));

/** The stored provisions with these ids, in their order. O(ids). */
export function provisionsOf(ids: readonly string[]): Provision[] {
  return ids.flatMap((id) => byId.get(id) ?? []);
}
