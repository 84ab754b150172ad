import {
  capped,
  dayLabel,
  decimal,
  groupSubject,
  notApplicable,
  type CheckContext,
  type DayPlan,
  type TimedSession,
  type Verdict,
} from './check.ts';

/**
 * P7.7.c: who leaves and who comes do not meet, in a room and at a gate. The text has no number of minutes: the limit is the
 * assumption A-06, or the school's own longer gap. O(days x sessions^2).
 */
export function arrivalGap(context: CheckContext): readonly Verdict[] {
  if (context.sessions.length === 0) return notApplicable('Rencana belum memuat sesi tatap muka.');
  const { roomGapMin } = context.policy.limits;
  const own = { room: context.facts.roomGapMin ?? null, gate: context.facts.gateGapMin ?? null };
  if (roomGapMin.value === null && own.room === null && own.gate === null) {
    return [
      {
        status: 'NOT_DETERMINED',
        basis: 'assumption',
        assumptionIds: ['A-06'],
        message: 'Teks tidak memuat angka jeda dan Asumsi A-06 dikosongkan. Isi jeda antargiliran.',
      },
    ];
  }
  const limitOf = (ownGap: number | null): number => Math.max(roomGapMin.value ?? 0, ownGap ?? 0);
  const failures: Verdict[] = [];
  let smallest: number | null = null;
  for (const plan of context.days) {
    for (const [kind, label, id, gap, leaving, coming] of [...roomGaps(plan), ...gateGaps(plan)]) {
      smallest = smallest === null ? gap : Math.min(smallest, gap);
      const limit = limitOf(own[kind]);
      if (gap >= limit) continue;
      failures.push({
        status: 'FAIL',
        subject: { kind, id, label },
        date: plan.date,
        measured: gap,
        limit,
        unit: 'minute',
        basis: 'assumption',
        assumptionIds: ['A-06'],
        message:
          gap < 0
            ? `${-gap} menit ${leaving} dan ${coming} berada bersamaan di ${label}, ${dayLabel(plan)}; jeda ${limit} menit (Asumsi A-06). Pindahkan salah satunya ke ruang atau sesi lain.`
            : `${gap} menit antara ${leaving} dan ${coming} di ${label}, ${dayLabel(plan)}; jeda ${limit} menit (Asumsi A-06). Mundurkan giliran kedua ${limit - gap} menit.`,
      });
    }
  }
  if (failures.length > 0) return capped(failures);
  const gates = context.sessions.some(({ group }) => hasGate(group.gateId));
  return [
    {
      status: 'PASS',
      measured: smallest,
      limit: limitOf(own.room),
      unit: 'minute',
      basis: 'assumption',
      assumptionIds: ['A-06'],
      message: `${smallest === null ? 'Tidak ada giliran yang berurutan' : `${smallest} menit jeda terpendek`}; jeda ${limitOf(own.room)} menit (Asumsi A-06).${
        gates ? '' : ' Gerbang belum dicatat, jadi hanya ruang yang diperiksa.'
      }`,
    },
  ];
}

/** L4.2.3.a: every group that comes has its gate. O(sessions). */
export function dropOff(context: CheckContext): readonly Verdict[] {
  const groups = attending(context);
  if (groups.length === 0) return notApplicable('Rencana belum memuat sesi tatap muka.');
  const missing = groups.filter(({ gateId }) => !hasGate(gateId));
  if (missing.length > 0) {
    return [
      {
        // No gate at all: nothing was recorded. Some: the arrival plan leaves groups out.
        status: missing.length === groups.length ? 'NOT_DETERMINED' : 'FAIL',
        ...(missing.length === 1 && missing[0] ? { subject: groupSubject(missing[0]) } : {}),
        measured: missing.length,
        limit: 0,
        unit: 'group',
        message: `${missing.length} dari ${groups.length} kelompok belum punya gerbang dan titik antar. Tentukan gerbangnya.`,
      },
    ];
  }
  return [{ status: 'PASS', measured: groups.length, unit: 'group', message: `${groups.length} kelompok punya gerbang dan titik antar.` }];
}

/** L4.2.3.c: can everyone who arrives at one time wash hands within the slot? persons x seconds / points. O(days x sessions^2). */
export function handWashing(context: CheckContext): readonly Verdict[] {
  const most = busiest(context, 'firstMin');
  if (most === null) return notApplicable('Rencana belum memuat sesi tatap muka.');
  const taps = context.facts.facilities?.handWashing ?? null;
  if (taps === null) {
    return [
      {
        status: 'NOT_DETERMINED',
        measured: most.people,
        unit: 'pupil',
        message: `${most.people} peserta didik datang bersamaan, tetapi jumlah tempat cuci tangan belum diisi.`,
      },
    ];
  }
  const minutes = taps.points > 0 ? (most.people * taps.secondsPerPerson) / taps.points / 60 : Number.POSITIVE_INFINITY;
  const enough = minutes <= taps.slotMin;
  const shown = Number.isFinite(minutes) ? `${decimal(minutes)} menit` : 'Tidak ada tempat cuci tangan';
  return [
    {
      status: enough ? 'PASS' : 'FAIL',
      date: most.plan.date,
      measured: Number.isFinite(minutes) ? Math.round(minutes * 100) / 100 : '∞',
      limit: taps.slotMin,
      unit: 'minute',
      basis: 'assumption',
      message: `${shown} untuk cuci tangan ${most.people} orang di ${taps.points} titik (${dayLabel(most.plan)}), waktu tersedia ${decimal(taps.slotMin)} menit.${
        enough ? '' : ' Tambah titik cuci tangan atau selang-seling jam datang.'
      }`,
    },
  ];
}

/** L4.2.5.b: leaving in line, in the order printed with the seating plan. O(1). */
export function exitOrder(context: CheckContext): readonly Verdict[] {
  return recorded(
    context,
    context.facts.facilities?.exitOrderPrinted,
    'Urutan keluar per ruang',
    'Cetak urutan keluar bersama denah tempat duduk.',
  );
}

/** L4.4.5.a: stairs and corridors have one direction. O(1). */
export function oneWay(context: CheckContext): readonly Verdict[] {
  return recorded(context, context.facts.facilities?.oneWayRoute, 'Arah jalur tangga dan lorong', 'Beri tanda arah satu jalur.');
}

/** L4.2.5.c: the waiting place holds those who fetch the largest wave, at the legal distance. O(days x sessions^2). */
export function pickUp(context: CheckContext): readonly Verdict[] {
  const most = busiest(context, 'lastMin');
  if (most === null) return notApplicable('Rencana belum memuat sesi tatap muka.');
  const capacity = context.facts.facilities?.pickUpCapacity ?? null;
  const by = context.policy.limits.minDistanceM;
  if (capacity === null) {
    return [
      {
        status: 'NOT_DETERMINED',
        by,
        measured: most.people,
        unit: 'person',
        message: `${most.people} peserta didik pulang bersamaan, tetapi daya tampung tempat menjemput belum diisi.`,
      },
    ];
  }
  const enough = most.people <= capacity;
  return [
    {
      status: enough ? 'PASS' : 'FAIL',
      by,
      date: most.plan.date,
      measured: most.people,
      limit: capacity,
      unit: 'person',
      message: `${most.people} penjemput bersamaan (${dayLabel(most.plan)}), tempat menunggu ${capacity} orang.${
        enough ? '' : ' Pisahkan jam pulang atau tambah tempat menunggu.'
      }`,
    },
  ];
}

type Gap = readonly [kind: 'room' | 'gate', label: string, id: string, gapMin: number, leaving: string, coming: string];

/** Between neighbours in time in one room, when another group follows. Negative: they overlap. */
function roomGaps(plan: DayPlan): readonly Gap[] {
  const gaps: Gap[] = [];
  for (const [index, earlier] of plan.sessions.entries()) {
    if (earlier.room === null) continue;
    const room = earlier.room;
    const later = plan.sessions.slice(index + 1).find((session) => session.room?.id === room.id && session.group.id !== earlier.group.id);
    if (later) gaps.push(['room', room.label, room.id, later.startMin - earlier.endMin, earlier.group.label, later.group.label]);
  }
  return gaps;
}

/** Between the moment one group goes home and the moment another comes through the same gate. */
function gateGaps(plan: DayPlan): readonly Gap[] {
  const stays = staysOf(plan);
  const gaps: Gap[] = [];
  for (const leaving of stays) {
    const gateId = leaving.group.gateId;
    if (!hasGate(gateId)) continue;
    for (const coming of stays) {
      if (coming.group.id === leaving.group.id || coming.group.gateId !== gateId) continue;
      gaps.push([
        'gate',
        `gerbang ${gateId}`,
        gateId,
        Math.abs(coming.firstMin - leaving.lastMin),
        leaving.group.label,
        coming.group.label,
      ]);
    }
  }
  return gaps;
}

interface Stay {
  readonly group: TimedSession['group'];
  readonly firstMin: number;
  readonly lastMin: number;
}

/** From the first start to the last end of every group's day. */
function staysOf(plan: DayPlan): readonly Stay[] {
  const stays = new Map<string, Stay>();
  for (const { group, startMin, endMin } of plan.sessions) {
    const stay = stays.get(group.id);
    stays.set(group.id, {
      group,
      firstMin: Math.min(stay?.firstMin ?? startMin, startMin),
      lastMin: Math.max(stay?.lastMin ?? endMin, endMin),
    });
  }
  return [...stays.values()];
}

/** The moment of a day when most pupils come (first start) or leave (last end) together. */
function busiest(context: CheckContext, edge: 'firstMin' | 'lastMin'): { readonly plan: DayPlan; readonly people: number } | null {
  let most: { plan: DayPlan; people: number } | null = null;
  for (const plan of context.days) {
    const waves = new Map<number, Set<string>>();
    for (const stay of staysOf(plan)) {
      const moment = stay[edge];
      const wave = waves.get(moment) ?? new Set<string>();
      for (const pupil of stay.group.pupils) wave.add(pupil.id);
      waves.set(moment, wave);
    }
    for (const wave of waves.values()) {
      if (most === null || wave.size > most.people) most = { plan, people: wave.size };
    }
  }
  return most;
}

function attending(context: CheckContext): readonly TimedSession['group'][] {
  return [...new Map(context.sessions.map(({ group }) => [group.id, group])).values()];
}

function hasGate(gateId: string | null | undefined): gateId is string {
  return gateId !== undefined && gateId !== null && gateId !== '';
}

function recorded(context: CheckContext, fact: boolean | null | undefined, what: string, advice: string): readonly Verdict[] {
  if (context.sessions.length === 0) return notApplicable('Rencana belum memuat sesi tatap muka.');
  if (fact === undefined || fact === null) return [{ status: 'NOT_DETERMINED', message: `${what} belum dicatat. ${advice}` }];
  return fact ? [{ status: 'PASS', message: `${what} tersedia.` }] : [{ status: 'FAIL', message: `${what} belum tersedia. ${advice}` }];
}
