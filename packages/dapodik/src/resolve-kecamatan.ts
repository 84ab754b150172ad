/** A kecamatan by its Kemendagri code, such as 63.03.07. */
export interface KecamatanName {
  readonly code: string;
  readonly name: string;
}

function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .trim()
    .replace(/^(?:kecamatan\s+|kec\.\s*|kec\s+)/u, '')
    .replace(/[^a-z0-9]/gu, '');
}

/**
 * Which code has the kecamatan a file calls by name? Case, spaces, hyphens, quotes and a leading "Kec." do not count. Null when
 * the name is not in the list or two kecamatan of the list share it: a code is never guessed. O(list).
 */
export function resolveKecamatan(name: string, kecamatan: readonly KecamatanName[]): string | null {
  const wanted = plainName(name);
  if (wanted === '') return null;
  const found = kecamatan.filter((candidate) => plainName(candidate.name) === wanted);
  return found.length === 1 ? (found[0]?.code ?? null) : null;
}
