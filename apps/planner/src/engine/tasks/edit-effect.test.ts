import type { Violation } from '@giliran/schedule';
import { expect, test } from 'vitest';
import { editEffect } from './edit-effect.ts';

const gate = (n: number, what = 'datang'): Violation => ({
  code: 'H9',
  subject: { kind: 'slot', id: 'Sen P' },
  message: `${n} siswa di gerbang saat ${what} Sen P, muat 40.`,
  measured: n,
  limit: 40,
});

test('a rule broken by more than before is new, by less or by as much is not', () => {
  expect(editEffect([gate(50)], [gate(60)])).toMatchObject({ fresh: [{ measured: 60 }], mends: 0 });
  expect(editEffect([gate(50)], [gate(45)])).toMatchObject({ fresh: [], mends: 0 });
  expect(editEffect([gate(50)], [gate(50)])).toMatchObject({ fresh: [], mends: 0 });
});

test('another rule about the same slot is new; a rule broken no more is mended', () => {
  expect(editEffect([gate(50)], [gate(50, 'pulang')])).toMatchObject({ fresh: [{ code: 'H9' }], mends: 1 });
});
