import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import type { Database } from '@giliran/db';
import { account, session, user, verification } from '@giliran/db/identity';

export type Auth = ReturnType<typeof makeAuth>;

/** Sign-in by e-mail and password; sessions in the database. In demo mode sign-up stays closed like everywhere: accounts are made by administration. */
export function makeAuth(options: { db: Database; secret: string; baseUrl: string; trustedOrigins: string[]; allowSignUp?: boolean }) {
  return betterAuth({
    baseURL: options.baseUrl,
    basePath: '/api/auth',
    secret: options.secret,
    trustedOrigins: options.trustedOrigins,
    database: drizzleAdapter(options.db as never, {
      provider: 'pg',
      schema: { user, session, account, verification },
    }),
    emailAndPassword: { enabled: true, disableSignUp: !options.allowSignUp, minPasswordLength: 10 },
    session: { expiresIn: 60 * 60 * 24 * 7, updateAge: 60 * 60 * 24 },
    telemetry: { enabled: false },
    advanced: { cookiePrefix: 'giliran' },
  });
}
