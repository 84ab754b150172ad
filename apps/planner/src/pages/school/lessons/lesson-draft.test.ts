import { expect, test } from 'vitest';
import {
  cellOf,
  copyToGrade,
  draftOf,
  mergeRecords,
  pasteBlock,
  readDraft,
  renameSubject,
  sameDraft,
  unknownTeachers,
  withCell,
  withoutSubject,
  withSubject,
} from './lesson-draft.ts';
import { rombelSums, teacherLoads } from './lesson-sums.ts';

const PEOPLE = {
  rombel: [
    { id: 'a', name: '7A', grade: 7 },
    { id: 'b', name: '7B', grade: 7 },
    { id: 'c', name: '8A', grade: 8 },
  ],
  teachers: [
    { id: 's', name: 'Ibu Sari' },
    { id: 'd', name: 'Pak Adi' },
  ],
};
const DEMAND = [
  { rombelId: 'a', subject: 'MTK', teacherId: 's', periods: 4 },
  { rombelId: 'a', subject: 'IPA', teacherId: 'd', periods: 2 },
  { rombelId: 'c', subject: 'MTK', teacherId: 's', periods: 3 },
];
const draft = draftOf(DEMAND, PEOPLE);

test('what is stored comes back the same, in the order of rombel and columns', () => {
  expect(readDraft(draft, PEOPLE)).toEqual({ demand: DEMAND, gaps: [] });
  expect(sameDraft(draft, draftOf([...DEMAND].reverse(), PEOPLE))).toBe(true);
  expect(sameDraft(draft, withSubject(draft, 'IPS'))).toBe(true);
  expect(sameDraft(draft, draftOf(DEMAND.slice(1), PEOPLE))).toBe(false);
});

test.each([
  [{ periods: '', teacher: 'Pak Adi' }, 'noPeriods'],
  [{ periods: '1,5', teacher: 'Pak Adi' }, 'badPeriods'],
  [{ periods: '41', teacher: 'Pak Adi' }, 'badPeriods'],
  [{ periods: '2', teacher: ' ' }, 'noTeacher'],
  [{ periods: '2', teacher: 'Bu Wati' }, 'unknownTeacher'],
] as const)('%j is kept on screen and named: %s', (cell, gap) => {
  const read = readDraft(withCell(draft, 'b', 'IPA', cell), PEOPLE);
  expect(read.gaps).toEqual([{ rombelId: 'b', subject: 'IPA', gap }]);
  expect(read.demand).toEqual(DEMAND);
});

test('a row goes to the rombel of its grade and to no other', () => {
  const copied = copyToGrade(draft, 'a', PEOPLE);
  expect(cellOf(copied, 'b', 'IPA')).toEqual({ periods: '2', teacher: 'Pak Adi' });
  expect(copied.cells['c']).toEqual(draft.cells['c']);
});

test('a block of a spreadsheet fills to the right and downwards and stops at the edge', () => {
  const pasted = pasteBlock(draft, { rombelId: 'b', subject: 'MTK', field: 'periods' }, '5\t 6 \t7\r\n8\r\n9\r\n', PEOPLE);
  expect([cellOf(pasted, 'b', 'MTK'), cellOf(pasted, 'b', 'IPA')].map(({ periods }) => periods)).toEqual(['5', '6']);
  expect(cellOf(pasted, 'c', 'MTK')).toEqual({ periods: '8', teacher: 'Ibu Sari' });
  expect(pasted.subjects).toEqual(['MTK', 'IPA']);
});

test('columns: a name is used once, in whatever case; a column takes its cells along', () => {
  expect(withSubject(draft, ' mtk ')).toBe(draft);
  expect(withSubject(draft, '  Seni   Budaya ').subjects).toEqual(['MTK', 'IPA', 'Seni Budaya']);
  expect(renameSubject(draft, 'MTK', 'ipa')).toBe(draft);
  const renamed = renameSubject(draft, 'MTK', 'Matematika');
  expect(cellOf(renamed, 'c', 'Matematika')).toEqual(cellOf(draft, 'c', 'MTK'));
  expect(readDraft(withoutSubject(draft, 'MTK'), PEOPLE).demand).toEqual([DEMAND[1]]);
});

test('a list adds and changes; what it does not name stays, or goes when only the list is to hold', () => {
  const records = [
    { rombel: '7a', subject: 'mtk', teacher: 'Pak Adi', periods: null, row: 2 },
    { rombel: '7B', subject: 'IPS', teacher: 'Bu Wati', periods: 2, row: 3 },
    { rombel: '8A', subject: 'MTK', teacher: 'IBU SARI', periods: 3, row: 4 },
  ];
  const merged = mergeRecords(draft, records, PEOPLE, false);
  expect(merged).toMatchObject({ added: 1, changed: 1, same: 1, unnamed: 1 });
  expect(cellOf(merged.draft, 'a', 'MTK')).toEqual({ periods: '4', teacher: 'Pak Adi' });
  expect(cellOf(merged.draft, 'a', 'IPA')).toEqual({ periods: '2', teacher: 'Pak Adi' });
  expect(unknownTeachers(merged.draft, PEOPLE)).toEqual(['Bu Wati']);
  expect(cellOf(mergeRecords(draft, records, PEOPLE, true).draft, 'a', 'IPA')).toEqual({ periods: '', teacher: '' });
});

test('sums: a rombel against its sessions, a teacher against the own limit with every group counted', () => {
  const sumOf = rombelSums(DEMAND, 5);
  expect([sumOf('a'), sumOf('b')]).toEqual([
    { periods: 6, most: 5, over: 1 },
    { periods: 0, most: 5, over: 0 },
  ]);
  const loads = teacherLoads(
    DEMAND,
    () => 2,
    (id) => (id === 'd' ? 3 : 20),
  );
  expect(loads.map(({ teacherId, periods, over }) => [teacherId, periods, over])).toEqual([
    ['d', 4, 1],
    ['s', 14, 0],
  ]);
});
