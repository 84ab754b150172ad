import { paperHtml, type SheetHead } from '@giliran/documents';
import type { SavedPlan, SchoolFacts } from '@giliran/planning';
import { defaultSetting } from '@giliran/planning';
import { expect, test } from 'vitest';
import { planNamesOf } from '../schedule/plan-names.ts';
import { changePaper } from './change-paper.ts';

const head: SheetHead = {
  schoolName: 'SDN 1',
  npsn: '30101234',
  plan: null,
  printedOn: '2021-09-18',
  startsOn: null,
  engineVersion: null,
  articles: [],
  draft: false,
  synthetic: true,
};
const pupil = (n: number) => ({ id: `a${n}`, rosterNumber: n, sex: null, consent: 'YES' as const, familyId: null });
const facts: SchoolFacts = {
  id: 's',
  form: 'SD',
  setting: defaultSetting('SD'),
  rooms: [
    { id: 'k', name: 'Ruang 1', site: 'ON_CAMPUS', widthCm: 700, lengthCm: 800, sideMarginCm: 50, frontZoneCm: 200, backMarginCm: 50 },
  ],
  teachers: [],
  rombel: [{ id: 'r1', name: 'Kelas 1', grade: 1, pupilCount: 4, pupils: [1, 2, 3, 4].map(pupil) }],
  zoneHistory: [],
};
const before: SavedPlan = {
  groups: [
    { id: 'g1', label: 'Kelas 1 · A', rombelId: 'r1', pupils: ['a1', 'a2'] },
    { id: 'g2', label: 'Kelas 1 · B', rombelId: 'r1', pupils: ['a3', 'a4'] },
  ],
  sessions: [
    { group: 'g1', day: 'Sen', shift: 'P', room: 'k', teacher: null, locked: false },
    { group: 'g2', day: 'Sel', shift: 'P', room: 'k', teacher: null, locked: false },
  ],
};
const names = planNamesOf(facts, before);

test('only groups whose days change get a notice, with the days before and after and the reason', () => {
  const after: SavedPlan = {
    ...before,
    sessions: [before.sessions[0]!, { ...before.sessions[1]!, day: 'Kam' }],
    changes: [{ kind: 'teacherAway', teacher: 't', standIns: [], from: '2021-09-20', to: null }],
  };
  const paper = changePaper({ facts, before, after, names, head });
  expect(paper.sheets).toHaveLength(1);
  const html = paperHtml(paper);
  expect(html).toContain('Kelas 1 · B');
  expect(html).toContain('no. absen 3, 4');
  expect(html).toContain('Selasa 07.00–10.00');
  expect(html).toContain('Kamis 07.00–10.00');
  expect(html).toContain('Senin, 20 September 2021');
  expect(html).toContain('guru berhalangan');
});

test('a pupil who changes group gets the days of the old group as "before"', () => {
  const after: SavedPlan = {
    ...before,
    groups: [
      { ...before.groups[0]!, pupils: ['a1', 'a2', 'a3'] },
      { ...before.groups[1]!, pupils: ['a4'] },
    ],
  };
  const paper = changePaper({ facts, before, after, names, head });
  expect(paper.sheets).toHaveLength(1);
  const html = paperHtml(paper);
  expect(html).toContain('no. absen 3 (1 siswa)');
  expect(html.indexOf('Selasa 07.00')).toBeLessThan(html.indexOf('Senin 07.00'));
});

test('equal plans: nobody is told anything', () => {
  expect(paperHtml(changePaper({ facts, before, after: before, names, head }))).toContain('Tidak ada siswa yang hari atau jamnya berubah');
});
