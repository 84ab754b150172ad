import type { Day } from '@giliran/kernel';
import { decideTransition } from './decide-transition.ts';
import type { LifecycleRules } from './guard-context.ts';
import type { LifecycleEvent, LifecycleFacts, LifecycleState } from './lifecycle-types.ts';

/**
 * What must happen on this day without anybody's decision? A closed zone suspends by force (P4.2, P5.1.e); the end of the two
 * months promotes to the new normal (P5.1.a, P5.2). The zone comes first. Nothing ever reopens here. At most one event; ask again
 * after it was applied. O(guards).
 */
export function dueSystemEvents(state: LifecycleState, facts: LifecycleFacts, on: Day, rules: LifecycleRules): readonly LifecycleEvent[] {
  for (const kind of ['SUSPEND_FOR_ZONE', 'ENTER_NEW_NORMAL'] as const) {
    const event: LifecycleEvent = { kind, actor: 'SYSTEM', on };
    if (decideTransition(state, event, facts, rules).status === 'DONE') return [event];
  }
  return [];
}
