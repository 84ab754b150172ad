import type { SavedPlan, SchoolFacts } from '@giliran/planning';
import { expect, test } from 'vitest';
import { planNamesOf } from './plan-names.ts';

const rombelId = '0b8e1c9e-1111-4a4a-8a8a-000000000001';
const facts: SchoolFacts = {
  id: 's',
  form: 'SD',
  setting: {
    regulationIds: ['bengkayang-51-2021'],
    phase: 'TRANSITION',
    startDate: '2021-09-13',
    days: ['Sen'],
    shifts: [{ id: 'P', name: 'Pagi', start: '07:00', end: '10:00' }],
    roomGapMin: 30,
    teacherGapMin: 0,
    minSessions: 1,
    gate: null,
    maxCampusPupils: null,
    genderRule: null,
    mergeable: [],
    canteen: null,
    readinessShare: null,
  },
  rooms: [
    {
      id: 'room-1',
      name: 'Ruang 1 (atas)',
      site: 'ON_CAMPUS',
      widthCm: 700,
      lengthCm: 800,
      sideMarginCm: 50,
      frontZoneCm: 200,
      backMarginCm: 50,
    },
  ],
  teachers: [{ id: 'teacher-1', name: 'Bu Rina', rombelId: null, maxDay: null, maxWeek: null }],
  rombel: [
    {
      id: rombelId,
      name: '4A',
      grade: 4,
      pupilCount: 20,
      pupils: [{ id: 'pupil-9', rosterNumber: 9, sex: null, consent: 'YES', familyId: null }],
    },
  ],
  zoneHistory: [],
};
const plan: SavedPlan = { groups: [{ id: `${rombelId}-A`, label: '4A · A', rombelId, pupils: ['pupil-9'] }], sessions: [] };

test('ids of groups, rooms, teachers, pupils, days and shifts become words', () => {
  const { sentence } = planNamesOf(facts, plan);
  expect(sentence(`Guru teacher-1 bentrok pada Sen: kelompok ${rombelId}-A (P) di ruang room-1.`)).toBe(
    'Guru Bu Rina bentrok pada Senin: kelompok 4A · A (Pagi) di ruang Ruang 1 (atas).',
  );
  expect(sentence(`Siswa pupil-9 (${rombelId}) berizin tetapi belum punya kelompok.`)).toBe(
    'Siswa no. absen 9 (4A) (4A) berizin tetapi belum punya kelompok.',
  );
  expect(sentence('Tidak ada slot Sen P.')).toBe('Tidak ada slot Senin Pagi.');
});

test('words that only look like an id stay', () => {
  const { sentence } = planNamesOf(facts, plan);
  expect(sentence('Senin pagi, room-12, Minta izin P5.1.d')).toBe('Senin pagi, room-12, Minta izin P5.1.d');
});

test('a deleted room says so', () => {
  expect(planNamesOf(facts, plan).room('room-9')).toBe('(sudah dihapus)');
});

test('a day of a fortnight names its week', () => {
  const { sentence } = planNamesOf(facts, plan);
  expect(sentence(`Kelompok ${rombelId}-A masuk 2 kali pada Sen (A) (360 menit).`)).toBe(
    'Kelompok 4A · A masuk 2 kali pada Senin minggu A (360 menit).',
  );
  expect(sentence('Tidak ada slot Sel (B) P.')).toBe('Tidak ada slot Selasa minggu B Pagi.');
});
