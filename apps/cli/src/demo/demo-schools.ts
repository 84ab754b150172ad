import { desaOf, kecamatanOf } from '@giliran/dapodik/areas';
import { randomUnit } from '@giliran/kernel';
import type { EducationForm } from '@giliran/policy';

/** The kabupaten of the demo. */
export const DEMO_KABUPATEN = '61.07';
const SEED = 51_2021;

export interface DemoSchool {
  npsn: string;
  name: string;
  form: EducationForm;
  ownership: 'PUBLIC' | 'PRIVATE';
  kecamatanCode: string;
  desaCode: string | null;
  pupils: number;
  rombel: number;
  teachers: number;
  rooms: { name: string; widthCm: number | null; lengthCm: number | null }[];
  /** Named pupils and teachers are made for these. */
  detailed: boolean;
}

const SHARE: readonly [EducationForm, number][] = [
  ['SD', 0.46],
  ['TK', 0.16],
  ['KB', 0.14],
  ['SMP', 0.14],
  ['SMA', 0.05],
  ['PKBM', 0.03],
  ['SLB', 0.02],
];
const SIZE: Record<string, { rombel: [number, number]; pupils: [number, number]; side: [number, number][] }> = {
  TK: {
    rombel: [1, 3],
    pupils: [9, 16],
    side: [
      [600, 700],
      [500, 600],
    ],
  },
  KB: {
    rombel: [1, 2],
    pupils: [8, 14],
    side: [
      [500, 600],
      [400, 500],
    ],
  },
  SD: {
    rombel: [6, 6],
    pupils: [9, 28],
    side: [
      [700, 800],
      [700, 700],
      [600, 700],
    ],
  },
  SMP: {
    rombel: [3, 9],
    pupils: [20, 32],
    side: [
      [700, 900],
      [800, 900],
    ],
  },
  SMA: { rombel: [6, 12], pupils: [26, 34], side: [[800, 900]] },
  PKBM: { rombel: [2, 4], pupils: [10, 20], side: [[600, 700]] },
  SLB: { rombel: [3, 6], pupils: [4, 7], side: [[500, 600]] },
};

/**
 * The synthetic schools of Kabupaten Bengkayang: four in detail, one empty to begin with, and three or four in every kecamatan.
 * NPSN begin with Z and names end in "(sintetis)": none is a real school. Same list on every machine.
 */
export function demoSchools(): DemoSchool[] {
  const kecamatan = kecamatanOf(DEMO_KABUPATEN);
  const find = (name: string) => (kecamatan.find((k) => k.name === name) ?? kecamatan[0])?.code ?? '';
  const fixed = (
    npsn: string,
    name: string,
    form: EducationForm,
    area: string,
    rombel: number,
    pupils: number,
    rooms: DemoSchool['rooms'],
    teachers: number,
  ): DemoSchool => ({
    npsn,
    name: `${name} (sintetis)`,
    form,
    ownership: 'PUBLIC',
    kecamatanCode: find(area),
    desaCode: desaOf(find(area))[0]?.code ?? null,
    pupils,
    rombel,
    teachers,
    rooms,
    detailed: true,
  });
  const schools = [
    fixed('Z0000001', 'SDN 01 Lembah Hijau', 'SD', 'Ledo', 6, 172, classrooms(6, 700, 800, [null, [600, 700]]), 7),
    fixed(
      'Z0000002',
      'SDN 02 Bukit Terang',
      'SD',
      'Bengkayang',
      12,
      361,
      classrooms(10, 700, 800, [
        [800, 900],
        [600, 700],
      ]),
      13,
    ),
    fixed(
      'Z0000003',
      'SMPN 01 Muara Jaya',
      'SMP',
      'Sungai Raya',
      27,
      810,
      classrooms(22, 700, 900, [
        [800, 900],
        [700, 800],
      ]),
      30,
    ),
    fixed('Z0000005', 'SDN 04 Tanjung Siap', 'SD', 'Samalantan', 6, 96, classrooms(6, 700, 800, []), 7),
    { ...fixed('Z0000004', 'SDN 03 Rimba Baru', 'SD', 'Suti Semarang', 0, 0, [], 0), detailed: false },
  ];
  let serial = 100;
  for (const [k, area] of kecamatan.entries()) {
    const desa = desaOf(area.code);
    const here = 3 + (k % 2);
    for (let i = 0; i < here; i++) {
      const u = (counter: number) => randomUnit(SEED, k, i, counter);
      const form = i === 0 ? 'SD' : pick(SHARE, u(1));
      const size = SIZE[form] as (typeof SIZE)[string];
      const rombel = between(size.rombel, u(2));
      const pupils = Array.from({ length: rombel }, (_, r) => between(size.pupils, u(10 + r))).reduce((a, b) => a + b, 0);
      const roomCount = Math.max(1, rombel - (u(3) < 0.3 ? 1 : 0) - (u(4) < 0.15 ? 2 : 0));
      serial++;
      schools.push({
        npsn: `Z${String(serial).padStart(7, '0')}`,
        name: `${NAME[form] ?? form} ${String(i + 1).padStart(2, '0')} ${area.name} (sintetis)`,
        form,
        ownership: form === 'KB' || form === 'TK' || form === 'PKBM' ? 'PRIVATE' : 'PUBLIC',
        kecamatanCode: area.code,
        desaCode: desa[Math.floor(u(5) * desa.length)]?.code ?? null,
        pupils,
        rombel,
        teachers: rombel + (u(6) < 0.25 ? 0 : 1),
        rooms: Array.from({ length: roomCount }, (_, r) => {
          const [width, length] = size.side[Math.floor(u(30 + r) * size.side.length)] as [number, number];
          const unknown = u(60 + r) < 0.18;
          return { name: `Ruang ${r + 1}`, widthCm: unknown ? null : width, lengthCm: unknown ? null : length };
        }),
        detailed: false,
      });
    }
  }
  return schools;
}

const NAME: Partial<Record<EducationForm, string>> = {
  SD: 'SDN',
  SMP: 'SMPN',
  SMA: 'SMAN',
  TK: 'TK Tunas',
  KB: 'KB Kuncup',
  PKBM: 'PKBM Harapan',
  SLB: 'SLBN',
};

function classrooms(count: number, widthCm: number, lengthCm: number, others: (readonly [number, number] | null)[]): DemoSchool['rooms'] {
  return Array.from({ length: count }, (_, i) => {
    const other = others[count - 1 - i];
    if (other === null) return { name: `Ruang ${i + 1}`, widthCm: null, lengthCm: null };
    return { name: `Ruang ${i + 1}`, widthCm: other?.[0] ?? widthCm, lengthCm: other?.[1] ?? lengthCm };
  });
}

function pick(shares: typeof SHARE, u: number): EducationForm {
  let left = u;
  for (const [form, share] of shares) if ((left -= share) < 0) return form;
  return 'SD';
}

function between([low, high]: [number, number], u: number): number {
  return low + Math.floor(u * (high - low + 1));
}
