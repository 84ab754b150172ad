import { shortValue } from './problem.ts';
import type { OpenSheet } from './sheet-header.ts';

const FILE_NAME = /^(?:daftar_pd|daftar-guru|daftar_guru|daftar-tendik)-(.+?)-\d{4}-\d{2}-\d{2}/iu;

/**
 * The school's name: row 2 of a Dapodik export (row 1 is its title), else the name inside the file name, else null. O(1).
 */
export function schoolNameOf<K extends string>(fileName: string, sheet: OpenSheet<K>): string | null {
  if (sheet.headerRow >= 2) {
    const title = sheet.table.rows[0]?.find((cell) => cell !== undefined)?.text ?? '';
    const second = sheet.table.rows[1]?.find((cell) => cell !== undefined)?.text ?? '';
    if (/^daftar\b/iu.test(title) && second !== '') return shortValue(second.replace(/\s+/gu, ' '), 120);
  }
  const match = FILE_NAME.exec(fileName.replace(/^.*[\\/]/u, ''));
  return match?.[1] ? shortValue(match[1].trim(), 120) : null;
}
