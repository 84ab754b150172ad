import { InputError, pointer } from '@giliran/kernel';
import { same } from './combine.ts';
import type { Entry } from './policy-entry.ts';
import type { Amendment, Reason, ResolveRequest } from './resolved-policy.ts';
import { levelGroupsOf, type Scope } from './scope.ts';
import { parameterRecords } from './regulations.generated.ts';
import type { ParameterRecord } from './types.ts';

/** The entries after the what-ifs of the request, in their order. Throws `InputError` when a `from` is not what is held. O(changes x entries). */
export function applyAmendments(
  entries: readonly Entry[],
  request: ResolveRequest,
  activeIds: readonly string[],
  scopes: Readonly<Record<string, Scope>>,
): Entry[] {
  let current = [...entries];
  for (const [a, amendment] of (request.amendments ?? []).entries()) {
    if (!request.regulationIds.includes(amendment.baseline)) {
      throw new InputError(
        pointer('amendments', a, 'baseline'),
        `harus salah satu peraturan yang dipilih (${request.regulationIds.join(', ')}); tertulis "${amendment.baseline}"`,
      );
    }
    if (!activeIds.includes(amendment.baseline)) continue;
    for (const [c, change] of amendment.set.entries()) {
      if (change.phase !== undefined && change.phase !== request.phase) continue;
      if (change.levelGroup !== undefined && !levelGroupsOf(request.level).includes(change.levelGroup)) continue;
      const path = pointer('amendments', a, 'set', c, 'from');
      if (bearsElsewhere(current, request, a, c)) continue;
      current = applyChange(current, amendment, change, path, scopes[amendment.baseline]);
    }
  }
  return current;
}

/**
 * A change without a scope bears wherever the baseline holds its `from`: 180 minutes stand in the transition alone, 18 pupils in
 * primary schools alone. Where this request meets another value and some other phase or level holds `from`, it is no conflict.
 */
function bearsElsewhere(entries: readonly Entry[], { amendments = [] }: ResolveRequest, a: number, c: number): boolean {
  const amendment = amendments[a];
  const change = amendment?.set[c];
  if (!amendment || !change || (change.phase !== undefined && change.levelGroup !== undefined)) return false;
  const own = (policyId: string, key: string): boolean => policyId === amendment.baseline && key === change.key;
  const held = entries.filter(({ record }) => own(record.policyId, record.key));
  if (held.some(({ reason }) => same(reason.value, change.from))) return false;
  const apart = ({ policyId, key, phase, levelGroup }: ParameterRecord): boolean =>
    own(policyId, key) && (phase !== undefined || levelGroup !== undefined);
  if (!parameterRecords.some(apart)) return false;
  const stored = parameterRecords.some(
    (record) =>
      own(record.policyId, record.key) &&
      (change.phase === undefined || record.phase === undefined || record.phase === change.phase) &&
      (change.levelGroup === undefined || record.levelGroup === undefined || record.levelGroup === change.levelGroup) &&
      same(record.value, change.from),
  );
  const earlier = amendments
    .slice(0, a + 1)
    .flatMap(({ baseline, set }, index) => (baseline === amendment.baseline ? (index === a ? set.slice(0, c) : set) : []));
  const ofKey = earlier.filter(({ key }) => key === change.key);
  // A stored value that an earlier change already took away is stale; one that an earlier change set lives in that other scope.
  return stored ? !ofKey.some(({ from }) => same(from, change.from)) : ofKey.some(({ to }) => same(to, change.from));
}

function applyChange(
  entries: readonly Entry[],
  amendment: Amendment,
  change: Amendment['set'][number],
  path: string,
  scope: Scope | undefined,
): Entry[] {
  const own = entries.filter(({ record }) => record.policyId === amendment.baseline && record.key === change.key);
  // A text may hold two values for one form (a distance for all, another for secondary schools): each change sets aside its own.
  const held = own.filter(({ reason }) => same(reason.value, change.from));
  if (held.length === 0 && (own.length > 0 || change.from !== null)) {
    const values = own.map(({ reason }) => JSON.stringify(reason.value)).join(', ') || 'tanpa nilai';
    throw new InputError(path, `${change.key} dalam ${amendment.baseline} bernilai ${values}; tertulis ${JSON.stringify(change.from)}`);
  }
  const model = held[0];
  const record: ParameterRecord = model?.record ?? {
    policyId: amendment.baseline,
    key: change.key,
    value: null,
    unit: 'none',
    validFrom: null,
    status: 'gap',
    enabledByDefault: true,
    provisionIds: [],
    quotes: [],
    source: [],
    note: null,
  };
  const amended: Reason = {
    policyId: amendment.baseline,
    provisionIds: model?.reason.provisionIds ?? [],
    article: model?.reason.article ?? '',
    quote: '',
    status: 'assumption',
    value: change.to,
    basis: 'assumption',
    assumptionIds: scope?.inScope === false ? scope.assumptionIds : [],
    amendment: amendment.name,
    amendedFrom: change.from,
    ...(change.reference === undefined ? {} : { reference: change.reference }),
  };
  return [...entries.filter((entry) => !held.includes(entry)), { record, reason: amended }];
}
