import { InputError, pointer } from '@giliran/kernel';

/** One value of untrusted input together with its JSON Pointer, read with a check that names the place when it fails. */
export class Field {
  readonly value: unknown;
  readonly path: string;

  constructor(value: unknown, path: string) {
    this.value = value;
    this.path = path;
  }

  /** @throws InputError at this field, always. */
  fail(message: string): never {
    throw new InputError(this.path, message);
  }

  private expected(what: string): never {
    this.fail(this.value === undefined ? `wajib diisi: ${what}` : `harus ${what}`);
  }

  object(): this {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value)) this.expected('objek');
    return this;
  }

  /** The member `key` of an object; its value is undefined when it is missing. */
  get(key: string): Field {
    const holder = this.value as Record<string, unknown>;
    return new Field(Object.hasOwn(holder, key) ? holder[key] : undefined, this.path + pointer(key));
  }

  /** The element `key` of an array, or the member of an object, without a check of the holder. */
  at(key: number | string): Field {
    return new Field((this.value as Record<number | string, unknown>)[key], this.path + pointer(key));
  }

  /** `undefined` when the field is missing or null, else what `read` makes of it. */
  optional<T>(read: (field: Field) => T): T | undefined {
    return this.value === undefined || this.value === null ? undefined : read(this);
  }

  text(): string {
    if (typeof this.value !== 'string' || this.value === '') this.expected('teks');
    return this.value as string;
  }

  /** A finite number, 0 or more. */
  number(): number {
    if (typeof this.value !== 'number' || !Number.isFinite(this.value)) this.expected('angka');
    if ((this.value as number) < 0) this.fail(`tidak boleh negatif: ${String(this.value)}`);
    return this.value as number;
  }

  /** A whole number, `least` or more. */
  count(least = 0): number {
    const n = this.number();
    if (!Number.isInteger(n)) this.fail(`harus bilangan bulat, bukan ${n}`);
    if (n < least) this.fail(`paling sedikit ${least}, bukan ${n}`);
    return n;
  }

  oneOf<T extends string>(choices: readonly T[]): T {
    if (!choices.includes(this.value as T)) this.expected(`salah satu dari ${choices.join(', ')}`);
    return this.value as T;
  }

  list<T>(read: (field: Field, index: number) => T): T[] {
    if (!Array.isArray(this.value)) this.expected('daftar');
    return (this.value as unknown[]).map((x, i) => read(new Field(x, this.path + pointer(i)), i));
  }
}
