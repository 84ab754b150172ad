import { useMemo } from 'react';
import { useTranslation as useLibrary } from 'react-i18next';
import type { Language } from './i18n.ts';

/** Text of a key with its places filled: `t('groups.count', { count: 2 })`. */
export type Translate = (key: string, values?: Readonly<Record<string, unknown>>) => string;

/** The library's hook with the types our pages pass on: the texts of one namespace or several, the first being the default. */
export function useTranslation(
  namespace: string | readonly string[] = 'common',
  options: { readonly useSuspense?: boolean } = {},
): { t: Translate; i18n: { language: Language } } {
  const { t, i18n } = useLibrary(namespace, options);
  const language: Language = i18n.language === 'en' ? 'en' : 'id';
  return useMemo(() => ({ t: (key, values) => String(t(key, { ...values })), i18n: { language } }), [t, language]);
}
