import { readFileSync } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { answerJsonLines } from '../apps/cli/src/json-lines.ts';
import { deskPeer } from '../packages/capacity/src/desk-peer.bench.ts';
import { answerCapacityLine, deskCapacity, roomCapacity, type Point } from '../packages/capacity/src/index.ts';
import { complaints } from '../packages/capacity/src/layout-complaints.ts';
import { readRegion } from '../packages/capacity/src/region.ts';
import { sampleDesks } from '../packages/capacity/src/sample-desks.ts';
import { ROOM_KINDS, sampleRoom } from '../packages/capacity/src/sample-rooms.ts';
import { boundGeometry, seatBound } from '../packages/capacity/src/seat-bound.ts';

interface CaseFile {
  free: { id: string; bestKnown: number }[];
  fixedDesks: { id: string; optimum: number; desks: Point[]; spacing: number }[];
}

const cases = JSON.parse(readFileSync(new URL('../packages/capacity/fixtures/capacity.json', import.meta.url), 'utf8')) as CaseFile;
const now = (): number => performance.now();

/** The parts of the capacity benchmark; all by default. Processor milliseconds, except where a row says otherwise. */
export const capacityParts: Record<string, (runs: number) => Promise<void> | void> = {
  cases: listedCases,
  peer: desksAgainstPeer,
  rooms: madeUpRooms,
  stream: thousandRooms,
};

function listedCases(runs: number): void {
  console.log('\nlisted cases: case, seats, best known, bound, ms min / median / max');
  for (const list of [cases.free, cases.fixedDesks] as const) {
    const medians = list.map((one) => {
      const times = timed(runs, () => answerCapacityLine(one, { now }));
      const answer = answerCapacityLine(one, { now });
      const known = 'bestKnown' in one ? one.bestKnown : one.optimum;
      row(one.id, answer.count, known, answer.upperBound, show(times));
      return middle(times);
    });
    console.log(`all ${list.length}: ${show(medians)} (of the medians)`);
  }
}

async function desksAgainstPeer(runs: number): Promise<void> {
  const peer = await deskPeer(30);
  const made = Array.from({ length: 40 }, (_, i) => sampleDesks(i));
  const list = [...cases.fixedDesks.map(({ id, desks, spacing }) => ({ id, desks, spacingM: spacing })), ...made];
  console.log('\nfixed desks against HiGHS (one row a maximal clique, 30 s at most; once a case, loading not counted)');
  console.log('case, desks, conflicts, cliques, our optimum, proven, HiGHS optimum, proven, our ms, HiGHS ms, times faster');
  peer(
    [
      [0, 0],
      [1, 0],
    ],
    2,
  );
  const ratios: number[] = [];
  const small: number[] = [];
  const halls: number[] = [];
  let same = 0;
  let both = 0;
  for (const { id, desks, spacingM } of list) {
    const ours = deskCapacity(desks, spacingM, null);
    const times = timed(runs, () => deskCapacity(desks, spacingM, null));
    const started = cpuMs();
    const theirs = peer(desks, spacingM);
    const peerMs = cpuMs() - started;
    if (theirs.proven && ours.proven) {
      both++;
      if (ours.count === theirs.optimum) same++;
    }
    ratios.push(peerMs / middle(times));
    (desks.length <= 80 ? small : halls).push(middle(times));
    const { optimum, proven, edges, cliques } = theirs;
    row(
      id,
      desks.length,
      edges,
      cliques,
      ours.count,
      ours.proven,
      optimum,
      proven,
      middle(times).toFixed(1),
      peerMs.toFixed(0),
      (peerMs / middle(times)).toFixed(1),
    );
  }
  console.log(`same optimum in ${same} of ${both} cases that both proved; ${list.length} cases`);
  console.log(`our ms, up to 80 desks (${small.length}): ${show(small)}; more (${halls.length}): ${show(halls)}`);
  console.log(`times faster: ${show(ratios)}`);
}

function madeUpRooms(): void {
  const rooms = 240;
  console.log(`\n${rooms} made-up rooms, none listed: processor ms of the answer, of the quick answer, of the bound alone`);
  console.log('"long" = the best of four searches with other seeds and 40 million steps each');
  const all = { answer: [] as number[], quick: [] as number[], bound: [] as number[] };
  const table = new Map(ROOM_KINDS.map((kind) => [kind, { rooms: 0, seats: 0, long: 0, quick: 0, worse: 0, bound: 0, proven: 0 }]));
  let invalid = 0;
  let unsound = 0;
  for (let i = 0; i < rooms; i++) {
    const { kind, input } = sampleRoom(i);
    const full = roomCapacity(input);
    const quick = roomCapacity(input, { effort: 'quick' });
    all.answer.push(Math.min(...timed(2, () => roomCapacity(input))));
    all.quick.push(Math.min(...timed(2, () => roomCapacity(input, { effort: 'quick' }))));
    const region = readRegion(input);
    if (region) all.bound.push(Math.min(...timed(2, () => seatBound(boundGeometry(region), input.spacingM))));
    const seats = full.count ?? 0;
    const bound = full.upperBound ?? 0;
    const layouts = [full.seats, quick.seats];
    if (bound > seats) for (const seed of [7, 14, 21, 28]) layouts.push(roomCapacity(input, { seed, maxWork: 40_000_000 }).seats);
    if (layouts.some((layout) => complaints(input, layout).length > 0)) invalid++;
    const long = Math.max(...layouts.map((layout) => layout.length));
    if (long > bound || (quick.upperBound ?? 0) < long) unsound++;
    const line = table.get(kind);
    if (!line) continue;
    line.rooms++;
    line.seats += seats;
    line.long += long;
    line.quick += quick.count ?? 0;
    if (seats < long) line.worse++;
    line.bound += bound;
    if (full.proven) line.proven++;
  }
  console.log('kind, rooms, seats, seats of the long search, rooms where it found more, seats of the quick answer, sum of bounds, proven');
  for (const [kind, t] of table) row(kind, t.rooms, t.seats, t.long, t.worse, t.quick, t.bound, t.proven);
  console.log(`layouts that break a distance: ${invalid}; bounds below a layout: ${unsound}`);
  console.log(`answer ${spread(all.answer)}; quick ${spread(all.quick)}; bound ${spread(all.bound)}`);
}

async function thousandRooms(): Promise<void> {
  const count = 1000;
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const times: number[] = [];
  const memory: string[] = [];
  let answered = 0;
  const source = Readable.from(
    (function* lines() {
      for (let i = 0; i < count; i++) {
        const { id, input } = sampleRoom(i, 1000);
        const { polygon: room, spacingM: spacing, wallMarginM: wallMargin, obstacleClearanceM: obstacleClearance, ...rest } = input;
        yield `${JSON.stringify({ id, room, spacing, wallMargin, obstacleClearance, ...rest })}\n`;
      }
    })(),
  );
  const sink = new Writable({
    write(_chunk, _encoding, done) {
      answered++;
      if ([1, 50, count / 2, count].includes(answered)) {
        collect();
        const { heapUsed, rss } = process.memoryUsage();
        memory.push(`after ${answered}: heap ${(heapUsed / 1e6).toFixed(1)} MB, RSS ${(rss / 1e6).toFixed(0)} MB`);
      }
      done();
    },
  });
  const started = cpuMs();
  const status = await answerJsonLines(
    (value) => {
      const from = cpuMs();
      const answer = answerCapacityLine(value, { now });
      times.push(cpuMs() - from);
      return answer;
    },
    source,
    sink,
  );
  console.log(
    `\n${answered} made-up rooms through the JSON Lines path, status ${status}: ${((cpuMs() - started) / 1000).toFixed(1)} s of processor time`,
  );
  console.log(`ms a room: ${spread(times)}`);
  console.log(memory.join('; '));
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Processor ms of `runs` runs after one that is not counted. */
function timed(runs: number, work: () => unknown): number[] {
  work();
  return Array.from({ length: runs }, () => {
    const started = cpuMs();
    work();
    return cpuMs() - started;
  });
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function show(values: readonly number[]): string {
  return `${Math.min(...values).toFixed(1)} / ${middle(values).toFixed(1)} / ${Math.max(...values).toFixed(1)}`;
}

function spread(values: readonly number[]): string {
  const at95 = values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN;
  return `${show(values)} (min / median / max; 95 % below ${at95.toFixed(1)})`;
}

function row(...cells: unknown[]): void {
  console.log(cells.join('\t'));
}
