import { describe, expect, it } from 'vitest';
import { smallPlan, smallSchool } from '../fixtures/small-school.ts';
import { applyChange } from './apply-change.ts';
import { checkPlan } from './check-plan.ts';
import { replanShifts } from './replan-shifts.ts';

describe('applyChange', () => {
  it('closes slots, days and rooms, moves shifts and consent, and leaves the school given as it was', () => {
    const before = smallSchool();
    const problem = smallSchool();
    const away = applyChange(problem, { kind: 'teacher-away', teacher: 'G1', slots: [['Sen', 'P']] });
    expect(away.teachers[0]!.unavailable).toEqual([
      ['Sel', 'S'],
      ['Sen', 'P'],
    ]);
    expect(applyChange(problem, { kind: 'room-closed', room: 'R1' }).rooms[0]!.unavailable).toHaveLength(4);
    expect(applyChange(problem, { kind: 'days-closed', days: ['Sel'] })).toMatchObject({
      days: ['Sen'],
      rooms: [{ id: 'R1' }, { unavailable: [] }],
    });
    expect(applyChange(problem, { kind: 'shift-moved', shift: 'S', start: '10:00', end: '12:00' }).shifts[1]!.start).toBe('10:00');
    expect(applyChange(problem, { kind: 'pupils-at-home', pupils: ['K1-1'] }).rombel[0]!.pupils[0]!.consent).toBe(false);
    expect(applyChange(problem, { kind: 'consent-given', pupils: ['K1-1'] })).toEqual(before);
    expect(problem).toEqual(before);
  });

  it('names the field that is unknown or wrong', () => {
    const problem = smallSchool();
    expect(() => applyChange(problem, { kind: 'teacher-away', teacher: 'X' })).toThrow(expect.objectContaining({ path: '/teacher' }));
    expect(() => applyChange(problem, { kind: 'room-closed', room: 'R1', slots: [['Min', 'P']] })).toThrow(
      expect.objectContaining({ path: '/slots/0' }),
    );
    expect(() => applyChange(problem, { kind: 'consent-given', pupils: ['K1-1', 'X'] })).toThrow(
      expect.objectContaining({ path: '/pupils/1' }),
    );
    expect(() => applyChange(problem, { kind: 'shift-moved', shift: 'S', start: '10:00', end: '09:00' })).toThrow(
      expect.objectContaining({ path: '/end' }),
    );
    expect(() => applyChange(problem, { kind: 'days-closed', days: ['Min'] })).toThrow(expect.objectContaining({ path: '/days/0' }));
  });

  it('takes home the pupils of a zone without moving anybody else', () => {
    const now = applyChange(smallSchool(), { kind: 'pupils-at-home', pupils: ['K1-1', 'K2-4'] });
    const r = replanShifts(now, smallPlan());
    expect(r).toMatchObject({ step: 'unchanged', pupilsMoved: [], text: '0 siswa berganti hari atau jam.' });
    expect(checkPlan(now, r.plan!).violations).toEqual([]);
    expect(r.plan!.groups.flatMap((g) => g.pupils)).not.toContain('K1-1');
  });
});
