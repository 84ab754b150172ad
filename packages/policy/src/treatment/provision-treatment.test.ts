import { expect, test } from 'vitest';
import { allProvisions } from '../provisions.ts';
import { printedLines } from './printed-lines.ts';
import { dutyReports, provisionTreatment, type CarrierKind } from './provision-treatment.ts';

/** The kinds that may carry a provision of each planned treatment. */
const EXPECTED: Readonly<Record<string, readonly CarrierKind[]>> = {
  computed_check: ['CHECK'],
  workflow_transition: ['TRANSITION', 'GUARD', 'WORKFLOW'],
  checklist_item: ['CHECKLIST_ITEM', 'GUARD', 'DAILY_LINE', 'RECORD'],
  report: ['REPORT'],
  printed_protocol: ['PRINTED_LINE'],
  reference_data: ['REFERENCE'],
  out_of_scope: [],
};

test('each of the 169 provisions is carried as planned, or out of scope with a reason', () => {
  const treatment = provisionTreatment();
  expect(treatment.map(({ provisionId }) => provisionId)).toEqual(allProvisions().map(({ id }) => id));
  expect(treatment).toHaveLength(169);
  const holes = treatment.filter(({ mode, carriers, outOfScope }) =>
    mode === 'out_of_scope' ? outOfScope === null || carriers.length > 0 : !carriers.some(({ kind }) => EXPECTED[mode]?.includes(kind)),
  );
  expect(holes.map(({ provisionId, mode }) => `${provisionId} ${mode}`)).toEqual([]);
});

test('counts by treatment are those of the text', () => {
  const count = (mode: string) => provisionTreatment().filter((one) => one.mode === mode).length;
  expect(Object.keys(EXPECTED).map((mode) => [mode, count(mode)])).toEqual([
    ['computed_check', 33],
    ['workflow_transition', 18],
    ['checklist_item', 21],
    ['report', 16],
    ['printed_protocol', 59],
    ['reference_data', 15],
    ['out_of_scope', 7],
  ]);
});

test('no register names a provision that is not stored', () => {
  const stored = new Set(allProvisions().map(({ id }) => id));
  const named = [...dutyReports().flatMap(({ provisionIds }) => provisionIds), ...printedLines().map(({ provisionId }) => provisionId)];
  expect(named.filter((id) => !stored.has(id))).toEqual([]);
});

test('printed lines have a place and put the slips of the source right', () => {
  const lines = new Map(printedLines().map((line) => [line.provisionId, line]));
  for (const { place, text, provisionId } of lines.values()) {
    expect(place.length, provisionId).toBeGreaterThan(3);
    expect(text, provisionId).toMatch(/^[A-Z0-9].*[.!?]$/);
  }
  expect(lines.get('L3.3.1')?.text).toContain('Ganti masker kain setiap 4 jam');
  expect(lines.get('L3.3.3')?.text).toContain('cium tangan');
  expect(lines.get('L4.2.1.a')).toMatchObject({ place: 'Sebelum berangkat', text: 'Sarapan dengan gizi seimbang.' });
  expect(lines.get('L4.4.3.a')).toMatchObject({
    id: 'printed-line:L4.4.3.a',
    place: 'Toilet',
    text: 'Cuci tangan pakai sabun sesudah memakai toilet.',
  });
});
