import { expect, test } from 'vitest';
import { readLessonSheet } from './lesson-sheet.ts';
import { nearestName } from './nearest-name.ts';
import { lessonTemplate } from './templates.ts';

const KNOWN = { rombel: ['7A', '7B', '10A'], teachers: ['Ibu Sari', 'Pak Budi Santoso', 'Pak Andi'] };

function text(...lines: string[]): { name: string; bytes: Uint8Array } {
  return { name: 'tempelan.txt', bytes: new TextEncoder().encode(lines.join('\n')) };
}

test('what was written to a file comes back the same', () => {
  const rows = [
    { rombel: '7A', subject: 'Matematika', teacher: 'Ibu Sari', periods: '3' },
    { rombel: '7B', subject: 'IPA', teacher: null, periods: null },
  ];
  const { fileName, bytes } = lessonTemplate(rows);
  const read = readLessonSheet({ name: fileName, bytes }, KNOWN);
  expect(read.problems).toEqual([]);
  expect(read.records).toEqual([{ rombel: '7A', subject: 'Matematika', teacher: 'Ibu Sari', periods: 3, row: 2 }]);
});

test('lines copied without a header are read in the order of the template, and rows count from their first line', () => {
  const read = readLessonSheet(text('7a\tMatematika\tibu sari\t3', '7C\tIPA\tPak Andi\t2', '7B\tIPA\tPak Andi\tdua'), KNOWN);
  expect(read.records).toEqual([
    { rombel: '7A', subject: 'Matematika', teacher: 'Ibu Sari', periods: 3, row: 1 },
    { rombel: '7B', subject: 'IPA', teacher: 'Pak Andi', periods: null, row: 3 },
  ]);
  expect(read.problems).toMatchObject([
    { row: 2, column: 'Rombel', code: 'UNKNOWN_KEY', effect: 'ROW_LEFT_OUT', message: expect.stringContaining('baris 2') },
    { row: 3, column: 'Jam per Minggu', code: 'MALFORMED_COUNT', effect: 'VALUE_LEFT_OUT', message: expect.stringContaining('baris 3') },
  ]);
});

test('columns may stand in another order, with others between them', () => {
  const read = readLessonSheet(text('No;Nama Guru;JP;Mapel;NIP;Kelas', '1;Pak Andi;4;IPS;-;7B'), KNOWN);
  expect(read.records).toEqual([{ rombel: '7B', subject: 'IPS', teacher: 'Pak Andi', periods: 4, row: 2 }]);
  expect(read.droppedColumns).toEqual(['No', 'NIP']);
});

test('an unknown teacher is kept as written; the likely one is taken only when suggestions are accepted', () => {
  const file = text('Rombel;Mapel;Guru;Jam', '7A;PJOK;Budi Santosa, S.Pd.;2', '7B;PJOK;Bu Wati;2');
  const read = readLessonSheet(file, KNOWN);
  expect(read.records.map(({ teacher }) => teacher)).toEqual(['Budi Santosa, S.Pd.', 'Bu Wati']);
  expect(read.problems).toMatchObject([
    { row: 2, effect: 'NOTE', suggestion: 'Pak Budi Santoso' },
    { row: 3, effect: 'NOTE' },
  ]);
  expect(read.problems[1]).not.toHaveProperty('suggestion');
  expect(readLessonSheet(file, { ...KNOWN, acceptSuggestions: true }).records.map(({ teacher }) => teacher)).toEqual([
    'Pak Budi Santoso',
    'Bu Wati',
  ]);
});

test('half a row is kept and named, a repeated one is named, an empty one says nothing', () => {
  const read = readLessonSheet(
    text('Rombel;Mapel;Guru;Jam', '7A;IPA;;3', '7A;IPS;Pak Andi;', '7A;ipa;Pak Andi;2', '7B;IPA;;', '7B;;Pak Andi;2', '7B;IPS;Pak Andi;41'),
    KNOWN,
  );
  expect(read.records.map(({ subject, teacher, periods }) => [subject, teacher, periods])).toEqual([
    ['IPA', null, 3],
    ['IPS', 'Pak Andi', null],
    ['IPS', 'Pak Andi', null],
  ]);
  expect(read.problems.map(({ row, column, code }) => [row, column, code])).toEqual([
    [2, 'Guru', 'EMPTY_VALUE'],
    [3, 'Jam per Minggu', 'EMPTY_VALUE'],
    [4, 'Mata Pelajaran', 'DUPLICATE_KEY'],
    [6, 'Mata Pelajaran', 'EMPTY_VALUE'],
    [7, 'Jam per Minggu', 'MALFORMED_COUNT'],
  ]);
});

test('a file of another kind is refused as it is', () => {
  expect(readLessonSheet(text('halo', 'dunia'), KNOWN).problems).toMatchObject([{ code: 'HEADER_NOT_FOUND', effect: 'FILE_REFUSED' }]);
});

test('a name is guessed only when one name alone is near', () => {
  expect(nearestName('Bu Sari', KNOWN.teachers)).toBe('Ibu Sari');
  expect(nearestName('Kelas 7A', KNOWN.rombel)).toBe('7A');
  expect(nearestName('7C', KNOWN.rombel)).toBeNull();
  expect(nearestName('Rahmat', ['Rahman', 'Rahmah'])).toBeNull();
});
