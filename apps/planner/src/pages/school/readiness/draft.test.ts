import { expect, test } from 'vitest';
import { differs, draftOf, inputOf, type StoredEvidence } from './draft.ts';

const EMPTY: StoredEvidence = {
  facilityName: null,
  distanceKm: null,
  count: null,
  documentNumber: null,
  documentDate: null,
  documentName: null,
  memberCount: null,
  leader: null,
  tasks: [],
  note: null,
};

test('a stored entry and its draft say the same; a changed distance does not', () => {
  const entry = { answer: 'YES' as const, evidence: { ...EMPTY, facilityName: 'Puskesmas Ledo', distanceKm: 3.5 } };
  const draft = draftOf(entry);
  expect(draft.texts).toEqual({ facilityName: 'Puskesmas Ledo', distanceKm: '3,5' });
  expect(differs(draft, entry)).toBe(false);
  expect(differs({ ...draft, texts: { ...draft.texts, distanceKm: '4' } }, entry)).toBe(true);
  expect(differs({ ...draft, answer: 'NO' }, entry)).toBe(true);
});

test('nothing is sent without an answer; numbers are read with comma or point; a word is no number', () => {
  expect(differs({ answer: null, texts: { note: 'x' }, tasks: [] }, null)).toBe(false);
  expect(inputOf('2', { answer: 'YES', texts: { distanceKm: ' 2,25 ', note: ' ' }, tasks: [] })).toEqual({
    code: '2',
    answer: 'YES',
    evidence: { distanceKm: 2.25 },
  });
  expect(inputOf('4', { answer: 'YES', texts: { count: 'dua' }, tasks: [] })).toEqual({ code: '4', wrong: 'count', typed: 'dua' });
  expect(inputOf('4', { answer: 'YES', texts: { count: '1,5' }, tasks: [] })).toMatchObject({ wrong: 'count' });
});

test('a team keeps its tasks whatever their order', () => {
  const entry = { answer: 'YES' as const, evidence: { ...EMPTY, memberCount: 3, tasks: ['T1.2', 'T1.1'] } };
  expect(differs({ ...draftOf(entry), tasks: ['T1.1', 'T1.2'] }, entry)).toBe(false);
  expect(differs({ ...draftOf(entry), tasks: ['T1.1'] }, entry)).toBe(true);
});
