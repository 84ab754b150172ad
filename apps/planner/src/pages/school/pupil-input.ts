import type { PupilRecord } from '@giliran/dapodik';

/** What is sent of one row: exactly the kept columns, and the family card only where it was asked for. */
export function pupilInput({ key, name, nisn, rombel, sex, transport, desa, kecamatan, familyNumber }: PupilRecord) {
  return { key, name, nisn, rombel, sex, transport, desa, kecamatan, ...(familyNumber ? { familyNumber } : {}) };
}

/** Pupils of the file per rombel, in the order of Indonesian names with numbers by value: 4A, 4B, 10A. O(n log n). */
export function rombelCounts(records: readonly Pick<PupilRecord, 'rombel'>[]): { name: string; pupils: number }[] {
  const counts = new Map<string, number>();
  for (const { rombel } of records) counts.set(rombel, (counts.get(rombel) ?? 0) + 1);
  const order = new Intl.Collator('id', { numeric: true });
  return [...counts].map(([name, pupils]) => ({ name, pupils })).sort((a, b) => order.compare(a.name, b.name));
}

/** Do two names mean the same school? Case, spaces and punctuation do not count, nor the underscores of a file name. */
export function sameSchoolName(a: string, b: string): boolean {
  const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return plain(a) === plain(b);
}
