import type { SchoolFacts } from './school-facts.ts';
import { defaultSetting } from './school-setting.ts';

/** A village SD for tests: `rombel` rombel of `size` pupils, a 7 x 8 m room and a class teacher each. Synthetic. */
export function villageSchool(rombel = 6, size = 32): SchoolFacts {
  const numbers = Array.from({ length: rombel }, (_, i) => i + 1);
  return {
    id: 's',
    form: 'SD',
    setting: defaultSetting('SD'),
    rooms: numbers.map((n) => ({
      id: `K${n}`,
      name: `Kelas ${n}`,
      site: 'ON_CAMPUS',
      widthCm: 700,
      lengthCm: 800,
      sideMarginCm: 50,
      frontZoneCm: 200,
      backMarginCm: 50,
    })),
    teachers: numbers.map((n) => ({ id: `G${n}`, name: `Guru ${n}`, rombelId: `R${n}`, maxDay: null, maxWeek: null })),
    rombel: numbers.map((n) => ({
      id: `R${n}`,
      name: `Kelas ${n}`,
      grade: n,
      pupilCount: 0,
      pupils: Array.from({ length: size }, (_, i) => ({
        id: `R${n}-${i}`,
        rosterNumber: i + 1,
        sex: i % 2 ? 'L' : 'P',
        consent: 'YES',
        familyId: null,
      })),
    })),
    zoneHistory: [{ from: '2021-09-01', zone: 'YELLOW' }],
  };
}
