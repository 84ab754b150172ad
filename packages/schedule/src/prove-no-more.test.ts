import highs from 'highs';
import { expect, it } from 'vitest';
import { smallSchool } from '../fixtures/small-school.ts';
import { planShifts } from './plan-shifts.ts';
import type { MipSolver } from './prove-no-more.ts';

it('proves by a solver what no single count shows, and only then', async () => {
  const engine = await highs();
  const solver: MipSolver = {
    solve: (lp) => {
      const r = engine.solve(lp, { output_flag: false });
      return { status: r.Status, objective: r.ObjectiveValue, columns: {} };
    },
  };
  // Enough rooms and teachers for two sessions each, but the only teacher of K1 is there on Monday and the rooms on Tuesday.
  const problem = smallSchool();
  problem.gate = null;
  problem.rules.maxGroup = 2;
  problem.days = ['Sen', 'Sel'];
  problem.rombel = [problem.rombel[0]!];
  problem.teachers = [{ id: 'G1', rombel: '*', unavailable: [['Sel', 'P']] }];
  problem.rooms = [
    { id: 'R1', cap: 2, unavailable: [['Sel', 'S']] },
    { id: 'R2', cap: 2, unavailable: [['Sel', 'S']] },
  ];
  const counted = planShifts(problem);
  expect(counted).toMatchObject({ verdict: 'feasible', F: 1, bound: 1, proven: true });
  problem.teachers.push({
    id: 'G2',
    rombel: ['K1'],
    unavailable: [
      ['Sel', 'P'],
      ['Sen', 'P'],
    ],
  });
  const open = planShifts(problem);
  expect(open).toMatchObject({ F: 1, bound: 2, proven: false });
  expect(planShifts(problem, { solver })).toMatchObject({ F: 1, bound: 1, boundBy: 'lp', proven: true });
});
