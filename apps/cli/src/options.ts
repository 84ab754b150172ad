/** The value when it is one of the allowed ones; throws with the choices otherwise. */
export function oneOf<T extends string>(value: string, allowed: readonly T[], name: string): T {
  const found = allowed.find((item) => item === value);
  if (found === undefined) throw new Error(`${name}: expected ${allowed.join(' or ')}, got "${value}"`);
  return found;
}

export function noOptions(args: string[]): void {
  if (args.length > 0) throw new Error(`this command takes no options, got "${args.join(' ')}"; lines come in on standard input`);
}
