import type { TeacherRecord } from '@giliran/dapodik';
import { expect, test } from 'vitest';
import { NEW_TEACHER, readTeacherEntry, teacherEntryOf, teacherRows, type TeacherValues } from './teacher-entry.ts';

const STORED: TeacherValues = { name: 'Ibu Sari', rombel: 'Kelas 4', maxDay: 2, maxWeek: null, maxPeriods: 24 };

test('what is stored comes back the same; empty limits are no limits', () => {
  expect(readTeacherEntry(teacherEntryOf(STORED), [])).toEqual({ kind: 'teacher', teacher: STORED });
  expect(readTeacherEntry({ ...NEW_TEACHER, name: ' Pak  Adi ' }, [])).toEqual({
    kind: 'teacher',
    teacher: { name: 'Pak Adi', rombel: null, maxDay: null, maxWeek: null, maxPeriods: null },
  });
});

test.each([
  [{ name: '' }, 'noName'],
  [{ name: 'ibu sari' }, 'nameTaken'],
  [{ name: 'Pak Adi', maxDay: '1,5' }, 'number'],
  [{ name: 'Pak Adi', maxWeek: '61' }, 'number'],
  [{ name: 'Pak Adi', maxPeriods: 'dua' }, 'number'],
] as const)('%j is refused: %s', (change, reason) => {
  expect(readTeacherEntry({ ...NEW_TEACHER, ...change }, ['Ibu Sari'])).toEqual({ kind: 'wrong', reason });
});

test('an import keeps what is known of a teacher and never merges two people in silence', () => {
  const row = (change: Partial<TeacherRecord>): TeacherRecord => ({
    key: 'k',
    name: 'Ibu Sari',
    nuptk: null,
    staffType: 'Guru Kelas',
    additionalDuty: null,
    row: 6,
    ...change,
  });
  const { rows, doubled } = teacherRows(
    [
      row({}),
      row({ name: 'IBU SARI', row: 7 }),
      row({ name: 'Pak Tata', staffType: 'Tenaga Administrasi Sekolah' }),
      row({ name: 'Pak Adi', staffType: null }),
    ],
    [STORED],
  );
  expect(rows.map(({ values, chosen }) => [values.name, values.rombel, chosen])).toEqual([
    ['Ibu Sari', 'Kelas 4', true],
    ['Pak Tata', null, false],
    ['Pak Adi', null, true],
  ]);
  expect(doubled).toEqual(['IBU SARI']);
});
