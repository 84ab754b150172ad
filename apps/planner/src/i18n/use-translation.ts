import { use, useMemo, useSyncExternalStore } from 'react';
import { currentLanguage, onTexts, textOf, textsComing, textsRevision, type Language } from './i18n.ts';

/** Text of a key with its places filled: `t('groups.count', { count: 2 })`. */
export type Translate = (key: string, values?: Readonly<Record<string, unknown>>) => string;

/**
 * The texts of one page in the chosen language; of several namespaces the first is the default. Waits (Suspense) until they
 * are there; with `useSuspense: false` it gives what there is. Our own few lines instead of a library of 18 kB: the first
 * page has 100 kB for everything.
 */
export function useTranslation(
  namespace: string | readonly string[] = 'common',
  options: { readonly useSuspense?: boolean } = {},
): { t: Translate; i18n: { language: Language } } {
  const waits = options.useSuspense !== false;
  const state = useSyncExternalStore(onTexts, waits ? currentLanguage : textsRevision);
  const all = typeof namespace === 'string' ? [namespace] : namespace;
  const first = all[0] ?? 'common';
  for (const name of all) {
    const coming = textsComing(name);
    if (coming && waits) use(coming);
  }
  // `state` is what the texts depend on besides the namespace.
  return useMemo(() => ({ t: (key, values) => textOf(first, key, values), i18n: { language: currentLanguage() } }), [first, state]);
}
