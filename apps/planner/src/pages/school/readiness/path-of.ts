import type { Lifecycle } from './readiness-query.ts';

type State = Lifecycle['state'];

/** The way to face-to-face lessons, one state after the other. */
const WAY: readonly State[] = [
  'BDR',
  'PREPARING',
  'SUBMITTED',
  'VERIFICATION',
  'READY',
  'SIMULATED',
  'PERMITTED',
  'TRANSITION',
  'NEW_NORMAL',
];

/** Beside the way: the state stands in place of the one it goes back to. */
const BESIDE: Readonly<Partial<Record<State, State>>> = {
  NOT_READY: 'READY',
  SUSPENDED_ZONE: 'TRANSITION',
  SUSPENDED_CASE: 'TRANSITION',
  SUSPENDED_UNSAFE: 'TRANSITION',
  REVOKED: 'PERMITTED',
};

export interface PathStop {
  readonly state: State;
  readonly place: 'behind' | 'here' | 'ahead' | 'halted';
}

/** The stops of the way as seen from a state: behind, here, ahead; a state beside the way shows as a halt in its place. O(1). */
export function pathOf(state: State): readonly PathStop[] {
  const place = WAY.indexOf(BESIDE[state] ?? state);
  return WAY.map((stop, index) => {
    if (index < place) return { state: stop, place: 'behind' };
    if (index > place) return { state: stop, place: 'ahead' };
    return stop === state ? { state: stop, place: 'here' } : { state, place: 'halted' };
  });
}
