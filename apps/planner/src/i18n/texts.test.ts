import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('.', import.meta.url);
const namespaces = readdirSync(new URL('id/', folder)).filter((file) => file.endsWith('.json'));

function texts(language: string, file: string): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string') found.set(path, value);
    else for (const [key, part] of Object.entries(value as Record<string, unknown>)) walk(part, path === '' ? key : `${path}.${key}`);
  };
  walk(JSON.parse(readFileSync(new URL(`${language}/${file}`, folder), 'utf8')), '');
  return found;
}

// English tells one from many where Indonesian has one form.
const singular = (key: string): string => key.replace(/_(one|other)$/, '');
const holes = (text: string): string[] => [...new Set(text.match(/\{\{\s*\w+/g))].map((hole) => hole.replace(/\W/g, '')).sort();

test('English has the same files as Indonesian', () => {
  expect(readdirSync(new URL('en/', folder)).sort()).toEqual(readdirSync(new URL('id/', folder)).sort());
});

test.each(namespaces)('%s: every text in both languages, with the same places for values, none empty', (file) => {
  const [id, en] = [texts('id', file), texts('en', file)];
  expect([...new Set([...en.keys()].map(singular))].sort()).toEqual([...new Set([...id.keys()].map(singular))].sort());
  for (const [key, text] of id) {
    expect(text.trim(), key).not.toBe('');
    const other = en.get(key) ?? en.get(`${singular(key)}_other`);
    if (other !== undefined) expect(holes(other), key).toEqual(holes(text));
  }
});

test.each(namespaces)('%s: an English count of things has a text for one thing', (file) => {
  const en = texts('en', file);
  const things = /\{\{count\}\} (?:\w+ )?(?:groups|parts|places|pupils|rooms|rules|sessions|teachers|times)\b/;
  const many = [...en].filter(([key, text]) => things.test(text) && !/_(one|other)$/.test(key) && !en.has(`${key}_one`));
  expect(many.map(([key]) => key)).toEqual([]);
});
