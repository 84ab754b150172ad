import { defaultSetting, planSchool, type SchoolFacts } from '@giliran/planning';
import { expect, test } from 'vitest';
import { judgePlan } from './judge-plan.ts';

function school(form: 'SD' | 'SLB'): SchoolFacts {
  return {
    id: 's',
    form,
    setting: defaultSetting(form),
    rooms: [
      { id: 'K', name: 'Kelas', site: 'ON_CAMPUS', widthCm: 700, lengthCm: 800, sideMarginCm: 50, frontZoneCm: 200, backMarginCm: 50 },
    ],
    teachers: [{ id: 'G', name: 'Guru', rombelId: null, maxDay: null, maxWeek: null }],
    rombel: [{ id: 'R', name: '1', grade: 1, pupilCount: 16, pupils: [] }],
    zoneHistory: [],
  };
}

test('a finding that a text of the Dinas or an assumption decides names it as its source', () => {
  const facts = school('SD');
  const { plan } = planSchool(facts);
  if (!plan) throw new Error('no plan');
  const parameter = { key: 'max_pupils_per_room', value: 4, unit: 'pupil', validFrom: '2021-09-01', article: '2', quote: 'x' } as const;
  const local = { id: 'lokal-1', name: 'SE 7/2021', area: '61.07', baseline: 'bengkayang-51-2021', parameters: [parameter] };
  const changed = { ...facts, setting: { ...facts.setting, local: { localRegulations: [local], assumptionValues: {} } } };
  const { judgement, sources } = judgePlan({ facts: changed, plan });
  expect(judgement.findings.find(({ provisionId }) => provisionId === 'L3.1.1')).toMatchObject({ status: 'FAIL', policyId: 'lokal-1' });
  expect(sources['lokal-1']).toBe('SE 7/2021');
  const special = school('SLB');
  const slb = planSchool(special).plan;
  if (slb) for (const name of Object.values(judgePlan({ facts: special, plan: slb }).sources)) expect(name.length).toBeGreaterThan(5);
});
