import type { RotationInput, RotationPlan } from '@giliran/epidemic';

/**
 * The input with numbers in place of every id: what is computed, printed and shared names nobody. The same school gives the same
 * numbers as long as its lists keep their order. One school with plans of its own. O(input).
 */
export function numberedInput(input: RotationInput): RotationInput {
  const { school } = input;
  if (!school) return input;
  const rooms = numbering('k');
  const rombel = numbering('r');
  const pupils = numbering('s');
  const teachers = numbering('g');
  const households = numbering('h');
  const adults = numbering('d');
  const person = (id: string | null | undefined): string | null => (id === null || id === undefined ? null : households(id));
  return {
    ...input,
    school: {
      ...school,
      id: 'sekolah',
      rooms: school.rooms?.map((room) => ({ ...room, id: rooms(room.id) })) ?? [],
      pupils: school.pupils.map((pupil) => ({
        ...pupil,
        id: pupils(pupil.id),
        rombel: rombel(pupil.rombel),
        household: person(pupil.household),
      })),
      teachers:
        school.teachers?.map(({ rombel: led, ...teacher }) => ({
          ...teacher,
          id: teachers(teacher.id),
          household: person(teacher.household),
          ...(typeof led === 'string' ? { rombel: rombel(led) } : Array.isArray(led) ? { rombel: led.map(rombel) } : {}),
        })) ?? [],
      households:
        school.households?.map((household) => ({
          ...household,
          id: households(household.id),
          adults: household.adults?.map((adult) => ({ ...adult, id: adults(adult.id) })) ?? [],
        })) ?? [],
    },
    plans:
      input.plans?.map((plan): RotationPlan => {
        if ('builtin' in plan) return plan;
        const groups = numbering('kel');
        const shifts = numbering('sesi');
        return {
          ...plan,
          groups: plan.groups.map((group) => ({ id: groups(group.id), pupils: group.pupils.map(pupils) })),
          shifts: plan.shifts.map((shift) => ({ ...shift, id: shifts(shift.id) })),
          sessions: plan.sessions.map(({ teacher, teachers: crew, lessons, ...session }) => ({
            ...session,
            group: groups(session.group),
            shift: shifts(session.shift),
            room: rooms(session.room),
            ...(teacher ? { teacher: teachers(teacher) } : {}),
            ...(crew ? { teachers: crew.map(teachers) } : {}),
            // Subjects are free text and of no matter here.
            ...(lessons ? { lessons: lessons.map((lesson) => ({ period: lesson.period, teacher: teachers(lesson.teacher) })) } : {}),
          })),
        };
      }) ?? [],
  };
}

/** Numbers ids in the order in which they are first met. */
function numbering(letter: string): (id: string) => string {
  const numbers = new Map<string, string>();
  return (id) => {
    const known = numbers.get(id);
    if (known !== undefined) return known;
    const given = `${letter}${numbers.size + 1}`;
    numbers.set(id, given);
    return given;
  };
}
