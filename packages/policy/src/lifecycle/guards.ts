import { addDays, type Day } from '@giliran/kernel';
import { readinessRecord } from '../process.generated.ts';
import type { ResolvedPolicy } from '../resolved-policy.ts';
import type { Zone } from '../types.ts';
import { articleOf } from './article-of.ts';
import { CLOSURE_SCOPES, type ClockRule, type GuardResult, type LifecycleEvent, type LifecycleFacts } from './lifecycle-types.ts';
import { transitionEndDay } from './transition-clock.ts';

/** The resolved rules that the machine needs: limits with their reasons, and the assumptions in force. */
export type LifecycleRules = Pick<ResolvedPolicy, 'limits' | 'assumptions'>;

export interface GuardContext {
  readonly event: LifecycleEvent;
  readonly facts: LifecycleFacts;
  readonly rules: LifecycleRules;
}

interface Outcome {
  readonly ok: boolean;
  readonly message: string;
  readonly measured?: number | string | null;
  readonly limit?: number | string | null;
  readonly assumptionIds?: readonly string[];
  readonly severity?: 'block' | 'warn';
}

interface Guard {
  readonly provisionIds: readonly [string, ...string[]];
  readonly judge: (context: GuardContext) => Outcome;
}

const ZONE_NAMES: Readonly<Record<Zone, string>> = { GREEN: 'Hijau', YELLOW: 'Kuning', ORANGE: 'Oranye', RED: 'Merah' };
const TEAM_COUNT = readinessRecord.teams.length;
const MANDATORY = readinessRecord.items.filter(({ mandatory }) => mandatory).map(({ id }) => id);

/** Every condition of the machine, by name, with the article it rests on. */
export const GUARDS = {
  SATGAS_DECREE: {
    provisionIds: ['P4.6.a'],
    judge: ({ facts }) =>
      given(facts.satgasDecree)
        ? { ok: true, measured: facts.satgasDecree, message: `Satgas sekolah dibentuk dengan SK ${facts.satgasDecree}.` }
        : { ok: false, message: 'SK pembentukan Satgas sekolah belum ada. Cetak SK, tanda tangani, lalu catat nomornya.' },
  },
  SATGAS_THREE_TEAMS: {
    provisionIds: ['P7.5.b'],
    judge: ({ facts }) => {
      const filled = readinessRecord.teams.filter(({ id }) => facts.satgasTeams.includes(id));
      const missing = readinessRecord.teams.filter(({ id }) => !facts.satgasTeams.includes(id)).map(({ nameId }) => nameId);
      return {
        ok: missing.length === 0,
        measured: filled.length,
        limit: TEAM_COUNT,
        message:
          missing.length === 0
            ? `${TEAM_COUNT} tim Satgas sekolah terisi.`
            : `${filled.length} dari ${TEAM_COUNT} tim Satgas sekolah terisi; belum ada: ${missing.join('; ')}. Isi anggota tim itu.`,
      };
    },
  },
  CHECKLIST_CLAIMED_FULL: {
    provisionIds: ['P4.7.a', 'P4.6.b', 'P7.5.a'],
    judge: ({ facts, rules }) => {
      const yes = MANDATORY.filter((id) => answerOf(facts, id)?.claimed === 'YES');
      const need = neededItems(rules);
      const open = MANDATORY.filter((id) => !yes.includes(id));
      return {
        ok: yes.length >= need,
        measured: yes.length,
        limit: need,
        message:
          yes.length >= need
            ? `${yes.length} dari ${MANDATORY.length} butir daftar periksa dijawab Ya.`
            : `${yes.length} dari ${MANDATORY.length} butir daftar periksa dijawab Ya, harus ${need}. Belum: butir ${open.join(', ')}.`,
      };
    },
  },
  PROTOCOL_ADOPTED: {
    provisionIds: ['P4.6.c'],
    judge: ({ facts }) =>
      facts.protocolAdopted === true
        ? { ok: true, message: 'Protokol kesehatan sekolah sudah ditetapkan.' }
        : { ok: false, message: 'Protokol kesehatan sekolah belum ditetapkan. Buka Protokol, periksa, lalu tetapkan.' },
  },
  HEAD_DECLARES_READY: {
    provisionIds: ['P4.7.b'],
    judge: ({ facts }) =>
      facts.headDeclaration === 'READY'
        ? { ok: true, measured: 'READY', message: 'Kepala satuan pendidikan menyatakan siap.' }
        : {
            ok: false,
            measured: facts.headDeclaration,
            limit: 'READY',
            message:
              facts.headDeclaration === 'NOT_READY'
                ? 'Kepala satuan pendidikan menyatakan belum siap; sekolah tetap belajar dari rumah (BDR).'
                : 'Pernyataan kepala satuan pendidikan belum diisi. Isi siap atau belum siap.',
          },
  },
  RKAS_LINE: {
    provisionIds: ['P7.5.c'],
    judge: ({ facts }) =>
      facts.rkasLine === true
        ? { ok: true, severity: 'warn', message: 'RKAS memuat sosialisasi, peningkatan kapasitas, dan sarana kesehatan.' }
        : {
            ok: false,
            severity: 'warn',
            message: 'RKAS belum dicatat memuat sosialisasi, peningkatan kapasitas, dan sarana kesehatan. Peringatan saja.',
          },
  },
  VISIT_SCHEDULED: {
    provisionIds: ['P2.b', 'BU.RTL.5'],
    judge: ({ facts }) =>
      facts.visitScheduledOn === null
        ? { ok: false, message: 'Kunjungan verifikasi belum dijadwalkan. Tentukan tanggal kunjungan.' }
        : { ok: true, measured: facts.visitScheduledOn, message: `Kunjungan verifikasi dijadwalkan ${facts.visitScheduledOn}.` },
  },
  ALL_ITEMS_VERIFIED_YES: {
    provisionIds: ['P4.7.a', 'BU.RTL.5'],
    judge: ({ facts, rules }) => {
      const yes = MANDATORY.filter((id) => answerOf(facts, id)?.verified === 'YES');
      const no = MANDATORY.filter((id) => answerOf(facts, id)?.verified === 'NO');
      const open = MANDATORY.filter((id) => !yes.includes(id) && !no.includes(id));
      const need = neededItems(rules);
      const ok = yes.length >= need && open.length === 0;
      return {
        ok,
        measured: yes.length,
        limit: need,
        message: ok
          ? `${yes.length} dari ${MANDATORY.length} butir diverifikasi Ya.`
          : `${yes.length} dari ${MANDATORY.length} butir diverifikasi Ya, harus ${need}.${listed(' Tidak: butir', no)}${listed(' Belum diperiksa: butir', open)}`,
      };
    },
  },
  SOME_ITEM_VERIFIED_NO: {
    provisionIds: ['P4.7.a'],
    judge: ({ facts }) => {
      const no = MANDATORY.filter((id) => answerOf(facts, id)?.verified === 'NO');
      return {
        ok: no.length > 0,
        measured: no.length,
        limit: 1,
        message: no.length > 0 ? `${no.length} butir diverifikasi Tidak: ${no.join(', ')}.` : 'Tidak ada butir yang diverifikasi Tidak.',
      };
    },
  },
  DRY_RUN_PASSED: {
    provisionIds: ['P7.2.e'],
    judge: ({ facts, event }) => {
      const run = facts.dryRun;
      if (run === null)
        return {
          ok: false,
          limit: 'PASS',
          message: 'Gladi (simulasi) PTM belum dicatat. Laksanakan gladi di sekolah lalu catat hasilnya.',
        };
      if (run.on > event.on)
        return { ok: false, measured: run.on, message: `Gladi PTM tertulis ${run.on}, sesudah ${event.on}. Perbaiki tanggalnya.` };
      return run.result === 'PASS'
        ? { ok: true, measured: 'PASS', limit: 'PASS', message: `Gladi (simulasi) PTM ${run.on} lulus.` }
        : {
            ok: false,
            measured: 'FAIL',
            limit: 'PASS',
            message: `Gladi (simulasi) PTM ${run.on} belum lulus. Perbaiki lalu ulangi gladi.`,
          };
    },
  },
  ZONE_OPEN: {
    provisionIds: ['P4.1', 'P4.2'],
    judge: ({ facts, rules }) => {
      const zone = facts.zone;
      const { zonesOpen, zonesClosed } = rules.limits;
      const assumptionIds = [...new Set([...zonesOpen.assumptionIds, ...zonesClosed.assumptionIds])];
      if (zonesOpen.value === null && zonesClosed.value === null) {
        return { ok: true, measured: zone, assumptionIds, message: 'Peraturan yang dipilih tidak membatasi zona.' };
      }
      const limit = (zonesOpen.value ?? []).map((name) => ZONE_NAMES[name]).join(', ');
      if (zone === null) {
        return {
          ok: false,
          limit,
          assumptionIds,
          message: `Zona sekolah belum diketahui; harus Zona ${limit}. Minta Satgas Kabupaten menetapkan zona.`,
        };
      }
      const open = (zonesOpen.value?.includes(zone) ?? true) && zonesClosed.value?.includes(zone) !== true;
      return {
        ok: open,
        measured: ZONE_NAMES[zone],
        limit,
        assumptionIds,
        message: open
          ? `Zona ${ZONE_NAMES[zone]}.`
          : `Zona ${ZONE_NAMES[zone]}; PTM hanya boleh di Zona ${limit}. Tetap BDR sampai zona berubah.`,
      };
    },
  },
  PLAN_WITHOUT_BLOCKING: {
    provisionIds: ['L3.1.1', 'L3.1.2', 'P5.1.c'],
    judge: ({ facts }) => {
      if (facts.plan === null)
        return { ok: false, message: 'Belum ada jadwal yang dinilai. Buat jadwal kelompok dan simpan sebagai final.' };
      const ids = facts.plan.blockingProvisionIds;
      return {
        ok: ids.length === 0,
        measured: ids.length,
        limit: 0,
        message:
          ids.length === 0
            ? 'Jadwal tidak melanggar aturan yang menghalangi.'
            : `Jadwal melanggar ${ids.length} aturan yang menghalangi: ${ids.map((id) => `${articleOf(id)} (${id})`).join('; ')}. Perbaiki jadwal.`,
      };
    },
  },
  PERMIT_REFERENCE: {
    provisionIds: ['P5.2'],
    judge: ({ event }) =>
      given(event.reference)
        ? { ok: true, measured: event.reference, message: `Izin nomor ${event.reference}.` }
        : { ok: false, message: 'Nomor izin belum ditulis. Tulis nomor surat izin.' },
  },
  START_NOT_BEFORE_PERMIT: {
    provisionIds: ['P4.5', 'P5.1.a'],
    judge: ({ facts, event }) => {
      const start = event.startDay ?? event.on;
      if (facts.permit === null) return { ok: false, measured: start, message: 'Izin belum dicatat. Minta izin kepada Dinas.' };
      const ok = start >= facts.permit.grantedOn;
      return {
        ok,
        measured: start,
        limit: facts.permit.grantedOn,
        message: ok
          ? `Mulai ${start}, izin ${facts.permit.grantedOn}.`
          : `Mulai ${start} mendahului izin ${facts.permit.grantedOn}. Pilih tanggal mulai ${facts.permit.grantedOn} atau sesudahnya.`,
      };
    },
  },
  PLACED_PUPILS_CONSENTED: {
    provisionIds: ['P5.1.d', 'P7.7.a'],
    judge: ({ facts, rules }) => {
      if (rules.limits.parentConsent.value === null)
        return { ok: true, message: 'Peraturan yang dipilih tidak menuntut persetujuan tertulis.' };
      if (facts.consents === null)
        return { ok: false, message: 'Rekap pilihan dan izin orang tua belum ada. Catat surat yang sudah ditandatangani.' };
      const { placed, consented } = facts.consents;
      return {
        ok: consented >= placed,
        measured: consented,
        limit: placed,
        message:
          consented >= placed
            ? `${consented} dari ${placed} peserta didik dalam jadwal punya pilihan dan izin tertulis.`
            : `${consented} dari ${placed} peserta didik dalam jadwal punya pilihan dan izin tertulis. Lengkapi ${placed - consented} surat atau pindahkan ke BDR.`,
      };
    },
  },
  STAMPED_STATEMENTS: {
    provisionIds: ['P7.7.b'],
    judge: ({ facts, rules }) => {
      const rule = rules.assumptions.find(({ id }) => id === 'A-03')?.value ?? 'warn';
      const assumptionIds = ['A-03'];
      if (rule === 'off')
        return { ok: true, severity: 'warn', assumptionIds, message: 'Surat pernyataan bermeterai tidak diperiksa (Asumsi A-03).' };
      const severity = rule === 'block' ? 'block' : 'warn';
      const placed = facts.consents?.placed ?? null;
      const stamped = facts.consents?.stamped ?? null;
      const ok = placed !== null && stamped !== null && stamped >= placed;
      return {
        ok,
        severity,
        measured: stamped,
        limit: placed,
        assumptionIds,
        message: ok
          ? `${stamped} surat pernyataan bermeterai diterima.`
          : `${stamped ?? 0} dari ${placed ?? 0} surat pernyataan bermeterai diterima${severity === 'warn' ? '; peringatan saja (Asumsi A-03)' : ' (Asumsi A-03: wajib)'}.`,
      };
    },
  },
  TRANSITION_ELAPSED: {
    provisionIds: ['P5.1.a'],
    judge: ({ facts, event, rules }) => {
      if (facts.startDay === null) return { ok: false, message: 'Tanggal mulai masa transisi belum dicatat.', assumptionIds: ['A-02'] };
      const months = rules.limits.transitionMonths.value;
      if (months === null) return { ok: false, message: 'Peraturan yang dipilih tidak menetapkan lama masa transisi.' };
      const rule = clockRuleOf(rules);
      const end = transitionEndDay(facts.startDay, facts.suspensions, rule, months);
      const assumptionIds = facts.suspensions.length > 0 ? ['A-02'] : [];
      const ok = end !== null && event.on >= end;
      return {
        ok,
        measured: event.on,
        limit: end,
        assumptionIds,
        message:
          end === null
            ? `Akhir masa transisi belum diketahui selama PTM dihentikan (Asumsi A-02: ${rule}).`
            : ok
              ? `Masa transisi ${facts.startDay} sampai ${addDays(end, -1)} selesai; masa kebiasaan baru sejak ${end}.`
              : `Masa transisi berjalan sampai ${addDays(end, -1)} (${months} bulan kalender sejak ${facts.startDay}); kebiasaan baru sejak ${end}.`,
      };
    },
  },
  PERMIT_ACTIVE: {
    provisionIds: ['P5.2'],
    judge: ({ facts, event }) => {
      const permit = facts.permit;
      const ok = permit !== null && (permit.revokedOn === null || permit.revokedOn > event.on);
      return {
        ok,
        measured: permit?.reference ?? null,
        message: ok
          ? `Izin ${permit.reference} berlaku.`
          : permit === null
            ? 'Izin belum dicatat.'
            : `Izin ${permit.reference} dicabut Bupati sejak ${permit.revokedOn}.`,
      };
    },
  },
  NO_OPEN_SUSPENSION: {
    provisionIds: ['P5.1.e'],
    judge: ({ facts, event }) => {
      const open = facts.suspensions.find(({ from, to }) => from <= event.on && (to === null || to > event.on));
      return {
        ok: open === undefined,
        measured: open?.from ?? null,
        message:
          open === undefined ? 'Tidak ada penghentian yang berjalan.' : `PTM dihentikan sejak ${open.from} dan belum dibuka kembali.`,
      };
    },
  },
  ZONE_CLOSED: {
    provisionIds: ['P4.2', 'P4.3', 'P5.1.e'],
    judge: ({ facts, rules }) => {
      const closed = rules.limits.zonesClosed;
      const ok = isClosedZone(facts.zone, rules);
      const name = facts.zone === null ? null : ZONE_NAMES[facts.zone];
      return {
        ok,
        measured: name,
        limit: (closed.value ?? []).map((zone) => ZONE_NAMES[zone]).join(', '),
        assumptionIds: closed.assumptionIds,
        message: ok
          ? `Zona ${name}: PTM wajib ditutup kembali dan belajar dari rumah.`
          : name === null
            ? 'Zona sekolah belum diketahui.'
            : `Zona ${name} tidak mewajibkan penutupan.`,
      };
    },
  },
  EVALUATION_DECIDES_STOP: {
    provisionIds: ['P6.1', 'P6.2'],
    judge: ({ facts }) => {
      const decision = facts.evaluation?.decision ?? null;
      return {
        ok: decision === 'STOP',
        measured: decision,
        limit: 'STOP',
        message:
          decision === 'STOP'
            ? 'Evaluasi bersama memutuskan PTM dihentikan.'
            : decision === 'CONTINUE'
              ? 'Evaluasi bersama memutuskan PTM berlanjut.'
              : 'Evaluasi bersama Satgas belum diputuskan; satu kasus tidak dengan sendirinya menutup sekolah.',
      };
    },
  },
  CLOSURE_SCOPE_NAMED: {
    provisionIds: ['P6.2'],
    judge: ({ facts, event }) => {
      const scope = event.scope ?? facts.evaluation?.scope ?? null;
      const ok = scope !== null && CLOSURE_SCOPES.includes(scope);
      return {
        ok,
        measured: scope,
        limit: CLOSURE_SCOPES.join(', '),
        message: ok
          ? `Lingkup penghentian: ${scope}.`
          : 'Lingkup penghentian belum dipilih: satuan pendidikan, desa/kelurahan, atau kecamatan.',
      };
    },
  },
  REASON_GIVEN: {
    provisionIds: ['P5.1.e'],
    judge: ({ event }) =>
      given(event.reason)
        ? { ok: true, measured: event.reason, message: `Alasan: ${event.reason}` }
        : { ok: false, message: 'Alasan keadaan tidak aman belum ditulis. Tulis apa yang terjadi, tanpa nama orang.' },
  },
  CLOSURE_ENDED: {
    provisionIds: ['P6.2'],
    judge: ({ facts, event }) => {
      const open = facts.closureOrders.filter((order) => order.from <= event.on && !endedBy(order, event.on));
      return {
        ok: open.length === 0,
        measured: open.length,
        limit: 0,
        message:
          open.length === 0
            ? 'Tidak ada perintah penutupan yang masih berlaku.'
            : `${open.length} perintah penutupan masih berlaku: ${open.map(({ id, endsOn }) => `${id}${endsOn === null ? '' : ` sampai ${addDays(endsOn, -1)}`}`).join(', ')}.`,
      };
    },
  },
  CHECKLIST_RECONFIRMED: {
    provisionIds: ['P4.7.a'],
    judge: ({ facts, event }) => {
      const since = openSuspensionFrom(facts, event.on);
      const on = facts.checklistReconfirmedOn;
      const yes = MANDATORY.filter((id) => answerOf(facts, id)?.claimed === 'YES' && answerOf(facts, id)?.verified !== 'NO');
      const fresh = on !== null && on <= event.on && (since === null || on >= since);
      const full = yes.length === MANDATORY.length;
      return {
        ok: fresh && full,
        measured: on,
        limit: since,
        message:
          fresh && full
            ? `Daftar periksa dipastikan kembali ${on}.`
            : !fresh
              ? `Daftar periksa belum dipastikan kembali${since === null ? '' : ` sejak penghentian ${since}`}. Periksa ulang ${MANDATORY.length} butir.`
              : `${yes.length} dari ${MANDATORY.length} butir daftar periksa terpenuhi, harus ${MANDATORY.length}.`,
      };
    },
  },
  PHASE_BY_CLOCK: {
    provisionIds: ['P5.1.a', 'P4.5'],
    judge: ({ facts, event, rules }) => {
      const phase = phaseByClock(facts, event.on, rules);
      const assumptionIds = ['A-02'];
      return phase === null
        ? {
            ok: false,
            assumptionIds,
            message: 'Fase tidak dapat dipulihkan: penghentian yang berjalan atau lama masa transisi belum dicatat.',
          }
        : {
            ok: true,
            measured: phase,
            assumptionIds,
            message: `Fase setelah dibuka kembali: ${PHASE_NAMES[phase]} (Asumsi A-02: ${clockRuleOf(rules)}).`,
          };
    },
  },
  DECREE_REFERENCE: {
    provisionIds: ['P5.2'],
    judge: ({ event }) =>
      given(event.reference)
        ? { ok: true, measured: event.reference, message: `Keputusan Bupati nomor ${event.reference}.` }
        : { ok: false, message: 'Nomor keputusan Bupati belum ditulis. Izin hanya dicabut dengan keputusan Bupati.' },
  },
} as const satisfies Readonly<Record<string, Guard>>;

export type GuardId = keyof typeof GUARDS;

const PHASE_NAMES = { PERMITTED: 'diizinkan, belum mulai', TRANSITION: 'masa transisi', NEW_NORMAL: 'masa kebiasaan baru' } as const;

/** Judges one condition; articles are added here so that no message can forget its law. O(checklist items). */
export function judgeGuard(id: GuardId, context: GuardContext): GuardResult {
  const guard: Guard = GUARDS[id];
  const outcome = guard.judge(context);
  return {
    id,
    status: outcome.ok ? 'PASS' : 'FAIL',
    severity: outcome.severity ?? 'block',
    provisionIds: guard.provisionIds,
    article: articleOf(guard.provisionIds[0]),
    measured: outcome.measured ?? null,
    limit: outcome.limit ?? null,
    assumptionIds: outcome.assumptionIds ?? [],
    message: outcome.message,
  };
}

/** Does the text order the school of this zone to close? Unknown zone: no. O(1). */
export function isClosedZone(zone: Zone | null, { limits }: LifecycleRules): boolean {
  if (zone === null) return false;
  if (limits.zonesClosed.value !== null) return limits.zonesClosed.value.includes(zone);
  return limits.zonesOpen.value !== null && !limits.zonesOpen.value.includes(zone);
}

/** A-02 as a known word; anything else counts as the default. */
export function clockRuleOf({ limits }: LifecycleRules): ClockRule {
  const rule = limits.transitionClock.value;
  return rule === 'RUN' || rule === 'RESTART' ? rule : 'PAUSE';
}

/**
 * The phase a suspended school returns to on a day: by the clock when it had begun, else PERMITTED, so that the head still starts
 * it with consents. Null when the open suspension or the length of the transition is not recorded. O(n log n) in suspensions.
 */
export function phaseByClock(facts: LifecycleFacts, on: Day, rules: LifecycleRules): 'PERMITTED' | 'TRANSITION' | 'NEW_NORMAL' | null {
  const { startDay } = facts;
  if (openSuspensionFrom(facts, on) === null) return null;
  if (startDay === null) return 'PERMITTED';
  const months = rules.limits.transitionMonths.value;
  if (months === null) return null;
  const closed = facts.suspensions.map(({ from, to }) => ({ from, to: to ?? on }));
  const end = transitionEndDay(startDay, closed, clockRuleOf(rules), months);
  return end === null ? null : on >= end ? 'NEW_NORMAL' : 'TRANSITION';
}

function openSuspensionFrom(facts: LifecycleFacts, on: Day): Day | null {
  const open = facts.suspensions.filter(({ from, to }) => from <= on && to === null);
  return open.reduce<Day | null>((first, { from }) => (first === null || from < first ? from : first), null);
}

function endedBy(order: LifecycleFacts['closureOrders'][number], on: Day): boolean {
  return (order.endedOn !== null && order.endedOn <= on) || (order.endsOn !== null && order.endsOn <= on);
}

function answerOf(facts: LifecycleFacts, itemId: string): LifecycleFacts['answers'][number] | undefined {
  return facts.answers.find((answer) => answer.itemId === itemId);
}

/** Items that must be YES: the resolved share of the mandatory ones, all when no chosen text states a share. */
function neededItems({ limits }: LifecycleRules): number {
  return Math.ceil((limits.checklistRequiredFraction.value ?? 1) * MANDATORY.length - 1e-9);
}

function given(text: string | null | undefined): text is string {
  return typeof text === 'string' && text.trim() !== '';
}

function listed(lead: string, ids: readonly string[]): string {
  return ids.length === 0 ? '' : `${lead} ${ids.join(', ')}.`;
}
