import type { IncomingHttpHeaders } from 'node:http';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ApolloServer, HeaderMap } from '@apollo/server';
import { toNodeHandler } from 'better-auth/node';
import express, { type Express, type Request, type Response } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { Day } from '@giliran/kernel';
import { NO_CLAIMS, withClaims, type Cipher, type Opened } from '@giliran/db';
import { claimsOf, membershipsOf } from '@giliran/db/queries/memberships';
import type { Queue } from '@giliran/db/queue';
import type { Auth } from './auth.ts';
import type { Context } from './context.ts';
import { formatError } from './errors.ts';
import { packedFiles } from './packed-files.ts';
import { schema } from './schema.ts';

export interface ServerOptions {
  opened: Opened;
  queue: Queue;
  cipher: Cipher;
  auth: Auth;
  demo: boolean;
  /** Which day is it? Default: the day in West Indonesian time. */
  today?: () => Day;
  /** Built planner to serve; null = API only. */
  plannerDirectory: string | null;
  log: Logger;
}

/** Largest request body: 5,000 pupils with all kept columns stay below it. */
const MAX_BODY = '8mb';
/** Tokens of one operation; the planner's largest has some hundreds. */
const MAX_TOKENS = 4000;

/** The HTTP server: sign-in at /api/auth, GraphQL at /graphql, the planner and the explorer beside them on one origin. */
export async function makeServer(options: ServerOptions): Promise<Express> {
  const { log } = options;
  const apollo = new ApolloServer<Context>({
    schema,
    parseOptions: { maxTokens: MAX_TOKENS },
    introspection: true,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    formatError: formatError((id, error) => log.error({ requestId: id, err: error }, 'unexpected error')),
    logger: log,
  });
  await apollo.start();
  const app = express();
  app.disable('x-powered-by');
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          workerSrc: ["'self'", 'blob:'],
          connectSrc: ["'self'"],
          fontSrc: ["'self'", 'data:'],
          upgradeInsecureRequests: null,
        },
      },
      strictTransportSecurity: false,
      // With the opener policy it isolates the page, so that a running search can be told to stop through shared memory.
      crossOriginEmbedderPolicy: true,
    }),
  );
  app.get('/health', (_request, response) => void response.json({ ok: true }));
  app.all('/api/auth/{*any}', toNodeHandler(options.auth));
  app.post(
    '/graphql',
    express.json({ limit: MAX_BODY, inflate: false }),
    (request, response) => void answer(apollo, options, request, response),
  );
  app.get('/graphql', (_request, response) => response.redirect('/explorer.html'));
  if (options.plannerDirectory && existsSync(join(options.plannerDirectory, 'index.html'))) {
    const directory = options.plannerDirectory;
    app.use(packedFiles(directory));
    app.use(express.static(directory, { index: 'index.html', setHeaders: cacheHeaders }));
    app.get('/{*any}', (_request, response) =>
      response.sendFile(join(directory, 'index.html'), { headers: { 'cache-control': 'no-cache' } }),
    );
  }
  app.use((error: { status?: number; type?: string }, _request: Request, response: Response, next: () => void) => {
    if (response.headersSent) return next();
    const status = error.status ?? 500;
    const message =
      error.type === 'entity.too.large'
        ? 'Kiriman terlalu besar (paling banyak 8 MB). Bagi berkas menjadi beberapa bagian.'
        : status < 500
          ? 'Kiriman tidak terbaca sebagai JSON.'
          : 'Terjadi kesalahan di peladen.';
    if (status >= 500) log.error({ err: error }, 'request failed');
    response
      .status(status)
      .json({ errors: [{ message, extensions: { code: status < 500 ? 'BAD_USER_INPUT' : 'INTERNAL_SERVER_ERROR' } }] });
  });
  return app;
}

function cacheHeaders(response: Response, path: string): void {
  response.setHeader('cache-control', /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
}

/**
 * One GraphQL request: who is asking, then the whole operation inside one transaction under that account's claims. The answer
 * leaves only after the commit, so that what was reported as stored is stored.
 */
async function answer(apollo: ApolloServer<Context>, options: ServerOptions, request: Request, response: Response): Promise<void> {
  try {
    const headers = new HeaderMap();
    for (const [name, value] of Object.entries(request.headers))
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
    const identity = await identify(options, request.headers);
    const result = await withClaims(options.opened.db, identity.claims, (tx) =>
      apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: 'POST', headers, search: '', body: request.body as unknown },
        context: async () => ({
          ...identity,
          tx,
          db: options.opened.db,
          queue: options.queue,
          cipher: options.cipher,
          demo: options.demo,
          today: (options.today ?? today)(),
          loaders: new Map(),
        }),
      }),
    );
    response.status(result.status ?? 200);
    for (const [name, value] of result.headers) response.setHeader(name, value);
    if (result.body.kind === 'complete') response.send(result.body.string);
    else {
      for await (const chunk of result.body.asyncIterator) response.write(chunk);
      response.end();
    }
  } catch (error) {
    options.log.error({ err: error }, 'request failed');
    if (!response.headersSent) {
      response.status(500).json({
        errors: [
          {
            message: 'Terjadi kesalahan di peladen. Data tersimpan tidak berubah; coba lagi.',
            extensions: { code: 'INTERNAL_SERVER_ERROR' },
          },
        ],
      });
    }
  }
}

async function identify(
  options: ServerOptions,
  headers: IncomingHttpHeaders,
): Promise<Pick<Context, 'user' | 'memberships' | 'claims' | 'sessionExpired'>> {
  const cookie = headers.cookie ?? '';
  if (!cookie.includes('giliran.session_token')) return { user: null, memberships: [], claims: NO_CLAIMS, sessionExpired: false };
  const session = await options.auth.api.getSession({ headers: new Headers({ cookie }) });
  if (!session) return { user: null, memberships: [], claims: NO_CLAIMS, sessionExpired: true };
  const { id, name, email, oneTimeUntil, deactivatedAt } = session.user;
  if (deactivatedAt) return { user: null, memberships: [], claims: NO_CLAIMS, sessionExpired: true };
  const user = { id, name, email, mustChangePassword: Boolean(oneTimeUntil) };
  const memberships = user.mustChangePassword ? [] : await membershipsOf(options.opened.db, id);
  return { user, memberships, claims: claimsOf(id, memberships), sessionExpired: false };
}

/** The day in West Kalimantan (WIB), where school days begin. */
export function today(): Day {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Pontianak' }).format(new Date()) as Day;
}
