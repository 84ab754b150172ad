import { paperHtml, type SheetHead } from '@giliran/documents';
import { expect, test } from 'vitest';
import { suspensionPaper } from './suspension-paper.ts';
import type { QueriedLifecycle } from './suspension-query.ts';

const head: SheetHead = {
  schoolName: 'SDN 1',
  npsn: '30101234',
  plan: null,
  printedOn: '2021-09-20',
  startsOn: null,
  engineVersion: null,
  articles: [],
  draft: true,
  synthetic: false,
};
const step = (number: number, to: QueriedLifecycle['state'], day: string) => ({
  id: String(number),
  number,
  to,
  day,
  reference: null,
  provisions: [{ id: 'P4.2', article: 'Pasal 4 ayat (2)' }],
});

test('the notice names the day, the cause and the article of the last suspension; no draft mark', () => {
  const lifecycle = {
    state: 'SUSPENDED_ZONE' as const,
    zone: 'ORANGE' as const,
    history: [step(9, 'SUSPENDED_ZONE', '2021-09-20'), step(4, 'SUSPENDED_ZONE', '2021-08-01'), step(8, 'TRANSITION', '2021-09-13')],
  };
  const html = paperHtml(suspensionPaper(head, lifecycle) as NonNullable<ReturnType<typeof suspensionPaper>>);
  expect(html).toContain('Senin, 20 September 2021');
  expect(html).toContain('kini oranye');
  expect(html).toContain('Pasal 4 ayat (2)');
  expect(html).not.toContain('RANCANGAN');
});

test('a school with lessons has no notice', () => {
  expect(suspensionPaper(head, { state: 'TRANSITION', zone: 'GREEN', history: [] })).toBeNull();
});
