import { defaultSetting, type SchoolFacts } from '@giliran/planning';
import { expect, test } from 'vitest';
import { changeQuestion, choosable, emptyChange, missingInChange } from './change-form.ts';

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
  expect(changeQuestion(facts, form).change).toEqual({ kind: 'teacherAway', teacher: 'u', standIns: ['t'], from: '2021-09-13', to: null });
});

test('consent changes the facts, not the plan', () => {
  const form = { ...emptyChange(facts), kind: 'consent' as const, consent: 'YES' as const, pupils: ['b'] };
  const question = changeQuestion(facts, form);
  expect(question.change).toBeNull();
  expect(question.facts.rombel[0]?.pupils.map((pupil) => pupil.consent)).toEqual(['YES', 'YES']);
  expect(facts.rombel[0]?.pupils[1]?.consent).toBe('NO');
  expect(choosable(facts, form, 'r').map((pupil) => pupil.id)).toEqual(['b']);
  expect(choosable(facts, form, 'counted')).toEqual([]);
});

test('a zone concerns the school, or the pupils who live there', () => {
  const form = { ...emptyChange(facts), kind: 'zone' as const, zone: 'RED' as const };
  expect(changeQuestion(facts, form).change).toEqual({ kind: 'zone', zone: 'RED', from: '2021-09-13' });
  const some = { ...form, zoneOf: 'pupils' as const };
  expect(missingInChange(some)).toBe('pupils');
  expect(changeQuestion(facts, { ...some, pupils: ['a'] }).change).toMatchObject({ kind: 'staysHome', pupils: ['a'] });
});

test('an end before the start is not computed', () => {
  expect(missingInChange({ ...emptyChange(facts), to: '2021-09-12' })).toBe('to');
  expect(missingInChange(emptyChange(facts))).toBeNull();
});
