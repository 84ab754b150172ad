import { expect, test } from 'vitest';
import { familiesOf } from './families-of.ts';

const pupil = (id: string, rombelId: string, rosterNumber: number, familyId: string | null) => ({ id, rombelId, rosterNumber, familyId });
const rombel = [
  { id: 'r1', name: 'Kelas 1' },
  { id: 'r2', name: 'Kelas 2' },
];

test('families stand in the order of rombel and roster number; one pupil alone is no family', () => {
  const families = familiesOf(
    [
      pupil('d', 'r2', 1, 'y'),
      pupil('a', 'r2', 9, 'x'),
      pupil('b', 'r1', 4, 'x'),
      pupil('c', 'r1', 2, 'y'),
      pupil('e', 'r1', 1, 'z'),
      pupil('f', 'r1', 3, null),
    ],
    rombel,
  );
  expect(families.map((family) => family.members.map((member) => member.text).join(' + '))).toEqual([
    'Kelas 1 no. 2 + Kelas 2 no. 1',
    'Kelas 1 no. 4 + Kelas 2 no. 9',
  ]);
});
