import { InputError, type Day } from '@giliran/kernel';
import { describe, expect, test } from 'vitest';
import { readinessRecord } from '../process.generated.ts';
import { allProvisions } from '../provisions.ts';
import { resolvePolicy } from '../resolve-policy.ts';
import { USUAL_FACTS } from '../testing/run-guard-case.ts';
import { decideTransition } from './decide-transition.ts';
import { GUARDS } from './guards.ts';
import {
  LIFECYCLE_ACTORS,
  LIFECYCLE_EVENTS,
  LIFECYCLE_STATES,
  type LifecycleActor,
  type LifecycleEventKind,
  type LifecycleFacts,
  type LifecycleState,
} from './lifecycle-types.ts';
import { TRANSITIONS } from './transitions.ts';

const rules = resolvePolicy({ regulationIds: ['bengkayang-51-2021'], level: 'SD', phase: 'TRANSITION', date: '2021-09-13' });
const answers = readinessRecord.items.map(({ id }) => ({ itemId: id, claimed: 'YES' as const, verified: 'YES' as const }));
const OPEN: readonly LifecycleState[] = ['TRANSITION', 'NEW_NORMAL'];
const SUSPENDED: readonly LifecycleState[] = ['SUSPENDED_ZONE', 'SUSPENDED_CASE', 'SUSPENDED_UNSAFE'];

/** The table of the specification, written a second time: event, from, to, by. `to` null: the state stays. */
const TABLE: readonly (readonly [LifecycleEventKind, readonly LifecycleState[], LifecycleState | null, readonly LifecycleActor[]])[] = [
  ['START_PREPARING', ['BDR'], 'PREPARING', ['HEAD']],
  ['SUBMIT', ['PREPARING'], 'SUBMITTED', ['HEAD']],
  ['BEGIN_VERIFICATION', ['SUBMITTED'], 'VERIFICATION', ['SUPERVISOR', 'REGENCY_TEAM']],
  ['COMPLETE_VERIFICATION', ['VERIFICATION'], 'READY', ['SUPERVISOR', 'REGENCY_TEAM']],
  ['RESUME_PREPARING', ['NOT_READY'], 'PREPARING', ['HEAD']],
  ['ACCEPT_DRY_RUN', ['READY'], 'SIMULATED', ['DINAS']],
  ['GRANT_PERMIT', ['SIMULATED'], 'PERMITTED', ['DINAS', 'REGENT']],
  ['START_TRANSITION', ['PERMITTED'], 'TRANSITION', ['HEAD']],
  ['ENTER_NEW_NORMAL', ['TRANSITION'], 'NEW_NORMAL', ['SYSTEM']],
  ['SUSPEND_FOR_ZONE', ['PERMITTED', ...OPEN], 'SUSPENDED_ZONE', ['SYSTEM']],
  ['SUSPEND_FOR_CASE', OPEN, 'SUSPENDED_CASE', ['SATGAS', 'DINAS']],
  ['SUSPEND_AS_UNSAFE', OPEN, 'SUSPENDED_UNSAFE', ['HEAD', 'SATGAS', 'DINAS']],
  ['REOPEN', SUSPENDED, 'TRANSITION', ['DINAS']],
  ['REVOKE', LIFECYCLE_STATES.filter((state) => state !== 'REVOKED'), 'REVOKED', ['REGENT']],
  ['RECORD_DRY_RUN', ['READY'], null, ['HEAD', 'DINAS']],
  ['RECORD_CASE', ['PERMITTED', ...OPEN, ...SUSPENDED], null, ['HEAD', 'SATGAS', 'DINAS', 'SYSTEM']],
  ['RECORD_STOP_RECOMMENDATION', OPEN, null, ['SATGAS', 'DINAS']],
  ['RECORD_EVALUATION', ['PERMITTED', ...OPEN, ...SUSPENDED], null, ['SATGAS', 'DINAS']],
  ['RECORD_CLOSURE_END', SUSPENDED, null, ['SATGAS', 'DINAS']],
  ['RECORD_RECONFIRMATION', SUSPENDED, null, ['HEAD', 'SUPERVISOR', 'REGENCY_TEAM', 'DINAS']],
];

/** Facts under which every guard of the event holds. */
function factsFor(kind: LifecycleEventKind): LifecycleFacts {
  return {
    ...USUAL_FACTS,
    answers,
    zone: kind === 'SUSPEND_FOR_ZONE' ? 'RED' : 'GREEN',
    ...(kind === 'REOPEN' ? { suspensions: [{ from: '2021-10-01', to: null }], checklistReconfirmedOn: '2021-10-05' as Day } : {}),
  };
}

function event(kind: LifecycleEventKind, actor: LifecycleActor) {
  const on: Day = kind === 'ENTER_NEW_NORMAL' ? '2021-11-13' : kind === 'REOPEN' ? '2021-10-11' : '2021-09-13';
  return { kind, actor, on, reference: '1/2021', reason: 'banjir', scope: 'SCHOOL' as const };
}

test('the table names every event once, and the machine has no row that the table lacks', () => {
  expect(TABLE.map(([kind]) => kind)).toEqual([...LIFECYCLE_EVENTS]);
  expect(new Set(TRANSITIONS.map((row) => row.event))).toEqual(new Set(LIFECYCLE_EVENTS));
});

describe.each(TABLE.map((row) => [row[0], row] as const))('%s', (kind, [, from, to, by]) => {
  test.each(LIFECYCLE_STATES.map((state) => [state] as const))('in %s', (state) => {
    for (const actor of LIFECYCLE_ACTORS) {
      const decision = decideTransition(state, event(kind, actor), factsFor(kind), rules);
      const allowed = from.includes(state) && by.includes(actor);
      expect(decision.status, `${actor}: ${decision.message}`).toBe(allowed ? 'DONE' : 'REFUSED');
      if (decision.status === 'DONE') {
        expect(decision.to).toBe(to ?? state);
        expect(decision.provisionIds.length).toBeGreaterThan(0);
        expect(decision.message).toMatch(/Pasal|Lampiran|Berita/);
      } else {
        expect(decision.to).toBeNull();
        const ids = decision.failedGuards.map(({ id }) => id);
        expect(ids.includes('STATE')).toBe(!from.includes(state));
        expect(ids.includes('ACTOR')).toBe(!by.includes(actor));
      }
    }
  });
});

test('a refusal lists every failed condition with its article', () => {
  const facts: LifecycleFacts = {
    ...USUAL_FACTS,
    answers: answers.slice(1),
    satgasTeams: ['T2'],
    satgasDecree: null,
    protocolAdopted: null,
    headDeclaration: null,
    rkasLine: null,
  };
  const decision = decideTransition('PREPARING', { kind: 'SUBMIT', actor: 'HEAD', on: '2021-08-25' }, facts, rules);
  if (decision.status !== 'REFUSED') throw new Error(decision.message);
  expect(decision.failedGuards.map(({ id }) => id)).toEqual([
    'SATGAS_DECREE',
    'SATGAS_THREE_TEAMS',
    'CHECKLIST_CLAIMED_FULL',
    'PROTOCOL_ADOPTED',
    'HEAD_DECLARES_READY',
    'RKAS_LINE',
  ]);
  expect(decision.message).toContain('5 syarat');
  for (const guard of decision.failedGuards.filter(({ severity }) => severity === 'block'))
    expect(decision.message).toContain(guard.article);
});

test('a school that was suspended before its first day returns to its permit, not to lessons', () => {
  const facts = { ...factsFor('REOPEN'), startDay: null };
  expect(decideTransition('SUSPENDED_ZONE', event('REOPEN', 'DINAS'), facts, rules)).toMatchObject({ status: 'DONE', to: 'PERMITTED' });
});

test('the phase after a suspension follows the clock rule (A-02)', () => {
  const facts = {
    ...factsFor('REOPEN'),
    checklistReconfirmedOn: '2021-11-20' as Day,
    suspensions: [{ from: '2021-11-01' as Day, to: null }],
  };
  const reopen = { kind: 'REOPEN', actor: 'DINAS', on: '2021-11-21' } as const;
  const under = (clock: string) =>
    decideTransition(
      'SUSPENDED_CASE',
      reopen,
      facts,
      resolvePolicy({
        regulationIds: ['bengkayang-51-2021'],
        level: 'SD',
        phase: 'TRANSITION',
        date: '2021-09-13',
        assumptionValues: { 'A-02': clock },
      }),
    );
  expect(under('PAUSE')).toMatchObject({ to: 'TRANSITION', assumptionIds: ['A-02', 'A-04'] });
  expect(under('RUN')).toMatchObject({ to: 'NEW_NORMAL' });
  expect(under('RESTART')).toMatchObject({ to: 'TRANSITION' });
});

test('every guard is asked by some row, every row and guard cites stored provisions', () => {
  const stored = new Set(allProvisions().map(({ id }) => id));
  const asked = new Set(TRANSITIONS.flatMap(({ guards }) => guards));
  expect(Object.keys(GUARDS).filter((id) => !asked.has(id as keyof typeof GUARDS))).toEqual([]);
  const cited = [
    ...TRANSITIONS.flatMap(({ provisionIds }) => provisionIds),
    ...Object.values(GUARDS).flatMap(({ provisionIds }) => provisionIds),
  ];
  expect(cited.filter((id) => !stored.has(id))).toEqual([]);
});

test('an unknown word is refused with its path', () => {
  const bad = { kind: 'OPEN', actor: 'HEAD', on: '2021-09-13' } as unknown as Parameters<typeof decideTransition>[1];
  expect(() => decideTransition('BDR', bad, USUAL_FACTS, rules)).toThrow(InputError);
  expect(() => decideTransition('BDR', { kind: 'SUBMIT', actor: 'HEAD', on: '2021-02-30' }, USUAL_FACTS, rules)).toThrow('2021-02-30');
});
