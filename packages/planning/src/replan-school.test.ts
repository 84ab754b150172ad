import { describe, expect, test } from 'vitest';
import { judgeSchoolPlan } from './judge-school-plan.ts';
import { planChanges } from './plan-changes.ts';
import { planSchool } from './plan-school.ts';
import { replanSchool } from './replan-school.ts';
import { parseSavedPlan } from './saved-plan.ts';
import type { SavedPlan, SchoolFacts } from './school-facts.ts';
import { villageSchool } from './test-school.ts';

function planned(facts: SchoolFacts): SavedPlan {
  const { plan } = planSchool(facts);
  if (!plan) throw new Error('no plan');
  return plan;
}

const slotsOf = (plan: SavedPlan) =>
  new Map(
    plan.groups.flatMap((group) => {
      const text = plan.sessions
        .filter((session) => session.group === group.id)
        .map((session) => `${session.day} ${session.shift}`)
        .sort()
        .join();
      return group.pupils.map((pupil) => [pupil, text] as const);
    }),
  );

describe('one change', () => {
  test('an ill teacher is replaced by those who may stand in, on her days alone, and the plan is lawful', () => {
    const facts = villageSchool(4);
    facts.setting.minSessions = 2;
    const current = planned(facts);
    const answer = replanSchool(facts, current, {
      kind: 'teacherAway',
      teacher: 'G1',
      standIns: ['G2', 'G3', 'G4'],
      from: '2021-09-13',
      to: '2021-09-14',
    });
    expect(answer.plan).not.toBeNull();
    expect(answer.judgement?.check.violations).toEqual([]);
    expect(answer.plan?.sessions.filter((s) => s.teacher === 'G1' && ['Sen', 'Sel'].includes(s.day))).toEqual([]);
    expect(answer.plan?.sessions.some((s) => s.teacher === 'G1')).toBe(true);
    expect(answer.changes?.pupilsAffected.length).toBeGreaterThanOrEqual(answer.result.lowerBoundMoved);
    // Counted again, the slow way.
    const [old, now] = [slotsOf(current), slotsOf(answer.plan as SavedPlan)];
    expect(answer.changes?.pupilsAffected.length).toBe([...old].filter(([pupil, slots]) => now.get(pupil) !== slots).length);
    // Without the written change the stand-ins would not be eligible: the change travels with the plan.
    const { changes: _dropped, ...bare } = answer.plan as SavedPlan;
    expect(judgeSchoolPlan(facts, bare).check.violations.map((v) => v.code)).toContain('H7');
  });

  test('without anybody to stand in, the cause is said and no plan is invented', () => {
    const facts = villageSchool(2);
    const answer = replanSchool(facts, planned(facts), { kind: 'teacherAway', teacher: 'G1', standIns: [], from: '2021-09-13', to: null });
    expect(answer.plan).toBeNull();
    expect(answer.cause?.message).toBeTruthy();
  });

  test('a closed room is used no more; with a spare room nobody moves', () => {
    const facts = villageSchool(3);
    const current = planned(facts);
    facts.rooms.push({ ...facts.rooms[0]!, id: 'K9', name: 'Aula' });
    const answer = replanSchool(facts, current, { kind: 'roomClosed', room: 'K1', from: '2021-09-13', to: null });
    expect(answer.plan?.sessions.some((s) => s.room === 'K1')).toBe(false);
    expect(answer.changes).toMatchObject({ pupilsAffected: [] });
    expect(answer.changes?.groups.some((group) => group.rooms && !group.times)).toBe(true);
    expect(answer.result.lowerBoundMoved).toBe(0);
  });

  test('pupils who stay home for now leave their groups; nobody else moves; consent is not touched', () => {
    const facts = villageSchool(2);
    const current = planned(facts);
    const answer = replanSchool(facts, current, { kind: 'staysHome', pupils: ['R1-0', 'R1-1'], from: '2021-09-20', to: null });
    expect(answer.plan?.groups.flatMap((g) => g.pupils)).not.toContain('R1-0');
    expect(answer.changes).toMatchObject({ pupilsAffected: [], pupilsRemoved: ['R1-0', 'R1-1'] });
    expect(answer.judgement?.check.violations).toEqual([]);
    expect(facts.rombel[0]?.pupils[0]?.consent).toBe('YES');
  });

  test('consent given later joins a group of the rombel', () => {
    const facts = villageSchool(1, 31);
    facts.rombel[0]!.pupils[3]!.consent = 'NO';
    const current = planned(facts);
    facts.rombel[0]!.pupils[3]!.consent = 'YES';
    const answer = replanSchool(facts, current, null);
    expect(answer.changes).toMatchObject({ pupilsAdded: ['R1-3'], pupilsAffected: [] });
    expect(answer.changes?.groups.map((group) => group.joined)).toEqual([['R1-3']]);
  });

  test('a zone that closes schools is named with its articles and the plan rests unchanged', () => {
    const facts = villageSchool(2);
    const current = planned(facts);
    const orange = replanSchool(facts, current, { kind: 'zone', zone: 'ORANGE', from: '2021-10-04' });
    expect(orange.forbidden.map((finding) => finding.provisionId)).toContain('P4.1');
    expect(orange.changes?.groups).toEqual([]);
    const green = replanSchool(facts, current, { kind: 'zone', zone: 'GREEN', from: '2021-10-04' });
    expect(green.forbidden).toEqual([]);
  });

  test('a second change keeps the first', () => {
    const facts = villageSchool(4);
    const first = replanSchool(facts, planned(facts), { kind: 'roomClosed', room: 'K1', from: '2021-09-13', to: null }).plan as SavedPlan;
    const second = replanSchool(facts, first, { kind: 'staysHome', pupils: ['R2-0'], from: '2021-09-13', to: null }).plan as SavedPlan;
    expect(second.changes?.map((change) => change.kind)).toEqual(['roomClosed', 'staysHome']);
    expect(second.sessions.some((s) => s.room === 'K1')).toBe(false);
    expect(planSchool(facts, { current: second }).plan?.changes).toEqual(second.changes);
  });
});

describe('differences of two plans', () => {
  const facts = villageSchool(2);
  const before = planned(facts);

  test('the same plan has none', () => {
    expect(planChanges(before, structuredClone(before))).toEqual({ groups: [], pupilsAffected: [], pupilsAdded: [], pupilsRemoved: [] });
  });

  test('another room is no change of times; another shift affects the whole group', () => {
    const room = { ...before, sessions: before.sessions.map((s, i) => (i === 0 ? { ...s, room: 'K2' } : s)) };
    expect(planChanges(before, room)).toMatchObject({ groups: [{ rooms: true, times: false, teachers: false }], pupilsAffected: [] });
    const [first] = before.sessions;
    const other = first?.shift === 'P' ? 'S' : 'P';
    const shift = { ...before, sessions: before.sessions.map((s, i) => (i === 0 ? { ...s, shift: other } : s)) };
    const members = before.groups.find((group) => group.id === first?.group)?.pupils;
    expect(planChanges(before, shift)).toMatchObject({ groups: [{ times: true, affected: members }], pupilsAffected: members });
  });

  test('a pupil who changes to a group with other days is affected, and both groups say so', () => {
    const [a, b] = before.groups;
    const moved = before.groups.map((group) =>
      group === a
        ? { ...group, pupils: group.pupils.slice(1) }
        : group === b
          ? { ...group, pupils: [...group.pupils, a?.pupils[0] ?? ''] }
          : group,
    );
    const changes = planChanges(before, { ...before, groups: moved });
    expect(changes.groups.map(({ left, joined }) => [left, joined])).toEqual([
      [[a?.pupils[0]], []],
      [[], [a?.pupils[0]]],
    ]);
    expect(changes.pupilsAffected).toEqual([a?.pupils[0]]);
  });

  test('a group that is gone is listed with the sessions it had', () => {
    const [gone] = before.groups;
    const after = {
      groups: before.groups.filter((group) => group !== gone),
      sessions: before.sessions.filter((session) => session.group !== gone?.id),
    };
    const changes = planChanges(before, after);
    expect(changes.groups).toMatchObject([{ kind: 'removed', group: gone?.id, left: gone?.pupils }]);
    expect(changes.groups[0]?.sessions.every((pair) => pair.after === null)).toBe(true);
    expect(changes.pupilsRemoved).toEqual(gone?.pupils);
  });
});

test('a change with an unknown teacher or an end before its start is refused with its path', () => {
  const facts = villageSchool(1);
  const plan = planned(facts);
  const away = { kind: 'teacherAway', teacher: 'G7', standIns: [], from: '2021-09-13', to: null } as const;
  expect(() => parseSavedPlan({ ...plan, changes: [{ ...away, standIns: [] }] }, facts)).toThrow(
    expect.objectContaining({ path: '/changes/0/teacher' }),
  );
  const closed = { kind: 'roomClosed', room: 'K1', from: '2021-09-13', to: '2021-09-12' } as const;
  expect(() => parseSavedPlan({ ...plan, changes: [closed] }, facts)).toThrow(expect.objectContaining({ path: '/changes/0/to' }));
});
