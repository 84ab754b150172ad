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
});

test('every set of roster numbers can be read back', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), (numbers) => {
      const read = rosterText(numbers).split(', ').filter((part) => part !== '').flatMap((part) => {
        const [from = 0, to = from] = part.split('–').map(Number);
        return Array.from({ length: to - from + 1 }, (_, i) => from + i);
      });
      expect(read).toEqual([...numbers].sort((a, b) => a - b));
    }),
    { seed: 7 },
  );
});
