import { afterEach, expect, test } from 'vitest';
import { chooseLanguage, textOf, textsComing } from './i18n.ts';

afterEach(() => chooseLanguage('id'));

test('values fill their places, a missing key is shown as it is', () => {
  expect(textOf('calculator', 'groups.size', { count: 16 })).toBe('16 siswa');
  expect(textOf('calculator', 'common:assumption', { id: 'A-16' })).toBe('Asumsi A-16');
  expect(textOf('calculator', 'close')).toBe('Tutup');
  expect(textOf('calculator', 'no.such.key')).toBe('no.such.key');
  expect(textOf('calculator', 'no.such.key', { defaultValue: '…' })).toBe('…');
  expect(textOf('calculator', 'constructor')).toBe('constructor');
});

test('English tells one from many; texts in use come with the change of language', async () => {
  await textsComing('calculator');
  await chooseLanguage('en');
  expect(textOf('calculator', 'groups.size', { count: 1 })).toBe('1 pupil');
  expect(textOf('calculator', 'groups.size', { count: 2 })).toBe('2 pupils');
});

test('a page is fetched when it opens', async () => {
  expect(textOf('rooms', 'title')).toBe('title');
  await textsComing('rooms');
  expect(textOf('rooms', 'title')).not.toBe('title');
  expect(textsComing('rooms')).toBeNull();
});
