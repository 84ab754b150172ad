import highs from 'highs';
import { expect, it } from 'vitest';
import { smallSchool } from '../fixtures/small-school.ts';
import { planShifts } from './plan-shifts.ts';
import type { MipSolver } from './prove-no-more.ts';
import type { ShiftProblem } from './shift-problem.ts';

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

it('proves that pupils with many lessons fill the school on more days than F', async () => {
  const engine = await highs();
  const solver: MipSolver = {
    solve: (lp) => {
      const r = engine.solve(lp, { output_flag: false });
      return { status: r.Status, objective: r.ObjectiveValue, columns: {} };
    },
  };
  // Two at once on three days: six places. K1 has two pupils with four periods, so twice two places; K2 has two, three, with two.
  const problem = smallSchool();
  problem.gate = null;
  problem.rules = { ...problem.rules, maxCampusPupils: 2, minSessions: 1 };
  problem.days = ['Sen', 'Sel', 'Rab'];
  problem.shifts = [{ id: 'P', start: '07:00', end: '09:00' }];
  problem.rooms = [{ id: 'R1', cap: 2 }];
  problem.rooms.push({ id: 'R2', cap: 2 });
  problem.teachers = ['G1', 'G2'].map((id) => ({ id, rombel: '*' }));
  const pupils = (rombel: string, n: number): ShiftProblem['rombel'][number]['pupils'] =>
    Array.from({ length: n }, (_, i) => ({ id: `${rombel}-${i}`, sex: 'L', consent: true, fam: null }));
  problem.rombel = [
    { id: 'K1', grade: 7, pupils: pupils('K1', 2) },
    { id: 'K2', grade: 7, pupils: pupils('K2', 3) },
  ];
  delete problem.mergeable;
  const demand = (periods: number): void => {
    problem.lessons = {
      periodsPerSession: 2,
      sessionsPerGroup: 2,
      demand: [
        { rombel: 'K1', subject: 'MTK', teacher: 'G1', periods },
        { rombel: 'K2', subject: 'MTK', teacher: 'G2', periods: 2 },
      ],
    };
  };
  demand(2);
  expect(planShifts(problem, { solver })).toMatchObject({ F: 1, proven: true });
  demand(4);
  expect(planShifts(problem, { solver })).toMatchObject({ F: 0, bound: 0, boundBy: 'lp', proven: true });
});
