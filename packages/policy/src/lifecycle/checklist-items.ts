import { readinessRecord } from '../process.generated.ts';
import type { LifecycleRules } from './guard-context.ts';
import type { LifecycleFacts } from './lifecycle-types.ts';

/** Items that must all be met, in the order of the list. */
export const MANDATORY: readonly string[] = readinessRecord.items.filter(({ mandatory }) => mandatory).map(({ id }) => id);

/** What is recorded of one item, or undefined. O(answers). */
export function answerOf(facts: LifecycleFacts, itemId: string): LifecycleFacts['answers'][number] | undefined {
  return facts.answers.find((answer) => answer.itemId === itemId);
}

/** Items that must be YES: the resolved share of the mandatory ones, all when no chosen text states a share. O(1). */
export function neededItems({ limits }: LifecycleRules): number {
  return Math.ceil((limits.checklistRequiredFraction.value ?? 1) * MANDATORY.length - 1e-9);
}
