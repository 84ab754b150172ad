import { addDays, InputError, type Day } from '@giliran/kernel';
import { effectiveZone, type ZoneEntry } from '../lifecycle/effective-zone.ts';
import { CLOSURE_SCOPES, type ClosureOrder, type Suspension } from '../lifecycle/lifecycle-types.ts';
import { listRegulations, regulationById } from '../lookup.ts';
import type { Reader } from '../reader.ts';
import type { Situation } from '../resolved-policy.ts';
import { EDUCATION_FORMS, PHASES, ZONES, type EducationForm, type ParameterValue, type Phase, type Zone } from '../types.ts';

/** Finds the code of an area by its name; `within` is the code of the larger area. Null: no area, or several, of that name. */
export type AreaLookup = (level: 'KABUPATEN' | 'KECAMATAN' | 'DESA', name: string, within: string | null) => string | null;

/** Is there a kabupaten, or in this kabupaten a kecamatan or desa, of that name? True where that is not known. */
export type AreaCheck = (name: string, kabupaten: string) => boolean;

export interface LineSchool {
  readonly level: EducationForm;
  /** Most specific known code, or null when the place was not given. */
  readonly place: string | null;
  readonly startedOn: Day | null;
  readonly phase: Phase | null;
  readonly suspensions: readonly Suspension[];
  readonly closureOrders: readonly ClosureOrder[];
  readonly zoneHistory: readonly { readonly from: Day; readonly zone: Zone | null }[];
  readonly zone: Zone | null;
  readonly situation: Situation;
  /** A-04 when the zones were given per area. */
  readonly assumptionIds: readonly string[];
}

const LEVEL_WORDS: Readonly<Record<string, EducationForm>> = { PAUD: 'TK', NONFORMAL: 'PKBM', SKB: 'SKB_UNIT' };
const AREA_LEVELS = ['KABUPATEN', 'KECAMATAN', 'DESA'] as const;
const CODES = [/^\d{2}\.\d{2}$/, /^\d{2}\.\d{2}\.\d{2}$/, /^\d{2}\.\d{2}\.\d{2}\.\d{4}$/] as const;

/** Reads `school`: form, place, own start, zones, suspensions, PPKM and vaccination. Throws `InputError` with a path. O(zones). */
export function readSchool(reader: Reader, zoneRule: ParameterValue, areaCode: AreaLookup, hasArea: AreaCheck): LineSchool {
  const chain = placeOf(reader, areaCode);
  const zones = zonesOf(reader, chain, String(zoneRule), areaCode, hasArea);
  const zone = zoneWord(reader);
  return {
    level: levelOf(reader),
    place: chain.findLast((code) => code !== null && /^[\d.]+$/.test(code)) ?? null,
    startedOn: reader.optionalDay('startedOn'),
    phase: reader.word('phase', PHASES),
    suspensions: reader.children('suspensions').map(spanOf),
    closureOrders: reader.children('closureOrders').map((one, index) => {
      const { from, to } = spanOf(one);
      const id = one.optionalText('id') ?? String(index + 1);
      return { id, scope: one.word('scope', CLOSURE_SCOPES) ?? 'SCHOOL', from, endsOn: to, endedOn: null };
    }),
    zoneHistory: zones.history,
    zone,
    situation: {
      ppkmLevel: reader.number('ppkmLevel', 1, 4),
      staffDose2: reader.number('staffDose2', 0, 1),
      elderlyDose2: reader.number('elderlyDose2', 0, 1),
      specialArea: reader.flag('specialArea'),
    },
    assumptionIds: zones.byArea ? ['A-04'] : [],
  };
}

/** `from` and `to`, the first day after; without `to` it has not ended. */
function spanOf(one: Reader): Suspension {
  const from = one.day('from');
  const to = one.optionalDay('to');
  if (to !== null && to < from) throw new InputError(one.at('to'), `harus tidak sebelum ${from}; tertulis ${to}`);
  return { from, to };
}

const ZONE_WORDS: Readonly<Record<string, Zone>> = { HIJAU: 'GREEN', KUNING: 'YELLOW', ORANYE: 'ORANGE', JINGGA: 'ORANGE', MERAH: 'RED' };

/** GREEN or Hijau, in any case. */
function zoneWord(reader: Reader): Zone | null {
  const written = reader.optionalText('zone')?.trim().toUpperCase() ?? null;
  if (written === null) return null;
  const zone = ZONES.find((one) => one === written) ?? ZONE_WORDS[written];
  if (zone === undefined) throw new InputError(reader.at('zone'), `harus salah satu dari ${ZONES.join(', ')}; tertulis "${written}"`);
  return zone;
}

/** A form in any case; "SD/MI" is read as its first. */
function levelOf(reader: Reader): EducationForm {
  const written = reader.text('level').trim().toUpperCase().replace(/\/.*$/, '').replaceAll(' ', '_');
  const level = EDUCATION_FORMS.find((form) => form === written) ?? LEVEL_WORDS[written];
  if (level === undefined)
    throw new InputError(reader.at('level'), `harus salah satu dari ${EDUCATION_FORMS.join(', ')}; tertulis "${reader.text('level')}"`);
  return level;
}

/** Codes of kabupaten, kecamatan and desa; null where not given. A name is looked up inside the larger area. */
function placeOf(reader: Reader, areaCode: AreaLookup): readonly (string | null)[] {
  const codes: (string | null)[] = [];
  for (const [index, level] of AREA_LEVELS.entries()) {
    const key = level.toLowerCase();
    const written = reader.optionalText(key);
    const within = codes[index - 1] ?? null;
    if (written === null) codes.push(null);
    else if (CODES[index]?.test(written)) {
      if (within !== null && !written.startsWith(`${within}.`)) {
        throw new InputError(reader.at(key), `kode ${written} tidak berada di dalam ${within}`);
      }
      codes.push(written);
    } else if (/^[\d.]+$/.test(written)) {
      throw new InputError(
        reader.at(key),
        `harus kode Kemendagri ${['61.07', '61.07.03', '61.07.03.2001'][index]} atau nama; tertulis "${written}"`,
      );
    } else {
      const code = index > 0 && within === null ? null : areaCode(level, written, within);
      // Below the kabupaten a name without a code is still a name that zones can be matched by.
      if (code === null && index === 0) {
        throw new InputError(reader.at(key), `kabupaten "${written}" tidak dikenal; tulis kode Kemendagri seperti 61.07 atau nama lengkap`);
      }
      if (code === null && index === 1 && within !== null) {
        throw new InputError(reader.at(key), `tidak ada kecamatan "${written}" di ${within}; periksa ejaannya atau tulis kodenya`);
      }
      codes.push(code ?? (within === null ? null : `${within}/${written.toLowerCase()}`));
    }
  }
  return codes;
}

/** Zones as they hold for the school: entries may name an area by level, code or name, else the kabupaten; A-04 says which holds. */
function zonesOf(
  reader: Reader,
  chain: readonly (string | null)[],
  rule: string,
  areaCode: AreaLookup,
  hasArea: AreaCheck,
): { readonly history: readonly { readonly from: Day; readonly zone: Zone | null }[]; readonly byArea: boolean } {
  let byArea = false;
  const entries = reader.children('zoneHistory').flatMap((one): ZoneEntry[] => {
    const from = one.day('from');
    const to = one.optionalDay('to');
    if (to !== null && to < from) throw new InputError(one.at('to'), `harus tidak sebelum ${from}; tertulis ${to}`);
    const zone = zoneWord(one);
    const area = one.optionalText('area');
    // After its last day an entry says nothing any more.
    const spans = (areaCode: string): ZoneEntry[] => [
      { areaCode, from, zone },
      ...(to === null ? [] : [{ areaCode, from: addDays(to, 1), zone: null }]),
    ];
    if (area === null) return spans('KABUPATEN');
    byArea = true;
    const level = AREA_LEVELS.findIndex((name) => name === area.toUpperCase());
    const isOwn = (key: (typeof AREA_LEVELS)[number], position: number): boolean =>
      chain[position] === area ||
      reader.raw(key.toLowerCase()) === area ||
      (chain[position] !== null && chain[position] === areaCode(key, area, chain[position - 1] ?? null));
    const index = level >= 0 ? level : AREA_LEVELS.findIndex(isOwn);
    if (index < 0) {
      const kabupaten = chain[0] ?? null;
      if (!/^[\d.]+$/.test(area) && kabupaten !== null && !hasArea(area, kabupaten)) {
        throw new InputError(
          one.at('area'),
          `tidak ada kecamatan atau desa "${area}" di ${kabupaten}; periksa ejaannya atau tulis kodenya`,
        );
      }
      // A zone of another area says nothing of this school.
      return spans(`other:${area}`);
    }
    return spans(AREA_LEVELS[index] ?? 'KABUPATEN');
  });
  const order = AREA_LEVELS.toReversed();
  // What an entry begins overrides what another one ends on the same day.
  entries.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : Number(b.zone === null) - Number(a.zone === null)));
  const days = [...new Set(entries.map(({ from }) => from))].toSorted();
  return { history: days.map((from) => ({ from, zone: effectiveZone(entries, order, from, rule) })), byArea };
}

/**
 * Which stored regulations speak for a place between two days when nobody named any? Binding ones with dates, in force on some of
 * them, made for the place or the whole country; those of one PPKM level only where that level is stated. In id order. O(regulations).
 */
function regulationsFor(place: string | null, from: Day, to: Day, ppkmLevel: number | null): readonly string[] {
  return listRegulations()
    .filter(({ kind, binding, area, validFrom, validTo, ppkmLevel: level }) => {
      if (kind !== 'regulation' || !binding || validFrom === null || validFrom > to || (validTo !== null && validTo < from)) return false;
      if (level !== null && level !== undefined && level !== ppkmLevel) return false;
      return area === 'ID' || (place !== null && (place === area || place.startsWith(`${area}.`)));
    })
    .map(({ id }) => id);
}

/** Reads `regulations`, or finds those in force when the field is missing. Throws `InputError` for an unknown id. O(regulations). */
export function readRegulations(reader: Reader, school: LineSchool, from: Day, to: Day): readonly string[] {
  const named = reader.raw('regulations') === null ? null : reader.texts('regulations');
  if (named === null) return regulationsFor(school.place, from, to, school.situation.ppkmLevel ?? null);
  if (named.length === 0) throw new InputError(reader.at('regulations'), 'isi paling sedikit satu peraturan, atau hilangkan kolom ini');
  for (const [index, id] of named.entries()) regulationById(id, `${reader.at('regulations')}/${index}`);
  return named;
}
