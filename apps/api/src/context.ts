import type { Day } from '@giliran/kernel';
import type { Cipher, Claims, Database, Transaction } from '@giliran/db';
import type { Queue } from '@giliran/db/queue';
import type { Membership } from '@giliran/db/queries/memberships';

interface SignedInUser {
  id: string;
  name: string;
  email: string;
  /** Signed in with a one-time password: until an own one is chosen the account may do nothing else. */
  mustChangePassword: boolean;
}

/** What every resolver gets. `tx` is the request's own transaction, already limited to the caller's claims by row-level security. */
export interface Context {
  tx: Transaction;
  db: Database;
  queue: Queue;
  cipher: Cipher;
  user: SignedInUser | null;
  memberships: Membership[];
  claims: Claims;
  demo: boolean;
  /** A session cookie came along but is no longer valid: the planner then says so instead of "please sign in". */
  sessionExpired: boolean;
  today: Day;
  /** Batched reads, one set a request. */
  loaders: Map<string, unknown>;
}

/** The part of a context that reading school facts needs; administration may make one without a request. */
export type Reader = Pick<Context, 'tx' | 'claims' | 'user' | 'sessionExpired' | 'loaders'>;
