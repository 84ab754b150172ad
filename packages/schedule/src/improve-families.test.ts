import { expect, it } from 'vitest';
import { readSchools } from '../fixtures/read-schools.ts';
import { parseShiftProblem } from './parse-shift-problem.ts';
import { planShifts } from './plan-shifts.ts';
import type { ShiftProblem } from './shift-problem.ts';

it('without siblings the groups of a rombel are of equal size, though the search for a regular fortnight changed their sizes', () => {
  const problem = parseShiftProblem(readSchools().find((c) => c.id === 'sd12-10rooms')!.instance);
  const alone: ShiftProblem = {
    ...problem,
    weeks: 2,
    rooms: problem.rooms.map((room) => ({ ...room, cap: 18 })),
    rombel: problem.rombel.map((rombel) => ({
      ...rombel,
      pupils: Array.from({ length: 31 }, (_, i) => ({ id: `${rombel.id}-${i}`, sex: 'L' as const, consent: true, fam: null })),
    })),
  };
  const { plan, F } = planShifts(alone);
  expect(F).toBe(10);
  for (const rombel of alone.rombel) {
    const groups = plan!.groups.filter((g) => g.pupils[0]!.startsWith(`${rombel.id}-`));
    expect(groups.map((g) => g.pupils.length).sort(), rombel.id).toEqual([15, 16]);
  }
}, 60_000);
