import { isLooser } from './combine.ts';
import { holdsIn, type Entry } from './policy-entry.ts';
import type { ResolveRequest } from './resolved-policy.ts';
import { levelGroupsOf } from './scope.ts';

/** Local values join the others; one with a reference that is looser than its baseline takes the baseline's place. O(values x entries). */
export function applyLocalRegulations(entries: readonly Entry[], request: ResolveRequest): Entry[] {
  let current = [...entries];
  const groups = levelGroupsOf(request.level);
  for (const local of request.localRegulations ?? []) {
    if (!holdsIn(local.area, request.place ?? null)) continue;
    for (const parameter of local.parameters) {
      if (parameter.phase !== undefined && parameter.phase !== request.phase) continue;
      if (parameter.levelGroup !== undefined && !groups.includes(parameter.levelGroup)) continue;
      if (parameter.validFrom > request.date || (parameter.validTo ?? request.date) < request.date) continue;
      const { key, value, reference } = parameter;
      const held = (entry: Entry): boolean => entry.record.policyId === local.baseline && entry.record.key === key;
      const provisionIds = current.find(held)?.reason.provisionIds ?? [];
      if (reference !== undefined && reference !== null && reference !== '') {
        current = current.map((entry) =>
          held(entry) && isLooser(key, value, entry.reason.value) ? { ...entry, reason: { ...entry.reason, replacedBy: local.id } } : entry,
        );
      }
      current.push({
        record: {
          policyId: local.id,
          key,
          value,
          unit: parameter.unit,
          validFrom: parameter.validFrom,
          status: 'authoritative',
          enabledByDefault: true,
          provisionIds,
          quotes: [parameter.quote],
          source: [],
          note: null,
        },
        reason: {
          policyId: local.id,
          provisionIds,
          article: `${local.name}, ${parameter.article}`,
          quote: parameter.quote,
          status: 'authoritative',
          value,
          basis: 'law',
          assumptionIds: [],
          local: true,
          ...(reference ? { reference } : {}),
        },
      });
    }
  }
  return current;
}
