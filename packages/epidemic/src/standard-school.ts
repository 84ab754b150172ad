import type { RotationHousehold, RotationPupil, RotationRoom, RotationSchool, RotationTeacher } from './rotation-input.ts';

/**
 * The school of the benchmarks: 600 pupils in 20 rombel of 30, 30 teachers, 423 pupil households (177 with two pupils) with two adults each,
 * 30 teacher households with two more adults: 1536 persons; rooms of 168 m3. O(persons).
 */
export function standardSchool(): RotationSchool {
  const households: RotationHousehold[] = [];
  const adults = (h: string): RotationHousehold => ({
    id: h,
    adults: [
      { id: `${h}-a`, age: 38, doses: 0 },
      { id: `${h}-b`, age: 40, doses: 0 },
    ],
    siblingsElsewhere: [],
  });
  for (let h = 0; h < 423; h++) households.push(adults(`H${h}`));
  const pupils: RotationPupil[] = [];
  for (let i = 0; i < 600; i++) {
    // The second children (423..599) go to another rombel than their sibling.
    const household = i < 423 ? i : (i - 423) * 2;
    pupils.push({
      id: `P${i}`,
      rombel: `R${String((i * 7) % 20).padStart(2, '0')}`,
      age: 7 + (((i * 7) % 20) >> 2) + 1,
      household: `H${household}`,
      consent: true,
      doses: 0,
      transport: i % 3 === 0 ? 'ANGKOT' : 'WALK',
      transportGroup: i % 3 === 0 ? `T${Math.floor(i / 24)}` : null,
    });
  }
  const teachers: RotationTeacher[] = [];
  for (let t = 0; t < 30; t++) {
    households.push(adults(`HG${t}`));
    teachers.push({ id: `G${t}`, age: 28 + t, doses: 0, household: `HG${t}` });
  }
  const rooms: RotationRoom[] = Array.from({ length: 20 }, (_, r) => ({
    id: `K${r}`,
    areaM2: 56,
    heightM: 3,
    ventilation: 'CROSS_OPEN',
    ach: 6,
    gapAch: 6,
  }));
  return { id: 'standard', level: 'SD', rooms, teachers, pupils, households };
}
