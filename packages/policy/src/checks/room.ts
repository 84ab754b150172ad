import type { PlanGroup, PlanRoom, RoomKind } from '../plan-facts.ts';
import { levelGroupsOf } from '../scope.ts';
import {
  capped,
  decimal,
  groupSubject,
  notApplicable,
  roomSubject,
  unsettled,
  type CheckContext,
  type TimedSession,
  type Verdict,
} from './check.ts';

/** Layouts are computed in floating point; a distance this much short of the limit is the limit. */
const DISTANCE_TOLERANCE_M = 1e-9;

/** L3.1.1: size of groups in primary, junior secondary and Paket rooms. O(days x sessions^2 of a room). */
export function basicRoom(context: CheckContext): readonly Verdict[] {
  if (isPaud(context)) return notApplicable('Untuk SD/MI, SMP/MTs dan Paket; PAUD diperiksa dengan batas PAUD.');
  return judgeRooms(context);
}

/** L3.1.2: the same for early childhood units. O(days x sessions^2 of a room). */
export function paudRoom(context: CheckContext): readonly Verdict[] {
  if (!isPaud(context)) return notApplicable('Untuk TK, KB, TPA dan SPS; jenjang ini diperiksa dengan batasnya sendiri.');
  return judgeRooms(context);
}

/** L4.2.4.a: the seats of every room in use are at the legal distance, shown by a checked layout. O(rooms x sessions). */
export function seatSpacing(context: CheckContext): readonly Verdict[] {
  return spacing(context, usedRooms(context, ['CLASSROOM']), 'Tidak ada ruang kelas yang dipakai.');
}

/** L4.4.*: a library, canteen, field, hall or dormitory that is scheduled keeps the distance and holds its group. O(rooms x sessions). */
export function commonRoom(kind: RoomKind): (context: CheckContext) => readonly Verdict[] {
  return (context) => {
    const canteenOpen = kind === 'CANTEEN' && context.facts.facilities?.canteen === 'OPEN';
    const rooms = usedRooms(context, [kind]);
    if (rooms.length === 0 && canteenOpen && (context.policy.limits.minDistanceM.value ?? 0) > 0) {
      return [
        {
          status: 'NOT_DETERMINED',
          by: context.policy.limits.minDistanceM,
          limit: context.policy.limits.minDistanceM.value,
          unit: 'm',
          message: 'Kantin dibuka, tetapi ukuran dan tempat duduknya belum diisi. Isi ruang kantin agar jaraknya dapat diperiksa.',
        },
      ];
    }
    const verdicts = spacing(context, rooms, 'Ruang jenis ini tidak dijadwalkan.');
    const full: Verdict[] = [];
    for (const { room, groups } of occupancies(context, () => true)) {
      const people = peopleOf(groups);
      if ((room.kind ?? 'CLASSROOM') === kind && room.seatCapacity !== null && people > room.seatCapacity) {
        full.push(tooMany(context, room, groups, people, room.seatCapacity));
      }
    }
    return full.length === 0 ? verdicts : [...capped(full), ...verdicts.filter(({ status }) => status !== 'PASS')];
  };
}

function isPaud(context: CheckContext): boolean {
  return levelGroupsOf(context.facts.level).includes('PAUD');
}

function judgeRooms(context: CheckContext): readonly Verdict[] {
  const { maxPupilsPerRoom: cap, minDistanceM: distance, capacityFractionMax: fraction } = context.policy.limits;
  const open = context.facts.groups.length === 0 ? [] : unsettled(context, 'capacity_fraction_max');
  if (cap.value === null && fraction.value === null && (distance.value ?? 0) === 0) {
    if (open.length > 0) return open;
    return notApplicable('Peraturan yang dipilih tidak membatasi jumlah maupun jarak di ruang.');
  }
  if (context.facts.groups.length === 0) return notApplicable('Rencana belum memuat kelompok.');
  const failures: Verdict[] = [...tooLargeShare(context)];
  const unknownRooms = new Map<string, PlanRoom>();
  let largest: { people: number; limit: number | null; byCap: boolean } | null = null;
  const seated = occupancies(context, (session) => session.kind === 'LESSON');
  for (const { room, groups } of seated) {
    const people = peopleOf(groups);
    const limits = [cap.value, room.seatCapacity].filter((value) => value !== null);
    const limit = limits.length === 0 ? null : Math.min(...limits);
    if (limit !== null && people > limit) failures.push(tooMany(context, room, groups, people, limit));
    else if (room.seatCapacity === null && (distance.value ?? 0) > 0) unknownRooms.set(room.id, room);
    if (largest === null || people > largest.people) largest = { people, limit, byCap: limit === cap.value };
  }
  for (const room of usedRooms(context, null)) {
    const measured = room.seatMinDistanceM;
    if (distance.value !== null && measured !== null && measured < distance.value - DISTANCE_TOLERANCE_M) {
      failures.push(tooClose(context, room, measured, distance.value));
    }
  }
  const withRoom = new Set(seated.flatMap(({ groups }) => groups.map(({ id }) => id)));
  const elsewhere = context.facts.judgedElsewhere ?? [];
  const roomless = context.facts.groups.filter(({ id }) => !withRoom.has(id) && !elsewhere.includes(id));
  for (const group of roomless) {
    if (cap.value !== null && group.pupils.length > cap.value) {
      failures.push({
        status: 'FAIL',
        by: cap,
        subject: groupSubject(group),
        measured: group.pupils.length,
        limit: cap.value,
        unit: 'pupil',
        message: `${group.pupils.length} peserta didik di ${group.label}, batas ${cap.value}. Bagi menjadi ${Math.ceil(group.pupils.length / cap.value)} kelompok.`,
      });
    }
  }
  const verdicts: Verdict[] = [...capped(failures)];
  for (const room of unknownRooms.values()) {
    verdicts.push({
      status: 'NOT_DETERMINED',
      by: distance,
      subject: roomSubject(room),
      limit: cap.value,
      unit: 'pupil',
      message: `Ukuran ${room.label} belum diisi, jadi daya tampung pada jarak ${decimal(distance.value ?? 0)} m belum diketahui. Ukur panjang dan lebar ruang.`,
    });
  }
  if (roomless.length > 0) {
    verdicts.push({
      status: 'NOT_DETERMINED',
      by: cap.value === null ? distance : cap,
      measured: roomless.length,
      unit: 'group',
      message: `${roomless.length} kelompok belum punya ruang, jadi jaraknya belum dapat diperiksa. Tentukan ruang dan sesinya.`,
    });
  }
  verdicts.push(...open);
  if (verdicts.length > 0) return verdicts;
  return [
    {
      status: 'PASS',
      by: [...(largest?.byCap === true ? [cap] : []), distance, cap].find(({ value }) => value !== null) ?? fraction,
      measured: largest?.people ?? 0,
      limit: largest?.limit ?? null,
      unit: 'pupil',
      assumptionIds: ['A-16', 'A-17'],
      message: `${largest?.people ?? 0} peserta didik paling banyak dalam satu ruang dan sesi${
        largest?.limit === null || largest === null ? '' : `, batas ${largest.limit}`
      }.`,
    },
  ];
}

/** A cap as a share of the ordinary rombel: groups hold at most that share of the pupils on its list, rounded down. */
function tooLargeShare(context: CheckContext): readonly Verdict[] {
  const by = context.policy.limits.capacityFractionMax;
  if (by.value === null) return [];
  const size = new Map<string, Set<string>>();
  const add = (rombelId: string, pupilId: string): void => {
    const ids = size.get(rombelId);
    if (ids) ids.add(pupilId);
    else size.set(rombelId, new Set([pupilId]));
  };
  for (const group of context.facts.groups) for (const pupil of group.pupils) add(group.rombelId, pupil.id);
  for (const pupil of context.facts.unplaced) add(pupil.rombelId, pupil.pupilId);
  const failures: Verdict[] = [];
  for (const group of context.facts.groups) {
    const sizes = context.facts.rombelSizes;
    const ordinary = Math.max(size.get(group.rombelId)?.size ?? 0, sizes?.[group.rombelId] ?? 0);
    const limit = Math.floor(by.value * ordinary + 1e-9);
    if (group.pupils.length > limit && sizes === null) {
      failures.push({
        status: 'NOT_DETERMINED',
        by,
        subject: groupSubject(group),
        measured: group.pupils.length,
        unit: 'pupil',
        message: `${group.pupils.length} peserta didik di ${group.label}, batas ${decimal(by.value * 100)} % anggota rombel, yang jumlahnya belum diisi. Isi daftar rombel.`,
      });
    } else if (group.pupils.length > limit) {
      failures.push({
        status: 'FAIL',
        by,
        subject: groupSubject(group),
        measured: group.pupils.length,
        limit,
        unit: 'pupil',
        message: `${group.pupils.length} peserta didik di ${group.label}, batas ${limit} (${decimal(by.value * 100)} % dari ${ordinary} anggota rombel). Tambah kelompok.`,
      });
    }
  }
  return failures;
}

function tooMany(context: CheckContext, room: PlanRoom, groups: readonly PlanGroup[], people: number, limit: number): Verdict {
  const { maxPupilsPerRoom: cap, minDistanceM: distance } = context.policy.limits;
  const byCap = limit === cap.value;
  const only = groups.length === 1 ? groups[0] : undefined;
  const names = groups.map(({ label }) => label).join(' + ');
  return {
    status: 'FAIL',
    by: byCap ? cap : distance,
    subject: only ? groupSubject(only) : roomSubject(room),
    measured: people,
    limit,
    unit: 'pupil',
    assumptionIds: byCap ? ['A-17'] : ['A-16', 'A-17'],
    message: `${people} peserta didik (${names}) di ${room.label}, batas ${limit}${
      byCap ? '' : ` kursi pada jarak ${decimal(distance.value ?? 0)} m`
    }. Kurangi ${people - limit} peserta didik atau pakai ruang lain.`,
  };
}

function tooClose(context: CheckContext, room: PlanRoom, measured: number, limit: number): Verdict {
  return {
    status: 'FAIL',
    by: context.policy.limits.minDistanceM,
    subject: roomSubject(room),
    measured,
    limit,
    unit: 'm',
    message: `${decimal(measured)} m antara kursi terdekat di ${room.label}, batas ${decimal(limit)} m. Susun ulang denah tempat duduk.`,
  };
}

function spacing(context: CheckContext, rooms: readonly PlanRoom[], none: string): readonly Verdict[] {
  const by = context.policy.limits.minDistanceM;
  if (by.value === null || by.value === 0) return notApplicable('Peraturan yang dipilih tidak menetapkan jarak.');
  if (rooms.length === 0) return notApplicable(none);
  const limit = by.value;
  const failures: Verdict[] = [];
  const unknown: Verdict[] = [];
  let smallest: number | null = null;
  for (const room of rooms) {
    // One seat or none has no neighbour.
    if (room.seatMinDistanceM === null && room.seatCapacity !== null && room.seatCapacity <= 1) continue;
    if (room.seatMinDistanceM === null) {
      unknown.push({
        status: 'NOT_DETERMINED',
        by,
        subject: roomSubject(room),
        limit,
        unit: 'm',
        message: `Denah tempat duduk ${room.label} belum ada, jadi jarak ${decimal(limit)} m belum terbukti. Buat denahnya.`,
      });
      continue;
    }
    smallest = smallest === null ? room.seatMinDistanceM : Math.min(smallest, room.seatMinDistanceM);
    if (room.seatMinDistanceM < limit - DISTANCE_TOLERANCE_M) failures.push(tooClose(context, room, room.seatMinDistanceM, limit));
  }
  if (failures.length + unknown.length > 0) return [...capped(failures), ...capped(unknown)];
  return [
    {
      status: 'PASS',
      by,
      measured: smallest,
      limit,
      unit: 'm',
      message:
        smallest === null
          ? `Hanya satu kursi per ruang; jarak ${decimal(limit)} m terpenuhi.`
          : `${decimal(smallest)} m jarak terdekat pada denah, batas ${decimal(limit)} m.`,
    },
  ];
}

/** Rooms in use, of these kinds or of any. */
function usedRooms(context: CheckContext, kinds: readonly RoomKind[] | null): readonly PlanRoom[] {
  const used = new Set(context.sessions.flatMap(({ room }) => (room ? [room.id] : [])));
  return context.facts.rooms.filter((room) => used.has(room.id) && (kinds === null || kinds.includes(room.kind ?? 'CLASSROOM')));
}

interface Occupancy {
  readonly room: PlanRoom;
  readonly groups: readonly PlanGroup[];
}

/** Who sits in a room together: at every start of a session, all groups whose sessions in that room run then. Each set once. */
function occupancies(context: CheckContext, counts: (session: TimedSession) => boolean): readonly Occupancy[] {
  const found = new Map<string, Occupancy>();
  for (const plan of context.days) {
    const here = plan.sessions.filter(counts);
    for (const { room, startMin } of here) {
      if (room === null) continue;
      const together = here.filter((other) => other.room?.id === room.id && other.startMin <= startMin && startMin < other.endMin);
      const groups = [...new Map(together.map(({ group }) => [group.id, group])).values()];
      found.set(JSON.stringify([room.id, groups.map(({ id }) => id).toSorted()]), { room, groups });
    }
  }
  return [...found.values()];
}

function peopleOf(groups: readonly PlanGroup[]): number {
  return new Set(groups.flatMap(({ pupils }) => pupils.map(({ id }) => id))).size;
}
