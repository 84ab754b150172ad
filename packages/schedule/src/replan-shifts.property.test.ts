import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generatedSchools } from '../bench/generated-schools.ts';
import { keepProgram } from '../bench/slot-program.ts';
import { highsForTests } from '../fixtures/highs.ts';
import { randomSchool } from '../fixtures/random-school.ts';
import { fewestMovedByTrying } from '../fixtures/small-school-oracle.ts';
import { applyChange, type SchoolChange } from './apply-change.ts';
import { checkPlan } from './check-plan.ts';
import { planShifts } from './plan-shifts.ts';
import { replanShifts } from './replan-shifts.ts';
import type { ShiftProblem } from './shift-problem.ts';

interface Change {
  kind: 'teacher-ill' | 'teacher-gone' | 'room-lost' | 'room-closed' | 'withdrawn' | 'given' | 'shift-moved';
  pick: number;
  day: number;
}

const changeOf = (kinds: Change['kind'][]): fc.Arbitrary<Change[]> =>
  fc.array(fc.record({ kind: fc.constantFrom(...kinds), pick: fc.nat(20), day: fc.nat(5) }), { minLength: 1, maxLength: 3 });

function changed(problem: ShiftProblem, changes: Change[]): ShiftProblem {
  const now = structuredClone(problem);
  for (const { kind, pick, day } of changes) {
    const closed = now.shifts.map((s): [string, string] => [now.days[day % now.days.length]!, s.id]);
    const teacher = now.teachers[pick % Math.max(1, now.teachers.length)];
    const room = now.rooms[pick % Math.max(1, now.rooms.length)];
    const pupils = now.rombel.flatMap((c) => c.pupils).filter((p) => p.consent !== (kind === 'given'));
    if (kind === 'teacher-ill' && teacher) teacher.unavailable = [...(teacher.unavailable ?? []), ...closed];
    if (kind === 'teacher-gone' && now.teachers.length > 1) now.teachers.splice(pick % now.teachers.length, 1);
    if (kind === 'room-closed' && room) room.unavailable = [...(room.unavailable ?? []), ...closed];
    if (kind === 'room-lost' && now.rooms.length > 1) now.rooms.splice(pick % now.rooms.length, 1);
    if ((kind === 'withdrawn' || kind === 'given') && pupils.length > 0) pupils[pick % pupils.length]!.consent = kind === 'given';
    if (kind === 'shift-moved') Object.assign(now.shifts[pick % now.shifts.length]!, { start: '12:00', end: '13:45' });
  }
  return now;
}

describe('any change of any school', () => {
  const any = randomSchool({ days: 5, shifts: 3, rombel: 4, pupils: 12, rooms: 4, teachers: 4, extras: true });
  const changes = changeOf(['teacher-ill', 'teacher-gone', 'room-lost', 'room-closed', 'withdrawn', 'given', 'shift-moved']);

  it('leaves a plan that breaks nothing, moves no fewer pupils than it must, and repeats itself', () => {
    fc.assert(
      fc.property(any, changes, (problem, list) => {
        const first = planShifts(problem, { familySteps: 0, maxWork: 3000 }).plan;
        if (!first) return;
        expect(replanShifts(problem, first)).toMatchObject({
          plan: first,
          step: 'unchanged',
          pupilsMoved: [],
          lowerBoundMoved: 0,
          changedSessions: [],
        });
        const now = changed(problem, list);
        const r = replanShifts(now, first, { maxWork: 400 });
        expect(replanShifts(now, first, { maxWork: 400 })).toEqual(r);
        if (!r.plan) return;
        const check = checkPlan(now, r.plan);
        expect(check.violations).toEqual([]);
        expect(check.metrics.F).toBe(r.F);
        expect(r.F).toBeLessThanOrEqual(r.bound);
        expect(r.pupilsMoved.length).toBeGreaterThanOrEqual(r.lowerBoundMoved);
        if (r.step === 'unchanged' || r.step === 'same-slot') expect(r.pupilsMoved).toEqual([]);
      }),
      { numRuns: 150, seed: 11 },
    );
  });
});

describe('tiny schools against trying everything', () => {
  const tiny = randomSchool({ days: 2, shifts: 2, rombel: 2, pupils: 4, rooms: 2, teachers: 3, extras: false });
  const changes = changeOf(['teacher-ill', 'teacher-gone', 'room-closed', 'withdrawn']);

  it('moves the fewest pupils of all plans with these groups and this F', () => {
    const steps = new Map<string, number>();
    fc.assert(
      fc.property(tiny, changes, (problem, list) => {
        const before = planShifts(problem, { familySteps: 0, maxWork: 3000 });
        if (!before.plan) return;
        const now = changed(problem, list);
        const r = replanShifts(now, before.plan);
        steps.set(r.step, (steps.get(r.step) ?? 0) + 1);
        const target = Math.min(before.F, r.bound);
        if (target < 1) {
          expect(r.plan).toBeNull();
          return;
        }
        const fewest = fewestMovedByTrying(now, before.plan, Math.max(1, r.F));
        if (r.step === 'new-plan') {
          if (!r.plan) expect(fewest).toBe(Infinity);
          return;
        }
        expect(r.lowerBoundMoved).toBeLessThanOrEqual(fewest);
        expect(r.pupilsMoved.length).toBe(fewest);
        if (r.F < target) expect(fewestMovedByTrying(now, before.plan, target)).toBe(Infinity);
      }),
      { numRuns: 1000, seed: 17 },
    );
    for (const step of ['unchanged', 'same-slot', 'one-session', 'chain']) expect(steps.get(step) ?? 0, step).toBeGreaterThan(2);
  });
});

describe('schools of ordinary size against an integer program over the same groups', () => {
  it('moves few more pupils than the fewest', async () => {
    const solver = await highsForTests();
    let moved = 0;
    let fewest = 0;
    for (const { kind, problem } of generatedSchools(1, 4)) {
      if (!['two-shift-gate', 'few-rooms', 'one-room', 'gender-shift', 'part-time', 'low-consent'].includes(kind)) continue;
      const first = planShifts(problem, { familySteps: 1000, maxWork: 6000 });
      if (!first.plan) continue;
      const slots = problem.shifts.map((s): [string, string] => [problem.days[0]!, s.id]);
      const changes: SchoolChange[] = [
        { kind: 'teacher-away', teacher: problem.teachers[1]?.id ?? problem.teachers[0]!.id, slots },
        { kind: 'room-closed', room: problem.rooms[0]!.id },
        { kind: 'room-closed', room: problem.rooms.at(-1)!.id, slots },
      ];
      for (const change of changes) {
        const now = applyChange(problem, change);
        const r = replanShifts(now, first.plan);
        if (!r.plan) continue;
        expect(checkPlan(now, r.plan).violations).toEqual([]);
        const exact = solver.solve(keepProgram(now, first.plan, r.F));
        if (exact.status !== 'Optimal') continue;
        const best = Math.round(exact.objective);
        expect(r.lowerBoundMoved, `${kind} ${change.kind}`).toBeLessThanOrEqual(best);
        moved += r.pupilsMoved.length;
        fewest += best;
        const asked = replanShifts(now, first.plan, { solver });
        expect(checkPlan(now, asked.plan!).violations).toEqual([]);
        expect(asked.pupilsMoved.length, `${kind} ${change.kind}`).toBe(best);
        expect(asked.movedProven).toBe(true);
      }
    }
    expect(fewest).toBeGreaterThan(100);
    expect(moved).toBeLessThanOrEqual(1.3 * fewest);
  }, 120_000);
});
