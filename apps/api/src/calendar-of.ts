import { closureOrdersOf, type ClosureOrderRow } from '@giliran/db/queries/closures';
import { lifecycleEventsOf, type LifecycleEventRow } from '@giliran/db/queries/lifecycle';
import type { SchoolRow } from '@giliran/db/queries/schools';
import type { Day } from '@giliran/kernel';
import type { SchoolCalendar } from '@giliran/planning';
import { ordersOver, standingOf, stepOf, type AreaOrder } from '@giliran/planning/lifecycle';
import { batched, groupBy } from './batched.ts';
import type { Reader } from './context.ts';

/** The steps of a school so far, by number. One statement for all schools of a request. */
export async function lifecycleEvents(context: Reader, schoolId: string): Promise<LifecycleEventRow[]> {
  const loader = batched(context, 'lifecycleEvents', async (ids) =>
    groupBy(await lifecycleEventsOf(context.tx, ids), (row) => row.schoolId),
  );
  return (await loader.load(schoolId)) ?? [];
}

/** Every order that reaches the school, ended ones too. One statement a kabupaten. */
export async function closureOrdersOver(context: Reader, school: SchoolRow): Promise<AreaOrder[]> {
  const loader = batched(context, 'closureOrders', async (codes) => {
    const rows = new Map<string, ClosureOrderRow[]>();
    for (const code of codes) rows.set(code, await closureOrdersOf(context.tx, code));
    return rows;
  });
  const orders = ((await loader.load(school.kabupatenCode)) ?? []).map((row): AreaOrder => ({
    id: row.reference ?? row.id.slice(0, 8),
    scope: row.scope,
    from: row.fromDay as Day,
    endsOn: null,
    endedOn: row.endedDay as Day | null,
    schoolId: row.schoolId,
    areaCode: row.areaCode,
  }));
  return ordersOver(school, orders);
}

/** What a plan of the school is judged by besides its week: its own start, stops of lessons, orders nobody has ended yet. */
export async function calendarOf(context: Reader, school: SchoolRow): Promise<SchoolCalendar> {
  const [events, orders] = await Promise.all([lifecycleEvents(context, school.id), closureOrdersOver(context, school)]);
  const { startDay, suspensions } = standingOf(events.map(stepOf));
  return {
    startedOn: startDay,
    suspensions: suspensions.map(({ from, to }) => ({ from, to })),
    closures: orders
      .filter(({ endedOn }) => endedOn === null)
      .map(({ id, scope, from, endsOn, endedOn }) => ({ id, scope, from, endsOn, endedOn })),
  };
}
