import { isList } from '../combine.ts';
import { provisionById } from '../lookup.ts';
import type { SessionKind } from '../plan-facts.ts';
import { capped, groupSubject, notApplicable, type CheckContext, type TimedSession, type Verdict } from './check.ts';

const OTHER: readonly SessionKind[] = ['BREAK_OUTSIDE', 'PARENT_MEETING', 'ORIENTATION'];
const SPORT: readonly SessionKind[] = ['SPORT', 'EXTRACURRICULAR'];

const KIND_NAMES: Readonly<Record<SessionKind, string>> = {
  LESSON: 'pelajaran',
  BREAK: 'istirahat',
  BREAK_OUTSIDE: 'istirahat di luar kelas',
  SPORT: 'olahraga',
  EXTRACURRICULAR: 'ekstrakurikuler',
  PARENT_MEETING: 'pertemuan orang tua',
  ORIENTATION: 'pengenalan lingkungan (MPLS)',
};

/** L3.5.t: the canteen is closed where the rules close it. O(1). */
export function canteenClosed(context: CheckContext): readonly Verdict[] {
  const by = context.policy.limits.canteen;
  if (by.value !== 'CLOSED') return notApplicable('Kantin tidak ditutup pada fase ini.');
  const state = context.facts.facilities?.canteen ?? null;
  const base = { by, limit: 'CLOSED', unit: 'none', measured: state };
  if (state === null) {
    return [{ ...base, status: 'NOT_DETERMINED', message: 'Keadaan kantin belum diisi; pada fase ini harus tutup. Isi buka atau tutup.' }];
  }
  return state === 'OPEN'
    ? [{ ...base, status: 'FAIL', message: '1 kantin buka, batas 0 pada fase ini. Tutup kantin dan minta peserta didik membawa bekal.' }]
    : [{ ...base, status: 'PASS', message: 'Kantin tutup, sesuai fase ini.' }];
}

/** L3.5.n: the canteen may run under the protocol. O(1). */
export function canteenOpen(context: CheckContext): readonly Verdict[] {
  const by = context.policy.limits.canteen;
  if (by.value !== 'OPEN_WITH_PROTOCOL') return inNewNormalOnly(context, 'Izin membuka kantin');
  const state = context.facts.facilities?.canteen ?? null;
  if (state === null) return [{ status: 'NOT_DETERMINED', by, message: 'Keadaan kantin belum diisi.' }];
  if (state === 'OPEN' && context.facts.facilities?.protocolAdopted === false) {
    return [
      {
        status: 'FAIL',
        by,
        measured: state,
        limit: 'OPEN_WITH_PROTOCOL',
        message: 'Kantin buka, tetapi protokol kesehatan sekolah belum ditetapkan. Tetapkan protokol atau tutup kantin.',
      },
    ];
  }
  return [
    {
      status: 'PASS',
      by,
      measured: state,
      message: state === 'OPEN' ? 'Kantin buka; boleh dengan protokol kesehatan.' : 'Kantin tutup; membukanya boleh, bukan wajib.',
    },
  ];
}

/** Why a permission of the new normal says nothing here: it is too early, or another chosen text is stricter. */
function inNewNormalOnly(context: CheckContext, what: string): readonly Verdict[] {
  return notApplicable(
    context.facts.phase === 'TRANSITION'
      ? `${what} berlaku pada masa kebiasaan baru.`
      : `${what} tidak berlaku: peraturan yang dipilih melarangnya, atau tidak menyebutnya.`,
  );
}

/** L3.6.t: no sport and no extracurricular activity where they are forbidden. O(sessions). */
export function noSport(context: CheckContext): readonly Verdict[] {
  const by = context.policy.limits.sportExtracurricular;
  if (by.value !== 'FORBIDDEN') return notApplicable('Olahraga dan ekstrakurikuler tidak dilarang seluruhnya pada fase ini.');
  return forbidden(
    context,
    SPORT,
    by,
    'Ganti dengan pelajaran di ruang atau tugas gerak di rumah.',
    'Tidak ada olahraga atau ekstrakurikuler.',
  );
}

/** L3.6.n: no activity with equipment passed from hand to hand, none without room for the distance; the text's examples stay blocked. O(sessions). */
export function safeSport(context: CheckContext): readonly Verdict[] {
  const by = context.policy.limits.sportExtracurricular;
  if (by.value === null || by.value === 'FORBIDDEN') return inNewNormalOnly(context, 'Pengecualian ini');
  const sessions = context.sessions.filter(({ kind }) => SPORT.includes(kind));
  if (sessions.length === 0) return notApplicable('Tidak ada olahraga atau ekstrakurikuler dalam rencana.');
  const failures: Verdict[] = [];
  let unknown = 0;
  for (const timed of sessions) {
    const { activity, sharedEquipment, distanceFeasible } = timed.session;
    const example = blockedExample(activity);
    if (example || sharedEquipment === true || distanceFeasible === false) {
      const why = example ? `${activity} dilarang` : sharedEquipment === true ? 'alat dipegang bergantian' : 'jarak tidak dapat dijaga';
      failures.push({
        status: 'FAIL',
        by,
        ...placeOf(timed),
        measured: activity ?? KIND_NAMES[timed.kind],
        limit: 'tanpa alat bergantian, jarak terjaga',
        unit: 'none',
        message: `1 kegiatan ${activity ?? KIND_NAMES[timed.kind]} (${timed.group.label}, ${timed.session.start}) tidak boleh: ${why}. Ganti kegiatannya.`,
      });
    } else if (sharedEquipment === undefined || sharedEquipment === null || distanceFeasible === undefined || distanceFeasible === null) {
      unknown += 1;
    }
  }
  if (unknown > 0) {
    return [
      ...capped(failures),
      {
        status: 'NOT_DETERMINED',
        by,
        measured: unknown,
        unit: 'session',
        message: `${unknown} sesi olahraga atau ekstrakurikuler belum menyebut pemakaian alat bersama dan jarak. Lengkapi keterangannya.`,
      },
    ];
  }
  if (failures.length > 0) return capped(failures);
  return [
    {
      status: 'PASS',
      by,
      measured: sessions.length,
      unit: 'session',
      message: `${sessions.length} sesi olahraga atau ekstrakurikuler tanpa alat bergantian dan dengan jarak.`,
    },
  ];
}

/** L3.7.t: nothing but lessons: no break outside, no meeting of parents, no orientation. O(sessions). */
export function lessonsOnly(context: CheckContext): readonly Verdict[] {
  const by = context.policy.limits.otherActivities;
  if (by.value !== 'FORBIDDEN') return notApplicable('Kegiatan selain pembelajaran tidak dilarang pada fase ini.');
  return forbidden(context, OTHER, by, 'Batalkan atau laksanakan daring.', 'Tidak ada kegiatan selain pembelajaran.');
}

/** L3.7.n: such activities may take place under the protocol, within the places at a distance. O(sessions). */
export function otherActivities(context: CheckContext): readonly Verdict[] {
  const by = context.policy.limits.otherActivities;
  if (by.value !== 'ALLOWED_WITH_PROTOCOL') return inNewNormalOnly(context, 'Izin kegiatan selain pembelajaran');
  const others = context.sessions.filter(({ kind }) => OTHER.includes(kind));
  const count = others.length;
  if (count === 0) return notApplicable('Tidak ada kegiatan selain pembelajaran dalam rencana.');
  if (context.facts.facilities?.protocolAdopted === false) {
    return [
      {
        status: 'FAIL',
        by,
        measured: count,
        limit: 0,
        unit: 'session',
        message: `${count} kegiatan selain pembelajaran, tetapi protokol kesehatan sekolah belum ditetapkan. Tetapkan protokol atau batalkan kegiatan.`,
      },
    ];
  }
  const crowded = others.flatMap((timed): Verdict[] => {
    const seats = timed.room?.seatCapacity ?? null;
    const people = timed.group.pupils.length;
    if (timed.room === null || seats === null || people <= seats) return [];
    return [
      {
        status: 'FAIL',
        severity: 'warn',
        by,
        ...placeOf(timed),
        measured: people,
        limit: seats,
        unit: 'person',
        message: `${people} orang pada ${KIND_NAMES[timed.kind]} di ${timed.room.label}, tempat berjarak ${seats}. Bagi menjadi beberapa pertemuan.`,
      },
    ];
  });
  if (crowded.length > 0) return capped(crowded);
  return [
    {
      status: 'PASS',
      by,
      measured: count,
      unit: 'session',
      message: `${count} kegiatan selain pembelajaran; boleh dengan protokol kesehatan.`,
    },
  ];
}

function forbidden(
  context: CheckContext,
  kinds: readonly SessionKind[],
  by: NonNullable<Verdict['by']>,
  advice: string,
  fine: string,
): readonly Verdict[] {
  // One finding per group and kind, however many days it happens.
  const groups = new Map<string, { first: TimedSession; count: number }>();
  for (const timed of context.sessions) {
    if (!kinds.includes(timed.kind)) continue;
    const key = JSON.stringify([timed.group.id, timed.kind]);
    const entry = groups.get(key);
    if (entry) entry.count += 1;
    else groups.set(key, { first: timed, count: 1 });
  }
  const failures = [...groups.values()].map(({ first, count }): Verdict => ({
    status: 'FAIL',
    by,
    ...placeOf(first),
    measured: count,
    limit: 0,
    unit: 'session',
    message: `${count} sesi ${KIND_NAMES[first.kind]} untuk ${first.group.label}, batas 0 pada fase ini. ${advice}`,
  }));
  if (failures.length > 0) return capped(failures);
  return [{ status: 'PASS', by, measured: 0, limit: 0, unit: 'session', message: fine }];
}

function placeOf({ group, session }: TimedSession): Pick<Verdict, 'subject' | 'date'> {
  return { subject: groupSubject(group), date: session.date ?? null };
}

/** The activities that the text itself names, in Indonesian; the English names are the same sports. */
function blockedExample(activity: string | undefined): boolean {
  if (activity === undefined) return false;
  const named = provisionById('L3.6.n')?.parameters.find(({ name }) => name === 'blocked_examples')?.value ?? null;
  const words = isList(named) ? named.filter((word) => typeof word === 'string') : [];
  const spelled = activity
    .toLowerCase()
    .replaceAll('basketball', 'basket')
    .replaceAll('volleyball', 'voli')
    .replaceAll('volley', 'voli')
    .replaceAll('volly', 'voli');
  return words.some((word) => spelled.includes(word));
}
