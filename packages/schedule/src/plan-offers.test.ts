import { describe, expect, it } from 'vitest';
import { generatedSchools } from '../bench/generated-schools.ts';
import { readSchools } from '../fixtures/read-schools.ts';
import { checkPlan } from './check-plan.ts';
import { parseShiftProblem } from './parse-shift-problem.ts';
import { planOffers } from './plan-offers.ts';

const schools = [
  ...readSchools().map((c) => ({ id: c.id, problem: parseShiftProblem(c.instance) })),
  ...generatedSchools(1, 2).filter((s) => s.kind !== 'smp-lessons'),
];

describe('planOffers', () => {
  it('keeps F in both offers, gives more only in one, and says when a regular week has less', () => {
    const seen = { maksimal: 0, teratur: 0 };
    for (const { id, problem } of schools) {
      const { rata, maksimal, teratur } = planOffers(problem, { familySteps: 2000, maxWork: 6000 });
      if (!rata.plan) {
        expect(maksimal, id).toBeNull();
        continue;
      }
      expect(rata.metrics!.spread, id).toBe(0);
      if (maksimal) {
        seen.maksimal++;
        expect(checkPlan(problem, maksimal.plan!).violations).toEqual([]);
        expect(maksimal.F).toBe(rata.F);
        expect(maksimal.metrics!.T).toBeGreaterThan(rata.metrics!.T);
        expect(maksimal.metrics!.familiesTogether).toBeGreaterThanOrEqual(rata.metrics!.familiesTogether);
      }
      expect(teratur === null || rata.metrics!.groupsOffTrack > 0, id).toBe(true);
      if (teratur) {
        seen.teratur++;
        expect(checkPlan(problem, teratur.plan!).violations).toEqual([]);
        expect(teratur.metrics!.groupsOffTrack).toBe(0);
        expect(teratur.F).toBeLessThanOrEqual(rata.F);
      }
    }
    expect(seen.maksimal).toBeGreaterThan(3);
    expect(seen.teratur).toBeGreaterThan(0);
  }, 60_000);
});
