import { InputError, isDay, type Day } from '@giliran/kernel';

/**
 * Reads an object that came from outside, field by field, with the path of each for the message. What nobody asked for can be
 * listed at the end, so that a misspelt field is not lost in silence.
 */
export class Reader {
  readonly #fields: Readonly<Record<string, unknown>>;
  readonly #path: string;
  readonly #read = new Set<string>();
  readonly #children: Reader[] = [];

  constructor(value: unknown, path: string) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new InputError(path, `harus berupa objek {…}; tertulis ${shown(value)}`);
    }
    this.#fields = value as Readonly<Record<string, unknown>>;
    this.#path = path;
  }

  at(key: string): string {
    return `${this.#path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  }

  /** The raw value; null when missing. */
  raw(key: string): unknown {
    this.#read.add(key);
    return Object.hasOwn(this.#fields, key) ? (this.#fields[key] ?? null) : null;
  }

  keys(): readonly string[] {
    return Object.keys(this.#fields);
  }

  text(key: string): string {
    const value = this.optionalText(key);
    if (value === null) throw new InputError(this.at(key), 'wajib diisi dengan teks');
    return value;
  }

  optionalText(key: string): string | null {
    const value = this.raw(key);
    if (value === null) return null;
    if (typeof value !== 'string' || value.trim() === '') throw new InputError(this.at(key), `harus teks; tertulis ${shown(value)}`);
    return value;
  }

  day(key: string): Day {
    const value = this.optionalDay(key);
    if (value === null) throw new InputError(this.at(key), 'wajib diisi dengan tanggal seperti 2021-09-13');
    return value;
  }

  optionalDay(key: string): Day | null {
    const value = this.raw(key);
    if (value === null) return null;
    if (!isDay(value)) throw new InputError(this.at(key), `harus tanggal seperti 2021-09-13; tertulis ${shown(value)}`);
    return value;
  }

  number(key: string, least: number, most: number): number | null {
    const value = this.raw(key);
    if (value === null) return null;
    if (typeof value !== 'number' || !(value >= least && value <= most)) {
      throw new InputError(this.at(key), `harus bilangan ${least} sampai ${most}; tertulis ${shown(value)}`);
    }
    return value;
  }

  flag(key: string): boolean | null {
    const value = this.raw(key);
    if (value === null || typeof value === 'boolean') return value;
    throw new InputError(this.at(key), `harus true atau false; tertulis ${shown(value)}`);
  }

  word<T extends string>(key: string, words: readonly T[]): T | null {
    const value = this.raw(key);
    if (value === null) return null;
    const found = words.find((word) => word === value);
    if (found === undefined) throw new InputError(this.at(key), `harus salah satu dari ${words.join(', ')}; tertulis ${shown(value)}`);
    return found;
  }

  list(key: string): readonly unknown[] {
    const value = this.raw(key);
    if (value === null) return [];
    if (!Array.isArray(value)) throw new InputError(this.at(key), `harus daftar […]; tertulis ${shown(value)}`);
    return value;
  }

  texts(key: string): readonly string[] {
    return this.list(key).map((entry, index) => {
      if (typeof entry !== 'string' || entry === '')
        throw new InputError(`${this.at(key)}/${index}`, `harus teks; tertulis ${shown(entry)}`);
      return entry;
    });
  }

  child(key: string): Reader | null {
    const value = this.raw(key);
    if (value === null) return null;
    const reader = new Reader(value, this.at(key));
    this.#children.push(reader);
    return reader;
  }

  children(key: string): readonly Reader[] {
    const readers = this.list(key).map((entry, index) => new Reader(entry, `${this.at(key)}/${index}`));
    this.#children.push(...readers);
    return readers;
  }

  /** Paths of the fields that were never asked for, children included. */
  unread(): readonly string[] {
    return [
      ...Object.keys(this.#fields)
        .filter((key) => !this.#read.has(key))
        .map((key) => this.at(key)),
      ...this.#children.flatMap((child) => child.unread()),
    ];
  }
}

function shown(value: unknown): string {
  return value === undefined ? 'kosong' : JSON.stringify(value).slice(0, 80);
}
