import { describe, expect, it } from 'vitest';
import { generatedSchools } from '../bench/generated-schools.ts';
import { readSchools } from '../fixtures/read-schools.ts';
import { checkPlan } from './check-plan.ts';
import { parseShiftProblem } from './parse-shift-problem.ts';
import { planPreset } from './plan-preset.ts';
import { PRESETS } from './presets.ts';
import type { ShiftProblem } from './shift-problem.ts';

const school = (id: string): ShiftProblem => parseShiftProblem(readSchools().find((c) => c.id === id)!.instance);

describe('planPreset', () => {
  it('says what a method gives and what would be possible', () => {
    const r = planPreset(school('sd6-2shift'), 'ganjil-genap-absen');
    expect(r).toMatchObject({ fits: true, F: 3, possibleF: 5, text: 'pola: F = 3, mungkin: F = 5' });
    if (!r.fits) return;
    const odd = r.plan.groups[0]!.pupils.map((p) => Number(p.slice(-2)) % 2);
    expect(new Set(odd)).toEqual(new Set([1]));
    const days = r.plan.sessions.filter((s) => s.group === r.plan.groups[0]!.id).map((s) => s.day);
    expect(days).toEqual(['Sen', 'Rab', 'Jum']);
  });

  it('says what is in the way, numbers first', () => {
    expect(planPreset(school('sd12-10rooms'), 'ganjil-genap-absen')).toMatchObject({
      fits: false,
      reason: 'Sen P: butuh 12 ruang, tersedia 10.',
      possibleF: 5,
    });
    expect(planPreset(school('paud-5'), 'ganjil-genap-absen')).toMatchObject({
      fits: false,
      reason: 'Rombel K1: kelompok 8 siswa, ruang terbesar memuat 5.',
    });
    expect(planPreset(school('mts-gender'), 'dua-kelompok-dua-hari')).toMatchObject({ fits: false });
  });

  it('counts a fortnight for weeks A and B', () => {
    const r = planPreset(school('consent60'), 'mingguan-ab');
    expect(r).toMatchObject({ fits: true, F: 5, possibleF: 10, text: 'pola: F = 5 per dua minggu, mungkin: F = 10 per dua minggu' });
    expect(r.fits && new Set(r.plan.sessions.map((s) => s.week))).toEqual(new Set(['A', 'B']));
  });

  it('breaks no rule in any school it fits, and never beats what is possible', () => {
    const fitting = new Map(PRESETS.map((p) => [p.id, 0]));
    const schools = [...generatedSchools(1, 5).map((s) => s.problem), ...readSchools().map((c) => parseShiftProblem(c.instance))];
    for (const problem of schools) {
      for (const { id } of PRESETS) {
        const r = planPreset(problem, id, { maxWork: 400 });
        if (!r.fits) {
          expect(r.reason).not.toBe('');
          continue;
        }
        expect(checkPlan(r.problem, r.plan).violations).toEqual([]);
        expect(r.F).toBeLessThanOrEqual(r.possibleF);
        fitting.set(id, fitting.get(id)! + 1);
      }
    }
    for (const [id, n] of fitting) expect(n, id).toBeGreaterThan(0);
  }, 60_000);
});
