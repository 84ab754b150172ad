import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { allKabupaten, desaOf, kecamatanOf } from '@giliran/dapodik/areas';
import { roomLimits } from '@giliran/planning';
import { answerPolicyLine, explainPolicyLine, type AreaCheck, type AreaLookup, type LineHost } from '@giliran/policy/command-line';
import { answerJsonLines } from '../json-lines.ts';

const PLACE_OPTIONS = ['on', 'level', 'kabupaten', 'kecamatan', 'desa', 'started', 'phase', 'zone'] as const;

/**
 * `giliran policy`: plans judged by the rules, JSON Lines in and out. With `--explain` the resolved parameters and their reasons:
 * for the place and date of the options, or for every line when there are none.
 */
export async function policyCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      explain: { type: 'boolean', default: false },
      ...Object.fromEntries(PLACE_OPTIONS.map((name) => [name, { type: 'string' as const }])),
      ppkm: { type: 'string' },
      regulations: { type: 'string' },
    },
  });
  const text = (name: string): string | null => {
    const value = (values as Record<string, unknown>)[name];
    return typeof value === 'string' ? value : null;
  };
  const named = [...PLACE_OPTIONS, 'ppkm', 'regulations'].filter((name) => text(name) !== null);
  if (!values.explain) {
    if (named.length > 0) throw new Error(`--${named[0]} belongs to --explain; without it, lines come in on standard input`);
    return answerJsonLines((value) => answerPolicyLine(value, HOST));
  }
  if (named.length === 0) return answerJsonLines((value) => explainPolicyLine(value, HOST));
  const ppkm = text('ppkm');
  const line = {
    id: null,
    on: text('on'),
    school: {
      level: text('level'),
      kabupaten: text('kabupaten'),
      kecamatan: text('kecamatan'),
      desa: text('desa'),
      startedOn: text('started'),
      phase: text('phase'),
      zone: text('zone'),
      // What is no number is refused with its path, not dropped.
      ppkmLevel: ppkm !== null && /^\d+$/.test(ppkm) ? Number(ppkm) : ppkm,
    },
    regulations: text('regulations')?.split(',') ?? null,
  };
  return answerJsonLines((value) => explainPolicyLine(value, HOST), Readable.from([JSON.stringify(line)]));
}

const areaCode: AreaLookup = (level, name, within) => {
  const areas = level === 'KABUPATEN' ? allKabupaten() : level === 'KECAMATAN' ? kecamatanOf(within ?? '') : desaOf(within ?? '');
  const exact = areas.filter((area) => plain(area.name) === plain(name));
  const found = exact.length > 0 ? exact : areas.filter((area) => bare(area.name) === bare(name));
  return found.length === 1 ? (found[0]?.code ?? null) : null;
};

const hasArea: AreaCheck = (name, kabupaten) => {
  const within = kecamatanOf(kabupaten);
  const desa = within.flatMap(({ code }) => desaOf(code));
  return desa.length === 0 || [...allKabupaten(), ...within, ...desa].some((area) => bare(area.name) === bare(name));
};

function plain(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/^kab\.? /, 'kabupaten ')
    .replaceAll(/\s+/g, ' ');
}

/** "Bengkayang" for "Kabupaten Bengkayang"; a kota of the same name is told apart by its full name. */
function bare(name: string): string {
  return plain(name).replace(/^(kabupaten|kota|kecamatan|kec\.?|desa|kelurahan) /, '');
}

const HOST: LineHost = {
  areaCode,
  hasArea,
  seatsOf: ({ widthM, lengthM }, policy) => {
    const margins = policy.limits.roomMargins.value ?? { sideM: 0, frontM: 0, backM: 0 };
    const cm = (metres: number): number => Math.round(metres * 100);
    const { capacity } = roomLimits(
      {
        widthCm: cm(widthM),
        lengthCm: cm(lengthM),
        sideMarginCm: cm(margins.sideM),
        frontZoneCm: cm(margins.frontM),
        backMarginCm: cm(margins.backM),
      },
      policy,
    );
    // A thousandth of a millimetre: what the layout search leaves of floating point.
    const distanceM = capacity.minDistanceM === null ? null : Math.round(capacity.minDistanceM * 1e6) / 1e6;
    return { seats: capacity.geometryCount ?? 0, distanceM };
  },
};
