import type { Day } from '@giliran/kernel';
import { resolvePolicy, type EducationForm, type ParameterValue, type ResolvedPolicy } from '@giliran/policy';

/** The regulation that opens and closes schools. A school chooses texts for its plan; this one it does not choose. */
export const LIFECYCLE_REGULATION = 'bengkayang-51-2021';

/** What the Dinas of a kabupaten changed: other values for assumptions, by id. */
export interface LocalChoices {
  readonly assumptionValues: Readonly<Record<string, ParameterValue>>;
}

/**
 * The rules of opening and closing for a form of education in one kabupaten, day by day. In another kabupaten, and before the day
 * it came into force, the regulation is applied as a trial; every reason says so. Asked days are kept: O(regulations) per new day.
 */
export function lifecycleRules(form: EducationForm, choices: LocalChoices): (on: Day) => ResolvedPolicy {
  const known = new Map<Day, ResolvedPolicy>();
  return (on) => {
    const kept = known.get(on);
    if (kept) return kept;
    const policy = resolvePolicy({
      regulationIds: [LIFECYCLE_REGULATION],
      asIfInForce: [LIFECYCLE_REGULATION],
      level: form,
      phase: 'TRANSITION',
      date: on,
      assumptionValues: choices.assumptionValues,
    });
    known.set(on, policy);
    return policy;
  };
}
