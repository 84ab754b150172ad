import type { RoomRecord } from '@giliran/dapodik';
import { describe, expect, test } from 'vitest';
import { capacityBadge } from './capacity-badge.ts';
import { entryOf, NEW_ROOM, readRoomEntry, type RoomValues } from './room-entry.ts';
import { roomInputs, siteOf } from './room-inputs.ts';

const STORED: RoomValues = {
  name: 'Ruang 1',
  site: 'ON_CAMPUS',
  widthM: 7,
  lengthM: 8,
  sideMarginM: 0.4,
  frontZoneM: 1.5,
  backMarginM: 0.5,
};

describe('a typed room', () => {
  test('comma and point, empty sides are not known', () => {
    expect(readRoomEntry({ ...NEW_ROOM, name: ' Ruang  2 ', width: '7,5', length: '' }, [])).toEqual({
      kind: 'room',
      room: { name: 'Ruang 2', site: 'ON_CAMPUS', widthM: 7.5, lengthM: null, sideMarginM: 0.5, frontZoneM: 2, backMarginM: 0.5 },
    });
  });
  test('what is stored comes back the same', () => {
    expect(readRoomEntry(entryOf(STORED), [])).toEqual({ kind: 'room', room: STORED });
  });
  test.each([
    [{ name: ' ' }, 'noName'],
    [{ name: 'RUANG 1' }, 'nameTaken'],
    [{ name: 'Aula', width: '700' }, 'number'],
    [{ name: 'Aula', front: 'dua' }, 'number'],
  ] as const)('%j is refused: %s', (change, reason) => {
    expect(readRoomEntry({ ...NEW_ROOM, ...change }, ['Ruang 1'])).toEqual({ kind: 'wrong', reason });
  });
});

describe('an imported sheet', () => {
  const row = (change: Partial<RoomRecord>): RoomRecord => ({
    name: 'Ruang 1',
    lengthM: 9,
    widthM: 7,
    frontZoneM: null,
    site: null,
    row: 2,
    ...change,
  });
  test('empty cells change nothing about a known room', () => {
    expect(roomInputs([row({ name: 'ruang 1', lengthM: null, widthM: null })], [STORED])).toEqual([STORED]);
  });
  test('a measured size replaces the stored one', () => {
    expect(roomInputs([row({ lengthM: 9, frontZoneM: 2.5 })], [STORED])).toEqual([{ ...STORED, lengthM: 9, frontZoneM: 2.5 }]);
  });
  test('one name in two buildings makes two rooms; the same name twice makes one', () => {
    const names = (records: RoomRecord[]) => roomInputs(records, []).map(({ name }) => name);
    expect(names([row({ site: 'Gedung A' }), row({ site: 'Gedung B', row: 3 })])).toEqual(['Ruang 1 (Gedung A)', 'Ruang 1 (Gedung B)']);
    expect(names([row({}), row({ row: 3, name: 'RUANG 1' })])).toEqual(['Ruang 1']);
  });
  test.each([
    ['Luar sekolah: balai desa', 'OFF_SITE'],
    ['di luar sekolah', 'OFF_SITE'],
    ['Gedung B', 'ON_CAMPUS'],
    ['Luarsa', 'ON_CAMPUS'],
  ])('%s is %s', (text, site) => {
    expect(siteOf(text)).toBe(site);
  });
});

describe('the badge', () => {
  const room = { count: 18, upperBound: 18, proven: true, limitedBy: 'CAP', legalCap: { value: 18 }, caps: [{ pupils: 18 }] } as const;
  test.each([
    [room, 'cap', { count: 18, cap: 18 }],
    [{ ...room, count: 14, caps: [{ pupils: 14 }, { pupils: 18 }] }, 'ownCap', { count: 14, cap: 14 }],
    [{ ...room, count: 16, upperBound: 18, proven: false, limitedBy: 'GEOMETRY' }, 'open', { count: 16, bound: 18 }],
    [{ ...room, count: 16, upperBound: 16, limitedBy: 'GEOMETRY' }, 'proven', { count: 16 }],
    [{ ...room, count: 0, upperBound: 0, limitedBy: 'GEOMETRY' }, 'none', {}],
    [{ ...room, count: null, upperBound: null, proven: false, limitedBy: 'UNKNOWN' }, 'unknown', {}],
  ] as const)('%j', (numbers, key, values) => {
    expect(capacityBadge(numbers)).toMatchObject({ key, values });
  });
});
