import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import type { Database } from '@giliran/db';
import { account, session, user, verification } from '@giliran/db/identity';
import { forgetOneTimePassword, signInStateOf } from '@giliran/db/queries/accounts';
import { signInTries } from './sign-in-tries.ts';

export type Auth = ReturnType<typeof makeAuth>;

/** Fewest letters of a password. */
const SHORTEST_PASSWORD = 10;

/**
 * Sign-in by e-mail and password; sessions in the database. Sign-up stays closed: accounts are made by the dinas or by
 * administration, with a one-time password. It lets its owner in once to choose an own one; a deactivated account not at all.
 */
export function makeAuth(options: { db: Database; secret: string; baseUrl: string; trustedOrigins: string[]; allowSignUp?: boolean }) {
  const tries = signInTries();
  return betterAuth({
    baseURL: options.baseUrl,
    basePath: '/api/auth',
    secret: options.secret,
    trustedOrigins: options.trustedOrigins,
    database: drizzleAdapter(options.db as never, {
      provider: 'pg',
      schema: { user, session, account, verification },
    }),
    emailAndPassword: { enabled: true, disableSignUp: !options.allowSignUp, minPasswordLength: SHORTEST_PASSWORD },
    user: {
      additionalFields: {
        oneTimeUntil: { type: 'date', required: false, input: false },
        deactivatedAt: { type: 'date', required: false, input: false },
      },
    },
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }) => {
            const state = await signInStateOf(options.db, userId, new Date());
            if (state !== 'OPEN') throw new APIError('FORBIDDEN', { code: state, message: state });
          },
        },
      },
    },
    hooks: {
      before: createAuthMiddleware(async (request) => {
        if (request.path === '/sign-in/email' && !tries.take(addressIn(request.body), Date.now()))
          throw new APIError('TOO_MANY_REQUESTS', { code: 'TOO_MANY_TRIES', message: 'TOO_MANY_TRIES' });
        if (request.path !== '/change-password') return;
        const body = (request.body ?? {}) as { newPassword?: unknown; currentPassword?: unknown };
        if (body.newPassword === body.currentPassword)
          throw new APIError('BAD_REQUEST', { code: 'PASSWORD_UNCHANGED', message: 'PASSWORD_UNCHANGED' });
        const owner = (await getSessionFromCtx(request))?.user.id;
        const state = owner ? await signInStateOf(options.db, owner, new Date()) : 'OPEN';
        if (state !== 'OPEN') throw new APIError('FORBIDDEN', { code: state, message: state });
        // Whoever handed the one-time password over may have signed in with it too: that session must not become the owner's.
        return { context: { body: { ...body, revokeOtherSessions: true } } };
      }),
      after: createAuthMiddleware(async (request) => {
        if (request.context.returned instanceof APIError) return;
        if (request.path === '/sign-in/email') tries.forget(addressIn(request.body));
        if (request.path !== '/change-password') return;
        const owner = request.context.session?.user.id;
        if (owner) await forgetOneTimePassword(options.db, owner);
      }),
    },
    // By address of the caller it would lock out a whole school, or everybody behind one proxy; tries are counted by account instead.
    rateLimit: { enabled: false },
    session: { expiresIn: 60 * 60 * 24 * 7, updateAge: 60 * 60 * 24 },
    telemetry: { enabled: false },
    advanced: { cookiePrefix: 'giliran' },
  });
}

/** The address that is tried; no address is longer than 254 letters, and what is kept of a longer word must not fill the memory. */
function addressIn(body: unknown): string {
  const { email } = (body ?? {}) as { email?: unknown };
  return typeof email === 'string' ? email.slice(0, 300).trim().toLowerCase().slice(0, 254) : '';
}
