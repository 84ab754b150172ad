import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { renderGenerated } from '../render-generated.ts';

test('the generated files match the YAML', () => {
  const here = new URL('../', import.meta.url);
  const rendered = renderGenerated(here);
  expect([...rendered.keys()]).toEqual([
    'duties.generated.ts',
    'process.generated.ts',
    'regulations.generated.ts',
    'provisions.generated.ts',
  ]);
  for (const [name, text] of rendered) {
    expect(readFileSync(new URL(`src/${name}`, here), 'utf8') === text, `${name}: run node packages/policy/generate.ts`).toBe(true);
  }
});
