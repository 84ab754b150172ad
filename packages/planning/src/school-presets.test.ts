import { expect, test } from 'vitest';
import { judgeSchoolPlan } from './judge-school-plan.ts';
import { schoolPresets } from './school-presets.ts';
import { villageSchool } from './test-school.ts';

test('every method says what it gives beside what is possible; a plan that is offered keeps the rules', () => {
  const facts = villageSchool(6);
  const presets = schoolPresets(facts, null);
  expect(presets.map((preset) => preset.id)).toContain('ganjil-genap-absen');
  for (const { plan, sessions, possible, needs, remarks } of presets) {
    if (sessions === null) expect(remarks.length).toBeGreaterThan(0);
    else expect(sessions).toBeLessThanOrEqual(possible);
    if (needs.length > 0) expect(plan).toBeNull();
    if (plan) expect(judgeSchoolPlan(facts, plan).check.violations).toEqual([]);
  }
  const oddEven = presets.find((preset) => preset.id === 'ganjil-genap-absen');
  // One shift, two groups in turn, six days: three sessions, where two shifts give six.
  expect(oddEven).toMatchObject({ sessions: 3, possible: 6 });
  expect(oddEven?.plan).not.toBeNull();
  expect(presets.find((preset) => preset.id === 'mingguan-ab')?.needs ?? []).toContain('weeks');
});

test('a school without usable rooms is told why no method fits', () => {
  const facts = villageSchool(2);
  for (const room of facts.rooms) room.lengthCm = null;
  for (const { sessions, remarks } of schoolPresets(facts, null)) {
    expect(sessions).toBeNull();
    expect(remarks[0]).toBeTruthy();
  }
});
