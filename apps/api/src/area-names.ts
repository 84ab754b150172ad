import { desaOf, kabupatenName, kecamatanOf } from '@giliran/dapodik/areas';
import { badInput } from './errors.ts';

/** Official name of a kabupaten, kecamatan or desa; the code itself where the list has no name. */
export function areaName(code: string): string {
  if (code.length <= 5) return kabupatenName(code) ?? code;
  const list = code.length <= 8 ? kecamatanOf(code.slice(0, 5)) : desaOf(code.slice(0, 8));
  return list.find((area) => area.code === code)?.name ?? code;
}

/**
 * The area as it is stored, when it lies in the kabupaten; throws otherwise. A desa of a kabupaten whose desa are not on the list
 * is taken by the form of its code.
 */
export function areaWithin(
  kabupatenCode: string,
  kecamatanCode: string | null | undefined,
  desaCode: string | null | undefined,
): { kecamatanCode: string | null; desaCode: string | null } {
  const kecamatan = kecamatanCode ?? desaCode?.slice(0, 8) ?? null;
  if (kecamatan !== null && !kecamatanOf(kabupatenCode).some(({ code }) => code === kecamatan)) {
    throw badInput('/kecamatanCode', `Kecamatan ${kecamatan} tidak ada di kabupaten ${kabupatenCode}.`);
  }
  if (!desaCode) return { kecamatanCode: kecamatan, desaCode: null };
  const known = desaOf(kecamatan ?? '');
  const inside = known.length > 0 ? known.some(({ code }) => code === desaCode) : /^\d{2}\.\d{2}\.\d{2}\.[12]\d{3}$/.test(desaCode);
  if (!inside || !desaCode.startsWith(`${kecamatan}.`))
    throw badInput('/desaCode', `Desa ${desaCode} tidak ada di kecamatan ${kecamatan}.`);
  return { kecamatanCode: kecamatan, desaCode };
}
