import type { Language } from './i18n.ts';

type Texts = Record<string, unknown>;

// One file a page: i18n/<language>/<namespace>.json. A new file needs no registration.
const files = import.meta.glob<{ default: Texts }>(['./*/*.json', '!./id/common.json', '!./id/calculator.json']);

/** Fetches the texts of a page that did not come with the first one. */
export async function loadTexts(language: Language, namespace: string): Promise<Texts> {
  const load = files[`./${language}/${namespace}.json`];
  if (!load) throw new Error(`no texts ${language}/${namespace}`);
  return (await load()).default;
}
