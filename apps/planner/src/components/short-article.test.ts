import { expect, test } from 'vitest';
import { shortArticle } from './article-chip.tsx';

test('articles are shortened the way officials write them', () => {
  expect(shortArticle('Pasal 5 ayat (1) huruf c')).toBe('Pasal 5 (1) c');
  expect(shortArticle('Pasal 1 angka 1-5')).toBe('Pasal 1 1-5');
  expect(shortArticle('Lampiran III baris 1')).toBe('Lampiran III baris 1');
});
