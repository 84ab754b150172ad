import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayText, hoursText, numberText, rosterText } from './indonesian-text.ts';

test('days, hours and figures as they are written in Indonesia', () => {
  expect(dayText('2021-09-13')).toBe('Senin, 13 September 2021');
  expect(dayText('2024-02-29')).toBe('Kamis, 29 Februari 2024');
  expect(hoursText('07:00', '10:00')).toBe('07.00–10.00');
  expect([numberText(7.5), numberText(8), numberText(1.8299), numberText(0)]).toEqual(['7,5', '8', '1,83', '0']);
});

test('runs of roster numbers', () => {
  expect(rosterText([])).toBe('');
  expect(rosterText([16, 1, 2, 3, 5, 8, 9])).toBe('1–3, 5, 8, 9, 16');
  expect(rosterText([7, 1, 3, 5])).toBe('ganjil 1–7');
  expect(rosterText([2, 4, 6, 8])).toBe('genap 2–8');
  expect(rosterText([1, 3, 5])).toBe('1, 3, 5');
});

test('every set of roster numbers can be read back', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), (numbers) => {
      const read = rosterText(numbers)
        .split(', ')
        .filter((part) => part !== '')
        .flatMap((part) => {
          const [from = 0, to = from] = part
            .replace(/^[a-z]+ /, '')
            .split('–')
            .map(Number);
          const step = /^[a-z]/.test(part) ? 2 : 1;
          return Array.from({ length: (to - from) / step + 1 }, (_, i) => from + step * i);
        });
      expect(read).toEqual([...numbers].sort((a, b) => a - b));
    }),
    { seed: 7 },
  );
});
