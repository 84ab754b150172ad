import idCalculator from './id/calculator.json';
import idCommon from './id/common.json';

export const LANGUAGES = [
  { code: 'id', name: 'Bahasa Indonesia' },
  { code: 'en', name: 'English' },
] as const;
export type Language = (typeof LANGUAGES)[number]['code'];

type Texts = { readonly [key: string]: string | Texts };

const KEPT = 'giliran.language';
// One file a page, fetched when the page opens: i18n/<language>/<namespace>.json. A new file needs no registration.
const files = import.meta.glob<{ default: Texts }>(['./*/*.json', '!./id/common.json', '!./id/calculator.json']);
const texts = new Map<string, Texts>([
  ['id/common', idCommon],
  ['id/calculator', idCalculator],
]);
const loading = new Map<string, Promise<void>>();
const used = new Set<string>(['common']);
const listeners = new Set<() => void>();
let language: Language = 'id';

export function currentLanguage(): Language {
  return language;
}

/** Changes with the language and with each file of texts that arrives. */
export function textsRevision(): string {
  return `${language}/${texts.size}`;
}

/** Calls back when the language changes or texts arrive; returns how to stop. */
export function onTexts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Starts in the kept language; Indonesian is the default. */
export async function startI18n(): Promise<void> {
  await useLanguage(keptLanguage());
}

/** Switches the language and keeps the choice on this device. */
export async function chooseLanguage(next: Language): Promise<void> {
  try {
    localStorage.setItem(KEPT, next);
  } catch {
    // Private windows may refuse storage; the choice then lasts until the page closes.
  }
  await useLanguage(next);
}

/** Null when the texts of the namespace are there, else the promise of their coming. */
export function textsComing(namespace: string): Promise<void> | null {
  used.add(namespace);
  return texts.has(`${language}/${namespace}`) ? null : load(language, namespace);
}

/**
 * The text of a key in a namespace: "rooms.title" from i18n/<language>/<namespace>.json, "common:save" from another one.
 * `{{name}}` is filled from the values; a number `count` picks `key_one` or `key_other`. Without a text: the text of `common`,
 * the Indonesian one, `defaultValue`, the key itself. O(depth).
 */
export function textOf(namespace: string, key: string, values: Readonly<Record<string, unknown>> = {}): string {
  const colon = key.indexOf(':');
  const [space, path] = colon > 0 ? [key.slice(0, colon), key.slice(colon + 1)] : [namespace, key];
  const count = values['count'];
  for (const from of [`${language}/${space}`, `${language}/common`, `id/${space}`, 'id/common']) {
    const plural = typeof count === 'number' ? new Intl.PluralRules(from.slice(0, 2)).select(count) : null;
    const found = (plural === null ? undefined : look(texts.get(from), `${path}_${plural}`)) ?? look(texts.get(from), path) ?? (plural === null ? undefined : look(texts.get(from), `${path}_other`));
    if (found !== undefined) return found.replace(/\{\{\s*(\w+)\s*\}\}/g, (_hole, name: string) => String(values[name] ?? ''));
  }
  return typeof values['defaultValue'] === 'string' ? values['defaultValue'] : key;
}

async function useLanguage(next: Language): Promise<void> {
  // The texts on screen come first, so that the page changes at once and never blinks.
  await Promise.all([...used].map((namespace) => load(next, namespace)));
  language = next;
  if (typeof document !== 'undefined') document.documentElement.lang = next;
  for (const listener of listeners) listener();
}

function load(from: Language, namespace: string): Promise<void> {
  const name = `${from}/${namespace}`;
  const file = files[`./${name}.json`];
  if (texts.has(name)) return Promise.resolve();
  const known = loading.get(name);
  if (known) return known;
  const coming = (file ? file() : Promise.resolve(null))
    .catch(() => null)
    .then((module) => {
      // Without connection and never opened before: other texts stand in, and the next page asks again.
      texts.set(name, module?.default ?? {});
      loading.delete(name);
      for (const listener of listeners) listener();
    });
  loading.set(name, coming);
  return coming;
}

function look(tree: Texts | undefined, path: string): string | undefined {
  let at: string | Texts | undefined = tree;
  for (const part of path.split('.')) {
    if (typeof at !== 'object') return undefined;
    at = Object.hasOwn(at, part) ? at[part] : undefined;
  }
  return typeof at === 'string' ? at : undefined;
}

function keptLanguage(): Language {
  try {
    return localStorage.getItem(KEPT) === 'en' ? 'en' : 'id';
  } catch {
    return 'id';
  }
}
