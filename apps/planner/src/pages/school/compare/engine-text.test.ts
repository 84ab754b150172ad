import { createRotationRun, PARAMETER_LIST, standardSchool, type RotationInput } from '@giliran/epidemic';
import { expect, test } from 'vitest';
import { engineText } from './engine-text.ts';

const { pupils } = standardSchool();
const bare: RotationInput = {
  school: { id: 'x', pupils: pupils.slice(0, 30).map(({ id, rombel }) => ({ id, rombel })), households: [] },
  plans: [
    { id: 'double', builtin: 'double' },
    { id: 'full', builtin: 'full' },
  ],
};
const home: RotationInput = {
  school: {
    id: 'x',
    rooms: [{ id: 'k' }],
    pupils: [
      { id: 'a', rombel: 'r' },
      { id: 'b', rombel: 'r', consent: false },
    ],
  },
  plans: [
    {
      id: 'own',
      groups: [{ id: 'g', pupils: ['a', 'b'] }],
      shifts: [{ id: 'P', start: '07:00', end: '09:00' }],
      sessions: [{ group: 'g', day: 'Sen', shift: 'P', room: 'k' }],
    },
  ],
};
const shared = (id: string): RotationInput['school'] => ({
  id,
  pupils: [{ id: `${id}-p`, rombel: 'r' }],
  teachers: [{ id: 'same', household: null }],
});
const clash: RotationInput = {
  schools: [shared('s1'), shared('s2')].map((one) => one as NonNullable<typeof one>),
  plans: [{ builtin: 'full', id: 'full' }],
};
const twice: RotationInput = {
  schools: ['s1', 's2'].map((id) => ({ id, pupils: [{ id: 'p', rombel: 'r' }] })),
  plans: [{ builtin: 'full', id: 'full' }],
};
/** Words that only English has. */
const ENGLISH =
  /\b(the|of|and|with|from|where|each|but|have|stays?|at|home|assumption|calibration|missing|recalled|range|rooms|teachers?|school|none|days|share|dose per)\b/i;

test('every sentence of the engine stands in Indonesian', () => {
  const said = new Set<string>(PARAMETER_LIST.map(({ source }) => source));
  let warnings = 0;
  for (const input of [bare, home, clash, twice]) {
    const run = createRotationRun(input);
    run.step(1);
    const { assumptions, warnings: told } = run.summary();
    warnings += told.length;
    for (const text of told) said.add(text);
    for (const { source, value } of assumptions) for (const text of [source, value]) if (typeof text === 'string') said.add(text);
  }
  expect(warnings).toBeGreaterThanOrEqual(6);
  expect([...said].map((text) => engineText('id', text)).filter((text) => ENGLISH.test(text))).toEqual([]);
  expect([...said].every((text) => engineText('en', text) === text)).toBe(true);
});
