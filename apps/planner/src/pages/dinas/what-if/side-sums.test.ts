import { expect, test } from 'vitest';
import { scenarioCsv } from './scenario-csv.ts';
import { cannot, groupSums } from './side-sums.ts';
import type { ScenarioResult, ScenarioSchool, ScenarioSide } from './scenario-queries.ts';

const side = (change: Partial<ScenarioSide>): ScenarioSide => ({
  verdict: 'feasible',
  groups: 4,
  guaranteedSessions: 2,
  bound: 2,
  proven: true,
  minutesPerWeek: 360,
  unplacedPupils: 0,
  seatsPerRoom: 18,
  cause: null,
  resource: null,
  outOfScope: false,
  ...change,
});
const school = (npsn: string, form: string, pupils: number, a: Partial<ScenarioSide>, b: Partial<ScenarioSide>): ScenarioSchool => ({
  schoolId: npsn,
  npsn,
  name: `Sekolah "${npsn}"`,
  form,
  kecamatanCode: form === 'PKBM' ? null : '63.03.01',
  pupils,
  a: side(a),
  b: side(b),
});

const schools = [
  school('10000001', 'SD', 100, {}, { minutesPerWeek: 720, groups: 3 }),
  school(
    '10000002',
    'SD',
    300,
    { verdict: 'infeasible', minutesPerWeek: 0, unplacedPupils: 12, groups: 0, cause: 'Perlu 40 tempat; hanya 28.' },
    { minutesPerWeek: 180, outOfScope: true },
  ),
  school(
    'P0000003',
    'PKBM',
    0,
    { verdict: 'no-pupils', groups: 0, minutesPerWeek: 0 },
    { verdict: 'forbidden', groups: 0, minutesPerWeek: 0 },
  ),
];

test('sums by key, minutes weighted by pupils', () => {
  const sums = groupSums(
    schools,
    (s) => s.form,
    (a, b) => a.localeCompare(b),
  );
  expect(sums.map((s) => [s.key, s.schools, s.pupils])).toEqual([
    ['PKBM', 1, 0],
    ['SD', 2, 400],
  ]);
  expect(sums[1]?.a).toEqual({ feasible: 1, infeasible: 1, noPupils: 0, groups: 4, minutesPerPupilWeek: 90, unplacedPupils: 12 });
  expect(sums[1]?.b.minutesPerPupilWeek).toBe((100 * 720 + 300 * 180) / 400);
  expect(sums[0]?.a).toMatchObject({ noPupils: 1, minutesPerPupilWeek: null });
  expect(sums[0]?.b.infeasible).toBe(1);
  expect(schools.map((s) => cannot(s.a) || cannot(s.b))).toEqual([false, true, true]);
});

const result: ScenarioResult = {
  id: 'x',
  name: '=Uji',
  status: 'DONE',
  schoolCount: 3,
  doneCount: 3,
  phase: 'TRANSITION',
  date: '2021-09-13',
  seed: 1,
  engineVersion: '0.1.0',
  inputHash: 'abc',
  createdAt: '2021-09-13T00:00:00Z',
  finishedAt: null,
  assumptions: [{ level: 'SD', roomWidthM: 7, roomLengthM: 8.5, rombelSize: null, consentShare: 1 }],
  sides: [
    { label: 'Perbup', regulationIds: ['bengkayang-51-2021'], amendment: null, assumptions: [] },
    {
      label: 'Isi 15',
      regulationIds: ['bengkayang-51-2021'],
      amendment: {
        name: 'Isi 15',
        baseline: 'bengkayang-51-2021',
        lines: [
          {
            key: 'max_pupils_per_room',
            unit: 'pupil',
            was: '18',
            wasArticle: 'Lampiran III baris 1',
            becomes: '15',
            direction: 'STRICTER',
            from: '2021-09-13',
            forms: ['SD', 'SMP'],
            article: null,
            quote: null,
            reference: null,
            bites: true,
            counted: true,
          },
        ],
      },
      assumptions: [{ id: 'A-06', value: '45', statedValue: '30', note: 'Rapat' }],
    },
  ],
  totals: [],
  schools,
};

test('CSV: one row a school, quoted, with the way to repeat it below', () => {
  const lines = scenarioCsv(result, new Map([['63.03.01', 'Aluh-aluh']]), ['Perbup', '+SKB']).split('\r\n');
  expect(lines[0]?.charCodeAt(0)).toBe(0xfeff);
  expect(lines[1]).toMatch(/^10000001;"Sekolah ""10000001""";SD;63\.03\.01;Aluh-aluh;100;feasible;4;2;360;0;18;;tidak;feasible;3;/);
  expect(lines[2]).toContain('"Perlu 40 tempat; hanya 28."');
  expect(new Set(lines.slice(0, 4).map((line) => line.replaceAll(/"(?:[^"]|"")*"/g, '').split(';').length))).toEqual(new Set([22]));
  const rest = lines.slice(4).join('\n');
  expect(rest).toContain('Bibit acak;1');
  expect(rest).toContain(
    'Perubahan sisi B: Isi 15;max_pupils_per_room;SD SMP;semula 18 (Lampiran III baris 1);menjadi 15 pupil;sejak 2021-09-13;pengandaian',
  );
  expect(rest).toContain('Asumsi A-06;45;diubah Dinas, semula 30: Rapat');
  expect(rest).toContain('Asumsi SD;ruang 7 x 8,5 m;siswa dibagi rata;100 % setuju tatap muka');
  // A cell that a spreadsheet would take for a formula is text.
  expect(rest).toContain("'=Uji");
  expect(lines.join('\n')).not.toMatch(/(^|;)[=+@]/m);
});
