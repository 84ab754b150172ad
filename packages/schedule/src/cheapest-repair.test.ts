import { describe, expect, it } from 'vitest';
import { generatedSchools } from '../bench/generated-schools.ts';
import { highsForTests } from '../fixtures/highs.ts';
import { readSchools } from '../fixtures/read-schools.ts';
import { cheapestRepair } from './cheapest-repair.ts';
import { checkPlan } from './check-plan.ts';
import { parseShiftProblem } from './parse-shift-problem.ts';
import { planShifts } from './plan-shifts.ts';
import { indexSchool } from './school.ts';

const solver = await highsForTests();
const infeasible = [
  ...readSchools()
    .filter((c) => c.expected.status === 'infeasible')
    .map((c) => ({ id: c.id, problem: parseShiftProblem(c.instance) })),
  ...generatedSchools(10, 1).filter((s) => s.kind === 'tight-windows' || /^asks-too-much-[1-5]$/.test(s.id)),
]
  .map((s) => ({ ...s, result: planShifts(s.problem, { solver, familySteps: 0 }) }))
  .filter((s) => s.result.verdict === 'infeasible');

describe('cheapestRepair', () => {
  it('is enough, and one unit less is not, in every school that cannot be planned', () => {
    let none = 0;
    for (const { id, problem } of infeasible) {
      const repair = cheapestRepair(indexSchool(problem), problem.rules.minSessions, solver, () => false);
      if (!repair) {
        none++;
        continue;
      }
      const after = planShifts(repair.problem, { solver, familySteps: 0 });
      expect(after.verdict, `${id}: ${repair.id}`).toBe('feasible');
      expect(checkPlan(repair.problem, after.plan!).violations).toEqual([]);
      for (const less of repair.less)
        expect(planShifts(less, { solver, familySteps: 0 }).verdict, `${id}: less than ${repair.id}`).toBe('infeasible');
    }
    expect(infeasible.length).toBeGreaterThan(9);
    expect(none).toBeLessThanOrEqual(2);
  }, 120_000);

  it('names the missing resource, with numbers, where only all limits together forbid the plan', () => {
    const hidden = infeasible.filter((s) => s.result.boundBy === 'mip' || s.result.boundBy === 'lp');
    expect(hidden.length).toBeGreaterThan(0);
    for (const { result } of hidden) {
      expect(result.proven).toBe(true);
      expect(result.cause!.needed).toBeGreaterThan(result.cause!.available);
      expect(result.cause!.message).toMatch(/\d+ .*\d+/);
      expect(result.cause!.message).not.toMatch(/MIP|LP|solver/i);
    }
  });
});
