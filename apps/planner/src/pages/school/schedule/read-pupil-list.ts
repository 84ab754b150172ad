/** A rombel as pupils are looked up in it. */
interface ListedRombel {
  readonly name: string;
  readonly pupils: readonly { readonly id: string; readonly rosterNumber: number }[];
}

interface PupilListReading {
  /** Pupils found, each once, in the order of the text. */
  readonly ids: readonly string[];
  /** Parts that name nobody, as they were written. */
  readonly unknown: readonly string[];
}

interface Known {
  /** Pupil ids by NISN; empty where it was not asked for. */
  readonly byNisn?: ReadonlyMap<string, string>;
  /** Pupil ids by lower-case name; a name that two pupils share names neither. */
  readonly byName?: ReadonlyMap<string, string>;
}

const NISN = /^\d{10}$/;
const NUMBER = /^\d{1,3}$/;
const RANGE = /^(\d{1,3})-(\d{1,3})$/;

/** Does a pasted text hold NISN, so that these have to be read first? */
export function holdsNisn(text: string): boolean {
  return /(?<!\d)\d{10}(?!\d)/.test(text);
}

/**
 * Pupils named in a pasted text: lines such as "4A: 3, 7, 12-15", rows copied from a spreadsheet (rombel, number, name), NISN, or
 * names alone. A line without a rombel belongs to the one before. O(lines * rombel + pupils).
 */
export function readPupilList(text: string, rombel: readonly ListedRombel[], { byNisn, byName }: Known = {}): PupilListReading {
  const ids = new Set<string>();
  const unknown: string[] = [];
  // Longest first: "1" must not take the line of "1 Melati".
  const names = rombel.flatMap((one) => aliases(one.name).map((alias) => ({ alias, one }))).sort((a, b) => b.alias.length - a.alias.length);
  let current = rombel.length === 1 ? rombel[0] : undefined;
  for (const line of text.split(/\r?\n/)) {
    const plain = normal(line);
    if (plain === '') continue;
    const named = names.find(({ alias }) => plain.startsWith(alias) && !/[a-z0-9]/.test(plain.charAt(alias.length)));
    // "4, 7, 12" are numbers of the rombel before, though there is a rombel "4"; "4: 7" is that rombel.
    const isNumbers =
      current !== undefined && named !== undefined && NUMBER.test(named.alias) && !/^\s*[:;\t]/.test(restOf(line, named.alias));
    const heads = named && !isNumbers ? named : undefined;
    if (heads) current = heads.one;
    const rest = heads ? plain.slice(heads.alias.length) : plain;
    const byWhole = byName?.get(
      rest
        .replace(/[\t,;:]/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );
    const tokens = rest
      .replace(/\s*[-–]\s*(?=\d)/g, '-')
      .split(/[\s,;:]+/)
      .filter((token) => token !== '');
    const found = tokens.flatMap((token) => numbersOf(token));
    // "9Z 5": the number belongs to a rombel nobody knows, not to the one before. An NISN needs none.
    const headless = heads === undefined && numbersOf(tokens[0] ?? '').length === 0 && !found.some((token) => NISN.test(token));
    if (found.length === 0 || headless) {
      if (byWhole !== undefined) ids.add(byWhole);
      else if (tokens.length > 0) unknown.push(line.trim());
      continue;
    }
    for (const token of found) {
      const id = NISN.test(token) ? byNisn?.get(token) : current?.pupils.find(({ rosterNumber }) => rosterNumber === Number(token))?.id;
      if (id !== undefined) ids.add(id);
      else unknown.push(current && !NISN.test(token) ? `${current.name}: ${token}` : token);
    }
  }
  return { ids: [...ids], unknown };
}

/** The numbers a token stands for; a word stands for none, "12-15" for four. */
function numbersOf(token: string): string[] {
  if (NISN.test(token) || NUMBER.test(token)) return [token];
  const range = RANGE.exec(token);
  const [from, to] = [Number(range?.[1]), Number(range?.[2])];
  return range && to >= from ? Array.from({ length: to - from + 1 }, (_, i) => String(from + i)) : [];
}

/** How a rombel may be written: "Kelas 4A", "kelas 4a", "4A". */
function aliases(name: string): string[] {
  const full = normal(name);
  const short = full.replace(/^(kelas|rombel|kls)\s+/, '');
  return short === full ? [full] : [full, short];
}

function normal(text: string): string {
  return text.toLowerCase().replace(/[ .]+/g, ' ').trim();
}

/** What follows the head of a line, as it was written. */
function restOf(line: string, alias: string): string {
  return line.trim().slice(alias.length);
}
