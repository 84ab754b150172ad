import { describe, expect, it } from 'vitest';
import { cheapestRepair } from './cheapest-repair.ts';
import { planShifts } from './plan-shifts.ts';
import { indexSchool } from './school.ts';
import type { ShiftProblem, SlotRef } from './shift-problem.ts';

/** One rombel of five, one room, one teacher; enough for one session a day. */
function school(change: Partial<ShiftProblem>, minSessions: number): ShiftProblem {
  return {
    level: 'SD',
    days: ['Sen', 'Sel'],
    shifts: [{ id: 'P', start: '07:00', end: '10:00' }],
    rules: { maxGroup: 18, maxMinutesPerDay: 180, roomGapMinutes: 30, teacherGapMinutes: 0, minSessions, gender: null },
    rooms: [{ id: 'R1', cap: 18 }],
    teachers: [{ id: 'G1', rombel: '*' }],
    rombel: [rombel('1A')],
    gate: null,
    ...change,
  };
}

function rombel(id: string): ShiftProblem['rombel'][number] {
  const pupils = Array.from({ length: 5 }, (_, i) => ({ id: `${id}-${i}`, sex: 'L' as const, consent: true, fam: null }));
  return { id, grade: 1, pupils };
}

/** The repair in words, after a plan of the changed school was found and one unit less had none. */
function repaired(problem: ShiftProblem): string {
  const need = problem.rules.minSessions;
  expect(planShifts(problem).verdict).toBe('infeasible');
  const repair = cheapestRepair(indexSchool(problem), need, undefined, () => false);
  expect(repair).not.toBeNull();
  expect(planShifts(repair!.problem).verdict).toBe('feasible');
  for (const less of repair!.less) expect(planShifts(less).verdict).toBe('infeasible');
  return repair!.id;
}

const lessons = (rows: [rombel: string, periods: number][]): ShiftProblem['lessons'] => ({
  periodsPerSession: 3,
  sessionsPerGroup: 2,
  demand: rows.map(([id, periods]) => ({ rombel: id, subject: 'MTK', teacher: 'G1', periods })),
});

describe('repairs', () => {
  it('open more days of a short week, by their names where the school names them so', () => {
    expect(repaired(school({}, 4))).toBe('buka juga hari Rabu, Kamis');
    expect(repaired(school({ days: ['Senin', 'Kamis'] }, 3))).toBe('buka juga hari Selasa');
    expect(repaired(school({ days: ['Ahad', 'Sen'] }, 4))).toBe('tambah 2 hari buka seminggu');
  });

  it('begin with a shift where there is none', () => {
    expect(repaired(school({ shifts: [] }, 1))).toBe('tambah satu shift pukul 07:00-10:00');
  });

  it('ask subject teachers to come in hours in which they are away', () => {
    const away: SlotRef[] = [['Sel', 'P']];
    const teachers = [{ id: 'G1', rombel: '*' as const, unavailable: away }];
    expect(repaired(school({ teachers, lessons: lessons([['1A', 6]]) }, 1))).toMatch(/^minta guru masuk juga/);
  });

  it('add as many colleagues as the lessons of a subject teacher need', () => {
    // Six afternoons of three periods: 18 of her own, 48 asked.
    const names = ['1A', '1B', '1C', '1D', '1E', '1F', '1G', '1H'];
    const change: Partial<ShiftProblem> = {
      days: ['Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab'],
      shifts: [{ id: 'S', start: '14:00', end: '17:00' }],
      rombel: names.map(rombel),
      rooms: names.map((id) => ({ id, cap: 18 })),
      lessons: lessons(names.map((id) => [id, 6])),
    };
    expect(repaired(school(change, 1))).toBe('tambah 2 guru mapel untuk membagi rombel guru G1');
  });
});
