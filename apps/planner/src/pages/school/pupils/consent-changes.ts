import type { ConsentRecord } from '@giliran/dapodik';

export type ConsentChoice = 'YES' | 'NO' | 'UNKNOWN';

export interface ConsentChanges {
  /** Pupils whose recorded choice becomes this one. */
  readonly yes: readonly string[];
  readonly no: readonly string[];
  /** Answers that are recorded already. */
  readonly same: number;
  /** "belum" in the file: whatever is recorded stays. */
  readonly open: number;
}

/**
 * What a consent list changes. "Belum" in the file never takes back a recorded choice: the list may be older than the record.
 * O(records).
 */
export function consentChanges(
  records: readonly Pick<ConsentRecord, 'key' | 'answer'>[],
  ids: ReadonlyMap<string, string>,
  recorded: ReadonlyMap<string, ConsentChoice>,
): ConsentChanges {
  const changes = { yes: [] as string[], no: [] as string[], same: 0, open: 0 };
  for (const { key, answer } of records) {
    const id = ids.get(key);
    if (id === undefined) continue;
    if (answer === 'NOT_YET') changes.open++;
    else if (recorded.get(id) === answer) changes.same++;
    else (answer === 'YES' ? changes.yes : changes.no).push(id);
  }
  return changes;
}
