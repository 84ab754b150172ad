import { defaultSetting, type SavedPlan, type SchoolFacts } from '@giliran/planning';
import { expect, test } from 'vitest';
import { subjectSchool } from '../../../engine/test-lessons.ts';
import { changeQuestion, likelyStandIns, choosable, emptyChange, missingInChange } from './change-form.ts';

const plan: SavedPlan = { groups: [{ id: 'g', label: '1 · A', rombelId: 'r', pupils: ['a'] }], sessions: [] };
const facts: SchoolFacts = {
  id: 's',
  form: 'SD',
  setting: defaultSetting('SD'),
  rooms: [],
  teachers: ['t', 'u'].map((id) => ({ id, name: id, rombelId: null, maxDay: null, maxWeek: null })),
  rombel: [
    {
      id: 'r',
      name: '1',
      grade: 1,
      pupilCount: 0,
      pupils: [
        { id: 'a', rosterNumber: 1, sex: null, consent: 'YES', familyId: null },
        { id: 'b', rosterNumber: 2, sex: null, consent: 'NO', familyId: null },
      ],
    },
    { id: 'counted', name: '2', grade: 2, pupilCount: 9, pupils: [] },
  ],
  zoneHistory: [],
};

test('a teacher never stands in for herself; no end means until further notice', () => {
  const form = { ...emptyChange(facts), teacher: 'u', standIns: ['t', 'u'] };
  expect(changeQuestion(facts, plan, form).change).toEqual({
    kind: 'teacherAway',
    teacher: 'u',
    standIns: ['t'],
    from: '2021-09-13',
    to: null,
  });
});

test('consent changes the facts, not the plan', () => {
  const form = { ...emptyChange(facts), kind: 'consent' as const, consent: 'YES' as const, pupils: ['b'] };
  const question = changeQuestion(facts, plan, form);
  expect(question.change).toBeNull();
  expect(question.facts.rombel[0]?.pupils.map((pupil) => pupil.consent)).toEqual(['YES', 'YES']);
  expect(facts.rombel[0]?.pupils[1]?.consent).toBe('NO');
  // The second rombel is known by its number of pupils alone.
  expect([...choosable(facts, plan, form)]).toEqual(['b']);
});

test('a zone concerns the school, or the pupils who live there', () => {
  const form = { ...emptyChange(facts), kind: 'zone' as const, zone: 'RED' as const };
  expect(changeQuestion(facts, plan, form).change).toEqual({ kind: 'zone', zone: 'RED', from: '2021-09-13' });
  const some = { ...form, zoneOf: 'pupils' as const };
  expect(missingInChange(some)).toBe('pupils');
  expect(changeQuestion(facts, plan, { ...some, pupils: ['a'] }).change).toMatchObject({ kind: 'staysHome', pupils: ['a'] });
});

test('an end before the start is not computed', () => {
  expect(missingInChange({ ...emptyChange(facts), to: '2021-09-12' })).toBe('to');
  expect(missingInChange(emptyChange(facts))).toBeNull();
});

test('pupils of a kecamatan that is green again come back: those at home for now, and the plan no longer keeps them there', () => {
  const home: SavedPlan = { ...plan, changes: [{ kind: 'staysHome', pupils: ['a', 'c'], from: '2021-09-13', to: null }] };
  const form = { ...emptyChange(facts), kind: 'zone' as const, zoneOf: 'pupils' as const, zone: 'GREEN' as const, pupils: ['a'] };
  expect([...choosable(facts, home, form)]).toEqual(['a']);
  expect([...choosable(facts, home, { ...form, zone: 'RED' })]).toEqual([]);
  const question = changeQuestion(facts, home, form);
  expect(question.change).toBeNull();
  expect(question.current.changes).toEqual([{ kind: 'staysHome', pupils: ['c'], from: '2021-09-13', to: null }]);
  expect(changeQuestion(facts, home, { ...form, pupils: ['a', 'c'] }).current.changes).toBeUndefined();
});

test('a subject teacher is replaced by those who teach the same, a class teacher by everybody', () => {
  const school = subjectSchool(4);
  expect(likelyStandIns(school, 'MTK1')).toEqual(['MTK2']);
  const classTeachers = { ...school, setting: { ...school.setting, lessons: null } };
  expect(likelyStandIns(classTeachers, 'MTK1').length).toBe(7);
});
