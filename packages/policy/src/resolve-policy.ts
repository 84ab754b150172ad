import { InputError, isDay, pointer } from '@giliran/kernel';
import { isLooser, same, strictEnd, strictest } from './combine.ts';
import { limitsOf } from './limits.ts';
import { provisionById, regulationById } from './lookup.ts';
import { assumptionRecords, parameterRecords } from './regulations.generated.ts';
import type {
  Amendment,
  InactiveRegulation,
  Reason,
  ResolvedPolicy,
  ResolvedValue,
  ResolveRequest,
  Undetermined,
} from './resolved-policy.ts';
import { levelGroupsOf, scopeOf, type Scope } from './scope.ts';
import { derivedValues, jpMinutesOf } from './derived-values.ts';
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

interface Entry {
  readonly record: ParameterRecord;
  readonly reason: Reason;
}

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
  entries = withLocalRegulations(entries, request);
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
  return assumptionRecords.map((assumption) =>
    Object.hasOwn(values, assumption.id) ? { ...assumption, value: values[assumption.id] ?? null } : assumption,
  );
}

/** Is the place inside the area? ID is the whole country; a code holds for itself and every longer code under it. */
function holdsIn(area: string, place: string | null): boolean {
  return place === null || area === 'ID' || place === area || place.startsWith(`${area}.`);
}

/** Has a chosen successor come into force? Some texts have no end of their own. */
function supersededOn(successorId: string | null, { regulationIds, date }: ResolveRequest): boolean {
  if (successorId === null || !regulationIds.includes(successorId)) return false;
  const { validFrom } = regulationById(successorId);
  return validFrom !== null && validFrom <= date;
}

/** Limits that a regulation states only for a situation, and those that cannot be told from what is known. */
function derivedEntries(
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

/** Local values join the others; one with a reference that is looser than its baseline takes the baseline's place. */
function withLocalRegulations(entries: readonly Entry[], request: ResolveRequest): Entry[] {
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

function applyAmendments(
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
      current = applyChange(current, amendment, change, path, scopes[amendment.baseline]);
    }
  }
  return current;
}

function applyChange(
  entries: readonly Entry[],
  amendment: Amendment,
  change: Amendment['set'][number],
  path: string,
  scope: Scope | undefined,
): Entry[] {
  const held = entries.filter(({ record }) => record.policyId === amendment.baseline && record.key === change.key);
  if (!held.every(({ reason }) => same(reason.value, change.from)) || (held.length === 0 && change.from !== null)) {
    const values = held.map(({ reason }) => JSON.stringify(reason.value)).join(', ') || 'tanpa nilai';
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
