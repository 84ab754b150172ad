import { InputError, isDay, type Day } from '@giliran/kernel';
import { regulationById, type ParameterValue, type Phase, type Situation } from '@giliran/policy';
import { planShifts } from '@giliran/schedule';
import { MODEL_LEVELS, modelLevelOf, modelledSchool, type LevelAssumptions, type RecapCounts } from './modelled-school.ts';
import { parseWhatIfAmendment, type TypedChange } from './parse-what-if-amendment.ts';
import { roomLimits } from './room-limits.ts';
import { minutesOf } from './school-setting.ts';
import { shiftProblemOf } from './shift-problem-of.ts';
import { amendmentLines, amendmentProblems, sidePolicy, type WhatIfAmendment } from './what-if-amendment.ts';

/** One what-if: two sets of regulations over the same schools under the same assumptions. */
export interface WhatIfSpec {
  sides: [WhatIfSideSpec, WhatIfSideSpec];
  phase: Phase;
  date: Day;
  assumptions: LevelAssumptions;
  /** Other values for the product's own assumptions, by id, with why: what the Dinas had set when it asked. */
  assumptionValues?: Record<string, ParameterValue>;
  assumptionNotes?: Record<string, string>;
}

export interface WhatIfSideSpec {
  label: string;
  regulationIds: string[];
  /** PPKM level and vaccination, for the tiers of the decrees of December 2021 and May 2022. */
  situation?: Situation;
  /** A named diff over one of the regulations; the other side is usually the same without it. */
  amendment?: WhatIfAmendment;
}

/** A what-if from outside: an amendment may leave its optional words empty. */
export interface TypedWhatIf extends Omit<WhatIfSpec, 'sides'> {
  sides: (Omit<WhatIfSideSpec, 'amendment'> & { amendment?: { name: string; baseline: string; changes: TypedChange[] } | null })[];
}

/** What one school gets under one set of regulations. */
export interface WhatIfSide {
  verdict: 'feasible' | 'infeasible' | 'no-pupils' | 'forbidden';
  groups: number;
  /** Guaranteed sessions a week and the proved most. */
  guaranteedSessions: number;
  bound: number;
  proven: boolean;
  minutesPerWeek: number;
  /** Pupils who can certainly not be given a place in any week: at least so many. */
  unplacedPupils: number;
  seatsPerRoom: number | null;
  cause: { resource: string; needed: number; available: number; message: string } | null;
  /** The regulation does not name this form of education; its values are applied as an assumption. */
  outOfScope: boolean;
}

export interface WhatIfOutcome {
  pupils: number;
  sides: [WhatIfSide, WhatIfSide];
}

/** Search steps a modelled school gets: names and families do not matter here, so little is enough. */
const WORK = 4000;

/** Rooms of the same size under the same rules are asked once in a sweep. */
export type SeatCache = Map<string, number | null>;

/**
 * What does each of two regulations leave of one school? The school is modelled from recap counts and stated assumptions; the
 * answer is as good as those. Deterministic. Cost: two shift plans without families (milliseconds to some hundreds).
 */
export function whatIf(row: RecapCounts, spec: WhatIfSpec, seats: SeatCache = new Map()): WhatIfOutcome {
  return { pupils: row.pupils, sides: [side(row, spec, 0, seats), side(row, spec, 1, seats)] };
}

function side(row: RecapCounts, spec: WhatIfSpec, index: 0 | 1, cache: SeatCache): WhatIfSide {
  const policy = sidePolicy(spec.sides[index], spec, row.form);
  const outOfScope = Object.values(policy.scopes).some((scope) => !scope.inScope);
  const nothing = {
    groups: 0,
    guaranteedSessions: 0,
    bound: 0,
    proven: true,
    minutesPerWeek: 0,
    unplacedPupils: 0,
    seatsPerRoom: null,
    cause: null,
    outOfScope,
  };
  const facts = modelledSchool(row, spec.assumptions, policy.limits);
  const pupils = facts.rombel.reduce((sum, rombel) => sum + rombel.pupilCount, 0);
  if (pupils === 0) return { ...nothing, verdict: 'no-pupils' };
  if (policy.limits.inPersonAllowed.value === false) {
    return {
      ...nothing,
      verdict: 'forbidden',
      unplacedPupils: pupils,
      cause: { resource: 'law', needed: pupils, available: 0, message: 'Aturan ini hanya mengizinkan belajar dari rumah.' },
    };
  }
  const room = facts.rooms[0];
  const key = JSON.stringify([
    modelLevelOf(row.form),
    policy.limits.minDistanceM.value,
    policy.limits.maxPupilsPerRoom.value,
    room?.widthCm,
    room?.lengthCm,
    room?.sideMarginCm,
    room?.frontZoneCm,
    room?.backMarginCm,
  ]);
  if (room && !cache.has(key)) cache.set(key, roomLimits(room, policy).capacity.count);
  const count = room ? (cache.get(key) ?? null) : null;
  const { problem } = shiftProblemOf(facts, policy, new Map(facts.rooms.map((r) => [r.id, count])));
  const result = planShifts(problem, { maxWork: WORK, familySteps: 0, seed: 1 });
  const best = result.plan ?? result.alternative?.plan ?? null;
  const metrics = result.metrics ?? result.alternative?.metrics ?? null;
  const shift = facts.setting.shifts[0];
  const sessionMin = shift ? minutesOf(shift.end) - minutesOf(shift.start) : 0;
  return {
    verdict: result.verdict,
    groups: metrics?.groups ?? 0,
    guaranteedSessions: result.F,
    bound: result.bound,
    proven: result.proven,
    minutesPerWeek: result.F * sessionMin,
    unplacedPupils:
      best && result.F > 0 ? 0 : leastUnplaced(pupils, problem.rooms, problem.teachers.length, problem.days.length * problem.shifts.length),
    seatsPerRoom: problem.rooms[0]?.cap ?? count,
    cause: result.cause && {
      resource: result.cause.resource,
      needed: result.cause.needed,
      available: result.cause.available,
      message: result.cause.message,
    },
    outOfScope,
  };
}

/** Pupils beyond every seat of every slot of the week, or beyond what the teachers can meet: these certainly get no place. */
function leastUnplaced(pupils: number, rooms: { cap: number }[], teachers: number, slots: number): number {
  const seats = rooms.reduce((sum, room) => sum + room.cap, 0) * slots;
  const taught = teachers * slots * Math.max(0, ...rooms.map((room) => room.cap));
  return Math.max(0, pupils - Math.min(seats, taught));
}

/** Checks a what-if that came from outside. Throws InputError with a path and an Indonesian message. */
export function parseWhatIf(value: TypedWhatIf): WhatIfSpec {
  const [a, b] = value.sides;
  if (!a || !b || value.sides.length !== 2) {
    throw new InputError('/sides', `uji aturan membandingkan 2 aturan; tertulis ${value.sides.length}`);
  }
  for (const [i, one] of value.sides.entries()) {
    if (one.regulationIds.length === 0) throw new InputError(`/sides/${i}/regulationIds`, 'pilih paling sedikit satu aturan');
    for (const [j, id] of one.regulationIds.entries()) regulationById(id, `/sides/${i}/regulationIds/${j}`);
  }
  if (!isDay(value.date)) throw new InputError('/date', `tanggal harus seperti 2021-09-13; tertulis ${String(value.date)}`);
  for (const level of MODEL_LEVELS) {
    const a = value.assumptions[level];
    const at = (key: string) => `/assumptions/${level}/${key}`;
    for (const [key, side] of [
      ['roomWidthM', a.roomWidthM],
      ['roomLengthM', a.roomLengthM],
    ] as const) {
      if (!(side >= 2 && side <= 20)) throw new InputError(at(key), `sisi ruang ${level} ${side} m tidak masuk akal: harus 2–20 m`);
    }
    if (a.rombelSize !== null && !(Number.isInteger(a.rombelSize) && a.rombelSize >= 1 && a.rombelSize <= 100)) {
      throw new InputError(at('rombelSize'), `isi rombel ${level} ${a.rombelSize} tidak masuk akal: harus 1–100`);
    }
    if (!(a.consentShare >= 0 && a.consentShare <= 1))
      throw new InputError(at('consentShare'), `bagian yang setuju di ${level} harus 0–1; tertulis ${a.consentShare}`);
  }
  return { ...value, sides: [readSide(a, value, '/sides/0'), readSide(b, value, '/sides/1')] };
}

/** A side with its amendment read; a looser value without a reference is refused here, as it is for a local regulation. */
function readSide(
  { amendment, ...side }: TypedWhatIf['sides'][number],
  { phase, date, ...spec }: TypedWhatIf,
  path: string,
): WhatIfSideSpec {
  if (!amendment) return side;
  const within = (error: { path: string; message: string }) => new InputError(`${path}/amendment${error.path}`, error.message);
  let read: WhatIfSideSpec;
  try {
    read = { ...side, amendment: parseWhatIfAmendment(amendment, { regulationIds: side.regulationIds, phase, date }) };
  } catch (error) {
    throw error instanceof InputError ? within(error) : error;
  }
  const [problem] = amendmentProblems(read, amendmentLines(read, { ...spec, phase, date }));
  if (problem) throw within(problem);
  return read;
}
