import { expect, test } from 'vitest';
import { holdsNisn, readPupilList } from './read-pupil-list.ts';

const rombel = ['Kelas 1', 'Kelas 1A', 'Kelas 2 Melati'].map((name) => ({
  name,
  pupils: Array.from({ length: 30 }, (_, i) => ({ id: `${name}#${i + 1}`, rosterNumber: i + 1 })),
}));

test('rombel and numbers, however they are written', () => {
  const reading = readPupilList('1A: 3, 7\nkelas 1 5;6\nKelas 2 Melati 12-14', rombel);
  expect(reading.unknown).toEqual([]);
  expect(reading.ids).toEqual([
    'Kelas 1A#3',
    'Kelas 1A#7',
    'Kelas 1#5',
    'Kelas 1#6',
    'Kelas 2 Melati#12',
    'Kelas 2 Melati#13',
    'Kelas 2 Melati#14',
  ]);
});

test('rows copied from a spreadsheet: words beside a number are not read as names', () => {
  expect(readPupilList('Kelas 1A\t12\tAni Lestari\nKelas 1A\t13\tBudi', rombel).ids).toEqual(['Kelas 1A#12', 'Kelas 1A#13']);
});

test('a line without a rombel belongs to the one before, also when its first number is the name of a rombel', () => {
  expect(readPupilList('1A\n1, 2\n9', rombel).ids).toEqual(['Kelas 1A#1', 'Kelas 1A#2', 'Kelas 1A#9']);
  expect(readPupilList('1A 4\n1: 2', rombel).ids).toEqual(['Kelas 1A#4', 'Kelas 1#2']);
});

test('NISN and names are found where they are known; a pupil is named once', () => {
  const known = { byNisn: new Map([['0012345678', 'x']]), byName: new Map([['ani lestari', 'y']]) };
  expect(readPupilList('0012345678\nAni  Lestari\n0012345678', rombel, known)).toEqual({ ids: ['x', 'y'], unknown: [] });
  expect([holdsNisn('1A 3'), holdsNisn('a 0012345678'), holdsNisn('00123456789')]).toEqual([false, true, false]);
});

test('nothing is passed over in silence', () => {
  expect(readPupilList('1A 31\n0099999999\nSiapa Ini', rombel)).toEqual({ ids: [], unknown: ['Kelas 1A: 31', '0099999999', 'Siapa Ini'] });
  expect(readPupilList('3, 4', rombel).unknown).toEqual(['3', '4']);
  // A rombel nobody knows is not taken for the one before.
  expect(readPupilList('1A 3\n9Z 5', rombel)).toEqual({ ids: ['Kelas 1A#3'], unknown: ['9Z 5'] });
});
