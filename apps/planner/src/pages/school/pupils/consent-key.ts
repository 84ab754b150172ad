/**
 * The key of a pupil in a consent list: the last 12 hex digits of the id written as letters (0-9 become g-p). Letters only,
 * so that no spreadsheet takes it for a number and no reader for a NIK. O(1).
 */
export function consentKey(pupilId: string): string {
  const hex = pupilId.toLowerCase().replace(/[^0-9a-f]/g, '');
  return hex.slice(-12).replace(/\d/g, (digit) => String.fromCharCode(103 + Number(digit)));
}

/** Pupil ids by key; a key that two pupils would share names neither. O(pupils). */
export function idsByKey(pupilIds: readonly string[]): Map<string, string> {
  const ids = new Map<string, string>();
  const shared = new Set<string>();
  for (const id of pupilIds) {
    const key = consentKey(id);
    if (ids.has(key)) shared.add(key);
    ids.set(key, id);
  }
  for (const key of shared) ids.delete(key);
  return ids;
}
