import { configDefaults, defineConfig } from 'vitest/config';
import { lawTable } from './apps/planner/build/law-table.ts';

// `npm test` runs everything but *.long.test.ts; `npm run test:long` runs those alone.
const long = process.env['GILIRAN_LONG'] === '1';
const exclude = [...configDefaults.exclude, '**/dist/**', ...(long ? [] : ['**/*.long.test.ts'])];
const pick = (stem: string): string[] => [`{packages,apps}/*/{src,e2e}/**/*${stem}`, `db/src/**/*${stem}`, `scripts/**/*${stem}`];

export default defineConfig({
  test: {
    maxWorkers: 2,
    passWithNoTests: false,
    projects: [
      {
        plugins: [lawTable()],
        test: {
          name: 'unit',
          include: long ? pick('.long.test.ts') : pick('.test.{ts,tsx}'),
          exclude: [...exclude, '**/*.pg.test.ts', '**/*.browser.test.ts', '**/*.browser.long.test.ts'],
          testTimeout: long ? 1_200_000 : 30_000,
        },
      },
      ...(long
        ? []
        : [
            {
              test: {
                name: 'postgres',
                include: pick('.pg.test.ts'),
                exclude,
                globalSetup: ['db/src/testing/global-setup.ts'],
                testTimeout: 60_000,
                hookTimeout: 120_000,
              },
            },
          ]),
      {
        test: {
          name: 'browser',
          include: pick(long ? '.browser.long.test.ts' : '.browser.test.ts'),
          exclude,
          testTimeout: 240_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          // A page on a busy machine may be slower than a walk waits for; what is wrong is wrong twice.
          retry: 1,
        },
      },
    ],
  },
});
