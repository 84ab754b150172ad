import { readinessRecord } from '../process.generated.ts';
import { answerOf, MANDATORY, neededItems } from './checklist-items.ts';
import { given, type Guard } from './guard-context.ts';

const TEAM_COUNT = readinessRecord.teams.length;

/** Task force, checklist, protocol, declaration, visit (P4.6, P4.7, P7.5). */
export const PREPARING_GUARDS = {
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
} as const satisfies Readonly<Record<string, Guard>>;

function listed(lead: string, ids: readonly string[]): string {
  return ids.length === 0 ? '' : `${lead} ${ids.join(', ')}.`;
}
