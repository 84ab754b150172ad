import type { Day } from '@giliran/kernel';
import { resolvePolicy, type Amendment, type EducationForm, type Phase, type ResolvedPolicy, type Situation } from '@giliran/policy';
import type { LocalRules } from './local-rules.ts';

/** Which rules a plan is made under: regulations, phase and the day it starts. */
export interface PolicyChoice {
  regulationIds: readonly string[];
  phase: Phase;
  date: Day;
  /** What the Dinas of the school's kabupaten set; absent: nothing. */
  local?: LocalRules;
  /** PPKM level and vaccination, where a decree's values depend on them. */
  situation?: Situation;
  /** What-ifs over the chosen regulations, which stay as they are. */
  amendments?: readonly Amendment[];
}

/**
 * The limits for a form of education under the chosen regulations. A regulation that is not in force on the day, or was made
 * for another area, is applied as a what-if and labelled so in every reason. O(regulations).
 */
export function policyOf(form: EducationForm, choice: PolicyChoice): ResolvedPolicy {
  return resolvePolicy({
    regulationIds: choice.regulationIds,
    level: form,
    phase: choice.phase,
    date: choice.date,
    asIfInForce: choice.regulationIds,
    ...(choice.situation ? { situation: choice.situation } : {}),
    ...(choice.amendments ? { amendments: choice.amendments } : {}),
    ...choice.local,
  });
}
