import { createServer } from 'node:http';
import { pino } from 'pino';
import type { Day } from '@giliran/kernel';
import { makeCipher, NO_CLAIMS, withClaims, type Opened } from '@giliran/db';
import type { MembershipRole } from '@giliran/db/identity';
import { addMembership, userIdByEmail } from '@giliran/db/queries/memberships';
import { insertDemoSchool } from '@giliran/db/queries/schools';
import { openQueue } from '@giliran/db/queue';
import { makeAuth } from '../auth.ts';
import { makeServer } from '../server.ts';

interface Failure {
  message: string;
  extensions: { code: string; path?: string };
}

/** What is special about a school of a test. */
export type NewSchool = Partial<Parameters<typeof insertDemoSchool>[1]>;

export interface TestServer {
  /** The answer as it came. */
  ask<T = Record<string, unknown>>(who: string, query: string, variables?: object): Promise<{ data: T | null; errors?: Failure[] }>;
  /** The data; throws when there are errors. */
  must<T = Record<string, unknown>>(who: string, query: string, variables?: object): Promise<T>;
  /** Makes an account with a role and signs it in. */
  account(who: string, role: MembershipRole, schoolId: string | null, kabupatenCode?: string): Promise<void>;
  /** Signs an account in that exists; the HTTP status and the code of a refusal. */
  signIn(who: string, email: string, password: string): Promise<{ status: number; code: string | null }>;
  /** Changes the password of whoever is signed in; `revoke`: does the client ask to end the other sessions? */
  changePassword(
    who: string,
    currentPassword: string,
    newPassword: string,
    revoke?: boolean,
  ): Promise<{ status: number; code: string | null }>;
  newSchool(more?: NewSchool): Promise<string>;
  /** Where it listens. */
  origin: string;
  /** The law day that the server goes by. */
  day: Day;
  stop(): Promise<void>;
}

const SECRET = 'a secret for tests, thirty-two characters long';
const KABUPATEN = '61.07';

/** The API over HTTP on an opened database, with a day of its own and its log lines handed to `onLog`. */
export async function serveForTests(opened: Opened, firstDay: Day, onLog: (line: string) => void = () => {}): Promise<TestServer> {
  const queue = await openQueue(opened, (error) => console.error(error));
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const auth = makeAuth({ db: opened.db, secret: SECRET, baseUrl: origin, trustedOrigins: [origin], allowSignUp: true });
  const cookies = new Map<string, string>();
  let serial = 0;
  /** One call of the identity library; a cookie that comes back is kept. */
  const post = async (who: string, path: string, body: object): Promise<{ status: number; code: string | null }> => {
    const response = await fetch(`${origin}/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, cookie: cookies.get(who) ?? '' },
      body: JSON.stringify(body),
    });
    const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0];
    if (cookie) cookies.set(who, cookie);
    const answer = (await response.json().catch(() => null)) as { code?: string } | null;
    return { status: response.status, code: response.ok ? null : (answer?.code ?? null) };
  };
  const test: TestServer = {
    day: firstDay,
    origin,
    async ask(who, query, variables = {}) {
      const response = await fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: cookies.get(who) ?? '' },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as never;
    },
    async must(who, query, variables) {
      const { data, errors } = await test.ask(who, query, variables);
      if (errors) throw new Error(JSON.stringify(errors));
      return data as never;
    },
    async account(who, role, schoolId, kabupatenCode = KABUPATEN) {
      const email = `${who}@example.test`;
      await auth.api.signUpEmail({ body: { email, name: who, password: 'kata-sandi-uji' } });
      const userId = (await userIdByEmail(opened.db, email)) as string;
      await addMembership(opened.db, { userId, role, schoolId, kabupatenCode });
      await test.signIn(who, email, 'kata-sandi-uji');
    },
    signIn: (who, email, password) => post(who, 'sign-in/email', { email, password }),
    changePassword: (who, currentPassword, newPassword, revoke = true) =>
      post(who, 'change-password', { currentPassword, newPassword, revokeOtherSessions: revoke }),
    newSchool(more = {}) {
      serial++;
      return withClaims(opened.db, { ...NO_CLAIMS, dinasCodes: [KABUPATEN] }, (tx) =>
        insertDemoSchool(tx, {
          kabupatenCode: KABUPATEN,
          kecamatanCode: '61.07.03',
          desaCode: null,
          npsn: `Z${String(serial).padStart(7, '0')}`,
          name: `SD ${serial}`,
          form: 'SD',
          ownership: 'PUBLIC',
          pupils: 32,
          rombel: 1,
          teachers: 1,
          rooms: [],
          ...more,
        }),
      );
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await queue.stop();
    },
  };
  server.on(
    'request',
    await makeServer({
      opened,
      queue,
      cipher: makeCipher(Buffer.alloc(32, 5).toString('base64')),
      auth,
      demo: false,
      plannerDirectory: null,
      log: pino({ level: 'trace' }, { write: onLog }),
      today: () => test.day,
    }),
  );
  return test;
}
