import type { MembershipRole } from '@giliran/db/identity';

/** An account of demo mode: its password is public, so demo mode listens on loopback alone. */
export interface DemoAccount {
  email: string;
  name: string;
  label: string;
  role: MembershipRole;
  kabupatenCode: string;
  /** NPSN of the school, for OPERATOR and HEAD. */
  npsn: string | null;
}

export const DEMO_PASSWORD = 'giliran-demo';

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  {
    email: 'operator.baru@demo.giliran',
    name: 'Operator SD baru',
    label: 'Operator — SD kosong: mulai dari impor Dapodik',
    role: 'OPERATOR',
    kabupatenCode: '61.07',
    npsn: 'Z0000004',
  },
  {
    email: 'operator.desa@demo.giliran',
    name: 'Operator SD desa',
    label: 'Operator — SD desa, 6 rombel',
    role: 'OPERATOR',
    kabupatenCode: '61.07',
    npsn: 'Z0000001',
  },
  {
    email: 'kepala.desa@demo.giliran',
    name: 'Kepala SD desa',
    label: 'Kepala sekolah — SD desa, 6 rombel',
    role: 'HEAD',
    kabupatenCode: '61.07',
    npsn: 'Z0000001',
  },
  {
    email: 'operator.sd12@demo.giliran',
    name: 'Operator SD kota',
    label: 'Operator — SD 12 rombel',
    role: 'OPERATOR',
    kabupatenCode: '61.07',
    npsn: 'Z0000002',
  },
  {
    email: 'operator.smp27@demo.giliran',
    name: 'Operator SMP',
    label: 'Operator — SMP 27 rombel',
    role: 'OPERATOR',
    kabupatenCode: '61.07',
    npsn: 'Z0000003',
  },
  {
    email: 'dinas.bengkayang@demo.giliran',
    name: 'Dinas Bengkayang',
    label: 'Dinas Pendidikan — Kabupaten Bengkayang (data sintetis)',
    role: 'DINAS',
    kabupatenCode: '61.07',
    npsn: null,
  },
  {
    email: 'dinas.banjar@demo.giliran',
    name: 'Dinas Banjar',
    label: 'Dinas Pendidikan — Kabupaten Banjar: impor rekap 953 sekolah',
    role: 'DINAS',
    kabupatenCode: '63.03',
    npsn: null,
  },
  {
    email: 'kepala.siap@demo.giliran',
    name: 'Kepala SD siap',
    label: 'Kepala sekolah — SD yang menunggu izin dan hari pertama',
    role: 'HEAD',
    kabupatenCode: '61.07',
    npsn: 'Z0000005',
  },
  {
    email: 'pengawas@demo.giliran',
    name: 'Pengawas Bengkayang',
    label: 'Pengawas — kunjungan verifikasi Kabupaten Bengkayang',
    role: 'SUPERVISOR',
    kabupatenCode: '61.07',
    npsn: null,
  },
  {
    email: 'tim.terpadu@demo.giliran',
    name: 'Tim Terpadu Bengkayang',
    label: 'Tim Terpadu — verifikasi bersama pengawas Kabupaten Bengkayang',
    role: 'REGENCY_TEAM',
    kabupatenCode: '61.07',
    npsn: null,
  },
  {
    email: 'satgas@demo.giliran',
    name: 'Satgas Bengkayang',
    label: 'Satgas COVID-19 — zona, kasus, penutupan Kabupaten Bengkayang',
    role: 'SATGAS',
    kabupatenCode: '61.07',
    npsn: null,
  },
  {
    email: 'bupati@demo.giliran',
    name: 'Bupati Bengkayang',
    label: 'Bupati — izin dan pencabutan Kabupaten Bengkayang',
    role: 'REGENT',
    kabupatenCode: '61.07',
    npsn: null,
  },
  {
    email: 'peneliti@demo.giliran',
    name: 'Peneliti',
    label: 'Peneliti — agregat Kabupaten Bengkayang',
    role: 'RESEARCHER',
    kabupatenCode: '61.07',
    npsn: null,
  },
];
