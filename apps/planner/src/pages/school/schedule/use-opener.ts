import { useEffect } from 'react';

/** How long a dragged session rests on a tab before that tab opens. */
const OPEN_AFTER_MS = 450;

/** Opens the day or week whose tab ("day Sel", "week B") a dragged session rests on. */
export function useOpener<T extends string>(kind: 'day' | 'week', over: string | null, open: (to: T) => void): void {
  useEffect(() => {
    const [at, to] = (over ?? '').split(' ');
    if (at !== kind || to === undefined) return;
    const wait = setTimeout(() => open(to as T), OPEN_AFTER_MS);
    return () => clearTimeout(wait);
  }, [kind, over, open]);
}
