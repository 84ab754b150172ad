import type { Day } from '@giliran/kernel';

/** Why a pupil stays at home: RT_RW a case in the neighbourhood (P7.7.d), the other two Lampiran III row 4. Never a diagnosis. */
export type HomeReason = 'RT_RW' | 'SYMPTOM' | 'COMORBIDITY';

/** A pupil is not eligible from `from` to `to`, both days included; `to` null: until it is cleared. */
export interface Ineligibility {
  readonly pupilId: string;
  readonly reason: HomeReason;
  readonly from: Day;
  readonly to: Day | null;
}

export interface RosterGroup {
  readonly id: string;
  readonly pupils: readonly string[];
}

export interface GroupRoster {
  readonly groupId: string;
  readonly present: readonly string[];
  readonly home: readonly { readonly pupilId: string; readonly reasons: readonly HomeReason[] }[];
  /** Seats that stay free today: nobody moves up. */
  readonly freeSeats: number;
}

/**
 * Who of each group comes on this day? Pupils that are not eligible learn at home; their seats stay free and the plan is not
 * touched (P7.7.d, L3.4). The order of the groups and pupils stays. O(pupils + entries).
 */
export function rosterOfDay(groups: readonly RosterGroup[], entries: readonly Ineligibility[], on: Day): readonly GroupRoster[] {
  const reasons = new Map<string, HomeReason[]>();
  for (const { pupilId, reason, from, to } of entries) {
    if (from > on || (to !== null && to < on)) continue;
    const known = reasons.get(pupilId);
    if (!known) reasons.set(pupilId, [reason]);
    else if (!known.includes(reason)) known.push(reason);
  }
  return groups.map(({ id, pupils }) => {
    const home = pupils.flatMap((pupilId) => {
      const why = reasons.get(pupilId);
      return why ? [{ pupilId, reasons: why }] : [];
    });
    return { groupId: id, present: pupils.filter((pupilId) => !reasons.has(pupilId)), home, freeSeats: home.length };
  });
}
