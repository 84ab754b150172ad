/**
 * Wrong input, named: where (`path`, a JSON Pointer such as `/room/2/1`, "" for the whole line) and what was expected and got.
 * Hosts turn it into `{id, error: {path, message}}` on the command line and into a typed error in the API.
 */
export class InputError extends Error {
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.name = 'InputError';
    this.path = path;
  }
}

/** Joins keys to a JSON Pointer (RFC 6901): pointer('room', 2, 1) -> "/room/2/1". */
export function pointer(...keys: (string | number)[]): string {
  return keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
