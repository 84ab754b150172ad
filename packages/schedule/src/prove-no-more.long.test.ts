import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generatedSchools } from '../bench/generated-schools.ts';
import { highsForTests } from '../fixtures/highs.ts';
import { randomSchool } from '../fixtures/random-school.ts';
import { bestFByTrying } from '../fixtures/small-school-oracle.ts';
import { planShifts } from './plan-shifts.ts';
import { proveNoMore } from './prove-no-more.ts';
import { indexSchool } from './school.ts';

const solver = await highsForTests();

describe('proofs by a solver', () => {
  it('are never below what trying everything finds', () => {
    const tiny = randomSchool({ days: 2, shifts: 2, rombel: 2, pupils: 4, rooms: 2, teachers: 2, extras: false });
    fc.assert(
      fc.property(tiny, (problem) => {
        const r = planShifts(problem, { familySteps: 0, maxWork: 4000, solver });
        expect(r.bound).toBeGreaterThanOrEqual(bestFByTrying(problem));
      }),
      { numRuns: 150, seed: 1931 },
    );
  });

  it('close gaps that counting leaves', () => {
    const school = randomSchool({ days: 5, shifts: 3, rombel: 4, pupils: 12, rooms: 4, teachers: 4, extras: true });
    let open = 0;
    let closed = 0;
    fc.assert(
      fc.property(school, (problem) => {
        const quick = { familySteps: 0, maxWork: 4000 };
        const counted = planShifts(problem, quick);
        if (counted.F === counted.bound) return;
        const r = planShifts(problem, { ...quick, solver });
        expect(r.F).toBeLessThanOrEqual(r.bound);
        open++;
        if (r.F === r.bound) {
          // Either a plan the search had missed, or the proof that there is none.
          if (r.F === counted.F) expect(['lp', 'mip']).toContain(r.boundBy);
          closed++;
        }
      }),
      { numRuns: 120, seed: 77 },
    );
    expect(open).toBeGreaterThan(0);
    expect(closed / open).toBeGreaterThanOrEqual(0.75);
  });

  it('never forbid a plan of lessons that was found', () => {
    for (const { problem } of generatedSchools(10, 6).filter((s) => s.kind === 'smp-lessons')) {
      const r = planShifts(problem, { familySteps: 0 });
      expect(r.verdict).toBe('feasible');
      expect(proveNoMore(indexSchool(problem), r.F, solver)).toBeNull();
    }
  });
});
