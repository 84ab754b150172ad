import { addDays, weekdayOf, weekOf, type Day } from '@giliran/kernel';
import type { ClosureScope } from '../lifecycle/lifecycle-types.ts';
import { mergedSuspensions } from '../lifecycle/transition-clock.ts';
import type { PlanFacts } from '../plan-facts.ts';
import type { Check, CheckContext, Verdict } from './check.ts';

/** A check that is asked only when the days without lessons are told. */
export interface StopCheck extends Check {
  readonly asked: (facts: PlanFacts) => boolean;
}

/**
 * Rules of days on which no lessons may be held. They stand beside the table of computed provisions: their provisions are steps of
 * the lifecycle, and a plan is judged by them only where the history of the school is known.
 */
export const STOP_CHECKS: readonly StopCheck[] = [
  { provisionId: 'P5.1.e', byValue: false, asked: ({ suspensions }) => suspensions !== undefined, run: outsideSuspensions },
  { provisionId: 'P6.2', byValue: false, asked: ({ closureOrders }) => closureOrders !== undefined, run: outsideClosures },
];

const SCOPES: Readonly<Record<ClosureScope, string>> = { SCHOOL: 'satuan pendidikan', DESA: 'desa/kelurahan', KECAMATAN: 'kecamatan' };

/** P5.1.e: no session on a day on which lessons are stopped. O(stops x sessions). */
function outsideSuspensions(context: CheckContext): readonly Verdict[] {
  const stops = mergedSuspensions(context.facts.suspensions ?? []);
  const verdicts = stops.flatMap(({ from, to }): Verdict[] => {
    const inside = sessionsInside(context, from, to);
    if (inside === null) return [];
    const until = to === null ? 'belum dibuka kembali' : `sampai ${addDays(to, -1)}`;
    return [
      failure(inside, `pada hari PTM dihentikan (sejak ${from}, ${until})`, {
        kind: 'school',
        id: `stop-${from}`,
        label: `Penghentian ${from}`,
      }),
    ];
  });
  return verdicts.length > 0 ? verdicts : [passed(context, 'Tidak ada sesi pada hari PTM dihentikan.')];
}

/** P6.2: no session on a day on which an order keeps the school or its area closed. O(orders x sessions). */
function outsideClosures(context: CheckContext): readonly Verdict[] {
  const verdicts = (context.facts.closureOrders ?? []).flatMap(({ id, scope, from, endsOn, endedOn }): Verdict[] => {
    const ends = [endsOn, endedOn].filter((day) => day !== null).toSorted();
    const inside = sessionsInside(context, from, ends[0] ?? null);
    if (inside === null) return [];
    const until = ends[0] === undefined ? 'belum diakhiri' : `sampai ${addDays(ends[0], -1)}`;
    return [
      failure(inside, `dalam perintah penutupan ${id} untuk ${SCOPES[scope]} (sejak ${from}, ${until})`, {
        kind: 'school',
        id: `order-${id}`,
        label: `Perintah penutupan ${id}`,
      }),
    ];
  });
  return verdicts.length > 0 ? verdicts : [passed(context, 'Tidak ada sesi dalam perintah penutupan atas sekolah atau wilayahnya.')];
}

interface Inside {
  readonly first: Day;
  readonly count: number;
  /** Counted per week: the sessions have no dates. */
  readonly weekly: boolean;
}

/** The sessions from `from` to before `to`; weekly ones are laid on the calendar from the first day of the plan on. Null: none. */
function sessionsInside({ facts, sessions }: CheckContext, from: Day, to: Day | null): Inside | null {
  const dated = sessions.flatMap(({ session: { date } }) =>
    date !== undefined && date >= from && (to === null || date < to) ? [date] : [],
  );
  const weekly = new Set<unknown>();
  let first = dated.toSorted()[0] ?? null;
  const start = from > facts.startDate ? from : facts.startDate;
  // Two weeks hold every weekly session once, those of every second week too.
  for (let offset = 0; offset < 14; offset++) {
    const day = addDays(start, offset);
    if (to !== null && day >= to) break;
    for (const { session } of sessions) {
      if (session.date !== undefined || session.day !== weekdayOf(day)) continue;
      if (session.week !== undefined && session.week !== weekOf(facts.startDate, day)) continue;
      weekly.add(session);
      if (first === null || day < first) first = day;
    }
  }
  return first === null ? null : { first, count: dated.length + weekly.size, weekly: dated.length === 0 };
}

function failure({ first, count, weekly }: Inside, where: string, subject: NonNullable<Verdict['subject']>): Verdict {
  return {
    status: 'FAIL',
    severity: 'block',
    date: first,
    subject,
    measured: count,
    limit: 0,
    unit: 'session',
    message: `${count} sesi${weekly ? ' mingguan' : ''} mulai ${first} jatuh ${where}, batas 0. Batalkan sesi itu; peserta didik belajar dari rumah sampai sekolah dibuka kembali.`,
  };
}

function passed({ facts }: CheckContext, message: string): Verdict {
  return { status: 'PASS', date: facts.startDate, measured: 0, limit: 0, unit: 'session', message };
}
