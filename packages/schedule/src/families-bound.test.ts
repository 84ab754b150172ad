import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highsForTests } from '../fixtures/highs.ts';
import { randomSchool } from '../fixtures/random-school.ts';
import { readSchools } from '../fixtures/read-schools.ts';
import { mostFamiliesByTrying } from '../fixtures/small-school-oracle.ts';
import { familiesBound } from './families-bound.ts';
import { parseShiftProblem } from './parse-shift-problem.ts';
import { planOffers } from './plan-offers.ts';
import { planShifts } from './plan-shifts.ts';
import { indexSchool } from './school.ts';

const solver = await highsForTests();

describe('the bound on families together', () => {
  it('is never below what trying everything finds, and often meets it', () => {
    const size = { days: 2, shifts: 2, rombel: 3, pupils: 3, rooms: 3, teachers: 3, extras: false };
    const related = fc.array(fc.constantFrom('A', 'B', 'C', null), { minLength: 9, maxLength: 9 });
    let asked = 0;
    let met = 0;
    let below = 0;
    fc.assert(
      fc.property(randomSchool(size), related, (problem, fams) => {
        problem.rombel.flatMap((c) => c.pupils).forEach((p, i) => (p.fam = fams[i]!));
        // Schools that nobody can plan teach nothing here.
        for (const room of problem.rooms) room.cap = Math.max(2, room.cap);
        for (const teacher of problem.teachers) teacher.rombel = '*';
        if (problem.rules.maxCampusPupils !== undefined) problem.rules.maxCampusPupils += 2;
        if (problem.gate) problem.gate.perMinute += 0.5;
        const r = planShifts(problem, { familySteps: 0, maxWork: 2000 });
        if (!r.metrics || r.metrics.families === 0 || r.metrics.groups > 6) return;
        const most = mostFamiliesByTrying(problem, r.F, r.metrics.groups);
        expect(most).toBeGreaterThanOrEqual(r.metrics.familiesTogether);
        const school = indexSchool(problem);
        for (const asks of [undefined, solver]) {
          const bound = familiesBound(school, r.F, r.metrics.groups, asks);
          expect(bound.most).toBeGreaterThanOrEqual(most);
          asked++;
          if (bound.most === most) met++;
          if (most < r.metrics.families && bound.most === most) below++;
        }
      }),
      { numRuns: 3000, seed: 23 },
    );
    expect(asked).toBeGreaterThan(100);
    expect(met / asked).toBeGreaterThan(0.95);
    expect(below).toBeGreaterThan(20);
  });

  it('proves the families of most reference schools', () => {
    const proofs = readSchools().flatMap(({ id, instance, expected }) => {
      if (expected.status !== 'feasible') return [];
      const r = planShifts(parseShiftProblem(instance), { solver });
      expect(r.metrics!.familiesTogether, id).toBeLessThanOrEqual(r.familiesBound!);
      expect(r.familiesProven, id).toBe(r.metrics!.familiesTogether === r.familiesBound);
      return r.familiesProven ? [`${id} ${r.familiesBoundBy} ${r.familiesBound}`] : [];
    });
    expect(proofs).toEqual(
      expect.arrayContaining([
        'sd6-2shift all 24',
        'sd6-3rooms lp 16',
        'sd12-1shift all 50',
        'paud-5 all 7',
        'one-room apart 1',
        'smp9-subject all 13',
        'mts-gender apart 13',
        'consent60 all 8',
        'friday-short all 29',
        'siblings-perfect all 55',
      ]),
    );
  }, 60_000);

  it('holds for plans with spare sessions and is absent without a plan', () => {
    const problem = parseShiftProblem(readSchools().find((s) => s.id === 'one-room')!.instance);
    const { rata, maksimal } = planOffers(problem, { familySteps: 4000 });
    for (const r of [rata, maksimal]) {
      if (r) expect(r).toMatchObject({ familiesBound: 1, familiesBoundBy: 'apart', familiesProven: r.metrics!.familiesTogether === 1 });
    }
    const closed = planShifts({ ...problem, rombel: problem.rombel.map((c) => ({ ...c, pupils: [] })) });
    expect(closed).toMatchObject({ familiesBound: null, familiesBoundBy: null, familiesProven: false });
  });
});
