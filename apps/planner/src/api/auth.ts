/** Who is signed in on this device, as far as is known. `offline`: the server cannot be reached, so nobody knows. */
export type Session =
  | { readonly status: 'loading' | 'out' | 'offline' }
  | { readonly status: 'in' | 'expired'; readonly user: SessionUser };

interface SessionUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Signed in with a one-time password: an own one comes first. */
  readonly mustChangePassword: boolean;
}

let session: Session = { status: 'loading' };
let asked = false;
const listeners = new Set<() => void>();

/** The session now; the first call asks the server. */
export function currentSession(): Session {
  if (!asked) {
    asked = true;
    void refreshSession();
  }
  return session;
}

/** Calls back on each change; returns how to stop. */
export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Asks the server who is signed in. */
async function refreshSession(): Promise<Session> {
  try {
    const response = await fetch('/api/auth/get-session', { headers: { accept: 'application/json' } });
    const body = (await readJson(response)) as { user?: Omit<SessionUser, 'mustChangePassword'> & { oneTimeUntil?: string | null } } | null;
    if (!response.ok) return set(session.status === 'in' ? session : { status: 'offline' });
    if (!body?.user) return set({ status: 'out' });
    const { id, name, email, oneTimeUntil } = body.user;
    return set({ status: 'in', user: { id, name, email, mustChangePassword: Boolean(oneTimeUntil) } });
  } catch {
    return set(session.status === 'in' ? session : { status: 'offline' });
  }
}

/** The server no longer knows our session: the page stays, a banner asks to sign in again. */
export function markSessionExpired(): void {
  if (session.status === 'in') set({ status: 'expired', user: session.user });
  else if (session.status !== 'expired') set({ status: 'out' });
}

export type SignInResult = 'ok' | 'wrong' | 'deactivated' | 'lapsed' | 'tooMany' | 'offline' | 'failed';

/** Signs in with e-mail and password; the cookie is kept by the browser. */
export async function signIn(email: string, password: string): Promise<SignInResult> {
  try {
    const response = await post('/api/auth/sign-in/email', { email, password });
    if (response.ok) return (await refreshSession()).status === 'in' ? 'ok' : 'failed';
    if (response.status === 429) return 'tooMany';
    const code = await codeOf(response);
    if (code === 'ACCOUNT_DEACTIVATED') return 'deactivated';
    if (code === 'ONE_TIME_PASSWORD_EXPIRED') return 'lapsed';
    return response.status >= 400 && response.status < 500 ? 'wrong' : 'failed';
  } catch {
    return 'offline';
  }
}

export type PasswordResult = 'ok' | 'wrong' | 'short' | 'same' | 'lapsed' | 'tooMany' | 'offline' | 'failed';

/** Changes the own password and signs every other device out. */
export async function changePassword(currentPassword: string, newPassword: string): Promise<PasswordResult> {
  try {
    const response = await post('/api/auth/change-password', { currentPassword, newPassword, revokeOtherSessions: true });
    if (response.ok) return (await refreshSession()).status === 'in' ? 'ok' : 'failed';
    if (response.status === 429) return 'tooMany';
    const code = await codeOf(response);
    if (code === 'INVALID_PASSWORD') return 'wrong';
    if (code === 'PASSWORD_TOO_SHORT') return 'short';
    if (code === 'ONE_TIME_PASSWORD_EXPIRED') return 'lapsed';
    return code === 'PASSWORD_UNCHANGED' ? 'same' : 'failed';
  } catch {
    return 'offline';
  }
}

/** Ends the session on the server and here. */
export async function signOut(): Promise<void> {
  await post('/api/auth/sign-out', {}).catch(() => undefined);
  set({ status: 'out' });
}

/** Address of the sign-in page that leads back to where the user is. */
export function signInAddress(): string {
  return `/masuk?kembali=${encodeURIComponent(location.pathname + location.search)}`;
}

function set(next: Session): Session {
  session = next;
  for (const listener of listeners) listener();
  return next;
}

function post(address: string, body: unknown): Promise<Response> {
  return fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

/** The code of a refusal by the identity library. */
async function codeOf(response: Response): Promise<unknown> {
  return ((await readJson(response)) as { code?: unknown } | null)?.code;
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
