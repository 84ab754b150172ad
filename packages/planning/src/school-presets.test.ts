import { expect, test } from 'vitest';
import { judgeSchoolPlan } from './judge-school-plan.ts';
import { schoolPresets } from './school-presets.ts';
import { villageSchool } from './test-school.ts';

test('every method says what it gives beside what is possible; a plan that is offered keeps the rules', () => {
  const facts = villageSchool(6);
  const presets = schoolPresets(facts, null);
  expect(presets.map((preset) => preset.id)).toContain('ganjil-genap-absen');
  for (const { plan, sessions, possible, setting, needs, remarks } of presets) {
    if (sessions === null) expect(remarks.length).toBeGreaterThan(0);
    else expect(sessions).toBeLessThanOrEqual(possible);
    expect(needs).toEqual(Object.keys(setting));
    if (!plan) continue;
    const judged = judgeSchoolPlan({ ...facts, setting: { ...facts.setting, ...setting } }, plan);
    expect(judged.check.violations).toEqual([]);
    expect(judged.guaranteedSessions).toBe(sessions);
  }
  const oddEven = presets.find((preset) => preset.id === 'ganjil-genap-absen');
  // One shift, two groups in turn, six days: three sessions, where two shifts give six.
  expect(oddEven).toMatchObject({ sessions: 3, possible: 6 });
  expect(oddEven?.plan).not.toBeNull();
  // Methods that need another setting say which, and their plan can be taken with it.
  const weekly = presets.find((preset) => preset.id === 'mingguan-ab');
  expect(weekly).toMatchObject({ setting: { weeks: 2 }, sessions: 6, needs: ['weeks'] });
  expect(new Set(weekly?.plan?.sessions.map(({ week }) => week))).toEqual(new Set(['A', 'B']));
  const staggered = presets.find((preset) => preset.id === 'mulai-bertingkat');
  expect(staggered?.setting.shifts?.map(({ id, start }) => [id, start])).toEqual([
    ['P', '07:00'],
    ['S', '10:30'],
    ['P+60', '08:00'],
  ]);
  expect(staggered?.plan?.sessions.some(({ shift }) => shift === 'P+60')).toBe(true);
});

test('small rombel: the method that merges them says which, and its plan holds with that', () => {
  const facts = villageSchool(6, 6);
  const merged = schoolPresets(facts, null).find((preset) => preset.id === 'kelas-rangkap');
  expect(merged?.setting.mergeable).toEqual([
    ['R1', 'R2'],
    ['R3', 'R4'],
    ['R5', 'R6'],
  ]);
  expect(merged?.plan?.groups).toHaveLength(3);
});

test('in a school with weeks A and B every method fills both weeks and counts per fortnight', () => {
  const facts = villageSchool(6);
  facts.setting.weeks = 2;
  const presets = schoolPresets(facts, null);
  const oddEven = presets.find((preset) => preset.id === 'ganjil-genap-absen');
  expect(oddEven).toMatchObject({ sessions: 6, possible: 12, needs: [] });
  expect(judgeSchoolPlan(facts, oddEven?.plan ?? { groups: [], sessions: [] }).check.violations).toEqual([]);
  expect(presets.find((preset) => preset.id === 'mingguan-ab')).toMatchObject({ sessions: 6, needs: [] });
});

test('a school without usable rooms is told why no method fits', () => {
  const facts = villageSchool(2);
  for (const room of facts.rooms) room.lengthCm = null;
  for (const { sessions, remarks } of schoolPresets(facts, null)) {
    expect(sessions).toBeNull();
    expect(remarks[0]).toBeTruthy();
  }
});
