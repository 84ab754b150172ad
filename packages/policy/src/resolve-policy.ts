import { InputError, isDay, pointer } from '@giliran/kernel';
import { applyAmendments } from './apply-amendments.ts';
import { applyLocalRegulations } from './apply-local-regulations.ts';
import { expectedOf } from './assumption-value.ts';
import { strictEnd, strictest } from './combine.ts';
import { derivedEntries } from './derived-entries.ts';
import { limitsOf } from './limits.ts';
import { provisionById, regulationById } from './lookup.ts';
import { holdsIn, type Entry } from './policy-entry.ts';
import { assumptionRecords, parameterRecords } from './regulations.generated.ts';
import type { InactiveRegulation, Reason, ResolvedPolicy, ResolvedValue, ResolveRequest, Undetermined } from './resolved-policy.ts';
import { levelGroupsOf, scopeOf, type Scope } from './scope.ts';
import { EDUCATION_FORMS, PHASES, type Assumption, type ParameterRecord, type ParameterValue } from './types.ts';

/** National decree whose size per room stands in for forms that the chosen text does not name (policy note on SLB, SI-16). */
const FALLBACK = 'skb-03kb2021';

/** How a text is read, where its words leave two readings: shown beside the value, which stays law. */
const READINGS: Readonly<Record<string, readonly string[]>> = {
  max_pupils_per_room: ['A-17'],
  max_minutes_per_pupil_day: ['A-18'],
  zones_open: ['A-04'],
  zones_closed: ['A-04'],
};

/**
 * Which limits hold for a form of education in a phase on a date under the chosen regulations? Per key the strictest stated value
 * wins, every reason is kept, a gap is neutral, a range enters with its strict end. Assumptions are labelled and never become law.
 *
 * Throws `InputError` for unknown ids, forms, phases or dates, and for an amendment whose `from` is not what the baseline holds.
 * O(regulations x records).
 */
export function resolvePolicy(request: ResolveRequest): ResolvedPolicy {
  validate(request);
  const assumptions = assumptionsFor(request);
  const activeIds: string[] = [];
  const inactive: InactiveRegulation[] = [];
  const undetermined: Undetermined[] = [];
  const scopes: Record<string, Scope> = {};
  let entries: Entry[] = [];
  for (const [index, policyId] of [...new Set(request.regulationIds)].entries()) {
    const regulation = regulationById(policyId, pointer('regulationIds', index));
    const { validFrom, validTo, area } = regulation;
    const inForce = (validFrom === null || validFrom <= request.date) && (validTo === null || request.date <= validTo);
    // Guidance and baselines are chosen for comparison, wherever they were written.
    const here = regulation.kind !== 'regulation' || holdsIn(area, request.place ?? null);
    const superseded = supersededOn(regulation.supersededBy, request);
    const holds = inForce && here && !superseded;
    const forced = !holds && (request.asIfInForce ?? []).includes(policyId);
    if (!holds && !forced) {
      inactive.push({ policyId, why: !here ? 'AREA' : !inForce ? 'DATE' : 'SUPERSEDED', validFrom, validTo, area });
      continue;
    }
    activeIds.push(policyId);
    const scope = scopeOf(policyId, request.level);
    scopes[policyId] = scope;
    const own = entriesOf(policyId, request, scope, forced ? { asIfInForce: true } : {});
    const derived = derivedEntries(own, request);
    entries.push(...own, ...derived.entries);
    undetermined.push(...derived.undetermined);
  }
  entries = applyAmendments(entries, request, activeIds, scopes);
  entries.push(...fallbackEntries(request, scopes, assumptions));
  entries = applyLocalRegulations(entries, request);
  const parameters = combineAll(entries);
  return {
    level: request.level,
    phase: request.phase,
    date: request.date,
    activeIds,
    inactive,
    scopes,
    parameters,
    limits: limitsOf(parameters, assumptions),
    undetermined,
    assumptions,
  };
}

function validate(request: ResolveRequest): void {
  if (!EDUCATION_FORMS.includes(request.level)) {
    throw new InputError('/level', `expected one of ${EDUCATION_FORMS.join(', ')}, got "${String(request.level)}"`);
  }
  if (!PHASES.includes(request.phase)) {
    throw new InputError('/phase', `expected one of ${PHASES.join(', ')}, got "${String(request.phase)}"`);
  }
  if (!isDay(request.date)) {
    throw new InputError('/date', `expected a day like 2021-09-13, got "${String(request.date)}"`);
  }
  for (const [index, id] of (request.asIfInForce ?? []).entries()) regulationById(id, pointer('asIfInForce', index));
  for (const [index, id] of (request.enableUnverified ?? []).entries()) {
    regulationById(id, pointer('enableUnverified', index));
  }
}

function assumptionsFor(request: ResolveRequest): readonly Assumption[] {
  const values = request.assumptionValues ?? {};
  for (const id of Object.keys(values)) {
    if (!assumptionRecords.some((assumption) => assumption.id === id)) {
      throw new InputError(pointer('assumptionValues', id), `expected the id of an assumption such as A-06, got "${id}"`);
    }
  }
  return assumptionRecords.map((assumption) => {
    if (!Object.hasOwn(values, assumption.id)) return assumption;
    const value = values[assumption.id] ?? null;
    const expected = expectedOf(assumption, value);
    if (expected !== null) {
      throw new InputError(pointer('assumptionValues', assumption.id), `harus ${expected}; tertulis ${JSON.stringify(value)}`);
    }
    const note = request.assumptionNotes?.[assumption.id];
    return { ...assumption, value, statedValue: assumption.value, ...(note === undefined ? {} : { note }) };
  });
}

/** Has a chosen successor come into force? Some texts have no end of their own. */
function supersededOn(successorId: string | null, { regulationIds, date }: ResolveRequest): boolean {
  if (successorId === null || !regulationIds.includes(successorId)) return false;
  const { validFrom } = regulationById(successorId);
  return validFrom !== null && validFrom <= date;
}

/** The records of one regulation that speak of this phase and form. */
function entriesOf(policyId: string, request: ResolveRequest, scope: Scope, flags: { asIfInForce?: true; fallback?: true }): Entry[] {
  const groups = levelGroupsOf(request.level);
  const entries: Entry[] = [];
  for (const record of parameterRecords) {
    if (record.policyId !== policyId) continue;
    if (record.phase !== undefined && record.phase !== request.phase) continue;
    if (record.levelGroup !== undefined) {
      if (!groups.includes(record.levelGroup)) continue;
      // A text that does not name the form has no size for it either; its general rules are used, labelled.
      if (!scope.inScope && scope.treatedAs === null) continue;
    }
    if (!record.enabledByDefault && !(request.enableUnverified ?? []).includes(policyId)) continue;
    entries.push({ record, reason: reasonOf(record, scope, flags) });
  }
  return entries;
}

function reasonOf(record: ParameterRecord, scope: Scope, flags: { asIfInForce?: true; fallback?: true }): Reason {
  const provision = record.provisionIds.map(provisionById).find((found) => found !== undefined);
  const cited = record.status === 'authoritative' || record.status === 'press-reported' || record.status === 'gap';
  return {
    policyId: record.policyId,
    provisionIds: record.provisionIds,
    article: provision?.article ?? '',
    quote: record.quotes[0] ?? '',
    status: record.status,
    value: record.value,
    basis: cited && scope.inScope && !flags.fallback && !flags.asIfInForce ? 'law' : 'assumption',
    assumptionIds: scope.inScope ? [] : scope.assumptionIds,
    ...(scope.inScope ? {} : { outOfScope: true as const }),
    ...flags,
  };
}

/** Sizes per room for a form that a chosen text does not name: the national decree, and for SLB the assumption A-20. */
function fallbackEntries(request: ResolveRequest, scopes: Readonly<Record<string, Scope>>, assumptions: readonly Assumption[]): Entry[] {
  const outside = Object.values(scopes).find((scope) => !scope.inScope && scope.treatedAs === null);
  if (!outside) return [];
  const scope = scopeOf(FALLBACK, request.level);
  const entries = scopes[FALLBACK]
    ? []
    : entriesOf(FALLBACK, request, scope, { fallback: true }).filter(({ record }) => record.key === 'max_pupils_per_room');
  const a20 = assumptions.find((assumption) => assumption.id === 'A-20');
  const sample = parameterRecords.find((record) => record.key === 'max_pupils_per_room');
  if (request.level === 'SLB' && a20 && sample) {
    entries.push({
      record: { ...sample, levelGroup: 'SLB', status: 'assumption', quotes: [], note: a20.reason },
      reason: {
        policyId: a20.id,
        provisionIds: a20.provisionIds,
        article: '',
        quote: '',
        status: 'assumption',
        value: a20.value,
        basis: 'assumption',
        assumptionIds: [a20.id],
      },
    });
  }
  return entries;
}

function combineAll(entries: readonly Entry[]): Record<string, ResolvedValue<ParameterValue>> {
  const parameters: Record<string, ResolvedValue<ParameterValue>> = {};
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.record.key);
    if (group) group.push(entry);
    else groups.set(entry.record.key, [entry]);
  }
  for (const [key, group] of groups) {
    const reasons = group.map(({ reason }) => reason);
    const unit = group[0]?.record.unit ?? 'none';
    const stated = reasons.filter((reason) => reason.replacedBy === undefined && strictEnd(key, reason.value) !== null);
    if (stated.length === 0) {
      parameters[key] = { value: null, unit, winners: [], reasons, basis: 'law', assumptionIds: [], gap: true };
      continue;
    }
    const { value, winners: positions } = strictest(
      key,
      stated.map((reason) => reason.value),
    );
    const winners = stated.filter((_, index) => positions.includes(index));
    const law = winners.some((reason) => reason.basis === 'law');
    parameters[key] = {
      value,
      unit,
      winners,
      reasons,
      basis: law ? 'law' : 'assumption',
      assumptionIds: [...new Set([...(law ? [] : winners.flatMap((reason) => reason.assumptionIds)), ...(READINGS[key] ?? [])])],
    };
  }
  return parameters;
}
