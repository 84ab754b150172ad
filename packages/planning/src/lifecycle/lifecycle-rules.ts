import type { Day } from '@giliran/kernel';
import { resolvePolicy, type EducationForm, type ResolvedPolicy } from '@giliran/policy';
import { LOCAL_BASELINE, type LocalRules } from '../local-rules.ts';

/**
 * The rules of opening and closing for a form of education in one kabupaten, day by day. In another kabupaten, and before the day
 * it came into force, the regulation is applied as a trial; every reason says so. Asked days are kept: O(regulations) per new day.
 */
export function lifecycleRules(form: EducationForm, local: LocalRules): (on: Day) => ResolvedPolicy {
  const known = new Map<Day, ResolvedPolicy>();
  return (on) => {
    const kept = known.get(on);
    if (kept) return kept;
    const policy = resolvePolicy({
      // A school chooses texts for its plan; the one that opens and closes it, it does not choose.
      regulationIds: [LOCAL_BASELINE],
      asIfInForce: [LOCAL_BASELINE],
      level: form,
      phase: 'TRANSITION',
      date: on,
      assumptionValues: local.assumptionValues,
      localRegulations: local.localRegulations,
    });
    known.set(on, policy);
    return policy;
  };
}
