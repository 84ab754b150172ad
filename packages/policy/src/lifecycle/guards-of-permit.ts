import { addDays } from '@giliran/kernel';
import { articleOf } from './article-of.ts';
import { clockRuleOf, given, ZONE_NAMES, type Guard } from './guard-context.ts';
import { transitionEndDay } from './transition-clock.ts';

/** Dry run, zone, plan, permit, start, the two months (P7.2.e, P4.1, P5.1, P5.2). */
export const PERMIT_GUARDS = {
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
        return {
          ok: false,
          message:
            'Rekap pilihan dan izin orang tua belum ada. Simpan jadwal, lalu catat surat yang sudah ditandatangani di halaman Siswa.',
        };
      const { placed, consented, counted } = facts.consents;
      const found = `${consented} dari ${placed} peserta didik dalam jadwal punya pilihan dan izin tertulis`;
      const source = counted ? ` (${counted.pupils} di antaranya menurut hitungan surat per rombel, ${counted.on})` : '';
      return {
        ok: consented >= placed,
        measured: consented,
        limit: placed,
        message:
          consented >= placed
            ? `${found}${source}.`
            : `${found}${source}. Lengkapi ${placed - consented} surat di halaman Siswa, atau catat BDR lalu buat jadwal lagi.`,
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
} as const satisfies Readonly<Record<string, Guard>>;
