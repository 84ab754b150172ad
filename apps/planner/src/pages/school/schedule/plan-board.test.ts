import type { SavedPlan } from '@giliran/planning';
import { expect, test } from 'vitest';
import {
  editPlan,
  EMPTY_BOARD,
  followVersion,
  isUnsaved,
  markSaved,
  openVersion,
  redoEdit,
  undoEdit,
  withLocks,
  withPupil,
  withSession,
  type PlanBoard,
} from './plan-board.ts';

const plan: SavedPlan = {
  groups: [{ id: 'g', label: '4A · A', rombelId: 'r', pupils: ['p1', 'p2'] }],
  sessions: [{ group: 'g', day: 'Sen', shift: 'P', room: 'k1', teacher: null, locked: false }],
};

test('two hundred edits are undone and redone in order', () => {
  let board: PlanBoard = openVersion(3, plan, 1);
  const seen: SavedPlan[] = [plan];
  for (let i = 0; i < 200; i++) {
    const next = withSession(board.present!, 0, { room: `k${i + 2}` });
    seen.push(next);
    board = editPlan(board, next);
  }
  for (let i = 199; i >= 0; i--) {
    board = undoEdit(board);
    expect(board.present).toBe(seen[i]);
  }
  expect(undoEdit(board)).toBe(board);
  expect(isUnsaved(board)).toBe(false);
  for (let i = 1; i <= 200; i++) board = redoEdit(board);
  expect(board.present).toBe(seen[200]);
  expect(redoEdit(board)).toBe(board);
  expect(isUnsaved(board)).toBe(true);
});

test('the first plan can be undone to an empty board and brought back', () => {
  const made = editPlan(EMPTY_BOARD, plan);
  const empty = undoEdit(made);
  expect(empty.present).toBeNull();
  expect(redoEdit(empty).present).toBe(plan);
});

test('an edit after undo forgets what was undone', () => {
  const a = withSession(plan, 0, { room: 'a' });
  const b = withSession(plan, 0, { room: 'b' });
  const board = editPlan(undoEdit(editPlan(openVersion(1, plan, 1), a)), b);
  expect(board.future).toEqual([]);
  expect(undoEdit(board).present).toBe(plan);
});

test('saving keeps the history and the next edit is unsaved again', () => {
  const a = withSession(plan, 0, { locked: true });
  const saved = markSaved(editPlan(openVersion(1, plan, 1), a), 2, a);
  expect(isUnsaved(saved)).toBe(false);
  expect(saved.baseNumber).toBe(2);
  expect(isUnsaved(undoEdit(saved))).toBe(true);
});

test('a change that changes nothing is no edit', () => {
  expect(withSession(plan, 0, { room: 'k1' })).toBe(plan);
  expect(withSession(plan, 9, { room: 'k2' })).toBe(plan);
});

test('a structured clone, as the browser stores it, still knows whether the plan is saved', () => {
  expect(isUnsaved(structuredClone(openVersion(1, plan, 1)))).toBe(false);
});

test('once a version is saved, undo never leads to an empty board', () => {
  const second = withSession(plan, 0, { room: 'k2' });
  let board = markSaved(editPlan(editPlan(EMPTY_BOARD, plan), second), 1, second);
  for (let i = 0; i < 5; i++) board = undoEdit(board);
  expect(board.present).toBe(plan);
});

test('a newer version from elsewhere is opened and the plan before it stays one undo away', () => {
  const newer = withSession(plan, 0, { room: 'k9' });
  const board = followVersion(openVersion(1, plan, 1), 2, newer, 7);
  expect([board.baseNumber, board.seed, isUnsaved(board)]).toEqual([2, 7, false]);
  expect(undoEdit(board).present).toBe(plan);
});

test('a pupil moves to another group or to none; nothing else changes', () => {
  const two: SavedPlan = { ...plan, groups: [...plan.groups, { id: 'h', label: '4A · B', rombelId: 'r', pupils: ['p3'] }] };
  expect(withPupil(two, 'p1', 'h').groups.map((group) => group.pupils)).toEqual([['p2'], ['p3', 'p1']]);
  expect(withPupil(two, 'p1', null).groups.map((group) => group.pupils)).toEqual([['p2'], ['p3']]);
  expect(withPupil(two, 'p1', 'g')).toBe(two);
  expect(withPupil(two, 'p9', 'h').groups[1]?.pupils).toEqual(['p3', 'p9']);
});

test('a row is locked at once', () => {
  expect(withLocks(plan, [0], true).sessions[0]?.locked).toBe(true);
  expect(withLocks(plan, [0], false)).toBe(plan);
});
