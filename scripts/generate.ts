import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, introspectionFromSchema, lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';

// Writes everything that is generated and committed: regulations from YAML, schema.graphql from the API, the planner's types
// from schema.graphql. With --check nothing is written; a difference ends with status 1 and the names of the files.
const root = fileURLToPath(new URL('..', import.meta.url));
const check = process.argv.includes('--check');
const stale: string[] = [];

function put(path: string, text: string): void {
  let old = '';
  try {
    old = readFileSync(`${root}${path}`, 'utf8');
  } catch {
    // A missing file is as stale as a different one.
  }
  if (old === text) return;
  if (check) stale.push(path);
  else writeFileSync(`${root}${path}`, text);
}

try {
  execFileSync(process.execPath, [`${root}packages/policy/generate.ts`, ...(check ? ['--check'] : [])], { stdio: 'inherit' });
} catch {
  stale.push('packages/policy/src/*.generated.ts');
}

const { schema } = (await import(`${root}apps/api/src/schema.ts`)) as { schema: GraphQLSchema };
const sdl = `${printSchema(lexicographicSortSchema(schema))}\n`;
put('apps/api/schema.graphql', sdl);

const { minifyIntrospection, outputIntrospectionFile } = await import('@gql.tada/internal');
const introspection = minifyIntrospection(introspectionFromSchema(buildSchema(sdl), { descriptions: false }) as never);
put('apps/planner/src/api/schema.generated.d.ts', outputIntrospectionFile(introspection, { fileType: '.d.ts' }));

if (stale.length > 0) {
  console.error(`Generated files differ from their sources: ${stale.join(', ')}. Run "pnpm generate" and commit the result.`);
  process.exit(1);
}
