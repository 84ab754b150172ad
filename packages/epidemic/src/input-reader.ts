import { InputError } from '@giliran/kernel';

export type Json = Record<string, unknown>;

const show = (value: unknown): string => {
  const text = typeof value === 'string' ? `'${value}'` : typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'nothing');
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
};

/** Appends keys to a JSON Pointer. Called for every field of every person, so plain keys take the short way. */
export function at(path: string, ...keys: (string | number)[]): string {
  let pointer = path;
  for (const key of keys) {
    const isPlain = typeof key === 'number' || !(key.includes('/') || key.includes('~'));
    pointer += `/${isPlain ? key : key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  }
  return pointer;
}

export function fail(path: string, expected: string, got: unknown): never {
  throw new InputError(path, `Expected ${expected}, got ${show(got)}.`);
}

/** Is nothing given (absent or null)? */
export function isMissing(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

export function readObject(value: unknown, path: string, allowed?: readonly string[]): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail(path, 'an object', value);
  if (allowed) {
    for (const key of Object.keys(value)) {
      if (!allowed.includes(key))
        throw new InputError(at(path, key), `'${key}' is not known here or not simulated. Maybe one of: ${allowed.join(', ')}.`);
    }
  }
  return value as Json;
}

export function readList(value: unknown, path: string): unknown[] {
  if (!Array.isArray(value)) fail(path, 'a list', value);
  return value as unknown[];
}

/** A non-empty text; a finite number is taken as its digits. */
export function readId(value: unknown, path: string): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string' || value === '') fail(path, 'a non-empty text', value);
  return value as string;
}

export function readNumber(value: unknown, path: string, min: number, max: number, fallback?: number): number {
  if (value === undefined && fallback !== undefined) return fallback;
  if (typeof value !== 'number' || !Number.isFinite(value)) fail(path, 'a finite number', value);
  const number = value as number;
  if (number < min || number > max) fail(path, `a number from ${min} to ${max}`, value);
  return number;
}

export function readInteger(value: unknown, path: string, min: number, max: number, fallback?: number): number {
  const number = readNumber(value, path, min, max, fallback);
  if (!Number.isInteger(number)) fail(path, 'a whole number', value);
  return number;
}

/** The number in a field of many people: the path is put together only where it is wrong. */
export function readNumberOf(of: Json, key: string, path: string, min: number, max: number, fallback: number): number {
  const value = of[key];
  if (isMissing(value)) return fallback;
  return typeof value === 'number' && value >= min && value <= max ? value : readNumber(value, at(path, key), min, max);
}

/** The id in a field of many people. */
export function readIdOf(of: Json, key: string, path: string): string {
  const value = of[key];
  return typeof value === 'string' && value !== '' ? value : readId(value, at(path, key));
}

export function readFlag(value: unknown, path: string, fallback: boolean): boolean {
  if (isMissing(value)) return fallback;
  if (typeof value !== 'boolean') fail(path, 'true or false', value);
  return value as boolean;
}

export function readChoice<T extends string>(value: unknown, path: string, choices: readonly T[], fallback?: T): T {
  if (value === undefined && fallback !== undefined) return fallback;
  if (typeof value !== 'string' || !(choices as readonly string[]).includes(value)) fail(path, `one of ${choices.join(', ')}`, value);
  return value as T;
}

/** Gives each id its index; a repeated id is an error at `pathOf(index)`. O(n). */
export function indexIds(ids: readonly string[], what: string, pathOf: (index: number) => string): Map<string, number> {
  const map = new Map<string, number>();
  for (let i = 0; i < ids.length; i++) map.set(ids[i] as string, i);
  if (map.size === ids.length) return map;
  const seen = new Set<string>();
  const second = ids.findIndex((id) => seen.has(id) || !seen.add(id));
  throw new InputError(pathOf(second), `The ${what} id '${ids[second]}' is used twice. Maybe two entries of the same ${what}?`);
}

export function findId(map: ReadonlyMap<string, number>, value: unknown, path: string, what: string): number {
  const id = readId(value, path);
  const index = map.get(id);
  if (index === undefined) throw new InputError(path, `Expected the id of a ${what} given in the input, got '${id}'. Maybe a misspelt id?`);
  return index;
}

/** The id of a line, given back as it came: a text, a number, or null when there is none. */
export function readLineId(value: unknown): string | number | null {
  if (isMissing(value)) return null;
  if (typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))) return value;
  return fail('/id', 'a text or a number', value);
}
