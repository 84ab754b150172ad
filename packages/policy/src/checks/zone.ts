import type { Day } from '@giliran/kernel';
import type { Zone } from '../types.ts';
import { unsettled, type CheckContext, type Verdict } from './check.ts';
import { isList } from '../combine.ts';

const NAMES: Readonly<Record<Zone, string>> = { GREEN: 'Hijau', YELLOW: 'Kuning', ORANGE: 'Oranye', RED: 'Merah' };

/** P4.1: every day with lessons lies in an open zone. O(dates x sessions). */
export function openZone(context: CheckContext): readonly Verdict[] {
  const { inPersonAllowed, zonesOpen } = context.policy.limits;
  if (inPersonAllowed.value === false) {
    return [
      {
        status: 'FAIL',
        by: inPersonAllowed,
        measured: context.sessions.length,
        limit: 0,
        unit: 'session',
        message: `${context.sessions.length} sesi tatap muka, batas 0: peraturan yang dipilih hanya membolehkan belajar dari rumah. Pindahkan semua sesi ke BDR.`,
      },
    ];
  }
  const mode = unsettled(context, 'mode');
  if (zonesOpen.value === null) {
    return mode.length > 0 ? mode : [{ status: 'NOT_APPLICABLE', message: 'Peraturan yang dipilih tidak membatasi zona.' }];
  }
  const open = zonesOpen.value;
  const limit = open.map((zone) => NAMES[zone]).join(', ');
  const silent = context.policy.undetermined.filter(({ key }) => key === 'zones_open');
  // A zone that only the unverified part of a text speaks of is neither open nor closed by the verified rest.
  const forbidden = (zone: Zone): boolean =>
    context.policy.limits.zonesClosed.value?.includes(zone) === true ||
    zonesOpen.reasons.some(
      ({ policyId, value }) =>
        isList(value) && !value.includes(zone) && !silent.some((one) => one.policyId === policyId && one.zones?.includes(zone)),
    );
  const verdicts = byZone(
    context,
    (zone) => !open.includes(zone),
    (zone, from) => ({
      status: forbidden(zone) ? 'FAIL' : 'NOT_DETERMINED',
      by: zonesOpen,
      date: from,
      subject: { kind: 'zone', id: zone, label: `Zona ${NAMES[zone]}` },
      measured: NAMES[zone],
      limit,
      unit: 'none',
      message: forbidden(zone)
        ? `Zona ${NAMES[zone]} pada hari rencana ${from}; PTM hanya boleh di Zona ${limit}. Batalkan sesi sejak ${from} dan pakai BDR.`
        : `Zona ${NAMES[zone]} pada hari rencana ${from}; ${silent.map(({ message }) => message).join(' ')} Yang pasti terbuka: Zona ${limit}.`,
    }),
    (date) => ({
      status: 'NOT_DETERMINED',
      by: zonesOpen,
      date,
      limit,
      unit: 'none',
      message: `Zona pada ${date} belum diketahui; PTM hanya boleh di Zona ${limit}. Tanyakan zona kepada Satgas Kabupaten.`,
    }),
    {
      status: 'PASS',
      by: zonesOpen,
      date: context.facts.startDate,
      measured: zoneName(context.zoneOn(context.facts.startDate)),
      limit,
      unit: 'none',
      message: `Semua hari rencana berada di Zona ${limit}.`,
    },
  );
  return mode.length === 0 ? verdicts : [...verdicts.filter(({ status }) => status !== 'PASS'), ...mode];
}

/** P4.2: no day with lessons lies in a closed zone. O(dates x sessions). */
export function closedZone(context: CheckContext): readonly Verdict[] {
  const { zonesClosed } = context.policy.limits;
  if (zonesClosed.value === null) {
    return [{ status: 'NOT_APPLICABLE', message: 'Peraturan yang dipilih tidak menutup zona mana pun.' }];
  }
  const closed = zonesClosed.value;
  const limit = `bukan ${closed.map((zone) => NAMES[zone]).join(', ')}`;
  return byZone(
    context,
    (zone) => closed.includes(zone),
    (zone, from) => ({
      status: 'FAIL',
      by: zonesClosed,
      date: from,
      subject: { kind: 'zone', id: zone, label: `Zona ${NAMES[zone]}` },
      measured: NAMES[zone],
      limit,
      unit: 'none',
      message: `Zona ${NAMES[zone]} pada hari rencana ${from}, yang dilarang. Hentikan PTM mulai ${from} dan kembali ke BDR.`,
    }),
    (date) => ({
      status: 'NOT_DETERMINED',
      by: zonesClosed,
      date,
      limit,
      unit: 'none',
      message: `Zona pada ${date} belum diketahui, jadi larangan Zona Oranye dan Merah belum dapat diperiksa.`,
    }),
    {
      status: 'PASS',
      by: zonesClosed,
      date: context.facts.startDate,
      measured: zoneName(context.zoneOn(context.facts.startDate)),
      limit,
      unit: 'none',
      message: 'Tidak ada hari rencana di zona yang dilarang.',
    },
  );
}

/** P4.8: lessons outside the premises stay in an open zone and have a room of known size. O(sessions + dates). */
export function offSite(context: CheckContext): readonly Verdict[] {
  const rooms = context.facts.rooms.filter(
    (room) => room.site === 'OFF_SITE' && context.sessions.some((session) => session.room?.id === room.id),
  );
  if (rooms.length === 0) return [{ status: 'NOT_APPLICABLE', message: 'Tidak ada sesi di luar lingkungan satuan pendidikan.' }];
  const { offsiteInClosedZone, zonesOpen } = context.policy.limits;
  const open = zonesOpen.value;
  const verdicts: Verdict[] = [];
  if (open !== null && offsiteInClosedZone.value !== true) {
    const dates = datesOf(context);
    const bad = dates.find((date) => {
      const zone = context.zoneOn(date);
      return zone !== null && !open.includes(zone);
    });
    const unknown = dates.find((date) => context.zoneOn(date) === null);
    const limit = open.map((zone) => NAMES[zone]).join(', ');
    if (bad !== undefined) {
      const name = zoneName(context.zoneOn(bad));
      verdicts.push({
        status: 'FAIL',
        severity: 'block',
        date: bad,
        measured: name,
        limit,
        unit: 'none',
        basis: 'assumption',
        assumptionIds: ['A-01'],
        message: `${rooms.length} ruang di luar sekolah dipakai di Zona ${name} pada ${bad}; tanpa rujukan Dinas hanya boleh di Zona ${limit} (Asumsi A-01).`,
      });
    } else if (unknown !== undefined) {
      verdicts.push({
        status: 'NOT_DETERMINED',
        date: unknown,
        limit,
        assumptionIds: ['A-01'],
        message: `Zona pada ${unknown} belum diketahui, jadi sesi di luar sekolah belum dapat dinilai.`,
      });
    }
  }
  for (const room of rooms.filter(({ seatCapacity }) => seatCapacity === null)) {
    verdicts.push({
      status: 'NOT_DETERMINED',
      subject: { kind: 'room', id: room.id, label: room.label },
      message: `Ukuran ${room.label} belum diisi; daya tampung ruang di luar sekolah harus diketahui. Isi panjang dan lebarnya.`,
    });
  }
  if (verdicts.length > 0) return verdicts;
  return [
    {
      status: 'PASS',
      measured: rooms.length,
      unit: 'room',
      assumptionIds: ['A-01'],
      message: `${rooms.length} ruang di luar sekolah dipakai dengan ukuran yang diketahui; jarak, jumlah, dan persetujuan diperiksa seperti di sekolah.`,
    },
  ];
}

/** Are all lessons outside the premises (and is there at least one)? O(sessions). */
export function allOffSite(context: CheckContext): boolean {
  return context.sessions.length > 0 && context.sessions.every(({ room }) => room?.site === 'OFF_SITE');
}

/** Days to look at: the start, every dated session and, for weekly sessions, every later change of zone. */
function datesOf(context: CheckContext): readonly Day[] {
  const { facts } = context;
  const dates = new Set<Day>([facts.startDate]);
  for (const { session } of context.sessions) if (session.date !== undefined) dates.add(session.date);
  const weekly = facts.sessions.length === 0 || facts.sessions.some(({ date }) => date === undefined);
  if (weekly) for (const { from } of facts.zoneHistory ?? []) if (from > facts.startDate) dates.add(from);
  return [...dates].toSorted();
}

function byZone(
  context: CheckContext,
  violates: (zone: Zone) => boolean,
  fail: (zone: Zone, from: Day) => Verdict,
  unknown: (date: Day) => Verdict,
  pass: Verdict,
): readonly Verdict[] {
  // Switched on by the Dinas, lessons outside the premises are exempt; then only days with lessons inside count.
  if (context.policy.limits.offsiteInClosedZone.value === true && allOffSite(context)) {
    return [
      {
        status: 'NOT_APPLICABLE',
        assumptionIds: ['A-01'],
        message: 'Semua sesi berlangsung di luar lingkungan satuan pendidikan dan Dinas membolehkannya (Asumsi A-01 diubah).',
      },
    ];
  }
  const bad = new Map<Zone, Day>();
  let missing: Day | null = null;
  for (const date of datesOf(context)) {
    const zone = context.zoneOn(date);
    if (zone === null) missing ??= date;
    else if (violates(zone) && !bad.has(zone)) bad.set(zone, date);
  }
  const verdicts = [...bad].map(([zone, from]) => fail(zone, from));
  if (missing !== null) verdicts.push(unknown(missing));
  return verdicts.length > 0 ? verdicts : [pass];
}

function zoneName(zone: Zone | null): string | null {
  return zone === null ? null : NAMES[zone];
}
