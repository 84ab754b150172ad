import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { renderGenerated } from './render-generated.ts';

const here = new URL('./', import.meta.url);
const check = process.argv.includes('--check');
for (const [name, text] of renderGenerated(here)) {
  const file = new URL(`src/${name}`, here);
  const current = existsSync(file) ? readFileSync(file, 'utf8') : null;
  if (current === text) continue;
  if (check) {
    console.error(
      `packages/policy/src/${name} does not match the YAML in packages/policy/regulations. Run: node packages/policy/generate.ts`,
    );
    process.exitCode = 1;
  } else {
    writeFileSync(file, text);
    console.log(`wrote packages/policy/src/${name}`);
  }
}
