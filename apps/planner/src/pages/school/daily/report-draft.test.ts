import { expect, test } from 'vitest';
import { firstDraft, reportOf } from './report-draft.ts';

const SESSIONS = [
  { expected: 15, teacher: 'Guru 1' },
  { expected: 16, teacher: 'Guru 2' },
  { expected: 14, teacher: 'Guru 1' },
];

test('on an ordinary day the proposal is the roster: everybody present and screened, nobody ill', () => {
  const draft = firstDraft(undefined, SESSIONS, ['demam', 'batuk']);
  expect(reportOf(draft)).toEqual({
    report: {
      expectedPupils: 45,
      presentPupils: 45,
      expectedStaff: 2,
      presentStaff: 2,
      screened: 47,
      overTemperature: null,
      sentHome: 0,
      referred: 0,
      confirmedNew: 0,
      symptoms: [],
    },
  });
});

test('a sent report comes back as it was, symptoms included', () => {
  const sent = {
    expectedPupils: 10,
    presentPupils: 9,
    expectedStaff: 1,
    presentStaff: 1,
    screened: 10,
    overTemperature: null,
    sentHome: 1,
    referred: 0,
    confirmedNew: 0,
    symptoms: [
      { symptom: 'demam', count: 1 },
      { symptom: 'batuk', count: 0 },
    ],
  };
  const answer = reportOf(firstDraft(sent, SESSIONS, []));
  expect(answer).toMatchObject({ report: { presentPupils: 9, sentHome: 1, symptoms: [{ symptom: 'demam', count: 1 }] } });
});

test('what is no count is named', () => {
  const draft = firstDraft(undefined, SESSIONS, ['demam']);
  expect(reportOf({ ...draft, counts: { ...draft.counts, presentPupils: 'semua' } })).toEqual({ wrong: 'presentPupils' });
  expect(reportOf({ ...draft, symptoms: { demam: '-1' } })).toEqual({ wrong: 'demam' });
});
