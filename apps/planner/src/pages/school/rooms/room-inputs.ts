import type { RoomRecord } from '@giliran/dapodik';
import { FIRST_MARGINS, sameName, type RoomSite, type RoomValues } from './room-entry.ts';

/**
 * What an imported sheet makes of the school's rooms. A room is known by its name; two rows of one name get their building
 * added ("Ruang 1 (Gedung B)"). An empty cell changes nothing about a known room: neither its size, nor its site, nor its
 * strips. Two rows that still have one name become one; the first counts. O(rows x rooms).
 */
export function roomInputs(records: readonly RoomRecord[], known: readonly RoomValues[]): RoomValues[] {
  const inputs: RoomValues[] = [];
  for (const record of records) {
    const twice = records.some((other) => other !== record && sameName(other.name, record.name));
    const name = twice && record.site !== null ? `${record.name} (${record.site})` : record.name;
    if (inputs.some((other) => sameName(other.name, name))) continue;
    const before = known.find((room) => sameName(room.name, name));
    inputs.push({
      name: before?.name ?? name,
      site: record.site === null ? (before?.site ?? 'ON_CAMPUS') : siteOf(record.site),
      widthM: record.widthM ?? before?.widthM ?? null,
      lengthM: record.lengthM ?? before?.lengthM ?? null,
      sideMarginM: before?.sideMarginM ?? FIRST_MARGINS.sideMarginM,
      frontZoneM: record.frontZoneM ?? before?.frontZoneM ?? FIRST_MARGINS.frontZoneM,
      backMarginM: before?.backMarginM ?? FIRST_MARGINS.backMarginM,
    });
  }
  return inputs;
}

/** "Luar sekolah" and "di luar sekolah: balai desa" are off site; every other text names a building of the school. */
export function siteOf(text: string): RoomSite {
  return /^\s*(di\s+)?luar\b/iu.test(text) ? 'OFF_SITE' : 'ON_CAMPUS';
}
