import { useSyncExternalStore } from 'react';

const query = matchMedia('(max-width: 640px)');

/** Is the screen as narrow as a phone? Then the week is a list of one day. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listen) => {
      query.addEventListener('change', listen);
      return () => query.removeEventListener('change', listen);
    },
    () => query.matches,
  );
}
