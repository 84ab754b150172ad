import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import type { Database } from '@giliran/db';
import { account, session, user, verification } from '@giliran/db/identity';
import { forgetOneTimePassword, signInStateOf } from '@giliran/db/queries/accounts';

export type Auth = ReturnType<typeof makeAuth>;

/** Fewest letters of a password. */
const SHORTEST_PASSWORD = 10;

/**
 * Sign-in by e-mail and password; sessions in the database. Sign-up stays closed: accounts are made by the dinas or by
 * administration, with a one-time password. It lets its owner in once to choose an own one; a deactivated account not at all.
 */
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
        if (request.path !== '/change-password') return;
        const { newPassword, currentPassword } = (request.body ?? {}) as { newPassword?: unknown; currentPassword?: unknown };
        if (newPassword === currentPassword)
          throw new APIError('BAD_REQUEST', { code: 'PASSWORD_UNCHANGED', message: 'PASSWORD_UNCHANGED' });
      }),
      after: createAuthMiddleware(async (request) => {
        if (request.path !== '/change-password' || request.context.returned instanceof APIError) return;
        const owner = request.context.session?.user.id;
        if (owner) await forgetOneTimePassword(options.db, owner);
      }),
    },
    session: { expiresIn: 60 * 60 * 24 * 7, updateAge: 60 * 60 * 24 },
    telemetry: { enabled: false },
    advanced: { cookiePrefix: 'giliran' },
  });
}
