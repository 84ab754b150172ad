import {
  consentTemplate,
  lessonTemplate,
  rombelTemplate,
  roomTemplate,
  samplePupilExport,
  samplePupils,
  teacherTemplate,
} from '@giliran/dapodik';

/** What to write: an empty template, the consent list of these pupils, or a made-up Dapodik export. */
export type SheetOrder =
  | { readonly kind: 'rooms' | 'teachers' | 'rombel' }
  | { readonly kind: 'consents'; readonly pupils: readonly { readonly key: string; readonly name: string; readonly rombel: string }[] }
  | { readonly kind: 'lessons'; readonly rows: Parameters<typeof lessonTemplate>[0] }
  | {
      readonly kind: 'samplePupils';
      readonly schoolName: string;
      readonly rombel: readonly { readonly name: string; readonly pupils: number }[];
    };

export interface SheetFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

const SAMPLE_STAMP = '2021-09-13 08_00_00';
const SAMPLE_AREA = { desa: ['Desa Contoh Satu', 'Desa Contoh Dua'], kecamatan: 'Kecamatan Contoh' };

/** Writes a file to download. Equal orders give equal bytes. */
export function writeSheet(order: SheetOrder): SheetFile {
  switch (order.kind) {
    case 'rooms':
      return roomTemplate();
    case 'teachers':
      return teacherTemplate();
    case 'rombel':
      return rombelTemplate();
    case 'consents':
      return consentTemplate(order.pupils);
    case 'lessons':
      return lessonTemplate(order.rows);
    case 'samplePupils':
      return samplePupilExport(order.schoolName, SAMPLE_STAMP, samplePupils(order.rombel, SAMPLE_AREA));
  }
}
