import { expect, test } from 'vitest';
import { differingFindings, type CompareSide, type FindingStatus } from './compare-side.ts';

const side = (findings: Readonly<Record<string, FindingStatus>>): CompareSide => ({
  title: '',
  plan: { groups: [], sessions: [] },
  weeks: 1 as const,
  sessionsEach: 1,
  proven: true,
  groups: 0,
  sessions: 0,
  families: 0,
  familiesTogether: 0,
  peak: 0,
  brokenRules: 0,
  findings: Object.entries(findings).map(([key, status]) => ({ key, article: key, gist: '', subject: '', status })),
});

test('only verdicts that differ and matter are listed', () => {
  const found = differingFindings(
    side({ a: 'PASS', b: 'FAIL', c: 'FAIL', d: 'PASS' }),
    side({ a: 'FAIL', b: 'FAIL', d: 'NOT_APPLICABLE', e: 'NOT_DETERMINED' }),
  );
  expect(found.map(({ key, before, after }) => [key, before, after])).toEqual([
    ['a', 'PASS', 'FAIL'],
    ['c', 'FAIL', null],
    ['e', null, 'NOT_DETERMINED'],
  ]);
});
