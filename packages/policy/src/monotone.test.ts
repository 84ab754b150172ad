import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLooser } from './combine.ts';
import { judgePlan } from './judge-plan.ts';
import type { PlanFacts, SessionKind } from './plan-facts.ts';
import { resolvePolicy } from './resolve-policy.ts';
import type { AmendmentChange, ResolvedPolicy } from './resolved-policy.ts';
import type { ParameterValue, Phase, Zone } from './types.ts';

const PERBUP = 'bengkayang-51-2021';

/** Values from the loosest to the strictest, per key. */
const LADDERS: Readonly<Record<string, readonly ParameterValue[]>> = {
  min_distance_m: [0.6, 1, 1.5, 1.83, 3],
  max_pupils_per_room: [null, 28, 18, 10, 5, 1],
  max_minutes_per_pupil_day: [null, 360, 240, 180, 120, 60],
  capacity_fraction_max: [null, 1, 0.5, 0.33, 0],
  checklist_required_fraction: [null, 0.5, 0.9, 1],
  break_allowed: [null, true, false],
  rt_rw_case_free: [null, true],
  parent_consent: [null, 'REQUIRED'],
  zones_open: [null, ['GREEN', 'YELLOW', 'ORANGE', 'RED'], ['GREEN', 'YELLOW', 'ORANGE'], ['GREEN', 'YELLOW'], ['GREEN']],
  zones_closed: [null, ['RED'], ['ORANGE', 'RED'], ['YELLOW', 'ORANGE', 'RED']],
  canteen: [null, 'OPEN_WITH_PROTOCOL', 'CLOSED'],
  sport_extracurricular: [null, 'ALLOWED_EXCEPT_SHARED_EQUIPMENT_OR_NO_DISTANCE', 'FORBIDDEN'],
  other_activities: [null, 'ALLOWED_WITH_PROTOCOL', 'FORBIDDEN'],
};
const KEYS = Object.keys(LADDERS);

/** What was wrong under the protocol is still told when the thing is forbidden altogether: by the row of the same line for that. */
const BAN_OF: Readonly<Record<string, string>> = { 'L3.5.n': 'L3.5.t', 'L3.6.n': 'L3.6.t', 'L3.7.n': 'L3.7.t' };

const facts = fc.record({
  zone: fc.constantFrom<Zone | null>('GREEN', 'YELLOW', 'ORANGE', 'RED', null),
  readinessShare: fc.constantFrom(null, 0.4, 0.95, 1),
  pupils: fc.integer({ min: 1, max: 30 }),
  refusing: fc.integer({ min: 0, max: 3 }),
  barred: fc.integer({ min: 0, max: 3 }),
  home: fc.integer({ min: 0, max: 20 }),
  seats: fc.constantFrom(null, 4, 18, 30),
  distanceM: fc.constantFrom(null, 1, 1.5, 2),
  endMin: fc.integer({ min: 30, max: 240 }),
  kinds: fc.array(fc.constantFrom<SessionKind>('BREAK', 'BREAK_OUTSIDE', 'SPORT', 'EXTRACURRICULAR', 'PARENT_MEETING'), { maxLength: 3 }),
  activity: fc.constantFrom('senam', 'bola voli'),
  canteen: fc.constantFrom<'OPEN' | 'CLOSED' | null>('OPEN', 'CLOSED', null),
  protocolAdopted: fc.constantFrom(true, false, null),
  offSite: fc.boolean(),
});
type Drawn = typeof facts extends fc.Arbitrary<infer T> ? T : never;

function planOf(drawn: Drawn, phase: Phase): PlanFacts {
  const clock = (minutes: number): string =>
    `${String(7 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return {
    level: 'SD',
    phase,
    startDate: '2021-09-13',
    zone: drawn.zone,
    readinessShare: drawn.readinessShare,
    rooms: [
      {
        id: 'R1',
        label: 'R1',
        site: drawn.offSite ? 'OFF_SITE' : 'ON_CAMPUS',
        seatCapacity: drawn.seats,
        seatMinDistanceM: drawn.distanceM,
      },
    ],
    groups: [
      {
        id: 'A',
        label: 'A',
        rombelId: '4A',
        pupils: Array.from({ length: drawn.pupils }, (_, index) => ({
          id: `p${index}`,
          consent: index < drawn.refusing ? ('NO' as const) : ('YES' as const),
          rtRwClear: index >= drawn.barred,
        })),
      },
    ],
    unplaced: Array.from({ length: drawn.home }, (_, index) => ({ pupilId: `h${index}`, rombelId: '4A', consent: 'NO' as const })),
    sessions: [
      { groupId: 'A', day: 'Sen', start: '07:00', end: clock(drawn.endMin), roomId: 'R1' },
      ...drawn.kinds.map((kind, index) => ({
        groupId: 'A',
        day: 'Sel' as const,
        start: clock(index * 60),
        end: clock(index * 60 + 45),
        roomId: 'R1',
        kind,
        activity: drawn.activity,
        sharedEquipment: drawn.activity === 'bola voli',
        distanceFeasible: true,
      })),
    ],
    facilities: { canteen: drawn.canteen, protocolAdopted: drawn.protocolAdopted },
  };
}

const steps = fc.record(Object.fromEntries(KEYS.map((key) => [key, fc.tuple(fc.nat({ max: 10 }), fc.nat({ max: 3 }))])));

/** The Perbup with every key set to a rung of its ladder, as one amendment. */
function policyAt(rungOf: (key: string) => number, phase: Phase, base: ResolvedPolicy): ResolvedPolicy {
  const set = KEYS.map((key): AmendmentChange => {
    const ladder = LADDERS[key] ?? [];
    return {
      key,
      from: base.parameters[key]?.value ?? null,
      to: ladder[Math.min(rungOf(key), ladder.length - 1)] ?? null,
      reason: 'uji',
      reference: 'uji',
    };
  });
  return resolvePolicy({
    regulationIds: [PERBUP],
    level: 'SD',
    phase,
    date: '2021-09-13',
    amendments: [{ name: 'uji', baseline: PERBUP, set }],
  });
}

test('the ladders run from loose to strict by the declared orders', () => {
  for (const key of KEYS) {
    const ladder = LADDERS[key] ?? [];
    for (let i = 1; i < ladder.length; i++) {
      expect(isLooser(key, ladder[i] ?? null, ladder[i - 1] ?? null), `${key} ${i}`).toBe(false);
      expect(isLooser(key, ladder[i - 1] ?? null, ladder[i] ?? null), `${key} ${i}`).toBe(true);
    }
  }
});

test('property: tightening any parameters never removes a violation of a fixed plan', () => {
  let bites = 0;
  fc.assert(
    fc.property(facts, steps, fc.constantFrom<Phase>('TRANSITION', 'NEW_NORMAL'), (drawn, rungs, phase) => {
      const base = resolvePolicy({ regulationIds: [PERBUP], level: 'SD', phase, date: '2021-09-13' });
      const plan = planOf(drawn, phase);
      const rung = (key: string): readonly [number, number] => rungs[key] ?? [0, 0];
      const loose = policyAt((key) => rung(key)[0] % (LADDERS[key]?.length ?? 1), phase, base);
      const strict = policyAt((key) => (rung(key)[0] % (LADDERS[key]?.length ?? 1)) + rung(key)[1], phase, base);
      const failed = (policy: ResolvedPolicy): Set<string> =>
        new Set(judgePlan(plan, policy).flatMap(({ provisionId, status }) => (status === 'FAIL' ? [provisionId] : [])));
      const strictFails = failed(strict);
      for (const id of failed(loose)) {
        bites += 1;
        expect(strictFails.has(id) || strictFails.has(BAN_OF[id] ?? ''), `${id} was lost`).toBe(true);
      }
    }),
    { seed: 51, numRuns: 1500 },
  );
  expect(bites).toBeGreaterThan(1500);
});
