import type { RowProblem } from '@giliran/dapodik';
import { expect, test } from 'vitest';
import { logLines, problemGroups } from './problem-groups.ts';

function problem(change: Partial<RowProblem>): RowProblem {
  return {
    sheet: 'S',
    row: 7,
    column: 'NISN',
    value: '•••321',
    code: 'NISN_ZEROS_LOST',
    effect: 'VALUE_LEFT_OUT',
    message: 'm',
    advice: 'a',
    ...change,
  };
}

test('gravest first, rows counted once', () => {
  const groups = problemGroups([
    problem({ row: 3, effect: 'NOTE' }),
    problem({ row: 9, effect: 'ROW_LEFT_OUT', suggestion: '0009321234' }),
    problem({ row: 9, effect: 'ROW_LEFT_OUT', column: 'NIPD' }),
    problem({ row: 8, effect: 'ROW_LEFT_OUT' }),
    problem({ row: 1 }),
  ]);
  expect(groups.rows.map((p) => p.row)).toEqual([8, 9, 9, 1, 3]);
  expect(groups.rowsLeftOut).toBe(2);
  expect(groups.suggestions).toBe(1);
  expect(groups.refused).toEqual([]);
});

test('a refused file is told apart from its rows', () => {
  const groups = problemGroups([problem({ row: null, column: 'NISN', code: 'MISSING_COLUMN', effect: 'FILE_REFUSED' })]);
  expect(groups.refused).toHaveLength(1);
  expect(groups.rows).toEqual([]);
});

test('the log names place and kind, never a value or a likely value', () => {
  const lines = logLines([
    problem({ value: '•••321', suggestion: '0009321234', message: 'NISN 9321234' }),
    problem({ row: null, column: null, code: 'NO_ROWS' }),
  ]);
  expect(lines).toEqual(['baris 7 · NISN · NISN_ZEROS_LOST', 'berkas · NO_ROWS']);
});
