import { paperHtml, type SheetHead } from '@giliran/documents';
import type { SavedPlan, SchoolFacts } from '@giliran/planning';
import { expect, test } from 'vitest';
import { planNamesOf } from '../schedule/plan-names.ts';
import { paperOf, type PaperKind } from './week-papers.ts';

const head: SheetHead = {
  schoolName: 'SDN 1',
  npsn: '30101234',
  plan: { number: 1, name: 'Rancangan 1', saved: true },
  printedOn: '2021-09-10',
  startsOn: '2021-09-13',
  engineVersion: '0.1.0',
  articles: [],
  draft: true,
  synthetic: true,
};
const IDS = ['1', '2', '3'];
const IDS_OF_ROMBEL = IDS.map((n) => `r${n}`);
const facts: SchoolFacts = {
  id: 's',
  form: 'SD',
  setting: {
    regulationIds: [],
    phase: 'TRANSITION',
    startDate: '2021-09-13',
    days: ['Sen'],
    shifts: [{ id: 'P', name: 'Pagi', start: '07:00', end: '10:00' }],
    roomGapMin: 30,
    teacherGapMin: 0,
    minSessions: 1,
    gate: { perMinute: 10, windowMin: 15 },
    maxCampusPupils: null,
    genderRule: null,
    mergeable: [],
    canteen: null,
    readinessShare: null,
  },
  rooms: IDS.map((n) => ({
    id: `k${n}`,
    name: `Ruang ${n}`,
    site: 'ON_CAMPUS',
    widthCm: 700,
    lengthCm: 800,
    sideMarginCm: 50,
    frontZoneCm: 200,
    backMarginCm: 50,
  })),
  teachers: [],
  rombel: IDS.map((n) => ({ id: `r${n}`, name: n, grade: Number(n), pupilCount: 2, pupils: [] })),
  zoneHistory: [],
};
const plan: SavedPlan = {
  groups: IDS.map((n) => ({ id: `g${n}`, label: `${n} · A`, rombelId: `r${n}`, pupils: [`r${n}#1`, `r${n}#2`] })),
  sessions: IDS.map((n) => ({ group: `g${n}`, day: 'Sen', shift: 'P', room: `k${n}`, teacher: null, locked: false })),
};

function printed(kind: PaperKind, rombelIds: readonly string[]): string {
  const paper = paperOf(kind, {
    facts,
    plan,
    names: planNamesOf(facts, plan),
    head,
    rombelIds: new Set(rombelIds),
    nameById: new Map(),
    previous: null,
    lifecycle: null,
    statement: null,
    protocol: null,
    spacing: null,
  });
  if (!paper) throw new Error(`no paper of kind ${kind}`);
  return paperHtml(paper);
}
const cells = (html: string) => html.match(/0[67]\.\d\d–0[67]\.\d\d|10\.\d\d–10\.\d\d/g) ?? [];

test('the card of a pupil says the same minutes at the gate, printed alone or with the whole school', () => {
  const together = printed('cards', IDS_OF_ROMBEL);
  const alone = IDS_OF_ROMBEL.flatMap((id) => cells(printed('cards', [id])));
  expect(new Set(cells(together)).size).toBeGreaterThan(2);
  expect(alone).toEqual(cells(together));
});

test.each(['gate', 'byRoom', 'byTeacher'] as const)('%s: everybody who meets there, whichever rombel are chosen', (kind) => {
  expect(printed(kind, ['r1'])).toBe(printed(kind, IDS_OF_ROMBEL));
});

test('the schedule by group is of the chosen rombel', () => {
  expect(printed('byGroup', ['r1'])).not.toContain('2 · A');
  expect(printed('byGroup', IDS_OF_ROMBEL)).toContain('2 · A');
});
