import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { answerEpidemicLine, BUILTINS, createRotationRun, simulateRotation, standardSchool, type RotationInput } from '@giliran/epidemic';
import { build } from 'vite';
import { describe, expect, test } from 'vitest';
import { hasChromium, launchBrowser } from './app.ts';

const EPIDEMIC = new URL('../../../packages/epidemic/', import.meta.url);
const BLOCK = 256;

/** The standard school with every schedule, and a quieter one with every response and a changing zone, joined to a second school. */
function inputs(): RotationInput[] {
  const school = standardSchool();
  const plans = BUILTINS.map((builtin) => ({ id: builtin, builtin, days: 61, gapMinutes: 15 }));
  const small = (id: string): NonNullable<RotationInput['school']> => ({
    ...school,
    id,
    desa: 'D',
    pupils: school.pupils.slice(0, 150).map((pupil, i) => ({ ...pupil, id: `${id}${pupil.id}`, rombel: `${i % 5}` })),
    teachers: school.teachers?.slice(0, 6).map((teacher) => ({ ...teacher, id: `${id}${teacher.id}` })) ?? [],
  });
  return [
    { school, plans, scenario: { variant: 'DELTA', reportedPer100kWeek: 140 }, run: { seed: 3, replicates: 40 } },
    {
      schools: [small('a'), small('b')],
      plans: plans.slice(0, 3),
      scenario: {
        variant: 'ALPHA',
        zone: 'ORANGE',
        zoneTransition: { ORANGE: { RED: 0.1, YELLOW: 0.1 }, RED: { ORANGE: 0.3 } },
        closingZones: ['RED'],
        initialPrevalence: 0.002,
        overrides: { dispersion: 0.37, closeRange: 0.06 },
        responses: {
          test: { sensitivity: 0.8, turnaroundDays: 1 },
          quarantine: { days: 10 },
          neighbourCase: { persons: 120 },
          stagedClosure: { school: { cases: 2 }, desa: { cases: 4 } },
          screening: [{ role: 'teacher', perWeek: 2 }],
        },
      },
      run: { seed: 11, replicates: 60 },
    },
    { school, plans: plans.slice(0, 2), run: { adaptive: { primary: 'inSchoolInfections', targetSe: 0.05, max: 600 } } },
  ];
}

/** Every case of theory and of air, with few histories. */
function lines(): object[] {
  const { cases } = JSON.parse(readFileSync(new URL('fixtures/epidemic-cases.json', EPIDEMIC), 'utf8')) as {
    cases: { id: string; kind: string; inputs: object }[];
  };
  return cases.flatMap(({ id, kind, inputs: given }) =>
    kind === 'published_aerosol_mc' ? [] : [{ id, kind, inputs: given, replicates: kind === 'final_size_mean_field' ? 3 : 50 }],
  );
}

describe.skipIf(!hasChromium)('the rotation simulation in the browser', () => {
  test('gives the very same bytes as on the server, also when its blocks were shared among threads', async () => {
    const questions = { inputs: inputs(), lines: lines() };
    expect(questions.lines.length).toBeGreaterThan(20);
    const ours = [
      ...questions.inputs.map((input) => JSON.stringify(simulateRotation(input))),
      ...questions.lines.map((line) => JSON.stringify(answerEpidemicLine(line, { now: () => 0 }))),
    ];
    const built = await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        write: false,
        lib: { entry: fileURLToPath(new URL('src/index.ts', EPIDEMIC)), formats: ['iife'], name: 'epidemic' },
      },
    });
    const output = (Array.isArray(built) ? built : [built]).flatMap((part) => ('output' in part ? part.output : []));
    const script = output.find((file) => file.type === 'chunk');
    if (script?.type !== 'chunk') throw new Error('the engine was not bundled');
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      await page.addScriptTag({ content: script.code });
      const theirs = await page.evaluate((asked) => {
        const engine = (globalThis as unknown as { epidemic: typeof import('@giliran/epidemic') }).epidemic;
        return [
          ...asked.inputs.map((input) => JSON.stringify(engine.simulateRotation(input))),
          ...asked.lines.map((line) => JSON.stringify(engine.answerEpidemicLine(line, { now: () => 0 }))),
        ];
      }, questions);
      expect(theirs).toHaveLength(ours.length);
      theirs.forEach((answer, i) => expect(answer, `answer ${i}`).toBe(ours[i]));

      // One, two and four workers in the browser: each makes blocks of its own; merged here, in the order of their blocks.
      const [first] = questions.inputs as [RotationInput];
      const shared: RotationInput = { ...first, plans: first.plans?.slice(2, 4) ?? [], run: { seed: 5, replicates: 3 * BLOCK + 17 } };
      const url = await page.evaluate(
        (code) => URL.createObjectURL(new Blob([code], { type: 'text/javascript' })),
        [
          script.code,
          'onmessage = ({ data }) => { const run = epidemic.createRotationRun(data.input); postMessage(data.blocks.map((b) => [b, [...run.block(b)]])); };',
        ].join('\n'),
      );
      const whole = JSON.stringify(simulateRotation(shared));
      for (const workers of [1, 2, 4]) {
        const blocks = await page.evaluate(
          async ({ input, count, at }) => {
            const shares = Array.from({ length: count }, (_, w) => [0, 1, 2, 3].filter((b) => b % count === w));
            const parts = await Promise.all(
              shares.map(
                (own) =>
                  new Promise<[number, number[]][]>((done) => {
                    const worker = new Worker(at);
                    worker.addEventListener('message', ({ data }) => done(data as [number, number[]][]));
                    worker.postMessage({ input, blocks: own }, []);
                  }),
              ),
            );
            return parts.flat();
          },
          { input: shared, count: workers, at: url },
        );
        const keeper = createRotationRun(shared);
        for (const [, rows] of blocks.toSorted((a, b) => a[0] - b[0])) keeper.absorb(Int32Array.from(rows));
        expect(JSON.stringify(keeper.summary()), `${workers} workers`).toBe(whole);
      }
    } finally {
      await browser.close();
    }
  });
});
