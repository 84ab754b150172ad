import { InputError, isDay } from '@giliran/kernel';
import { articleOf } from './article-of.ts';
import { phaseByClock, type LifecycleRules } from './guard-context.ts';
import { judgeGuard } from './guards.ts';
import {
  LIFECYCLE_ACTORS,
  LIFECYCLE_EVENTS,
  LIFECYCLE_STATES,
  type GuardResult,
  type LifecycleActor,
  type LifecycleEvent,
  type LifecycleFacts,
  type LifecycleState,
  type TransitionDecision,
} from './lifecycle-types.ts';
import { TRANSITIONS, type TransitionRow } from './transitions.ts';

/** Indonesian names of the states, as the pages show them. */
export const STATE_NAMES: Readonly<Record<LifecycleState, string>> = {
  BDR: 'Belajar dari rumah',
  PREPARING: 'Persiapan',
  SUBMITTED: 'Diajukan',
  VERIFICATION: 'Verifikasi',
  READY: 'Siap',
  NOT_READY: 'Belum siap',
  SIMULATED: 'Gladi PTM lulus',
  PERMITTED: 'Diizinkan',
  TRANSITION: 'Masa transisi',
  NEW_NORMAL: 'Masa kebiasaan baru',
  SUSPENDED_ZONE: 'Dihentikan karena zona',
  SUSPENDED_CASE: 'Dihentikan karena kasus',
  SUSPENDED_UNSAFE: 'Dihentikan karena tidak aman',
  REVOKED: 'Izin dicabut',
};

/** Indonesian names of the actors. */
export const ACTOR_NAMES: Readonly<Record<LifecycleActor, string>> = {
  HEAD: 'kepala satuan pendidikan',
  SUPERVISOR: 'pengawas/penilik',
  REGENCY_TEAM: 'Tim Terpadu',
  DINAS: 'Dinas',
  REGENT: 'Bupati',
  SATGAS: 'Satgas',
  SYSTEM: 'sistem',
};

export interface DecideOptions {
  /** Guard ids that count as passed: for tests that each guard is needed. */
  readonly skip?: readonly string[];
}

/**
 * May this happen now, and where does it lead? Pure: the same state, event, facts and rules give the same answer. A refusal lists
 * every failed condition with its article; a failed warning refuses nothing. An event that only records a fact keeps the state.
 *
 * Throws `InputError` for an unknown state, event, actor or day. O(guards x checklist items).
 */
export function decideTransition(
  state: LifecycleState,
  event: LifecycleEvent,
  facts: LifecycleFacts,
  rules: LifecycleRules,
  options: DecideOptions = {},
): TransitionDecision {
  known(state, LIFECYCLE_STATES, '/state');
  known(event.kind, LIFECYCLE_EVENTS, '/event/kind');
  known(event.actor, LIFECYCLE_ACTORS, '/event/actor');
  if (!isDay(event.on)) throw new InputError('/event/on', `expected a day like 2021-09-13, got "${String(event.on)}"`);
  const ofEvent = TRANSITIONS.filter((row) => row.event === event.kind);
  const rows = ofEvent.filter((row) => row.from.includes(state));
  const first = rows[0] ?? ofEvent[0];
  if (!first) throw new Error(`no transition for ${event.kind}`);
  const skip = options.skip ?? [];
  const judgements = rows.map((row) => ({
    row,
    guards: [...actorGuard(row, event), ...row.guards.map((id) => judgeGuard(id, { event, facts, rules }))].map((guard) =>
      skip.includes(guard.id) ? { ...guard, status: 'PASS' as const } : guard,
    ),
  }));
  const chosen = judgements.find(({ guards }) => guards.every(holds));
  if (chosen) {
    const to = chosen.row.to === 'BY_CLOCK' ? phaseByClock(facts, event.on, rules) : (chosen.row.to ?? state);
    if (to !== null) {
      const warnings = chosen.guards.filter(({ status }) => status === 'FAIL');
      return {
        status: 'DONE',
        from: state,
        to,
        guards: chosen.guards,
        provisionIds: chosen.row.provisionIds,
        assumptionIds: idsOf(chosen.row, chosen.guards),
        message:
          (chosen.row.to === null ? `Dicatat; keadaan tetap ${STATE_NAMES[state]}` : `${STATE_NAMES[state]} → ${STATE_NAMES[to]}`) +
          ` (${chosen.row.provisionIds.map(articleOf).join('; ')}).` +
          warnings.map((guard) => ` Peringatan: ${sentence(guard)}`).join(''),
      };
    }
  }
  // The first row is the way onward; what another row asked is shown beside it and is no condition of this step.
  const asked = judgements[0]?.guards ?? [stateGuard(first, ofEvent, state), ...actorGuard(first, event)];
  const guards = [...asked, ...judgements.slice(1).flatMap((one) => one.guards.filter(({ id }) => id !== 'ACTOR'))];
  const failedGuards = asked.filter(({ status }) => status === 'FAIL');
  const blocking = failedGuards.filter((guard) => !holds(guard));
  return {
    status: 'REFUSED',
    from: state,
    to: null,
    guards,
    failedGuards,
    provisionIds: first.provisionIds,
    assumptionIds: idsOf(first, guards),
    message: `Tidak dapat dilanjutkan, ${blocking.length} syarat belum terpenuhi: ${blocking.map((guard, index) => `(${index + 1}) ${sentence(guard)}`).join(' ')}`,
  };
}

function holds(guard: GuardResult): boolean {
  return guard.status === 'PASS' || guard.severity === 'warn';
}

function sentence(guard: GuardResult): string {
  return `${guard.message} [${guard.article}]`;
}

function idsOf(row: TransitionRow, guards: readonly GuardResult[]): readonly string[] {
  return [...new Set([...row.assumptionIds, ...guards.flatMap(({ assumptionIds }) => assumptionIds)])];
}

/** Who may do it stands in the duties of Pasal 7 and in the row's articles; a right actor leaves no line. */
function actorGuard(row: TransitionRow, event: LifecycleEvent): GuardResult[] {
  if (row.by.includes(event.actor)) return [];
  const names = row.by.map((actor) => ACTOR_NAMES[actor]).join(' atau ');
  return [failed('ACTOR', row, event.actor, row.by.join(', '), `Langkah ini dilakukan oleh ${names}, bukan ${ACTOR_NAMES[event.actor]}.`)];
}

function stateGuard(row: TransitionRow, rows: readonly TransitionRow[], state: LifecycleState): GuardResult {
  const from = [...new Set(rows.flatMap((one) => one.from))];
  const names = from.map((name) => `"${STATE_NAMES[name]}"`).join(', ');
  return failed('STATE', row, state, from.join(', '), `Langkah ini hanya dari keadaan ${names}; sekolah sekarang "${STATE_NAMES[state]}".`);
}

function failed(id: string, row: TransitionRow, measured: string, limit: string, message: string): GuardResult {
  return {
    id,
    status: 'FAIL',
    severity: 'block',
    provisionIds: row.provisionIds,
    article: articleOf(row.provisionIds[0] ?? ''),
    measured,
    limit,
    assumptionIds: row.assumptionIds,
    message,
  };
}

function known(value: string, words: readonly string[], path: string): void {
  if (!words.includes(value)) throw new InputError(path, `expected one of ${words.join(', ')}, got "${String(value)}"`);
}
