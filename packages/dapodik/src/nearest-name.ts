const TITLES =
  /\b(?:bapak|pak|ibu|bu|drs?|dra|hj?|ir|s\s?pd(?:\s?i|\s?sd)?|s\s?ag|s\s?si|s\s?t|s\s?e|s\s?kom|m\s?pd(?:\s?i)?|m\s?si|a\s?ma(?:\s?pd)?|gr)\b/gu;
const MOST_EDITS = 2;

/**
 * Which of these names was most likely meant: the same name but for titles and degrees, else the only one at most two letters
 * away? Null when none or several are as near. O(names * length^2).
 */
export function nearestName(written: string, names: readonly string[]): string | null {
  const wanted = bare(written);
  if (wanted === '') return null;
  // Short codes such as "7A" and "7B" are one letter apart and yet different.
  const most = Math.min(MOST_EDITS, Math.floor((wanted.length - 1) / 4));
  const edits = names.map((name) => distance(wanted, bare(name), most));
  const least = Math.min(...edits);
  const near = names.filter((_, i) => edits[i] === least);
  return least <= most && near.length === 1 ? (near[0] ?? null) : null;
}

function bare(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(TITLES, ' ')
    .replace(/^kelas\b/u, ' ')
    .replace(/\s+/gu, '');
}

/** Letters to insert, drop or change; more than `most` is as good as infinite. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? Infinity) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? Infinity) + 1, (next[j - 1] ?? Infinity) + 1));
    }
    row = next;
  }
  return row[b.length] ?? Infinity;
}
