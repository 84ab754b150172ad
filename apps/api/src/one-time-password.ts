import { randomInt } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';

/** Letters and digits that cannot be taken for another when they are read from paper or over the telephone. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
/** Days a one-time password lets its owner in. */
const ONE_TIME_DAYS = 7;

export interface OneTimePassword {
  password: string;
  hash: string;
  until: Date;
}

/** A password to hand over once, such as "k7mq-2hxd-p9rt" (59 bits), its hash to store, and the moment it lapses. */
export async function oneTimePassword(now: Date): Promise<OneTimePassword> {
  const four = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  const password = `${four()}-${four()}-${four()}`;
  return { password, hash: await hashPassword(password), until: new Date(now.getTime() + ONE_TIME_DAYS * 24 * 60 * 60 * 1000) };
}
