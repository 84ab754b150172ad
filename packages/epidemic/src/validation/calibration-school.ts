import { compileRotation } from '../compile-rotation.ts';
import { Histogram } from '../histogram.ts';
import { Kernel } from '../kernel.ts';
import type { Layout } from '../layout.ts';
import type { Parameters } from '../parameters.ts';
import { parseRotation } from '../parse-rotation.ts';
import type { RotationInput, TimetablePlan } from '../rotation-input.ts';

const [ROMBEL, PUPILS, TEACHERS, PERIODS] = [8, 19, 12, 4];

/**
 * Mean number infected by one index case alone (0 pupil, 1 teacher; nobody else transmits) in the school the engine is calibrated to, and its
 * standard error: a primary school of 8 rombel of 19, Delta, four lessons of 45 minutes a day, each teacher with two rombel a day, no measures
 * but the isolation of people with symptoms, as in Lasser et al. 2022. `isHalved`: halves come on alternate days. O(runs x infections).
 */
export function directInfections(
  role: 0 | 1,
  isHalved: boolean,
  overrides: Partial<Parameters>,
  seed: number,
  runs: number,
  more: { ach?: number; masks?: { out: number; in: number } } = {},
): { mean: number; se: number } {
  const { world, layouts } = compileRotation(parseRotation(calibrationInput(isHalved, overrides, more)));
  const candidates = Array.from({ length: world.persons }, (_, i) => i).filter((person) => world.role[person] === role);
  const outs = [world.airOut, world.contactOut, world.homeOut];
  const kept = outs.map((list) => list.slice());
  const kernel = new Kernel(world);
  const counts = new Histogram();
  for (let r = 0; r < runs; r++) {
    const index = candidates[r % candidates.length] as number;
    outs.forEach((list, i) => {
      list.fill(0);
      list[index] = (kept[i] as Float64Array)[index] as number;
    });
    world.indexCases = [{ person: index, day: r % 7 }];
    kernel.simulate(layouts[0] as Layout, seed, r);
    counts.add(kernel.patients.count - 1);
  }
  return counts.moments();
}

function calibrationInput(
  isHalved: boolean,
  overrides: Partial<Parameters>,
  { ach = 6, masks = { out: 0, in: 0 } }: { ach?: number; masks?: { out: number; in: number } },
): RotationInput {
  const pupils = Array.from({ length: ROMBEL * PUPILS }, (_, i) => {
    const rombel = Math.floor(i / PUPILS);
    return { id: `P${i}`, rombel: `k${rombel}`, age: 6.5 + (rombel >> 1), household: `H${i}` };
  });
  const teachers = Array.from({ length: TEACHERS }, (_, t) => ({ id: `G${t}`, age: 40, household: `HG${t}` }));
  const households = [...pupils, ...teachers].map(({ household }) => ({
    id: household,
    adults: [
      { id: `${household}a`, age: 38 },
      { id: `${household}b`, age: 40 },
    ],
  }));
  return {
    school: {
      id: 'primary',
      level: 'SD',
      pupils,
      teachers,
      households,
      rooms: Array.from({ length: ROMBEL }, (_, r) => ({ id: `R${r}`, areaM2: 56, heightM: 3, ach })),
    },
    plan: timetable(isHalved),
    scenario: {
      reportedPer100kWeek: 0,
      variant: 'DELTA',
      overrides,
      masks,
      responses: { detection: 1, groupSuspension: null, schoolClosure: null },
    },
  };
}

/** The first two lessons by the class teacher, the third and fourth by a subject teacher and another rombel's teacher. */
function timetable(isHalved: boolean): TimetablePlan {
  const groups: TimetablePlan['groups'][number][] = [];
  const sessions: TimetablePlan['sessions'][number][] = [];
  for (let k = 0; k < ROMBEL; k++) {
    const half = ROMBEL / 2;
    // Lessons 2 and 3: in the first half of the rombel the subject teacher comes first, in the second half the colleague.
    const [subject, colleague] = [`G${ROMBEL + (k % half)}`, `G${(k + half) % ROMBEL}`];
    const crew = [`G${k}`, `G${k}`, ...(k < half ? [subject, colleague] : [colleague, subject])];
    for (const part of isHalved ? [0, 1] : [0]) {
      const id = `k${k}-${part}`;
      groups.push({
        id,
        pupils: Array.from({ length: PUPILS }, (_, i) => i)
          .filter((i) => !isHalved || i % 2 === part)
          .map((i) => `P${k * PUPILS + i}`),
      });
      (['Sen', 'Sel', 'Rab', 'Kam', 'Jum'] as const).forEach((day, d) => {
        if (isHalved && d % 2 !== part) return;
        sessions.push({
          group: id,
          day,
          shift: 'P',
          room: `R${k}`,
          lessons: crew.map((teacher, period) => ({ period, teacher })),
        });
      });
    }
  }
  return {
    id: 'p',
    startDate: '2021-09-13',
    days: 61,
    spacingM: 1,
    groups,
    shifts: [{ id: 'P', start: '08:00', end: '11:00' }],
    sessions,
    periodsPerSession: PERIODS,
  };
}
