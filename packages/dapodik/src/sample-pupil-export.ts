import { workbookBytes } from './workbook-bytes.ts';

/** A pupil who does not exist. */
export interface SamplePupil {
  readonly name: string;
  readonly schoolPupilNumber: string;
  readonly nisn: string;
  readonly sex: 'L' | 'P';
  readonly rombel: string;
  readonly transport?: string;
  readonly desa?: string;
  readonly kecamatan?: string;
}

const PARENT_COLUMNS = ['Nama', 'Tahun Lahir', 'Jenjang Pendidikan', 'Pekerjaan', 'Penghasilan', 'NIK'];
const PARENTS = ['Data Ayah', 'Data Ibu', 'Data Wali'];

/** Columns 1-24, before the parents, and 43-66, after them, in the order of the export. */
const BEFORE = [
  'No',
  'Nama',
  'NIPD',
  'JK',
  'NISN',
  'Tempat Lahir',
  'Tanggal Lahir',
  'NIK',
  'Agama',
  'Alamat',
  'RT',
  'RW',
  'Dusun',
  'Kelurahan',
  'Kecamatan',
  'Kode Pos',
  'Jenis Tinggal',
  'Alat Transportasi',
  'Telepon',
  'HP',
  'E-Mail',
  'SKHUN',
  'Penerima KPS',
  'No. KPS',
];
const AFTER = [
  'Rombel Saat Ini',
  'No Peserta Ujian Nasional',
  'No Seri Ijazah',
  'Penerima KIP',
  'Nomor KIP',
  'Nama di KIP',
  'Nomor KKS',
  'No Registrasi Akta Lahir',
  'Bank',
  'Nomor Rekening Bank',
  'Rekening Atas Nama',
  'Layak PIP (usulan dari sekolah)',
  'Alasan Layak PIP',
  'Kebutuhan Khusus',
  'Sekolah Asal',
  'Anak ke-berapa',
  'Lintang',
  'Bujur',
  'No KK',
  'Berat Badan',
  'Tinggi Badan',
  'Lingkar Kepala',
  'Jml. Saudara Kandung',
  'Jarak Rumah ke Sekolah (KM)',
];

/** No province has the code 99, so no NIK or No KK starts with it. */
function syntheticNumber(kind: number, index: number): string {
  return `99${String(kind).padStart(4, '0')}${String(index + 1).padStart(10, '0')}`;
}

/** Every seventh pupil has the family card of a pupil some rombel earlier: made-up siblings. */
function familyOf(index: number): number {
  return index % 7 === 0 && index >= 24 ? index - 24 : index;
}

function parentCells(parent: number, index: number): string[] {
  return [`Wali Contoh ${parent + 1}-${index + 1}`, '1900', 'Contoh', 'Contoh', 'Contoh', syntheticNumber(10 + parent, index)];
}

function pupilCells(pupil: SamplePupil, index: number): string[] {
  const before = new Map<string, string>([
    ['No', String(index + 1)],
    ['Nama', pupil.name],
    ['NIPD', pupil.schoolPupilNumber],
    ['JK', pupil.sex],
    ['NISN', pupil.nisn],
    ['Tanggal Lahir', '1900-01-01'],
    ['NIK', syntheticNumber(1, index)],
    ['Kelurahan', pupil.desa ?? ''],
    ['Kecamatan', pupil.kecamatan ?? ''],
    ['Alat Transportasi', pupil.transport ?? ''],
    ['Telepon', '000000000000'],
    ['HP', '000000000000'],
    ['E-Mail', `contoh${index + 1}@contoh.invalid`],
  ]);
  const after = new Map<string, string>([
    ['Rombel Saat Ini', pupil.rombel],
    ['Nomor Rekening Bank', syntheticNumber(3, index)],
    ['Lintang', '0'],
    ['Bujur', '0'],
    ['No KK', syntheticNumber(2, familyOf(index))],
  ]);
  return [
    ...BEFORE.map((column) => before.get(column) ?? 'Contoh'),
    ...PARENTS.flatMap((_, parent) => parentCells(parent, index)),
    ...AFTER.map((column) => after.get(column) ?? 'Contoh'),
  ];
}

/**
 * A synthetic Dapodik pupil export with the 66 columns, the merged two-row header and the title rows of the real one; private
 * columns hold values that are plainly made up. For tests and for a first try without real pupils. `exportedAt` is the stamp in
 * the file name, `2021-09-13 08_00_00`. Equal arguments give equal bytes. O(pupils).
 */
export function samplePupilExport(
  schoolName: string,
  exportedAt: string,
  pupils: readonly SamplePupil[],
): { readonly fileName: string; readonly bytes: Uint8Array } {
  const head = BEFORE.length;
  const tail = head + PARENTS.length * PARENT_COLUMNS.length;
  const top: (string | null)[] = [
    ...BEFORE,
    ...PARENTS.flatMap((parent) => PARENT_COLUMNS.map((_, i) => (i === 0 ? parent : null))),
    ...AFTER,
  ];
  const sub: (string | null)[] = [...BEFORE.map(() => null), ...PARENTS.flatMap(() => PARENT_COLUMNS), ...AFTER.map(() => null)];
  const merges = [
    ...PARENTS.map((_, parent) => {
      const left = head + parent * PARENT_COLUMNS.length;
      return { top: 4, left, bottom: 4, right: left + PARENT_COLUMNS.length - 1 };
    }),
    ...top.flatMap((_, c) => (c < head || c >= tail ? [{ top: 4, left: c, bottom: 5, right: c }] : [])),
  ];
  const bytes = workbookBytes([
    {
      name: 'Daftar Peserta Didik',
      rows: [
        ['Daftar Peserta Didik'],
        [schoolName],
        ['Berkas contoh: semua data rekaan'],
        [`Tanggal Unduh: ${exportedAt.replaceAll('_', ':')}`],
        top,
        sub,
        ...pupils.map(pupilCells),
      ],
      merges,
    },
  ]);
  return { fileName: `daftar_pd-${schoolName}-${exportedAt}.xlsx`, bytes };
}

const GIVEN_NAMES = ['Adi', 'Bunga', 'Citra', 'Dodi', 'Eka', 'Fajar', 'Gita', 'Hadi', 'Indah', 'Joko', 'Kartika', 'Lestari'];
const TRANSPORTS = ['Jalan kaki', 'Sepeda', 'Sepeda motor', 'Ojek', 'Kendaraan pribadi'];

/**
 * Made-up pupils for `samplePupilExport`: `pupils` per rombel, numbered, with names that end in "Contoh" and a number. Equal
 * arguments give equal pupils. O(pupils).
 */
export function samplePupils(
  rombel: readonly { readonly name: string; readonly pupils: number }[],
  area: { readonly desa: readonly string[]; readonly kecamatan: string },
): SamplePupil[] {
  const result: SamplePupil[] = [];
  for (const { name, pupils } of rombel) {
    for (let i = 0; i < pupils; i++) {
      const index = result.length;
      result.push({
        name: `${GIVEN_NAMES[index % GIVEN_NAMES.length] ?? ''} Contoh ${index + 1}`,
        schoolPupilNumber: String(1000 + index),
        nisn: `009${String(index + 1).padStart(7, '0')}`,
        sex: index % 2 === 0 ? 'L' : 'P',
        rombel: name,
        transport: TRANSPORTS[index % TRANSPORTS.length] ?? '',
        desa: area.desa.length > 0 ? (area.desa[index % area.desa.length] ?? '') : '',
        kecamatan: area.kecamatan,
      });
    }
  }
  return result;
}
