import { derivedValues, jpMinutesOf } from './derived-values.ts';
import type { Entry } from './policy-entry.ts';
import type { ResolveRequest, Undetermined } from './resolved-policy.ts';
import { levelGroupsOf } from './scope.ts';

/** Limits that a regulation states only for a situation, and those that cannot be told from what is known. O(entries). */
export function derivedEntries(
  own: readonly Entry[],
  request: ResolveRequest,
): { entries: readonly Entry[]; undetermined: readonly Undetermined[] } {
  const groups = levelGroupsOf(request.level);
  const jp = own.find(({ record }) => record.key === 'jp_minutes');
  const jpMinutes = jp ? jpMinutesOf(jp.record.value, groups, request.level) : null;
  const question = { level: request.level, groups, date: request.date, situation: request.situation ?? {} };
  const entries: Entry[] = [];
  const undetermined: Undetermined[] = [];
  for (const { record, reason } of own) {
    const derived = derivedValues(record, question, jpMinutes);
    for (const { key, value, unit } of derived.values) {
      // Minutes rest on the length of a lesson hour, which is the less certain of the two.
      const weaker = key === 'max_minutes_per_pupil_day' && jp ? jp.reason : reason;
      entries.push({ record: { ...record, key, value, unit }, reason: { ...weaker, value } });
    }
    for (const { key, zones, message } of derived.undetermined) {
      undetermined.push({ policyId: record.policyId, key, reason: { ...reason, value: null }, message, ...(zones ? { zones } : {}) });
    }
  }
  return { entries, undetermined };
}
