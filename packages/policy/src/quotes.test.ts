import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { allProvisions } from './provisions.ts';
import { parameterRecords, provisionRecords, regulationRecords, sourceRecords } from './regulations.generated.ts';

const sources = new URL('../regulations/sources/', import.meta.url);

/** The rules of sources/quote-normalisation.yaml, by their wording: a rule without code here, or code without a rule, fails. */
const RULES: Readonly<Record<string, (text: string) => string>> = {
  'remove <i> and </i>': (text) => text.replaceAll(/<\/?i>/g, ''),
  'replace every other <...> tag by a space': (text) => text.replaceAll(/<[^>]*>/g, ' '),
  'remove *': (text) => text.replaceAll('*', ''),
  'drop "- " at the start of a line, indented or not': (text) => text.replaceAll(/^[ \t]*- /gm, ''),
  'replace no-break space by space': (text) => text.replaceAll('\u00a0', ' '),
  'collapse white space to one space': (text) => text.replaceAll(/\s+/g, ' '),
};
const order = parse(readFileSync(new URL('quote-normalisation.yaml', sources), 'utf8')) as string[];

function normalise(text: string): string {
  return order.reduce((current, rule) => (RULES[rule] ?? unknownRule(rule))(current), text).trim();
}

function unknownRule(rule: string): never {
  throw new Error(`no code for the normalisation rule "${rule}"`);
}

const texts = new Map<string, string>();
function stored(file: string): string {
  const known = texts.get(file);
  if (known !== undefined) return known;
  const text = normalise(readFileSync(new URL(file, sources), 'utf8'));
  texts.set(file, text);
  return text;
}

test('the normalisation rules are the stored ones', () => {
  expect(order).toEqual(Object.keys(RULES));
});

test('all 169 provisions quote the stored text word for word', () => {
  const provisions = allProvisions();
  expect(provisions).toHaveLength(169);
  expect(new Set(provisions.map(({ id }) => id)).size).toBe(169);
  const wrong = provisions.filter(({ quote, quoteFile }) => quote === '' || !stored(quoteFile).includes(normalise(quote)));
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

test('a changed word is noticed', () => {
  expect(stored('perbup-bengkayang-51-2021.txt')).not.toContain(normalise('maksimal 19 (sembilan belas) peserta didik per kelas'));
});

test('every authoritative value carries provisions and quotes of the stored text', () => {
  const records = parameterRecords.filter(({ status }) => status === 'authoritative');
  expect(records.length).toBeGreaterThan(20);
  const ids = new Set(allProvisions().map(({ id }) => id));
  for (const record of records) {
    expect(record.quotes.length, record.key).toBeGreaterThan(0);
    expect(record.provisionIds.length, record.key).toBeGreaterThan(0);
    for (const id of record.provisionIds) expect(ids.has(id), `${record.key}: ${id}`).toBe(true);
    for (const quote of record.quotes) {
      expect(stored('perbup-bengkayang-51-2021.txt').includes(normalise(quote)), `${record.key}: ${quote}`).toBe(true);
    }
  }
});

test('the Perbup has its 25 keys, and its gaps hold no value', () => {
  const own = parameterRecords.filter(({ policyId }) => policyId === 'bengkayang-51-2021');
  expect(new Set(own.map(({ key }) => key)).size).toBe(25);
  for (const { status, value, key } of own.filter((record) => record.status === 'gap' || record.value === null)) {
    expect([status, value], key).toEqual(['gap', null]);
  }
});

test('every source key is known, unverified values are off', () => {
  expect(regulationRecords).toHaveLength(15);
  const known = new Set(sourceRecords.map(([key]) => key));
  for (const record of parameterRecords) {
    for (const key of record.source) expect(known.has(key), `${record.policyId}/${record.key}: ${key}`).toBe(true);
    if (record.status === 'press-reported') expect(record.source.length, `${record.policyId}/${record.key}`).toBeGreaterThan(0);
    if (record.status === 'unverified') expect(record.enabledByDefault, `${record.policyId}/${record.key}`).toBe(false);
  }
});

test('22 provisions block, 2 warn, 33 are computed', () => {
  const provisions = allProvisions();
  expect(provisions.filter(({ severity }) => severity === 'block')).toHaveLength(22);
  expect(provisions.filter(({ severity }) => severity === 'warn')).toHaveLength(2);
  expect(provisions.filter(({ mode }) => mode === 'computed_check')).toHaveLength(33);
  expect(provisionRecords.filter(({ mode }) => mode === 'computed_check')).toHaveLength(33);
});
