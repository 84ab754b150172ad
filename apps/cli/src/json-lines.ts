import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { InputError } from '@giliran/kernel';

/**
 * The JSON Lines shell of every engine command: one answer a line in input order, blank lines skipped. A line that is refused
 * yields `{id, error: {path, message}}` in its place and status 2 at the end; the others are still answered. Memory does not
 * grow with the number of lines.
 */
export async function answerJsonLines(
  answer: (value: unknown) => object | Promise<object>,
  input: Readable = process.stdin,
  output: Writable = process.stdout,
): Promise<number> {
  let status = 0;
  // A reader that closed early (head, a full pager) ends the run quietly.
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(status);
    throw error;
  });
  for await (const line of linesOf(input)) {
    const text = line.startsWith('\uFEFF') ? line.slice(1) : line;
    if (text.trim() === '') continue;
    const result = await answerOne(text, answer);
    if (result.refused) status = 2;
    if (!output.write(`${JSON.stringify(result.value)}\n`)) await once(output, 'drain');
  }
  return status;
}

/** Lines end at a line feed alone: a text in JSON may hold U+2028, which line readers for people take for an end. */
async function* linesOf(input: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of input) {
    const parts = (typeof chunk === 'string' ? chunk : decoder.decode(chunk as Uint8Array, { stream: true })).split('\n');
    parts[0] = rest + (parts[0] ?? '');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  yield rest + decoder.decode();
}

async function answerOne(text: string, answer: (value: unknown) => object | Promise<object>): Promise<{ value: object; refused: boolean }> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { refused: true, value: { id: null, error: { path: '', message: 'this line is not JSON' } } };
  }
  try {
    return { refused: false, value: await answer(value) };
  } catch (error) {
    if (!(error instanceof InputError)) {
      // A fault of ours must not cost the other lines their answers: it is told in full on standard error.
      console.error(error);
      return {
        refused: true,
        value: { id: idOf(value), error: { path: '', message: 'this line could not be answered because of a fault in the program' } },
      };
    }
    return { refused: true, value: { id: idOf(value), error: { path: error.path, message: error.message } } };
  }
}

function idOf(value: unknown): string | number | null {
  const id = typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : undefined;
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}

/** Milliseconds of a steady clock, for the `ms` of an answer. */
export function now(): number {
  return performance.now();
}

/** Processor time of this process in milliseconds. */
export function cpuNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
