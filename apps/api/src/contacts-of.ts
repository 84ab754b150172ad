import { addDays, type Day } from '@giliran/kernel';
import type { SavedPlan } from '@giliran/planning';
import { rosterOfDay, type Ineligibility } from '@giliran/policy/lifecycle';
import type { PlanVersionRow } from '@giliran/db/queries/plans';
import { planOfDay, sessionsOn } from './plan-of-day.ts';

/** Who is ill, as far as the search for contacts needs it: one group, or the groups one teacher met. Not stored. */
export type ContactSource = { groupId: string } | { teacherId: string };

export interface Contacts {
  /** The groups met, by id. */
  groups: { id: string; label: string }[];
  pupilIds: string[];
}

/**
 * Which pupils met the case at school in the `days` days up to and including `until`? Members of the groups that had a
 * session with it, as far as they came that day: who was at home is no contact. O(days x pupils).
 */
export function contactsOf(
  versions: readonly PlanVersionRow[],
  setting: { startDate: Day },
  source: ContactSource,
  holds: readonly Ineligibility[],
  until: Day,
  days: number,
): Contacts {
  const groups = new Map<string, string>();
  const pupils = new Set<string>();
  for (let back = days - 1; back >= 0; back--) {
    const day = addDays(until, -back);
    const version = planOfDay(versions, day);
    if (!version) continue;
    const met = sessionsOn(version.body as SavedPlan, setting, day).filter((session) =>
      'groupId' in source
        ? session.groupId === source.groupId
        : session.teacherId === source.teacherId || session.lessons.some(({ teacher }) => teacher === source.teacherId),
    );
    for (const session of met) groups.set(session.groupId, session.label);
    for (const roster of rosterOfDay(
      met.map((session) => ({ id: session.groupId, pupils: session.pupils })),
      holds,
      day,
    ))
      for (const id of roster.present) pupils.add(id);
  }
  return { groups: [...groups].map(([id, label]) => ({ id, label })), pupilIds: [...pupils] };
}
