import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { highsSolver } from '../apps/cli/src/highs-solver.ts';
import { fetCanSay, fetFile, planOfFet } from '../packages/schedule/bench/fet-file.ts';
import { generatedSchools, smpSchool, SCHOOL_KINDS } from '../packages/schedule/bench/generated-schools.ts';
import { greedyPlan } from '../packages/schedule/bench/greedy-plan.ts';
import { keepProgram, mostSessionsProgram } from '../packages/schedule/bench/slot-program.ts';
import {
  applyChange,
  checkPlan,
  countingBounds,
  parseShiftProblem,
  planShifts,
  replanShifts,
  tightestBound,
  type MipSolver,
  type PlanResult,
  type SchoolChange,
  type ShiftPlan,
  type ShiftProblem,
} from '../packages/schedule/src/index.ts';
import { makeRandom } from '../packages/schedule/src/make-random.ts';

const A_KIND = 19;
/** FET on the command line (Debian package fet); where it is absent the table says so. */
const FET = 'fet-cl';
const FET_SECONDS = 10;
const MIP_SECONDS = 30;

interface Listed {
  id: string;
  instance: unknown;
  expected: { status: string; F?: number; bestF?: number; familiesTogetherBestKnown?: number };
}

/**
 * The tables of `pnpm bench schedule` (all, or one by `--part`), printed, and with `write` put into docs/benchmarks.md between the
 * marks of their part. Times are CPU milliseconds unless said.
 */
export async function benchSchedule(options: { root: string; runs: number; part: string | undefined; write: boolean }): Promise<void> {
  const { root, part } = options;
  const solver = await highsSolver();
  const fixture = readFileSync(`${root}packages/schedule/fixtures/schools.json`, 'utf8');
  const listed = (JSON.parse(fixture) as { cases: Listed[] }).cases.map((c) => ({ ...c, problem: parseShiftProblem(c.instance) }));
  planShifts(listed[0]!.problem, { solver });
  const parts: Record<string, () => string | Promise<string>> = {
    listed: () => listedTable(listed, solver, Math.min(options.runs, 3)),
    generated: () => generatedTable(solver),
    smp: () => largeSmp(solver),
    replan: () => replanTable(solver),
    peers: () => peerTable(listed, solver),
  };
  if (part !== undefined && !parts[part]) throw new Error(`no part "${part}". Maybe one of ${Object.keys(parts).join(', ')}`);
  for (const [name, run] of Object.entries(parts)) {
    if (part !== undefined && part !== name) continue;
    const text = await run();
    console.log(`\n${text}`);
    if (options.write) writePart(`${root}docs/benchmarks.md`, name, text);
  }
}

function writePart(path: string, name: string, text: string): void {
  const [start, end] = [`<!-- schedule ${name} -->`, `<!-- end of schedule ${name} -->`];
  const doc = readFileSync(path, 'utf8');
  const [from, to] = [doc.indexOf(start), doc.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`no marks of ${name} in ${path}. Maybe they were edited away`);
  writeFileSync(path, `${doc.slice(0, from + start.length)}\n\n${text}\n\n${doc.slice(to)}`);
}

function cpu<T>(work: () => T): { value: T; ms: number } {
  const before = process.cpuUsage();
  const value = work();
  const used = process.cpuUsage(before);
  return { value, ms: (used.user + used.system) / 1000 };
}

function middle(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function table(head: string[], rows: (string | number)[][]): string {
  const line = (cells: (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Broken hard rules of a plan, `minSessions` apart. */
function broken(problem: ShiftProblem, plan: ShiftPlan | null): number {
  return plan ? checkPlan(problem, plan).violations.filter((v) => v.code !== 'H12').length : 0;
}

function listedTable(listed: (Listed & { problem: ShiftProblem })[], solver: MipSolver, runs: number): string {
  const rows = listed.map(({ id, problem, expected }) => {
    const timed = Array.from({ length: runs }, () => cpu(() => planShifts(problem, { solver })));
    const r = timed[0]!.value;
    const m = r.metrics;
    const best = expected.familiesTogetherBestKnown;
    return [
      id,
      `${r.F} (${expected.F ?? expected.bestF})`,
      r.proven ? r.boundBy : 'no',
      m ? `${m.familiesTogether} of ${m.families}${best === undefined ? '' : ` (${best})`}` : '-',
      m ? (r.familiesProven ? `yes, ${r.familiesBoundBy}` : `at most ${r.familiesBound}`) : '-',
      m ? m.groups : '-',
      m ? m.groupsWithMixedShift : '-',
      m ? m.groupsOffTrack : '-',
      broken(problem, r.plan),
      Math.round(middle(timed.map((t) => t.ms))),
    ];
  });
  const head = [
    'school',
    'F (expected)',
    'proved by',
    'families together (best known before)',
    'proved the most',
    'groups',
    'changing shift',
    'off track',
    'hard rules broken',
    'ms',
  ];
  return `### The 14 reference schools\n\n${table(head, rows)}`;
}

function generatedTable(solver: MipSolver): string {
  const schools = generatedSchools(A_KIND);
  const bounds = cpu(() => schools.map((s) => tightestBound(countingBounds(s.problem)).F));
  const done = schools.map((s) => ({ ...s, ...cpu(() => planShifts(s.problem, { solver })) }));
  const sum = <T>(list: T[], of: (x: T) => number): number => list.reduce((n, x) => n + of(x), 0);
  const row = (name: string, list: typeof done): (string | number)[] => {
    const plans = list.flatMap(({ value }) => value.metrics ?? []);
    return [
      name,
      list.length,
      sum(list, ({ value }) => Number(value.verdict === 'infeasible')),
      sum(list, ({ value }) => Number(!value.proven)),
      sum(list, ({ value }) => Number(value.boundBy === 'mip')),
      `${sum(plans, (m) => m.familiesTogether)} of ${sum(plans, (m) => m.families)}`,
      `${sum(plans, (m) => m.groupsWithMixedShift)} / ${sum(plans, (m) => m.groupsOffTrack)} of ${sum(plans, (m) => m.groups)}`,
      sum(list, ({ problem, value }) => broken(problem, value.plan)),
      Math.round(middle(list.map((x) => x.ms))),
      Math.round(Math.max(...list.map((x) => x.ms))),
    ];
  };
  const rows = SCHOOL_KINDS.map((kind) =>
    row(
      kind,
      done.filter((s) => s.kind === kind),
    ),
  );
  const head = [
    'kind',
    'schools',
    'infeasible',
    'unproven',
    'proved by the solver',
    'families together',
    'groups changing shift / off track',
    'hard rules broken',
    'median ms',
    'worst ms',
  ];
  const all = Math.round(sum(done, (x) => x.ms) / 1000);
  const text = `All ${schools.length} one after another on one thread: ${all} s of CPU (target: 300 schools in 5 min on two cores); bounds only: ${(bounds.ms / 1000).toFixed(2)} s (target 5 s).`;
  return `### ${schools.length} schools of ${SCHOOL_KINDS.length} kinds, made from seeds\n\n${table(head, [...rows, row('all', done)])}\n\n${text}`;
}

function largeSmp(solver: MipSolver): string {
  const rows = [1, 2, 3].map((seed) => {
    const problem = smpSchool(33, makeRandom(seed));
    const { value: r, ms } = cpu(() => planShifts(problem, { solver }));
    return [
      seed,
      r.F,
      r.proven ? 'yes' : 'no',
      `${r.metrics?.familiesTogether ?? 0} of ${r.metrics?.families ?? 0}`,
      broken(problem, r.plan),
      Math.round(ms),
    ];
  });
  return `### SMP of 33 rombel with subject teachers (target 5 s)\n\n${table(['seed', 'F', 'proved', 'families together', 'hard rules broken', 'ms'], rows)}`;
}

/** Five changes of each school; the optimum is that of an integer program over the same groups, where it is found in 4 s. */
async function replanTable(solver: MipSolver): Promise<string> {
  const oracle = await highsSolver({ nodes: 20000, seconds: 4 });
  const random = makeRandom(7);
  const stats = new Map<
    string,
    { n: number; solved: number; moved: number; asked: number; best: number; lost: number; times: number[]; askedTimes: number[] }
  >();
  for (const { problem } of generatedSchools(2, 7)) {
    const first = planShifts(problem, { familySteps: 4000 });
    if (!first.plan) continue;
    const pick = <T>(list: T[]): T => list[random.below(list.length)]!;
    const onDay = (day: string): [string, string][] =>
      problem.shifts.filter((s) => !s.days || s.days.includes(day)).map((s): [string, string] => [day, s.id]);
    const changes: [string, SchoolChange][] = [
      ['teacher ill for a day', { kind: 'teacher-away', teacher: pick(problem.teachers).id, slots: onDay(problem.days[0]!) }],
      ['room closed for a day', { kind: 'room-closed', room: pick(problem.rooms).id, slots: onDay(problem.days[1]!) }],
      ['room lost', { kind: 'room-closed', room: pick(problem.rooms).id }],
      ['a day closed', { kind: 'days-closed', days: [pick(problem.days)] }],
      ['consent withdrawn', { kind: 'consent-withdrawn', pupils: [pick(pick(first.plan.groups).pupils)] }],
      [
        'a fifth stay at home (zone)',
        { kind: 'pupils-at-home', pupils: first.plan.groups.flatMap((g) => g.pupils.filter(() => random.below(5) === 0)) },
      ],
    ];
    for (const [name, change] of changes) {
      const now = applyChange(problem, change);
      const { value: r, ms } = cpu(() => replanShifts(now, first.plan!));
      const stat = stats.get(name) ?? { n: 0, solved: 0, moved: 0, asked: 0, best: 0, lost: 0, times: [], askedTimes: [] };
      stats.set(name, stat);
      stat.n++;
      stat.times.push(ms);
      if (!r.plan) {
        stat.lost++;
        continue;
      }
      if (broken(now, r.plan) > 0) throw new Error(`a new plan breaks a rule after "${name}"`);
      const withSolver = cpu(() => replanShifts(now, first.plan!, { solver }));
      stat.askedTimes.push(withSolver.ms);
      const exact = problem.lessons ? null : oracle.solve(keepProgram(now, first.plan, r.F));
      if (exact?.status !== 'Optimal') continue;
      stat.solved++;
      stat.moved += r.pupilsMoved.length;
      stat.asked += withSolver.value.pupilsMoved.length;
      stat.best += Math.round(exact.objective);
    }
  }
  const times = (list: number[]): string => `${Math.round(middle(list))} / ${Math.round(Math.max(0, ...list))}`;
  const rows = [...stats].map(([name, s]) => [name, s.n, s.lost, s.solved, s.moved, s.asked, s.best, times(s.times), times(s.askedTimes)]);
  const head = [
    'change',
    'cases',
    'without a plan',
    'optimum known',
    'pupils moved there',
    'moved with the solver',
    'optimum',
    'ms, median / worst',
    'ms with the solver',
  ];
  return `### Re-planning after one change (target 1 s)\n\n${table(head, rows)}\n\nThe optimum is that of an integer program that keeps the groups; where they no longer fit the rooms it has none.`;
}

interface Peer {
  F: number | null;
  families: number;
  mixed: number;
  broken: number;
  ms: number;
}

async function peerTable(listed: (Listed & { problem: ShiftProblem })[], solver: MipSolver): Promise<string> {
  const fet = spawnSync(FET, ['--version'], { encoding: 'utf8' });
  const version = fet.status === 0 ? /FET version ([\d.]+)/.exec(fet.stdout)?.[1] : undefined;
  const slotMip = await highsSolver({ nodes: 1e9, seconds: MIP_SECONDS });
  const schools = [
    ...listed.filter((c) => c.expected.status === 'feasible'),
    ...generatedSchools(1, 3).filter((s) =>
      ['two-shift-gate', 'few-rooms', 'one-room', 'part-time', 'staggered', 'smp-lessons'].includes(s.kind),
    ),
  ];
  const rows: (string | number)[][] = [];
  const say = (p: Peer | null): string =>
    p === null
      ? '-'
      : p.F === null
        ? `none, ${Math.round(p.ms)} ms`
        : `F ${p.F}, ${p.families} families, ${p.mixed} changing, ${p.broken} broken, ${Math.round(p.ms)} ms`;
  for (const { id, problem } of schools) {
    const ours = cpu(() => planShifts(problem, { solver }));
    const peers = [
      peerOf(problem, ours.value.plan, ours.ms),
      problem.lessons ? null : greedyPeer(problem),
      version ? fetPeer(problem, ours.value) : null,
      problem.lessons ? null : mipPeer(problem, ours.value, slotMip),
    ];
    rows.push([id, ours.value.bound, ...peers.map(say)]);
    console.error(id);
  }
  const head = ['school', 'bound', 'Giliran', 'greedy', version ? `FET ${version}` : 'FET', `slot MIP, ${MIP_SECONDS} s`];
  const absent = version ? '' : ' FET was not installed for this run (Debian: apt install fet).';
  return `### Against others, in one run\n\n${table(head, rows)}\n\nFamilies = all siblings in the same slots; changing = groups with more than one shift; broken = hard rules by the checker of this repository. FET and the slot MIP get our groups; F is searched downward for FET, ${FET_SECONDS} s each. FET has no constraint for the gate or the pupils on site, and cannot say overlapping shifts, sexes by slot or lessons inside a session (-).${absent} Greedy, Giliran and MIP: CPU time; FET: wall time.`;
}

function peerOf(problem: ShiftProblem, plan: ShiftPlan | null, ms: number): Peer {
  if (!plan) return { F: null, families: 0, mixed: 0, broken: 0, ms };
  const { metrics } = checkPlan(problem, plan);
  return { F: metrics.F, families: metrics.familiesTogether, mixed: metrics.groupsWithMixedShift, broken: broken(problem, plan), ms };
}

function greedyPeer(problem: ShiftProblem): Peer {
  const { value, ms } = cpu(() => greedyPlan(problem));
  return peerOf(problem, value, ms);
}

function fetPeer(problem: ShiftProblem, ours: PlanResult): Peer | null {
  if (!fetCanSay(problem) || !ours.plan) return null;
  const { groups } = ours.plan;
  const started = performance.now();
  for (let f = ours.bound; f >= 1; f--) {
    const folder = mkdtempSync(join(tmpdir(), 'fet-'));
    try {
      const file = fetFile(problem, groups, f);
      writeFileSync(join(folder, 'x.fet'), file);
      const args = [`--inputfile=${join(folder, 'x.fet')}`, `--outputdir=${folder}`, `--timelimitseconds=${FET_SECONDS}`, '--htmllevel=0'];
      spawnSync(FET, args, { stdio: 'ignore' });
      const out = join(folder, 'timetables', 'x', 'x_activities.xml');
      const plan = existsSync(out) ? planOfFet(problem, groups, file, readFileSync(out, 'utf8')) : null;
      if (plan) return peerOf(problem, plan, performance.now() - started);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return { F: null, families: 0, mixed: 0, broken: 0, ms: performance.now() - started };
}

function mipPeer(problem: ShiftProblem, ours: PlanResult, slotMip: MipSolver): Peer | null {
  if (!ours.plan) return null;
  const { groups } = ours.plan;
  const { value, ms } = cpu(() => slotMip.solve(mostSessionsProgram(problem, groups)));
  const plan = planOfSlots(problem, groups, value.columns);
  return peerOf(problem, plan, ms);
}

/** Names rooms, largest groups first, for the slots and teachers of a solution; null when the solver had none. */
function planOfSlots(problem: ShiftProblem, groups: ShiftPlan['groups'], columns: Record<string, number>): ShiftPlan | null {
  const minutes = (t: string): number => Number(t.slice(0, 2)) * 60 + Number(t.slice(3));
  const slots = problem.days.flatMap((day) =>
    problem.shifts
      .filter((s) => (!s.days || s.days.includes(day)) && minutes(s.end) - minutes(s.start) <= problem.rules.maxMinutesPerDay)
      .map((s) => ({ day, shift: s.id, start: minutes(s.start), end: minutes(s.end) })),
  );
  const on = (name: string): boolean => (columns[name] ?? 0) > 0.5;
  const uses = slots.flatMap((slot, j) => groups.flatMap((g, i) => (on(`y_${i}_${j}`) ? [{ slot, g, i, j }] : [])));
  uses.sort((a, b) => a.slot.start - b.slot.start || b.g.pupils.length - a.g.pupils.length);
  const taken: { room: string; slot: (typeof slots)[number] }[] = [];
  const sessions = uses.map(({ slot, g, i, j }) => {
    const rooms = problem.rooms.filter((r) => {
      if (Math.min(r.cap, problem.rules.maxGroup) < g.pupils.length) return false;
      if ((r.unavailable ?? []).some(([d, s]) => d === slot.day && s === slot.shift)) return false;
      const gap = problem.rules.roomGapMinutes;
      return !taken.some(
        (t) => t.room === r.id && t.slot.day === slot.day && t.slot.start < slot.end + gap && slot.start < t.slot.end + gap,
      );
    });
    const room = rooms.toSorted((a, b) => a.cap - b.cap)[0]?.id ?? problem.rooms[0]!.id;
    taken.push({ room, slot });
    const teacher = problem.teachers.find((_, t) => on(`t_${t}_${i}_${j}`))?.id ?? '';
    return { group: g.id, day: slot.day, shift: slot.shift, room, teacher };
  });
  return sessions.length === 0 ? null : { groups, sessions };
}
