/** A JSON value. */
type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** More list entries than any school has: a link made to fill the memory is refused. */
const MOST_ENTRIES = 1_000_000;
const MOST_CHARACTERS = 200_000;
const COUNTED = /^(\D*)(0|[1-9]\d{0,8})$/;

/**
 * A JSON value as letters that fit into a link: lists are turned into columns, runs of equal or counted-up entries are written
 * once, the rest is deflated. Keys come back in any order, everything else as it was. O(size).
 */
export async function packJson(value: unknown): Promise<string> {
  const text = JSON.stringify(encode(JSON.parse(JSON.stringify(value)) as Json));
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** What `packJson` packed. @throws Error when the text is something else. */
export async function unpackJson(text: string): Promise<unknown> {
  if (text.length > MOST_CHARACTERS || !/^[\w-]*$/.test(text)) throw new Error('not a packed value');
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  const plain = await through(bytes, new DecompressionStream('deflate-raw'));
  return decoder()(JSON.parse(new TextDecoder().decode(plain)) as Json);
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream): Promise<Uint8Array<ArrayBuffer>> {
  const out = new Blob([bytes]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(out).arrayBuffer());
}

// In the packed form every array is a list with a mark in front; objects and plain values stand for themselves:
//   ["r", [n, value] | [n, prefix, first], ...]   runs of equal values, or of texts that count up
//   ["c", lengths, entries]                        a list of lists: their lengths, and all entries in one list
//   ["o", n, {key: list}]                          a list of objects, by column
//   ["p", marks, list]                             a column where some objects lack the key: 1 = has it

function encode(value: Json): Json {
  if (isList(value)) return encodeList(value);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, encode(part)]));
}

function encodeList(list: readonly Json[]): Json {
  if (list.length > 1 && list.every(isList)) {
    return ['c', encodeRuns(list.map((inner) => inner.length)), encodeList(list.flat(1) as Json[])];
  }
  if (list.length > 1 && list.every(isObject)) {
    const keys = [...new Set(list.flatMap((entry) => Object.keys(entry)))];
    return ['o', list.length, Object.fromEntries(keys.map((key) => [key, encodeColumn(list, key)]))];
  }
  return encodeRuns(list);
}

function encodeColumn(list: readonly { readonly [key: string]: Json }[], key: string): Json {
  const present = list.flatMap((entry) => (Object.hasOwn(entry, key) ? [entry[key] as Json] : []));
  if (present.length === list.length) return encodeList(present);
  return ['p', encodeRuns(list.map((entry) => (Object.hasOwn(entry, key) ? 1 : 0))), encodeList(present)];
}

function encodeRuns(list: readonly Json[]): Json {
  const runs: Json[] = [];
  for (let i = 0; i < list.length;) {
    const first = list[i] as Json;
    const same = lengthOf(list, i, () => JSON.stringify(first));
    const [, prefix = '', number] = (typeof first === 'string' && COUNTED.exec(first)) || [];
    const counted = number === undefined ? 0 : lengthOf(list, i, (step) => JSON.stringify(`${prefix}${Number(number) + step}`));
    runs.push(counted > same ? [counted, prefix, Number(number)] : [same, encode(first)]);
    i += Math.max(same, counted);
  }
  return ['r', ...runs];
}

/** Entries from `start` on that are, step by step, the expected texts. */
function lengthOf(list: readonly Json[], start: number, expected: (step: number) => string): number {
  let length = 0;
  while (start + length < list.length && JSON.stringify(list[start + length]) === expected(length)) length++;
  return length;
}

function decoder(): (value: Json) => Json {
  let entries = 0;
  const count = (n: unknown): number => {
    if (typeof n !== 'number' || !Number.isInteger(n) || n < 0) throw new Error('not a packed value');
    entries += n;
    if (entries > MOST_ENTRIES) throw new Error('too long a list');
    return n;
  };
  const decode = (value: Json): Json => {
    if (isList(value)) return decodeList(value);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, decode(part)]));
  };
  const decodeList = (coded: Json): Json[] => {
    if (!isList(coded)) throw new Error('not a packed value');
    const [mark, ...parts] = coded;
    if (mark === 'r') {
      return parts.flatMap((run) => {
        if (!isList(run)) throw new Error('not a packed value');
        const [n, value, first] = run;
        const length = count(n);
        if (run.length === 3) return Array.from({ length }, (_, i) => `${String(value)}${Number(first) + i}`);
        const decoded = decode(value as Json);
        return Array.from({ length }, () => decoded);
      });
    }
    if (mark === 'c') {
      const inner = decodeList(parts[1] as Json);
      let at = 0;
      return decodeList(parts[0] as Json).map((length) => inner.slice(at, (at += Number(length))));
    }
    if (mark === 'o') {
      const columns = Object.entries((parts[1] ?? {}) as Record<string, Json>).map(([key, column]) => [key, decodeColumn(column)] as const);
      return Array.from({ length: count(parts[0]) }, (_, i) =>
        Object.fromEntries(columns.flatMap(([key, column]) => (column[i] === undefined ? [] : [[key, column[i]]]))),
      );
    }
    throw new Error('not a packed value');
  };
  /** Undefined where the key is missing. */
  const decodeColumn = (coded: Json): (Json | undefined)[] => {
    if (!isList(coded) || coded[0] !== 'p') return decodeList(coded);
    const present = decodeList(coded[2] as Json);
    let at = 0;
    return decodeList(coded[1] as Json).map((mark) => (mark === 1 ? present[at++] : undefined));
  };
  return decode;
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
