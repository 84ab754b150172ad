import { DESA_6107_LINES } from '../areas/desa-6107.generated.ts';
import { KABUPATEN_LINES } from '../areas/kabupaten.generated.ts';
import { KECAMATAN_LINES } from '../areas/kecamatan.generated.ts';

/** An area by its Kemendagri code. */
export interface AreaName {
  readonly code: string;
  readonly name: string;
}

/** A desa, or a kelurahan: the fourth part of its code starts with 1 (regulation 7.4). */
export interface DesaName extends AreaName {
  readonly kind: 'DESA' | 'KELURAHAN';
}

/** The parts of one line of the extract: a parent's code, then children as a code of `digits` digits and a name. O(line). */
function childrenOf(lines: readonly string[], parent: string, digits: number): AreaName[] {
  const line = lines.find((candidate) => candidate.startsWith(parent));
  if (line === undefined) return [];
  return line
    .slice(parent.length)
    .split('|')
    .map((child) => ({ code: `${parent}.${child.slice(0, digits)}`, name: child.slice(digits) }));
}

/**
 * What is the kabupaten or kota with this code called? `'63.03'` -> `'Kabupaten Banjar'`; null when there is none. Source:
 * areas/NOTICE.md. O(kabupaten).
 */
export function kabupatenName(code: string): string | null {
  if (!/^\d{2}\.\d{2}$/u.test(code)) return null;
  return KABUPATEN_LINES.find((line) => line.startsWith(code))?.slice(code.length) ?? null;
}

/** All kabupaten and kota of Indonesia, by code. O(kabupaten). */
export function allKabupaten(): AreaName[] {
  return KABUPATEN_LINES.map((line) => ({ code: line.slice(0, 5), name: line.slice(5) }));
}

/** Which kecamatan does a kabupaten have? By code, all of Indonesia; empty for an unknown code. O(kabupaten + kecamatan). */
export function kecamatanOf(kabupatenCode: string): AreaName[] {
  return /^\d{2}\.\d{2}$/u.test(kabupatenCode) ? childrenOf(KECAMATAN_LINES, kabupatenCode, 2) : [];
}

/** Which desa and kelurahan does a kecamatan have? Only kabupaten Bengkayang (61.07) is in the extract; else empty. O(desa). */
export function desaOf(kecamatanCode: string): DesaName[] {
  if (!/^\d{2}\.\d{2}\.\d{2}$/u.test(kecamatanCode)) return [];
  return childrenOf(DESA_6107_LINES, kecamatanCode, 4).map(({ code, name }) => ({
    code,
    name,
    kind: code.charAt(9) === '1' ? 'KELURAHAN' : 'DESA',
  }));
}
