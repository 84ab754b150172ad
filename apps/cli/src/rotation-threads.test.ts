import { simulateRotation, standardSchool, type RotationInput } from '@giliran/epidemic';
import { expect, test } from 'vitest';
import { simulateOnThreads } from './rotation-threads.ts';

const input: RotationInput = {
  id: 'threads',
  school: standardSchool(),
  plans: [
    { id: 'full', builtin: 'full' },
    { id: 'ab', builtin: 'abDays' },
  ],
  scenario: { zone: 'ORANGE' },
  run: { seed: 4, replicates: 700 },
};

test('one, two and four threads give the same bytes, also when the run stops by its precision', async () => {
  const adaptive: RotationInput = { ...input, run: { seed: 4, adaptive: { primary: 'inSchoolInfections', targetSe: 0.9, max: 1500 } } };
  for (const one of [input, adaptive]) {
    const alone = JSON.stringify(simulateRotation(one));
    for (const threads of [1, 2, 4]) expect(JSON.stringify(await simulateOnThreads(one, threads)), `${threads} threads`).toBe(alone);
  }
}, 60_000);

test('wrong input is refused before a thread is started', async () => {
  await expect(simulateOnThreads({ ...input, plans: [] }, 2)).rejects.toMatchObject({ path: '/plans' });
});
