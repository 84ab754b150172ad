import { defaultSetting, type SchoolFacts } from '@giliran/planning';

const SUBJECTS = ['MTK', 'IPA', 'IPS', 'PAI'];

/**
 * A small SMP with subject teachers: rombel of 30 in two groups, a 7 x 8 m room each, one teacher a subject for so many rombel; two
 * sessions of three periods a group, all filled. Synthetic.
 */
export function subjectSchool(rombel = 3, rombelPerTeacher = 2): SchoolFacts {
  const numbers = Array.from({ length: rombel }, (_, i) => i + 1);
  const teams = Array.from({ length: Math.ceil(rombel / rombelPerTeacher) }, (_, i) => i + 1);
  return {
    id: 's',
    form: 'SMP',
    setting: { ...defaultSetting('SMP'), days: ['Sen', 'Sel', 'Rab', 'Kam'], lessons: { periodsPerSession: 3, sessionsPerGroup: 2 } },
    rooms: numbers.map((n) => ({
      id: `K${n}`,
      name: `Ruang ${n}`,
      site: 'ON_CAMPUS',
      widthCm: 700,
      lengthCm: 800,
      sideMarginCm: 50,
      frontZoneCm: 200,
      backMarginCm: 50,
    })),
    teachers: teams.flatMap((team) =>
      SUBJECTS.map((subject) => ({
        id: `${subject}${team}`,
        name: `Guru ${subject} ${team}`,
        rombelId: null,
        maxDay: null,
        maxWeek: null,
        maxPeriods: null,
      })),
    ),
    rombel: numbers.map((n) => ({
      id: `R${n}`,
      name: `7${String.fromCharCode(64 + n)}`,
      grade: 7,
      pupilCount: 0,
      pupils: Array.from({ length: 30 }, (_, i) => ({
        id: `R${n}-${i}`,
        rosterNumber: i + 1,
        sex: i % 2 ? ('L' as const) : ('P' as const),
        consent: 'YES' as const,
        familyId: null,
      })),
    })),
    lessonDemand: numbers.flatMap((n) =>
      SUBJECTS.map((subject, s) => ({
        rombelId: `R${n}`,
        subject,
        teacherId: `${subject}${Math.ceil(n / rombelPerTeacher)}`,
        // 3 + 1 + 1 + 1: all of the 6 periods there are.
        periods: s === 0 ? 3 : 1,
      })),
    ),
    zoneHistory: [{ from: '2021-09-01', zone: 'YELLOW' }],
  };
}
