import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomSchool } from '../fixtures/random-school.ts';
import { bestFByTrying } from '../fixtures/small-school-oracle.ts';
import { checkPlan } from './check-plan.ts';
import { countingBounds, tightestBound } from './counting-bounds.ts';
import { parseShiftProblem } from './parse-shift-problem.ts';
import { planShifts } from './plan-shifts.ts';

const quick = { familySteps: 300, maxWork: 6000 };
const fBound = (p: Parameters<typeof countingBounds>[0]): number => tightestBound(countingBounds(p)).F;

describe('any school', () => {
  const any = randomSchool({ days: 5, shifts: 3, rombel: 4, pupils: 12, rooms: 4, teachers: 4, extras: true });

  it('gets a plan that breaks nothing, with F as claimed and never above a bound', () => {
    fc.assert(
      fc.property(any, fc.constantFrom('rata' as const, 'maksimal' as const), (problem, offer) => {
        expect(parseShiftProblem(problem)).toMatchObject(problem);
        const r = planShifts(problem, { ...quick, offer });
        for (const b of countingBounds(problem)) expect(r.F).toBeLessThanOrEqual(b.F);
        expect(r.verdict).toBe(r.F >= 1 ? 'feasible' : 'infeasible');
        expect(r.proven).toBe(r.verdict === 'feasible' ? r.F === r.bound : r.bound < 1);
        if (!r.plan) {
          expect(r.cause!.message).not.toBe('');
          return;
        }
        const check = checkPlan(problem, r.plan);
        expect(check.violations).toEqual([]);
        expect(check.metrics.F).toBe(r.F);
      }),
      { numRuns: 150, seed: 20210913 },
    );
  });

  it('never loses by one more room or teacher', () => {
    fc.assert(
      fc.property(any, (problem) => {
        const before = fBound(problem);
        const { rooms, teachers } = problem;
        expect(fBound({ ...problem, rooms: [...rooms, { id: 'R+', cap: problem.rules.maxGroup }] })).toBeGreaterThanOrEqual(before);
        expect(fBound({ ...problem, teachers: [...teachers, { id: 'G+', rombel: '*' }] })).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 150, seed: 7 },
    );
  });
});

describe('tiny schools against trying everything', () => {
  const tiny = randomSchool({ days: 2, shifts: 2, rombel: 2, pupils: 4, rooms: 2, teachers: 2, extras: false });

  it('never loses by one more room, teacher or shift, nor by pupils who stay at home', () => {
    fc.assert(
      fc.property(tiny, (problem) => {
        const before = planShifts(problem, quick).F;
        const { rooms, teachers, shifts } = problem;
        const late = { id: 'Z', start: '15:00', end: '16:30' };
        expect(planShifts({ ...problem, rooms: [...rooms, { id: 'R+', cap: problem.rules.maxGroup }] }, quick).F).toBeGreaterThanOrEqual(
          before,
        );
        expect(planShifts({ ...problem, teachers: [...teachers, { id: 'G+', rombel: '*' }] }, quick).F).toBeGreaterThanOrEqual(before);
        expect(planShifts({ ...problem, shifts: [...shifts, late] }, quick).F).toBeGreaterThanOrEqual(before);
        const rombel = problem.rombel.map((c) => ({ ...c, pupils: c.pupils.map((p, i) => (i === 0 ? { ...p, consent: false } : p)) }));
        const fewer = { ...problem, rombel };
        if (rombel.some((c) => c.pupils.some((p) => p.consent))) expect(planShifts(fewer, quick).F).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 120, seed: 12 },
    );
  });

  it('finds the best F, and no bound is below it', () => {
    fc.assert(
      fc.property(tiny, (problem) => {
        const best = bestFByTrying(problem);
        expect(fBound(problem)).toBeGreaterThanOrEqual(best);
        expect(planShifts(problem, quick).F).toBe(best);
      }),
      { numRuns: 250, seed: 51 },
    );
  });
});
