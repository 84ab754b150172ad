import { articleOf } from './article-of.ts';
import type { Guard, GuardContext } from './guard-context.ts';
import { CLOSURE_GUARDS } from './guards-of-closure.ts';
import { PERMIT_GUARDS } from './guards-of-permit.ts';
import { PREPARING_GUARDS } from './guards-of-preparing.ts';
import type { GuardResult } from './lifecycle-types.ts';

/** Every condition of the machine, by name, with the article it rests on. */
export const GUARDS = { ...PREPARING_GUARDS, ...PERMIT_GUARDS, ...CLOSURE_GUARDS } as const;

export type GuardId = keyof typeof GUARDS;

/** Judges one condition; articles are added here so that no message can forget its law. O(checklist items). */
export function judgeGuard(id: GuardId, context: GuardContext): GuardResult {
  const guard: Guard = GUARDS[id];
  const outcome = guard.judge(context);
  return {
    id,
    status: outcome.ok ? 'PASS' : 'FAIL',
    severity: outcome.severity ?? 'block',
    provisionIds: guard.provisionIds,
    article: articleOf(guard.provisionIds[0]),
    measured: outcome.measured ?? null,
    limit: outcome.limit ?? null,
    assumptionIds: outcome.assumptionIds ?? [],
    message: outcome.message,
  };
}
