import { describe, expect, it } from 'vitest';
import { highsForTests } from '../fixtures/highs.ts';
import { checkPlan } from './check-plan.ts';
import { planShifts } from './plan-shifts.ts';
import type { ShiftProblem } from './shift-problem.ts';

const solver = await highsForTests();

type Wish = Pick<ShiftProblem, 'days' | 'shifts' | 'rooms' | 'teachers'> & {
  /** Families of the pupils of each rombel; a dot has none. */
  rombel: Record<string, string>;
  maxGroup: number;
  maxCampusPupils?: number;
};

/** A small school all of whose rombel may sit together. */
function school({ rombel, maxGroup, maxCampusPupils, ...rest }: Wish): ShiftProblem {
  return {
    ...rest,
    level: 'SD',
    rules: {
      maxGroup,
      maxMinutesPerDay: 180,
      roomGapMinutes: 30,
      teacherGapMinutes: 0,
      minSessions: 1,
      gender: null,
      ...(maxCampusPupils === undefined ? {} : { maxCampusPupils }),
    },
    rombel: Object.entries(rombel).map(([id, families]) => ({
      id,
      grade: 1,
      pupils: [...families].map((fam, i) => ({ id: `${id}${i}`, sex: 'L', consent: true, fam: fam === '.' ? null : fam })),
    })),
    mergeable: [Object.keys(rombel)],
    gate: null,
  };
}

const P = { id: 'P', start: '07:00', end: '09:00' };
const S = { id: 'S', start: '09:30', end: '11:30' };

describe('groups of several rombel', () => {
  it('let the teacher of one rombel stand in for another, where that saves no group', () => {
    // Two groups of A need two teachers a day; A has one, once a day.
    const problem = school({
      days: ['Sen', 'Sel'],
      shifts: [P, S],
      maxGroup: 2,
      rooms: ['R1', 'R2', 'R3'].map((id) => ({ id, cap: 4 })),
      teachers: [
        { id: 'GA', rombel: ['A'], maxDay: 1 },
        { id: 'GB', rombel: ['B'], maxDay: 3 },
      ],
      rombel: { A: '....', B: '..' },
    });
    for (const options of [{}, { solver }]) {
      const r = planShifts(problem, options);
      expect(r).toMatchObject({ F: 2, bound: 2, proven: true });
      expect(r.metrics!.groups).toBe(3);
      expect(checkPlan(problem, r.plan!).violations).toEqual([]);
    }
  });

  it('bring siblings together, where that costs no group', () => {
    const problem = school({
      days: ['Sen'],
      shifts: [P, S],
      maxGroup: 2,
      rooms: [{ id: 'R1', cap: 2 }],
      teachers: [{ id: 'G', rombel: '*' }],
      rombel: { A: 'x.', B: 'x' },
    });
    const r = planShifts(problem);
    expect(r.metrics).toMatchObject({ F: 1, groups: 2, families: 1, familiesTogether: 1 });
    expect(checkPlan(problem, r.plan!).violations).toEqual([]);
  });
});

it('tries more groups where no plan with the fewest is found', () => {
  // Three pupils, two at once: in pairs and alone only one day each, alone two days each.
  const problem = school({
    days: ['Sen', 'Sel', 'Rab'],
    shifts: [P],
    maxGroup: 3,
    maxCampusPupils: 2,
    rooms: ['R1', 'R2'].map((id) => ({ id, cap: 3 })),
    teachers: ['G1', 'G2'].map((id) => ({ id, rombel: '*' })),
    rombel: { A: '..', B: '.' },
  });
  for (const options of [{}, { solver }]) {
    const r = planShifts(problem, options);
    expect(r).toMatchObject({ F: 2, bound: 2, proven: true });
    expect(checkPlan(problem, r.plan!).violations).toEqual([]);
  }
});
