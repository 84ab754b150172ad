import { randomUnit } from '@giliran/kernel';
import { EDUCATION_FORMS, listRegulations, PHASES, type ParameterValue } from '@giliran/policy';
import { authorableParameters } from '@giliran/policy/authoring';
import { describe, expect, test } from 'vitest';
import { inputHash } from './input-hash.ts';
import { DEFAULT_ASSUMPTIONS, type RecapCounts } from './modelled-school.ts';
import type { TypedChange } from './parse-what-if-amendment.ts';
import { amendmentLines, amendmentProblems, sideAssumptions, sidePolicy } from './what-if-amendment.ts';
import { parseWhatIf, whatIf, type TypedWhatIf } from './what-if.ts';

const PERBUP = 'bengkayang-51-2021';
const CAP: TypedChange = { key: 'max_pupils_per_room', value: 15, levelGroup: 'DASMEN', from: '2021-09-13' };

function asked(changes: readonly TypedChange[], more: Partial<TypedWhatIf> = {}, regulationIds = [PERBUP]): TypedWhatIf {
  return {
    sides: [
      { label: 'A', regulationIds },
      { label: 'B', regulationIds, amendment: { name: 'Isi ruang 15', baseline: PERBUP, changes: [...changes] } },
    ],
    phase: 'TRANSITION',
    date: '2021-09-13',
    assumptions: DEFAULT_ASSUMPTIONS,
    ...more,
  };
}
const sd = (pupils: number): RecapCounts => ({ id: '1', form: 'SD', pupils, rombel: 6, rooms: 6, teachers: 8 });
const refusal = (spec: TypedWhatIf): { path: string; message: string } => {
  try {
    parseWhatIf(spec);
  } catch (error) {
    return error as { path: string; message: string };
  }
  throw new Error('expected a refusal');
};

describe('baseline and baseline with an amendment', () => {
  test('a cap of 15 instead of 18 splits 32 pupils into three groups; the untouched side stays as it is', () => {
    const spec = parseWhatIf(asked([CAP]));
    const [before, after] = whatIf(sd(192), spec).sides;
    expect(before).toMatchObject({ groups: 12, seatsPerRoom: 18 });
    expect(after).toMatchObject({ groups: 18, seatsPerRoom: 15 });
    expect(before).toEqual(whatIf(sd(192), { ...spec, sides: [spec.sides[0], spec.sides[0]] }).sides[0]);
  });

  test('each line names what was, what becomes, for whom, and the article', () => {
    const side = parseWhatIf(asked([{ ...CAP, article: 'Pasal 3', quote: 'paling banyak 15', reference: ' ' }])).sides[1];
    expect(amendmentLines(side, asked([]))).toEqual([
      {
        change: 0,
        key: 'max_pupils_per_room',
        unit: 'pupil',
        was: 18,
        wasArticle: 'Lampiran III baris 1',
        becomes: 15,
        direction: 'STRICTER',
        from: '2021-09-13',
        phase: null,
        forms: ['SD', 'MI', 'SMP', 'MTS', 'PAKET_A', 'PAKET_B', 'PAKET_C', 'PKBM', 'SKB_UNIT'],
        article: 'Pasal 3',
        quote: 'paling banyak 15',
        reference: null,
        bites: true,
        counted: true,
      },
    ]);
  });

  test('one value for every form gives one line for each value that the baseline holds', () => {
    const side = parseWhatIf(asked([{ ...CAP, value: 4, levelGroup: null }])).sides[1];
    expect(
      amendmentLines(side, asked([])).map(({ was, becomes, forms }) => [was, becomes, forms.includes('TK'), forms.includes('SD')]),
    ).toEqual([
      [5, 4, true, false],
      [18, 4, false, true],
    ]);
  });

  test('where another chosen text is stricter still, the line says that it does not bite', () => {
    const side = parseWhatIf(asked([{ ...CAP, key: 'min_distance_m', value: 1.6, levelGroup: null }], {}, [PERBUP, 'cdc-2021-02-12']))
      .sides[1];
    expect(amendmentLines(side, asked([])).map(({ bites }) => bites)).toEqual([false]);
  });

  test('a looser value is refused without a reference and accepted with one', () => {
    const looser = { ...CAP, value: 20 };
    const { path, message } = refusal(asked([looser]));
    expect(path).toBe('/sides/1/amendment/changes/0/reference');
    expect(message).toMatch(/20.*18.*rujukannya belum ada/);
    const side = parseWhatIf(asked([{ ...looser, reference: 'Perbup 60/2021' }])).sides[1];
    const lines = amendmentLines(side, asked([]));
    expect(lines).toMatchObject([{ direction: 'LOOSER', reference: 'Perbup 60/2021', bites: true }]);
    expect(amendmentProblems(side, lines)).toEqual([]);
    // One value for all forms: stricter for primary schools, looser for early childhood.
    expect(refusal(asked([{ ...CAP, levelGroup: null }])).message).toMatch(/15.*lebih longgar.*5/);
  });

  test('what a text states only for a situation counts as held: half a rombel may not become four fifths without a reference', () => {
    const situation = { ppkmLevel: 3, staffDose2: 0.5, elderlyDose2: 0.2 };
    const side = { label: 'A', regulationIds: ['skb-05kb2021'], situation };
    const spec = (value: number): TypedWhatIf => ({
      ...asked([], { date: '2022-01-10' }),
      sides: [
        side,
        {
          ...side,
          amendment: { name: 'Isi', baseline: 'skb-05kb2021', changes: [{ key: 'capacity_fraction_max', value, from: '2022-01-10' }] },
        },
      ],
    });
    expect(refusal(spec(0.8))).toMatchObject({ path: '/sides/1/amendment/changes/0/reference', message: expect.stringContaining('0,5') });
    const read = parseWhatIf(spec(0.3));
    expect(read.sides.map((one) => sidePolicy(one, read, 'SD').limits.capacityFractionMax.value)).toEqual([0.5, 0.3]);
  });

  test('wrong input is named with its path', () => {
    const path = (change: Partial<TypedChange>, more: Partial<TypedWhatIf> = {}) => refusal(asked([{ ...CAP, ...change }], more)).path;
    expect(path({ key: 'entah' })).toBe('/sides/1/amendment/changes/0/key');
    expect(path({ value: 0.5 })).toBe('/sides/1/amendment/changes/0/value');
    expect(path({ unit: 'm' })).toBe('/sides/1/amendment/changes/0/unit');
    expect(path({ levelGroup: 'KELAS' })).toBe('/sides/1/amendment/changes/0/levelGroup');
    expect(path({ from: '2021-10-01' })).toBe('/sides/1/amendment/changes/0/from');
    expect(path({ phase: 'NEW_NORMAL' })).toBe('/sides/1/amendment/changes/0/phase');
    expect(refusal(asked([CAP, { ...CAP, value: 12 }])).path).toBe('/sides/1/amendment/changes/1/key');
    expect(refusal(asked([])).path).toBe('/sides/1/amendment/changes');
    const other = asked([CAP]);
    const [a, b] = other.sides;
    if (!a || !b?.amendment) throw new Error('two sides');
    expect(refusal({ ...other, sides: [a, { ...b, amendment: { ...b.amendment, baseline: 'who-2020' } }] }).path).toBe(
      '/sides/1/amendment/baseline',
    );
    expect(refusal({ ...other, sides: [a, { ...b, amendment: { ...b.amendment, name: ' ' } }] }).path).toBe('/sides/1/amendment/name');
  });

  test('another value, article or reference is another input', () => {
    const hash = (change: Partial<TypedChange>): string => inputHash(parseWhatIf(asked([{ ...CAP, ...change }])));
    const hashes = [{}, { value: 14 }, { article: 'Pasal 3' }, { reference: 'x' }, { from: '2021-09-01' as const }].map(hash);
    expect(new Set(hashes).size).toBe(5);
    expect(hash({})).toBe(hashes[0]);
  });
});

describe('assumptions of a what-if', () => {
  test('margins and gap of the modelled school are A-16 and A-06, with the value and the note of the Dinas', () => {
    const small = { ...DEFAULT_ASSUMPTIONS, SD: { ...DEFAULT_ASSUMPTIONS.SD, roomWidthM: 6, roomLengthM: 7 } };
    const plain = parseWhatIf(asked([CAP], { assumptions: small }));
    const changed = { ...plain, assumptionValues: { 'A-16': { side: 1, front: 2.5, back: 1 } }, assumptionNotes: { 'A-16': 'Diukur' } };
    expect(whatIf(sd(192), plain).sides[0].seatsPerRoom).toBeGreaterThan(whatIf(sd(192), changed).sides[0].seatsPerRoom ?? 99);
    expect(sideAssumptions(plain.sides[0], plain, ['SD']).map(({ id }) => id)).toEqual(['A-06', 'A-16', 'A-17', 'A-18']);
    expect(sideAssumptions(changed.sides[0], changed, ['SD', 'SLB', 'RA']).map(({ id, note }) => [id, note ?? null])).toEqual([
      ['A-06', null],
      ['A-16', 'Diukur'],
      ['A-17', null],
      ['A-18', null],
      ['A-19', null],
      ['A-20', null],
    ]);
  });
});

test('property: any parameter of any text can be tried on any form; a stricter value never gives more minutes', () => {
  let bites = 0;
  const seats = new Map();
  for (let i = 0; i < 200; i++) {
    const u = (k: number): number => randomUnit(77, i, k);
    const pick = <T>(list: readonly T[], k: number): T => list[Math.floor(u(k) * list.length)] as T;
    const ids = listRegulations().map(({ id }) => id);
    const baseline = pick(ids, 0);
    const regulationIds = [...new Set([baseline, ...(u(1) < 0.4 ? [pick(ids, 2)] : [])])];
    const { key, unit, words } = pick(authorableParameters(), 3);
    const value: ParameterValue = words
      ? pick(words, 4)
      : key.startsWith('zones')
        ? ['GREEN', 'RED']
        : unit.startsWith('fraction')
          ? Math.round(u(5) * 20) / 20
          : 1 + Math.floor(u(5) * 24);
    const levelGroup = pick([null, 'DASMEN', 'PAUD', 'SLB', 'ELEMENTARY', 'SECONDARY'], 6);
    const phase = pick(PHASES, 7);
    const change: TypedChange = { key, value, levelGroup, phase: u(8) < 0.3 ? phase : null, from: '2021-09-01', reference: 'x' };
    const typed: TypedWhatIf = {
      sides: [
        { label: 'A', regulationIds },
        { label: 'B', regulationIds, amendment: { name: 'n', baseline, changes: [change] } },
      ],
      phase,
      date: '2021-09-13',
      assumptions: DEFAULT_ASSUMPTIONS,
    };
    let spec;
    try {
      spec = parseWhatIf(typed);
    } catch (error) {
      // A value of the wrong kind for the key (a number where the texts write yes or no) is met with a question.
      expect((error as { path: string }).path).toBe('/sides/1/amendment/changes/0/value');
      continue;
    }
    const lines = amendmentLines(spec.sides[1], spec);
    for (const form of EDUCATION_FORMS) sidePolicy(spec.sides[1], spec, form);
    if (lines.some((line) => line.bites)) bites += 1;
    if (lines.some(({ direction }) => direction === 'LOOSER') || !lines.some(({ counted }) => counted)) continue;
    const [a, b] = whatIf({ ...sd(150), form: pick(EDUCATION_FORMS, 9) }, spec, seats).sides;
    expect(b.minutesPerWeek, JSON.stringify(typed.sides)).toBeLessThanOrEqual(a.minutesPerWeek);
  }
  expect(bites).toBeGreaterThan(50);
});
