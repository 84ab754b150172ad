import { pupilsOf, type SavedPlan, type SchoolFacts } from '@giliran/planning';

/** A sibling in another rombel or group. */
interface Sibling {
  /** The sibling's group; null = learns at home or has none. */
  readonly group: string | null;
  readonly rombelId: string;
  /** Do both come on the same days and shifts? */
  readonly together: boolean;
}

export interface ListedPupil {
  readonly id: string;
  readonly rombelId: string;
  readonly rosterNumber: number;
  readonly sex: 'L' | 'P' | null;
  /** Recorded no, or at home for now: may not be placed. */
  readonly home: boolean;
  readonly siblings: readonly Sibling[];
}

/** One list of the group editor: a group, or the pupils without one. */
export interface GroupColumn {
  /** Null = the pupils without a group. */
  readonly group: string | null;
  readonly pupils: readonly ListedPupil[];
}

/**
 * The groups of a rombel (with the rombel it is merged with in this plan) and their pupils in roster order, siblings marked; last
 * those without a group. `facts` already holds the circumstances of the plan. O(pupils + sessions log sessions).
 */
export function groupColumns(facts: SchoolFacts, plan: SavedPlan, rombelId: string): GroupColumn[] {
  const everyone = facts.rombel.flatMap((rombel) => pupilsOf(rombel).map((pupil) => ({ pupil, rombelId: rombel.id })));
  const groupOf = new Map(plan.groups.flatMap((group) => group.pupils.map((id) => [id, group.id] as const)));
  const slots = new Map<string, string>();
  for (const group of plan.groups) {
    const own = plan.sessions
      .filter((session) => session.group === group.id)
      .map((session) => `${session.week ?? ''} ${session.day} ${session.shift}`);
    slots.set(group.id, own.sort().join());
  }
  const family = new Map<string, string[]>();
  for (const { pupil } of everyone)
    if (pupil.familyId !== null) family.set(pupil.familyId, [...(family.get(pupil.familyId) ?? []), pupil.id]);
  const rombelOf = new Map(everyone.map(({ pupil, rombelId: id }) => [pupil.id, id]));
  const shown = plan.groups.filter((group) => group.rombelId === rombelId || group.pupils.some((id) => rombelOf.get(id) === rombelId));
  const listed = (entry: (typeof everyone)[number]): ListedPupil => {
    const { pupil } = entry;
    const own = groupOf.get(pupil.id) ?? null;
    return {
      id: pupil.id,
      rombelId: entry.rombelId,
      rosterNumber: pupil.rosterNumber,
      sex: pupil.sex,
      home: pupil.consent === 'NO' || pupil.staysHome === true,
      siblings: (pupil.familyId === null ? [] : (family.get(pupil.familyId) ?? []))
        .filter((id) => id !== pupil.id)
        .map((id) => {
          const theirs = groupOf.get(id) ?? null;
          return {
            group: theirs,
            rombelId: rombelOf.get(id) ?? '',
            together: own !== null && theirs !== null && slots.get(own) === slots.get(theirs),
          };
        }),
    };
  };
  const inOrder = everyone.toSorted((a, b) => a.rombelId.localeCompare(b.rombelId) || a.pupil.rosterNumber - b.pupil.rosterNumber);
  return [
    ...shown.map((group) => ({ group: group.id, pupils: inOrder.filter(({ pupil }) => groupOf.get(pupil.id) === group.id).map(listed) })),
    { group: null, pupils: inOrder.filter((entry) => entry.rombelId === rombelId && !groupOf.has(entry.pupil.id)).map(listed) },
  ];
}
