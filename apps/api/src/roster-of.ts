import type { Day } from '@giliran/kernel';
import { rosterOfDay, type GroupRoster, type HomeReason, type Ineligibility } from '@giliran/policy/lifecycle';
import { consentsOf } from '@giliran/db/queries/consents';
import { holdsOf, type HoldRow } from '@giliran/db/queries/daily';
import { batched, groupBy } from './batched.ts';
import type { Context } from './context.ts';
import type { PlannedSession } from './plan-of-day.ts';

/** Why a pupil of a group does not come: the reasons of the law, or that there is no signed choice for face-to-face on that day (P5.1.d). */
export type AwayReason = HomeReason | 'CHOICE';

export interface SessionRoster {
  present: string[];
  home: { pupilId: string; reasons: AwayReason[] }[];
  freeSeats: number;
}

/** The holds of one school that touch `day`. Shared by a request. */
export async function holdsOn(context: Context, schoolId: string, day: Day): Promise<HoldRow[]> {
  const holds = batched(context, `holds ${day}`, async (ids) => groupBy(await holdsOf(context.tx, ids, day, day), (hold) => hold.schoolId));
  return (await holds.load(schoolId)) ?? [];
}

/** What the rules read of a stored hold. */
export function ineligibilityOf(hold: HoldRow): Ineligibility {
  return { pupilId: hold.pupilId, reason: hold.reason, from: hold.fromDay as Day, to: hold.toDay as Day | null };
}

/**
 * Who of a session comes on `day`: without a signed choice that holds on the day nobody comes (P5.1.d), and the rules take out
 * who is not eligible. Seats stay free; the plan is untouched. Two statements a day and request.
 */
export async function rosterOf(context: Context, schoolId: string, session: PlannedSession, day: Day): Promise<SessionRoster> {
  const consents = batched(context, `choices ${day}`, async (ids) =>
    groupBy(await consentsOf(context.tx, ids, day), (state) => state.schoolId),
  );
  const choice = new Map(((await consents.load(schoolId)) ?? []).map((state) => [state.pupilId, state.choice]));
  // Pupils known by number alone have no papers here; their places count as taken.
  const away = session.pupils.filter((id) => choice.has(id) && choice.get(id) !== 'YES');
  const staying = new Set(away);
  const entries = (await holdsOn(context, schoolId, day)).map(ineligibilityOf);
  const [roster] = rosterOfDay([{ id: session.groupId, pupils: session.pupils.filter((id) => !staying.has(id)) }], entries, day) as [
    GroupRoster,
  ];
  return {
    present: [...roster.present],
    home: [
      ...roster.home.map(({ pupilId, reasons }) => ({ pupilId, reasons: [...reasons] })),
      ...away.map((pupilId) => ({ pupilId, reasons: ['CHOICE' as const] })),
    ],
    freeSeats: session.pupils.length - roster.present.length,
  };
}
