import type { Day } from '@giliran/kernel';
import type { ParameterValue, Zone } from '@giliran/policy';
import { effectiveZone, type ClosureOrder, type LifecycleFacts, type LifecycleRules, type ZoneEntry } from '@giliran/policy/lifecycle';
import type { Standing } from './standing.ts';

/** Codes of a school's areas; null: not recorded. */
export interface SchoolPlace {
  readonly id: string;
  readonly kabupatenCode: string;
  readonly kecamatanCode: string | null;
  readonly desaCode: string | null;
}

/** The school's areas from the most specific to the largest. */
export function areaChain(place: Omit<SchoolPlace, 'id'>): string[] {
  return [place.desaCode, place.kecamatanCode, place.kabupatenCode].filter((code) => code !== null);
}

/** The zone of a school's place on a day, by the reading of A-04 that the rules hold. O(areas x entries). */
export function zoneOn(
  entries: readonly ZoneEntry[],
  place: Omit<SchoolPlace, 'id'>,
  on: Day,
  rules: Pick<LifecycleRules, 'assumptions'>,
): Zone | null {
  return effectiveZone(entries, areaChain(place), on, readingOf(rules.assumptions.find(({ id }) => id === 'A-04')?.value));
}

/**
 * Each day from which another zone holds for the place, oldest first: what plans are judged by. `reading` is the value of A-04 in
 * the kabupaten; the most specific area when absent. O(entries x areas x entries).
 */
export function zoneHistoryOf(
  entries: readonly ZoneEntry[],
  place: Omit<SchoolPlace, 'id'>,
  reading?: ParameterValue,
): { from: Day; zone: Zone }[] {
  const chain = areaChain(place);
  const days = [...new Set(entries.filter(({ areaCode }) => chain.includes(areaCode)).map(({ from }) => from))].toSorted();
  const history: { from: Day; zone: Zone }[] = [];
  for (const from of days) {
    const zone = effectiveZone(entries, chain, from, readingOf(reading));
    if (zone !== null && history.at(-1)?.zone !== zone) history.push({ from, zone });
  }
  return history;
}

function readingOf(value: ParameterValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A closure order with the area it names. */
export interface AreaOrder extends ClosureOrder {
  readonly schoolId: string;
  readonly areaCode: string | null;
}

/** The orders that reach this school: its own, or one for its desa or kecamatan. O(orders). */
export function ordersOver(place: SchoolPlace, orders: readonly AreaOrder[]): AreaOrder[] {
  return orders.filter(
    ({ scope, schoolId, areaCode }) =>
      schoolId === place.id ||
      (areaCode !== null &&
        ((scope === 'DESA' && areaCode === place.desaCode) || (scope === 'KECAMATAN' && areaCode === place.kecamatanCode))),
  );
}

/** Facts known from the history and the zone alone; everything else stands as not recorded until the caller adds it. */
export function factsFrom(standing: Standing, zone: Zone | null): LifecycleFacts {
  return {
    answers: [],
    satgasTeams: [],
    satgasDecree: null,
    protocolAdopted: null,
    rkasLine: null,
    headDeclaration: null,
    visitScheduledOn: null,
    dryRun: null,
    permit: standing.permit,
    plan: null,
    consents: null,
    zone,
    evaluation: null,
    closureOrders: [],
    startDay: standing.startDay,
    suspensions: standing.suspensions,
    checklistReconfirmedOn: standing.reconfirmedOn,
  };
}
