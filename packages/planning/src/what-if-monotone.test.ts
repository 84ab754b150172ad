import { randomUnit } from '@giliran/kernel';
import { expect, test } from 'vitest';
import { DEFAULT_ASSUMPTIONS, type RecapCounts } from './modelled-school.ts';
import { whatIf } from './what-if.ts';

const EXTRA = [
  'inmendagri-ppkm-l3-2021',
  'skb-03kb2021',
  'cdc-2021-02-12',
  'who-2020',
  'skb-01kb2020',
  'pre-pandemic',
  'inmendagri-ppkm-l4-2021',
];
const FORMS = ['SD', 'SMP', 'TK'] as const;
const CASES = 250;

test('property: another regulation on the same school never gives more minutes and never places more pupils', () => {
  let differing = 0;
  for (let i = 0; i < CASES; i++) {
    const u = (k: number): number => randomUnit(51, i, k);
    const rombel = 1 + Math.floor(u(1) * 12);
    const row: RecapCounts = {
      id: String(i),
      form: FORMS[Math.floor(u(0) * FORMS.length)] ?? 'SD',
      pupils: Math.floor(rombel * (4 + u(2) * 34)),
      rombel,
      rooms: 1 + Math.floor(u(3) * 12),
      teachers: 1 + Math.floor(u(4) * 14),
    };
    const loose = ['bengkayang-51-2021', ...EXTRA.filter((_, k) => u(10 + k) < 0.2)];
    const strict = [...loose, ...EXTRA.filter((id, k) => !loose.includes(id) && u(20 + k) < 0.4)];
    const [a, b] = whatIf(row, {
      sides: [
        { label: 'a', regulationIds: loose },
        { label: 'b', regulationIds: strict },
      ],
      phase: 'TRANSITION',
      date: '2021-09-13',
      assumptions: DEFAULT_ASSUMPTIONS,
    }).sides;
    const shown = JSON.stringify({ row, loose, strict });
    expect(b.minutesPerWeek, shown).toBeLessThanOrEqual(a.minutesPerWeek);
    expect(b.unplacedPupils, shown).toBeGreaterThanOrEqual(a.unplacedPupils);
    if (b.minutesPerWeek < a.minutesPerWeek) differing += 1;
  }
  // The property says something only where the stricter rules bite.
  expect(differing).toBeGreaterThan(CASES / 20);
});
