import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomSchool } from '../fixtures/random-school.ts';
import { formGroups } from './form-groups.ts';
import { makeRandom } from './make-random.ts';
import { indexSchool } from './school.ts';
import { splitGroups } from './split-groups.ts';
import { Timetable } from './timetable.ts';

describe('Timetable', () => {
  const any = randomSchool({ days: 5, shifts: 3, rombel: 4, pupils: 12, rooms: 4, teachers: 4, extras: true });

  it('scores as from scratch after every move', () => {
    let moves = 0;
    fc.assert(
      fc.property(any, fc.nat(1000), (problem, seed) => {
        const school = indexSchool(problem);
        const random = makeRandom(seed);
        if (school.maxCap === 0 || school.slots.length === 0) return;
        const split = splitGroups(school, 1, 0, random);
        if (!split || school.units.length === 0) return;
        const groups = formGroups(school, school.units, split);
        const table = new Timetable(school, groups, null);
        for (let i = 0; i < 25; i++) {
          const g = random.below(groups.length);
          const s = random.below(school.slots.length);
          if (random.below(4) === 0) table.restore(g, table.clear(g));
          else if (table.slotsOf[g]!.has(s)) table.remove(g, s);
          else table.add(g, s);
          const fresh = new Timetable(school, groups, null);
          table.slotsOf.forEach((slots, h) => fresh.restore(h, slots));
          expect(table.violation()).toBeCloseTo(fresh.violation(), 6);
          moves++;
        }
      }),
      { numRuns: 60, seed: 3 },
    );
    expect(moves).toBeGreaterThan(500);
  });
});
