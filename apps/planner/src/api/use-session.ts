import { useSyncExternalStore } from 'react';
import { currentSession, onSession, type Session } from './auth.ts';

/** The session, live. */
export function useSession(): Session {
  return useSyncExternalStore(onSession, currentSession);
}
