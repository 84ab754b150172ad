import { addDays, type Day } from '@giliran/kernel';
import { answerOf, MANDATORY } from './checklist-items.ts';
import { clockRuleOf, given, isClosedZone, openSuspensionFrom, phaseByClock, ZONE_NAMES, type Guard } from './guard-context.ts';
import { CLOSURE_SCOPES, type ClosureOrder, type LifecycleFacts } from './lifecycle-types.ts';

const PHASE_NAMES = { PERMITTED: 'diizinkan, belum mulai', TRANSITION: 'masa transisi', NEW_NORMAL: 'masa kebiasaan baru' } as const;

/** Closing by zone, after a case or as unsafe, opening again, revoking (P4.2, P5.1.e, P6, P5.2). */
export const CLOSURE_GUARDS = {
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
      const open = ordersOn(facts, event.on);
      return {
        ok: open.length === 0,
        measured: open.length,
        limit: 0,
        message:
          open.length === 0
            ? 'Tidak ada perintah penutupan yang masih berlaku.'
            : `${open.length} perintah penutupan masih berlaku: ${named(open)}.`,
      };
    },
  },
  START_OUTSIDE_CLOSURE: {
    provisionIds: ['P6.2', 'P6.1'],
    judge: ({ facts, event }) => {
      const start = event.startDay ?? event.on;
      const open = ordersOn(facts, start);
      return {
        ok: open.length === 0,
        measured: open.length,
        limit: 0,
        message:
          open.length === 0
            ? `Tidak ada perintah penutupan atas sekolah atau wilayahnya pada ${start}.`
            : `Mulai ${start} jatuh dalam ${open.length} perintah penutupan atas sekolah atau wilayahnya: ${named(open)}. Tunggu sampai perintah diakhiri, atau pilih tanggal mulai sesudahnya.`,
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

/** Orders that reach the school and hold on a day. */
function ordersOn({ closureOrders }: LifecycleFacts, on: Day): readonly ClosureOrder[] {
  return closureOrders.filter((order) => order.from <= on && !endedBy(order, on));
}

function named(orders: readonly ClosureOrder[]): string {
  return orders.map(({ id, endsOn }) => `${id}${endsOn === null ? '' : ` sampai ${addDays(endsOn, -1)}`}`).join(', ');
}

function endedBy(order: ClosureOrder, on: Day): boolean {
  return (order.endedOn !== null && order.endedOn <= on) || (order.endsOn !== null && order.endsOn <= on);
}
