import { changedSessions, type ChangedSession, type PlanSession } from '@giliran/schedule';
import { shiftPlanOf } from './saved-plan.ts';
import type { SavedPlan } from './school-facts.ts';

/** What became of one group between two plans. Groups without any difference are not listed. */
export interface GroupChange {
  readonly group: string;
  readonly label: string;
  readonly rombelId: string;
  readonly kind: 'changed' | 'added' | 'removed';
  /** Differing sessions in pairs, same slots first; null where one was added or dropped. */
  readonly sessions: readonly ChangedSession[];
  /** What differs in them: weeks, days or shifts; rooms; who teaches; and in which period subject teachers teach what. */
  readonly times: boolean;
  readonly rooms: boolean;
  readonly teachers: boolean;
  readonly lessons: boolean;
  /** Pupil ids who came into the group or left it. */
  readonly joined: readonly string[];
  readonly left: readonly string[];
  /** Pupils of the group (of the old plan's for a removed one) whose own days or shifts differ. */
  readonly affected: readonly string[];
}

/** The differences between two plans of one school. */
export interface PlanChanges {
  readonly groups: readonly GroupChange[];
  /** Pupils in a group of both plans whose days or shifts differ: those who need a notice. */
  readonly pupilsAffected: readonly string[];
  /** Pupils placed in only one of the two plans. */
  readonly pupilsAdded: readonly string[];
  readonly pupilsRemoved: readonly string[];
}

/**
 * What changes for whom when `after` takes the place of `before`? Groups are told apart by id, pupils by their own slots, so a
 * pupil who changes group but keeps days and times is not affected. O(pupils + sum of squares of the sessions of a group).
 */
export function planChanges(before: SavedPlan, after: SavedPlan): PlanChanges {
  const [old, now] = [slotsByPupil(before), slotsByPupil(after)];
  const affected = new Set([...old.keys()].filter((pupil) => now.has(pupil) && old.get(pupil) !== now.get(pupil)));
  const oldGroups = new Map(before.groups.map((group) => [group.id, group]));
  const newGroups = new Map(after.groups.map((group) => [group.id, group]));
  const sessionsByGroup = new Map<string, ChangedSession[]>();
  for (const pair of changedSessions(shiftPlanOf(before), shiftPlanOf(after))) {
    const id = (pair.before ?? pair.after)?.group ?? '';
    sessionsByGroup.set(id, [...(sessionsByGroup.get(id) ?? []), pair]);
  }
  const groups = [...after.groups, ...before.groups.filter((group) => !newGroups.has(group.id))].flatMap((group): GroupChange[] => {
    const was = oldGroups.get(group.id);
    const is = newGroups.get(group.id);
    const sessions = sessionsByGroup.get(group.id) ?? [];
    const joined = is ? without(is.pupils, was?.pupils ?? []) : [];
    const left = was ? without(was.pupils, is?.pupils ?? []) : [];
    if (sessions.length === 0 && joined.length === 0 && left.length === 0 && was && is) return [];
    const differs = (of: (session: PlanSession) => string) => sessions.some(({ before: a, after: b }) => a && b && of(a) !== of(b));
    return [
      {
        group: group.id,
        label: group.label,
        rombelId: group.rombelId,
        kind: !was ? 'added' : !is ? 'removed' : 'changed',
        sessions,
        times: sessions.some(({ before: a, after: b }) => !a || !b || slotOf(a) !== slotOf(b)),
        rooms: differs(({ room }) => room),
        teachers: differs(({ teacher, lessons = [] }) => JSON.stringify([teacher, [...new Set(lessons.map((l) => l.teacher))].sort()])),
        lessons: differs(({ lessons = [] }) =>
          lessons
            .map(({ period, subject, teacher }) => JSON.stringify([period, subject, teacher]))
            .sort()
            .join(),
        ),
        joined,
        left,
        affected: group.pupils.filter((pupil) => affected.has(pupil)),
      },
    ];
  });
  return {
    groups,
    pupilsAffected: [...affected],
    pupilsAdded: [...now.keys()].filter((pupil) => !old.has(pupil)),
    pupilsRemoved: [...old.keys()].filter((pupil) => !now.has(pupil)),
  };
}

/** The slots of each placed pupil as one comparable text. O(pupils + sessions log sessions). */
function slotsByPupil(plan: SavedPlan): Map<string, string> {
  const slots = new Map<string, string[]>();
  for (const session of plan.sessions) {
    const list = slots.get(session.group);
    if (list) list.push(slotOf(session));
    else slots.set(session.group, [slotOf(session)]);
  }
  return new Map(
    plan.groups.flatMap((group) => {
      const text = (slots.get(group.id) ?? []).sort().join(' ');
      return group.pupils.map((pupil) => [pupil, text] as const);
    }),
  );
}

function slotOf({ week, day, shift }: Pick<PlanSession, 'week' | 'day' | 'shift'>): string {
  return JSON.stringify([week ?? null, day, shift]);
}

function without(list: readonly string[], known: readonly string[]): string[] {
  const set = new Set(known);
  return list.filter((item) => !set.has(item));
}
