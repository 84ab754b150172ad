import type { Paper } from './paper.ts';
import type { SheetHead } from './sheet-head.ts';

export interface SatgasTeam {
  readonly name: string;
  /** Null = not named yet: dots to fill in by hand. */
  readonly members: readonly string[] | null;
  readonly duties: readonly { readonly text: string; readonly note?: string }[];
}

export interface SatgasDecreeInput {
  readonly head: SheetHead;
  /** "421/012/SDN-1/2021"; null = to be filled in. */
  readonly number: string | null;
  readonly teams: readonly SatgasTeam[];
}

/** Draft of the head's decree on the school's task force with its teams and their duties (P4.6.a, P7.5.b). O(duties). */
export function satgasDecree({ head, number, teams }: SatgasDecreeInput): Paper {
  return {
    title: 'SK Satgas sekolah',
    head,
    sheets: [
      {
        title: 'Keputusan Kepala Sekolah tentang Satuan Tugas Penanganan COVID-19',
        look: 'letter',
        blocks: [
          { kind: 'text', text: `Nomor: ${number ?? '..............................'}` },
          {
            kind: 'items',
            mark: 'bullet',
            items: [
              {
                text: 'Menimbang: satuan pendidikan wajib membentuk satuan tugas sebelum pembelajaran tatap muka.',
                note: 'Pasal 4 ayat (6) huruf a',
              },
              { text: 'Mengingat: Peraturan Bupati Bengkayang Nomor 51 Tahun 2021.' },
            ],
          },
          {
            kind: 'text',
            text: `Menetapkan satuan tugas ${head.schoolName} dengan ${teams.length} tim di bawah ini; kepala sekolah bertanggung jawab.`,
          },
          ...teams.flatMap(
            (team) =>
              [
                { kind: 'heading', text: team.name },
                {
                  kind: 'facts',
                  facts: [
                    [
                      'Anggota',
                      team.members === null ? '................................................................' : team.members.join(', '),
                    ],
                  ],
                },
                { kind: 'items', mark: 'number', items: team.duties },
              ] as const,
          ),
          {
            kind: 'text',
            text: 'Uraian tugas mengikuti daftar pengganti untuk Lampiran II, yang tidak ada dalam naskah yang tersimpan; sesuaikan bila naskah aslinya diterima.',
          },
          { kind: 'signatures', signers: [{ role: 'Kepala sekolah' }] },
        ],
      },
    ],
  };
}
