import { createRotationRun } from '@giliran/epidemic';
import { defaultRotationChoices, defaultSetting, inputHash, rotationInputOf, type SchoolFacts } from '@giliran/planning';
import { describe, expect, test } from 'vitest';
import { numberedInput } from './numbered-input.ts';
import { packJson, unpackJson } from './pack-json.ts';

/** A primary school of twelve rombel with names nobody should see in a link. */
function school(rombel = 12, size = 28): SchoolFacts {
  const numbers = Array.from({ length: rombel }, (_, i) => i + 1);
  return {
    id: '0c9d1c1e-school',
    form: 'SD',
    setting: defaultSetting('SD'),
    rooms: numbers.map((n) => ({
      id: `room-${n * 7919}`,
      name: `Kelas ${n}`,
      site: 'ON_CAMPUS',
      widthCm: 700 + (n % 3) * 10,
      lengthCm: 800,
      sideMarginCm: 50,
      frontZoneCm: 200,
      backMarginCm: 50,
    })),
    teachers: numbers.map((n) => ({ id: `teacher-${n * 31}`, name: 'Rahasia Guru', rombelId: `rombel-${n}`, maxDay: null, maxWeek: null })),
    rombel: numbers.map((n) => ({
      id: `rombel-${n}`,
      name: `${n}A`,
      grade: 1 + (n % 6),
      pupilCount: 0,
      pupils: Array.from({ length: size }, (_, i) => ({
        id: `uuid-${(n * 7919 + i * 104729) % 99991}-${i}`,
        rosterNumber: i + 1,
        sex: null,
        consent: i % 9 === 0 ? 'NO' : 'YES',
        familyId: i % 5 === 0 ? `family-${i}` : null,
      })),
    })),
    zoneHistory: [],
  };
}

function ownPlan(facts: SchoolFacts) {
  const groups = facts.rombel.flatMap(({ id, pupils }) =>
    [0, 1].map((half) => ({
      id: `${id}-${half}`,
      label: `rahasia ${id}`,
      rombelId: id,
      pupils: pupils.filter((_, i) => i % 2 === half).map((pupil) => pupil.id),
    })),
  );
  const days = ['Sen', 'Sel', 'Rab', 'Kam', 'Jum'] as const;
  const sessions = groups.flatMap((group, g) =>
    days
      .filter((_, d) => (d + g) % 2 === 0)
      .map((day) => ({
        group: group.id,
        day,
        shift: facts.setting.shifts[0]?.id ?? 'P',
        room: facts.rooms[g >> 1]?.id ?? '',
        teacher: facts.teachers[g >> 1]?.id ?? null,
        locked: false,
      })),
  );
  return { groups, sessions };
}

const facts = school();
const { input } = rotationInputOf(facts, [{ id: 'papan', plan: ownPlan(facts) }], defaultRotationChoices(facts));

describe('numberedInput', () => {
  const numbered = numberedInput(input);

  test('keeps no id and no name of the school', () => {
    const text = JSON.stringify(numbered);
    for (const word of ['uuid-', 'teacher-', 'room-', 'rombel-', 'family-', 'rahasia', 'Rahasia', facts.id])
      expect(text).not.toContain(word);
    expect(numbered.school?.pupils[1]).toMatchObject({ id: 's2', rombel: 'r1', consent: true });
  });

  test('numbers the teachers of lessons too, and leaves out what the lessons are called', () => {
    const [first, second] = input.school.teachers ?? [];
    const taught = numberedInput({
      ...input,
      plans: input.plans?.map((plan) =>
        'builtin' in plan
          ? plan
          : {
              ...plan,
              sessions: plan.sessions.map(({ teacher: _none, ...session }) => ({
                ...session,
                lessons: [
                  { period: 0, subject: 'Rahasia', teacher: first?.id ?? '' },
                  { period: 1, subject: 'Rahasia', teacher: second?.id ?? '' },
                ],
              })),
            },
      ) as NonNullable<typeof input.plans>,
    });
    expect(JSON.stringify(taught)).not.toMatch(/Rahasia|teacher-/);
    const plan = taught.plans?.find((one) => 'sessions' in one);
    expect(plan && 'sessions' in plan && plan.sessions[0]?.lessons).toEqual([
      { period: 0, teacher: 'g1' },
      { period: 1, teacher: 'g2' },
    ]);
  });

  test('is the same school: the engine finds the same people, hours and siblings', () => {
    const [named, plain] = [input, numbered].map((one) => {
      const run = createRotationRun({ ...one, scenario: { ...one.scenario, reportedPer100kWeek: 0 }, run: { seed: 1, replicates: 2 } });
      run.step(2);
      return run.summary();
    });
    expect(plain?.persons).toBe(named?.persons);
    expect(plain?.schedules.map((s) => s.learningHours.mean.q)).toEqual(named?.schedules.map((s) => s.learningHours.mean.q));
  });
});

describe('packJson', () => {
  test('gives back what went in, byte for byte in canonical form, in few letters', async () => {
    const numbered = numberedInput(input);
    const packed = await packJson(numbered);
    expect(packed).toMatch(/^[\w-]+$/);
    expect(packed.length).toBeLessThan(8000);
    const back = await unpackJson(packed);
    expect(inputHash(back)).toBe(inputHash(numbered));
    expect(back).toEqual(JSON.parse(JSON.stringify(numbered)));
  });

  test.each([
    [[]],
    [[[], []]],
    [[{}, {}, {}]],
    [{ a: [{ x: 1 }, { y: null }, { x: [1, [2]], y: 'a' }] }],
    [['s1', 's2', 's3', 's5', 's05', 's06', '7', '8', 7, 8, 8, null, true]],
    [['a9', 'a10', 'a11', '']],
    [[[1, 2], 'x', { k: [] }]],
    ['text'],
    [-0.125],
    [{ r: ['r', ['c', 'o']], p: ['p'] }],
  ])('%j comes back', async (value) => {
    expect(await unpackJson(await packJson(value))).toEqual(value);
  });

  test('refuses what it did not make', async () => {
    await expect(unpackJson('bukan tautan!')).rejects.toThrow();
    await expect(unpackJson('AAAA')).rejects.toThrow();
    const good = await packJson({ a: [1, 2, 3] });
    await expect(unpackJson(good.slice(0, -3))).rejects.toThrow();
  });
});
