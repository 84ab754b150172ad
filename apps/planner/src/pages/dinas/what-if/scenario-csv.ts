import { csvText, decimal } from '../csv.ts';
import type { ScenarioResult, ScenarioSide } from './scenario-queries.ts';

const SIDE_COLUMNS = [
  'putusan',
  'kelompok',
  'pertemuan per minggu',
  'menit per siswa per minggu',
  'siswa tanpa tempat (paling sedikit)',
  'kursi per ruang',
  'sebab',
  'di luar lingkup peraturan',
];

/**
 * A what-if as CSV for a spreadsheet in Indonesian: semicolons, decimal commas, one row a school; below it the assumptions and
 * what is needed to repeat it. O(schools).
 */
export function scenarioCsv(
  result: ScenarioResult,
  kecamatanNames: ReadonlyMap<string, string>,
  labels: readonly [string, string] | readonly string[],
): string {
  const [a = 'A', b = 'B'] = labels;
  const rows: (string | number | null)[][] = [
    [
      'NPSN',
      'Sekolah',
      'Bentuk',
      'Kode kecamatan',
      'Kecamatan',
      'Siswa',
      ...SIDE_COLUMNS.map((name) => `A: ${name}`),
      ...SIDE_COLUMNS.map((name) => `B: ${name}`),
    ],
    ...result.schools.map((school) => [
      school.npsn,
      school.name,
      school.form,
      school.kecamatanCode,
      school.kecamatanCode === null ? null : (kecamatanNames.get(school.kecamatanCode) ?? null),
      school.pupils,
      ...sideCells(school.a),
      ...sideCells(school.b),
    ]),
    [],
    ['Uji aturan', result.name],
    ['Sisi A', a],
    ['Sisi B', b],
    ...result.sides.flatMap(({ amendment }, index) =>
      (amendment?.lines ?? []).map((line) => [
        `Perubahan sisi ${index === 0 ? 'A' : 'B'}: ${amendment?.name ?? ''}`,
        line.key,
        line.forms.join(' '),
        `semula ${line.was ?? 'tidak disebut'}${line.wasArticle === '' ? '' : ` (${line.wasArticle})`}`,
        `menjadi ${line.becomes} ${line.unit === 'none' ? '' : line.unit}`.trim(),
        `sejak ${line.from}`,
        [line.article, line.quote, line.reference].filter(Boolean).join('; ') || 'pengandaian',
      ]),
    ),
    ['Masa', result.phase],
    ['Tanggal aturan', result.date],
    ['Sekolah terjawab', `${result.doneCount} dari ${result.schoolCount}`],
    ['Bibit acak', result.seed],
    ['Versi mesin', result.engineVersion],
    ['Sidik masukan', result.inputHash],
    ...[...new Map(result.sides.flatMap((side) => side.assumptions.map((one) => [one.id, one] as const))).values()].map((one) => [
      `Asumsi ${one.id}`,
      one.value,
      one.statedValue === null ? null : `diubah Dinas, semula ${one.statedValue}: ${one.note ?? ''}`,
    ]),
    ...result.assumptions.map((level) => [
      `Asumsi ${level.level}`,
      `ruang ${decimal(level.roomWidthM)} x ${decimal(level.roomLengthM)} m`,
      level.rombelSize === null ? 'siswa dibagi rata' : `${level.rombelSize} siswa per rombel`,
      `${decimal(level.consentShare * 100)} % setuju tatap muka`,
    ]),
  ];
  return csvText(rows);
}

function sideCells(side: ScenarioSide): (string | number | null)[] {
  return [
    side.verdict,
    side.groups,
    side.guaranteedSessions,
    side.minutesPerWeek,
    side.unplacedPupils,
    side.seatsPerRoom,
    side.cause,
    side.outOfScope ? 'ya' : 'tidak',
  ];
}
