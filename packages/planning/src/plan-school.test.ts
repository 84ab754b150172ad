import { expect, test } from 'vitest';
import { judgeSchoolPlan } from './judge-school-plan.ts';
import { offerPlans, planSchool } from './plan-school.ts';
import { parseSavedPlan } from './saved-plan.ts';
import { villageSchool } from './test-school.ts';

test('a village SD of 6 x 32: two groups a rombel, every rule of the timetable kept, F proved', () => {
  const facts = villageSchool();
  const { result, plan, judgement } = planSchool(facts);
  expect(result).toMatchObject({ verdict: 'feasible', proven: true });
  expect(plan?.groups.map((g) => g.pupils.length)).toEqual(Array(12).fill(16));
  expect(
    plan?.groups
      .map((g) => g.label)
      .sort()
      .slice(0, 2),
  ).toEqual(['Kelas 1 · A', 'Kelas 1 · B']);
  expect(judgement?.check.violations).toEqual([]);
  expect(judgement?.guaranteedSessions).toBe(result.F);
  expect(judgement?.findings.find((f) => f.provisionId === 'L3.1.1')?.status).toBe('PASS');
  expect(judgement?.finalBlockers).toEqual([]);
});

test('consent not recorded: the draft counts the pupil, P5.1.d is not determined, final is blocked', () => {
  const facts = villageSchool(2);
  for (const rombel of facts.rombel) for (const pupil of rombel.pupils) pupil.consent = 'UNKNOWN';
  const { plan, judgement } = planSchool(facts);
  expect(plan?.groups.flatMap((g) => g.pupils).length).toBe(64);
  expect(judgement?.findings.find((f) => f.provisionId === 'P5.1.d')).toMatchObject({ status: 'NOT_DETERMINED' });
  expect(judgement?.finalBlockers.length).toBeGreaterThan(0);
});

test('a recorded no stays at home: 5 of 32 -> 27 in groups of 14 and 13', () => {
  const facts = villageSchool(1);
  for (const pupil of facts.rombel[0]?.pupils.slice(0, 5) ?? []) pupil.consent = 'NO';
  const { plan } = planSchool(facts);
  expect(plan?.groups.map((g) => g.pupils.length).sort()).toEqual([13, 14]);
  expect(plan?.groups.flatMap((g) => g.pupils)).not.toContain('R1-0');
});

test('a room without sizes is left out and named with L3.1.1; it blocks nothing else', () => {
  const facts = villageSchool(3);
  Object.assign(facts.rooms[2] ?? {}, { widthCm: null });
  const { result, plan, leftOut } = planSchool(facts);
  expect(leftOut).toMatchObject([{ roomId: 'K3', provisionId: 'L3.1.1' }]);
  expect(leftOut[0]?.message).toContain('Kelas 3');
  expect(result.verdict).toBe('feasible');
  expect(plan?.sessions.some((s) => s.room === 'K3')).toBe(false);
});

test('no room with known sizes: infeasible with the binding resource, needed and available', () => {
  const facts = villageSchool(2);
  for (const room of facts.rooms) room.lengthCm = null;
  const { result, plan } = planSchool(facts);
  expect(result).toMatchObject({ verdict: 'infeasible', proven: true, cause: { resource: 'room-area', available: 0 } });
  expect(plan).toBeNull();
});

test('a locked session stays where it is when the school is planned again', () => {
  const facts = villageSchool(4);
  const first = planSchool(facts).plan;
  if (!first) throw new Error('no plan');
  const moved = first.sessions.map((s, i) => (i === 0 ? { ...s, locked: true } : s));
  const again = planSchool(facts, { current: { ...first, sessions: moved } }).plan;
  const kept = moved[0];
  expect(again?.sessions).toContainEqual(kept);
});

test('two groups moved into one room at one time are named at once, with the rule', () => {
  const facts = villageSchool(2);
  const { plan } = planSchool(facts);
  if (!plan) throw new Error('no plan');
  const [a] = plan.sessions;
  const b = plan.sessions.find((s) => s.group !== a?.group && s.day === a?.day && s.shift === a?.shift);
  const sessions = plan.sessions.map((s) => (s === b ? { ...s, room: a?.room ?? '' } : s));
  const judged = judgeSchoolPlan(facts, { ...plan, sessions });
  expect(judged.check.violations.map((v) => v.code)).toContain('H6');
  expect(judged.proven).toBe(false);
});

test('a session of 181 minutes fails P5.1.c', () => {
  const facts = villageSchool(1);
  const { plan } = planSchool(facts);
  if (!plan) throw new Error('no plan');
  const [shift] = facts.setting.shifts;
  if (shift) shift.end = '10:01';
  const finding = judgeSchoolPlan(facts, { ...plan, sessions: plan.sessions.map((s) => ({ ...s, shift: 'P' })) }).findings.find(
    (f) => f.provisionId === 'P5.1.c',
  );
  expect(finding).toMatchObject({ status: 'FAIL', measured: 181, limit: 180 });
});

test('an orange zone fails P4.1 and blocks the final plan', () => {
  const facts = { ...villageSchool(1), zoneHistory: [{ from: '2021-09-01' as const, zone: 'ORANGE' as const }] };
  const { judgement } = planSchool(facts);
  expect(judgement?.findings.find((f) => f.provisionId === 'P4.1')?.status).toBe('FAIL');
  expect(judgement?.finalBlockers.length).toBeGreaterThan(0);
});

test('a plan with an unknown room, or a pupil in two groups, is refused with its path', () => {
  const facts = villageSchool(1);
  const { plan } = planSchool(facts);
  if (!plan) throw new Error('no plan');
  expect(() => parseSavedPlan({ ...plan, sessions: plan.sessions.map((s) => ({ ...s, room: 'X' })) }, facts)).toThrow(
    expect.objectContaining({ path: '/sessions/0/room' }),
  );
  const doubled = plan.groups.map((g) => ({ ...g, pupils: [...g.pupils, 'R1-0'] }));
  expect(() => parseSavedPlan({ ...plan, groups: doubled }, facts)).toThrow(/dua kelompok/);
});

test('the same school and seed give the same plan', () => {
  expect(planSchool(villageSchool()).plan).toEqual(planSchool(villageSchool()).plan);
});

test('spare room-hours are offered beside the equal plan; both keep every rule', () => {
  const facts = villageSchool(3, 18);
  facts.teachers.forEach((teacher, i) => Object.assign(teacher, { maxWeek: i === 0 ? 4 : 6 }));
  const { rata, maksimal } = offerPlans(facts);
  expect(rata.judgement?.check).toMatchObject({ ok: true, metrics: { spread: 0 } });
  expect(maksimal?.judgement?.check).toMatchObject({ ok: true, metrics: { F: rata.result.F } });
  expect(maksimal?.judgement?.check.metrics.T).toBeGreaterThan(rata.judgement?.check.metrics.T ?? Infinity);
});

test('a quick plan is lawful and no better than the full one', () => {
  const facts = villageSchool(6);
  const quick = planSchool(facts, { effort: 'quick' });
  expect(quick.judgement?.check.violations).toEqual([]);
  expect(quick.result.F).toBeLessThanOrEqual(planSchool(facts).result.F);
});
