import { compressedRows } from './compressed-rows.ts';
import { OCCASION, type DayTemplate } from './layout.ts';
import type { Occasion } from './occasion.ts';
import { airCoefficients } from './room-air.ts';

interface DayFacts {
  persons: number;
  groups: readonly (readonly number[])[];
  groupOf: Int32Array;
  clusterGroup: Int32Array;
  groupSeated: Uint8Array;
  groupMinutes: Float64Array;
  teacherMinutes: Float64Array;
  siteTeacherMinutes: Float64Array;
  siteExpected: Int32Array;
}

/** Puts the occasions of a day in order of time and into typed arrays. O(people x occasions they take part in). */
export function packDay(list: Occasion[], facts: DayFacts): DayTemplate {
  const { groups } = facts;
  const membersOf = new Map(list.map((occasion) => [occasion, everybody(occasion, groups)]));
  const members = (occasion: Occasion): Int32Array => membersOf.get(occasion) as Int32Array;
  // A stable order that does not depend on the order of the input: time, kind, then the members.
  list.sort((a, b) => a.minute - b.minute || a.order - b.order || (members(a)[0] ?? 0) - (members(b)[0] ?? 0));
  const count = list.length;
  const floats = (): Float64Array => new Float64Array(count);
  const isRoom = (occasion: Occasion): boolean => occasion.kind === OCCASION.room;
  const crowds = list.map((occasion) => {
    // Riders of a vehicle come with their groups too.
    if (occasion.groups.length === 0) return countByGroup(occasion.lone, facts);
    return occasion.groups
      .filter((g) => !(isRoom(occasion) && facts.groupSeated[g] === 1))
      .map((g): [number, number] => [g, (groups[g] as readonly number[]).length]);
  });
  const clustersOfGroup = groups.map((): number[] => []);
  facts.clusterGroup.forEach((g, c) => (clustersOfGroup[g] as number[]).push(c));
  const lone = list.map((occasion) => occasion.lone.toSorted((a, b) => a - b));
  const groupItinerary = groups.map((): number[] => []);
  const itinerary: number[][] = Array.from({ length: facts.persons }, () => []);
  list.forEach((occasion, o) => {
    for (const g of occasion.groups) (groupItinerary[g] as number[]).push(o);
    for (const person of occasion.lone) (itinerary[person] as number[]).push(o);
  });
  const [memberStart, member] = compressedRows(list.map(members));
  const [clusterStart, cluster] = compressedRows(list.map((occasion) => occasion.groups.flatMap((g) => clustersOfGroup[g] as number[])));
  const [loneStart, loneEntries] = compressedRows(lone);
  const [groupStart, group] = compressedRows(list.map((occasion) => (isRoom(occasion) ? occasion.groups : [])));
  const [crowdStart, crowdGroup] = compressedRows(crowds.map((crowd) => crowd.map(([g]) => g)));
  const [groupItineraryStart, groupItineraryEntries] = compressedRows(groupItinerary);
  const [itineraryStart, itineraryEntries] = compressedRows(itinerary);
  const template: DayTemplate = {
    count,
    kind: Uint8Array.from(list, (occasion) => occasion.kind),
    site: Int32Array.from(list, (occasion) => occasion.site),
    memberStart,
    member,
    clusterStart,
    cluster,
    loneStart,
    lone: loneEntries,
    groupStart,
    group,
    within: Int32Array.from(list, (occasion, o) =>
      isRoom(occasion) ? (crowds[o] as [number, number][]).reduce((sum, [, size]) => sum + size, 0) : members(occasion).length,
    ),
    crowdStart,
    crowdGroup,
    crowdSize: Int32Array.from(crowds.flatMap((crowd) => crowd.map(([, size]) => size))),
    taughtMinutes: Float64Array.from(list, (occasion) => (isRoom(occasion) ? occasion.minutes * occasion.lone.length : 0)),
    taught: Int32Array.from(list.flatMap((occasion, o) => (isRoom(occasion) && occasion.lone.length > 0 ? [o] : []))),
    minutes: Float64Array.from(list, (occasion) => occasion.minutes),
    startExposure: floats(),
    emissionExposure: floats(),
    startLeft: floats(),
    emissionLeft: floats(),
    next: new Int32Array(count).fill(-1),
    gapLeft: Float64Array.from(list, (occasion) => occasion.gapLeft),
    contact: Float64Array.from(list, (occasion) => occasion.contact * occasion.scale),
    groupItineraryStart,
    groupItinerary: groupItineraryEntries,
    itineraryStart,
    itinerary: itineraryEntries,
    groupMinutes: facts.groupMinutes,
    teacherMinutes: facts.teacherMinutes,
    siteExpected: facts.siteExpected,
    siteTeacherMinutes: facts.siteTeacherMinutes,
  };
  const position = new Map(list.map((occasion, o) => [occasion, o]));
  list.forEach((occasion, o) => {
    if (occasion.next) template.next[o] = position.get(occasion.next) as number;
    if (occasion.minutes <= 0) return;
    const air = airCoefficients(occasion.lossPerHour, occasion.minutes / 60, occasion.volumeM3);
    template.startExposure[o] = air.startExposure * occasion.scale;
    template.emissionExposure[o] = air.emissionExposure * occasion.scale;
    template.startLeft[o] = air.startLeft;
    template.emissionLeft[o] = air.emissionLeft;
  });
  return template;
}

/** Who takes part, everybody once, in order of persons. */
function everybody({ groups: of, lone }: Occasion, groups: DayFacts['groups']): Int32Array {
  const people = new Set(lone);
  for (const g of of) for (const person of groups[g] as readonly number[]) people.add(person);
  return new Int32Array(people).sort();
}

function countByGroup(people: readonly number[], { groupOf }: DayFacts): [number, number][] {
  const sizes = new Map<number, number>();
  for (const person of people) {
    const g = groupOf[person] as number;
    if (g >= 0) sizes.set(g, (sizes.get(g) ?? 0) + 1);
  }
  return [...sizes];
}
