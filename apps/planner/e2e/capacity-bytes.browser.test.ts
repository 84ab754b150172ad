import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  answerCapacityLine,
  compareDesks,
  roomCapacity,
  seatFacings,
  seatMarks,
  tidyRows,
  type Point,
  type RoomInput,
} from '@giliran/capacity';
import { build } from 'vite';
import { describe, expect, test } from 'vitest';
import { hasChromium, launchBrowser } from './app.ts';

const CAPACITY = new URL('../../../packages/capacity/', import.meta.url);

interface Question {
  readonly lines: readonly object[];
  readonly rooms: readonly RoomInput[];
  readonly desks: readonly Point[];
}

interface CaseFile {
  readonly free: { id: string; room: Point[]; spacing: number; obstacles: Point[][]; pillars: { x: number; y: number; r: number }[] }[];
  readonly fixedDesks: { id: string }[];
}

/** Every listed room as it is and turned by an angle of its own, desks, widest distances, rooms with zones. */
function questionOf({ free, fixedDesks }: CaseFile): Question {
  const turned = free.map((one, k) => {
    const [c, s] = [Math.cos(0.3 + 0.17 * k), Math.sin(0.3 + 0.17 * k)];
    const move = ([x, y]: Point): Point => [c * x - s * y + 1.7, s * x + c * y - 0.9];
    return {
      ...one,
      id: `${one.id}-turned`,
      room: one.room.map(move),
      obstacles: one.obstacles.map((ring) => ring.map(move)),
      pillars: one.pillars.map(({ x, y, r }) => ({ x: move([x, y])[0], y: move([x, y])[1], r })),
    };
  });
  const wide = free.slice(0, 4).map((one) => ({ ...one, pupils: 7 }));
  const rooms = free.slice(6, 12).map(({ room, spacing }, k): RoomInput => {
    const zone: Point[] = [
      [-1, -1],
      [3, -1],
      [3, 9],
      [-1, 9],
    ];
    return { polygon: room, spacingM: spacing, cap: 18, ...(k % 2 === 0 ? {} : { zones: [{ polygon: zone, spacingM: 1.3 }] }) };
  });
  const desks = Array.from({ length: 48 }, (_, i): Point => [0.5 + 0.9 * (i % 6), 0.4 + 0.8 * Math.floor(i / 6)]);
  return { lines: [...free, ...turned, ...wide, ...fixedDesks], rooms, desks };
}

const HOST = { now: () => 0, maxWork: 250_000 };

describe.skipIf(!hasChromium)('the capacity engine in the browser', () => {
  test('gives the very same bytes as on the server', async () => {
    const question = questionOf(JSON.parse(readFileSync(new URL('fixtures/capacity.json', CAPACITY), 'utf8')) as CaseFile);
    expect(question.lines.length).toBeGreaterThanOrEqual(50);
    const ours = question.lines.map((line) => JSON.stringify(answerCapacityLine(line, HOST)));
    ours.push(
      ...question.rooms.map((room) => {
        const found = roomCapacity(room, HOST);
        const rows = tidyRows(room);
        return JSON.stringify([
          found,
          rows,
          seatMarks(room, found.seats, undefined, HOST),
          compareDesks(room, question.desks, { ...HOST, pupils: 36 }),
          seatFacings(found.seats, { alongM: [1, 0], teacherM: [2, 0.5] }),
        ]);
      }),
    );
    const built = await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        write: false,
        lib: { entry: fileURLToPath(new URL('src/index.ts', CAPACITY)), formats: ['iife'], name: 'capacity' },
      },
    });
    const output = (Array.isArray(built) ? built : [built]).flatMap((part) => ('output' in part ? part.output : []));
    const script = output.find((file) => file.type === 'chunk');
    if (script?.type !== 'chunk') throw new Error('the engine was not bundled');
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      await page.addScriptTag({ content: script.code });
      const theirs = await page.evaluate(
        ({ lines, rooms, desks, maxWork }) => {
          const engine = (globalThis as unknown as { capacity: typeof import('@giliran/capacity') }).capacity;
          const host = { now: () => 0, maxWork };
          return [
            ...lines.map((line) => JSON.stringify(engine.answerCapacityLine(line, host))),
            ...rooms.map((room) => {
              const found = engine.roomCapacity(room, host);
              const rows = engine.tidyRows(room);
              return JSON.stringify([
                found,
                rows,
                engine.seatMarks(room, found.seats, undefined, host),
                engine.compareDesks(room, desks, { ...host, pupils: 36 }),
                engine.seatFacings(found.seats, { alongM: [1, 0], teacherM: [2, 0.5] }),
              ]);
            }),
          ];
        },
        { ...question, maxWork: HOST.maxWork },
      );
      expect(theirs.length).toBe(ours.length);
      theirs.forEach((answer, i) => expect(answer, `answer ${i}`).toBe(ours[i]));
    } finally {
      await browser.close();
    }
  });
});
