import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { valuesOf } from './simulate.ts';

async function read(text: string): Promise<string[]> {
  const found: string[] = [];
  for await (const value of valuesOf(Readable.from([text]))) found.push(value);
  return found;
}

test('values a line, or one document over many lines', async () => {
  expect(await read('{"a":1}\n\n{"b":2}\n')).toEqual(['{"a":1}\n', '\n', '{"b":2}\n']);
  const document = JSON.stringify({ school: { id: 'S', pupils: ['a\nb'] } }, null, 2);
  const [whole = ''] = await read(`\n${document}\n`).then((list) => list.filter((line) => line.trim() !== ''));
  expect(JSON.parse(whole)).toEqual(JSON.parse(document));
  // Broken lines are answered one by one.
  expect(await read('{oops\n{"b":2}')).toEqual(['{oops\n', '{"b":2}\n']);
});
