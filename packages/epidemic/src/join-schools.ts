import { InputError } from '@giliran/kernel';
import type { GroupModel, PlanModel, SessionModel } from './plan-model.ts';
import { ROLE, type PersonModel, type SchoolModel } from './parse-school.ts';

/** A set of schools simulated together, as one model. */
export interface JoinedSchools {
  school: SchoolModel;
  plans: PlanModel[];
}

/** Are ids of households and teachers shared by all schools, or each school's own? Own ones carry the school's id. */
export type IdScope = 'shared' | 'own';

const scoped = (scope: IdScope, school: SchoolModel, id: string): string => (scope === 'own' ? `${school.id}\u0000${id}` : id);

/**
 * Which schools must be simulated together? Those that share a household or a teacher, or an area for which `areas` names a closing rule.
 * Returns lists of school indices, in order of their first school. O(persons).
 */
export function componentsOf(schools: readonly SchoolModel[], areas: readonly ('desa' | 'kecamatan')[], scope: IdScope): number[][] {
  if (schools.length === 1) return [[0]];
  const parent = schools.map((_, i) => i);
  const rootOf = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root] as number;
    parent[i] = root;
    return root;
  };
  const first = new Map<string, number>();
  const join = (key: string, i: number): void => {
    const other = first.get(key);
    if (other === undefined) first.set(key, i);
    else {
      const [a, b] = [rootOf(other), rootOf(i)];
      parent[Math.max(a, b)] = Math.min(a, b);
    }
  };
  schools.forEach((school, i) => {
    if (scope === 'shared') {
      for (const id of school.householdIds) if (id !== null) join(`household ${id}`, i);
      for (const id of school.teacherById.keys()) join(`teacher ${id}`, i);
    }
    for (const area of areas) {
      const name = school.sites[0]?.[area];
      if (name !== null && name !== undefined) join(`${area} ${name}`, i);
    }
  });
  const lists = new Map<number, number[]>();
  schools.forEach((_, i) => lists.set(rootOf(i), [...(lists.get(rootOf(i)) ?? []), i]));
  return [...lists.values()];
}

/**
 * Makes one model of several schools. Households of the same id are one, and so are persons of the same id in it; teachers of the same id
 * are one. `plans[s]` are the plans of school s, the same ids in the same order for each. O(persons + sessions + days).
 * @throws InputError when a teacher of two schools would be in two rooms at once.
 */
export function joinSchools(
  schools: readonly SchoolModel[],
  plans: readonly PlanModel[][],
  scope: IdScope,
  warnings: string[],
): JoinedSchools {
  const [only, own] = [schools[0], plans[0]];
  if (schools.length === 1 && only && own) return { school: only, plans: own };
  const persons: PersonModel[] = [];
  const householdIds: (string | null)[] = [];
  const householdById = new Map<string, number>();
  const personById = new Map<string, number>();
  const teachers: SchoolModel['teachers'] = [];
  const teacherById = new Map<string, number>();
  const joined: SchoolModel = {
    id: schools.map((school) => school.id).toSorted()[0] as string,
    sites: schools.flatMap((school) => school.sites),
    persons,
    households: 0,
    householdIds,
    rooms: schools.flatMap((school) => school.rooms),
    roomById: new Map(),
    pupils: [],
    pupilById: new Map(),
    teachers,
    teacherById,
    rombel: schools.flatMap((school) => school.rombel),
    rombelSite: schools.flatMap((school, s) => school.rombel.map(() => s)),
  };
  const shifts: { pupil: number; room: number; teacher: number[] }[] = [];
  let [rooms, rombel] = [0, 0];
  schools.forEach((school, s) => {
    const householdPlace = school.householdIds.map((id) => {
      const key = id === null ? null : scoped(scope, school, id);
      const known = key === null ? undefined : householdById.get(key);
      if (known !== undefined) return known;
      if (key !== null) householdById.set(key, householdIds.length);
      return householdIds.push(id) - 1;
    });
    const teacherPersons = new Set(school.teachers.map((teacher) => teacher.person));
    const personPlace = school.persons.map((person, i) => {
      const household = householdPlace[person.household] as number;
      const key = teacherPersons.has(i) ? `teacher ${scoped(scope, school, person.id)}` : `${household} ${person.id}`;
      const known = personById.get(key);
      const earlier = known === undefined ? undefined : persons[known];
      // Two pupils of one id are two children: ids of pupils are a matter of each school.
      if (known !== undefined && earlier && !(person.role === ROLE.pupil && earlier.role === ROLE.pupil)) {
        if (person.role < earlier.role) persons[known] = { ...person, household: earlier.household, school: s };
        return known;
      }
      personById.set(key, persons.length);
      return persons.push({ ...person, household, school: s }) - 1;
    });
    shifts.push({
      pupil: joined.pupils.length,
      room: rooms,
      teacher: school.teachers.map((teacher) => {
        const person = personPlace[teacher.person] as number;
        const id = scoped(scope, school, (persons[person] as PersonModel).id);
        const own = teacher.rombel.map((r) => r + rombel);
        const known = teacherById.get(id);
        if (known !== undefined) {
          const entry = teachers[known] as SchoolModel['teachers'][number];
          entry.rombel.push(...own);
          entry.sites.push(s);
          return known;
        }
        teacherById.set(id, teachers.length);
        return teachers.push({ person, rombel: own, sites: [s] }) - 1;
      }),
    });
    for (const pupil of school.pupils)
      joined.pupils.push({ ...pupil, person: personPlace[pupil.person] as number, rombel: pupil.rombel + rombel });
    rooms += school.rooms.length;
    rombel += school.rombel.length;
  });
  joined.households = householdIds.length;
  const count = own?.length ?? 0;
  const joinedPlans = Array.from({ length: count }, (_, p) =>
    joinPlans(
      plans.map((list) => list[p] as PlanModel),
      shifts,
      joined,
      warnings,
    ),
  );
  return { school: joined, plans: joinedPlans };
}

function joinPlans(
  plans: readonly PlanModel[],
  shifts: readonly { pupil: number; room: number; teacher: number[] }[],
  school: SchoolModel,
  warnings: string[],
): PlanModel {
  const first = plans[0] as PlanModel;
  const groups: GroupModel[] = [];
  const rooms: PlanModel['rooms'] = [];
  const starts = plans.map((plan, s) => {
    const start = { group: groups.length, room: rooms.length };
    const shift = shifts[s] as (typeof shifts)[number];
    for (const group of plan.groups) groups.push({ ...group, site: s, pupils: group.pupils.map((pupil) => pupil + shift.pupil) });
    rooms.push(...plan.rooms);
    return start;
  });
  const templates: SessionModel[][] = [];
  const known = new Map<string, number>();
  const templateOfDay = new Int32Array(first.days).fill(-1);
  for (let day = 0; day < first.days; day++) {
    const used = plans.map((plan) => plan.templateOfDay[day] as number);
    if (used.every((template) => template < 0)) continue;
    const key = used.join();
    let template = known.get(key);
    if (template === undefined) {
      const sessions = plans.flatMap((plan, s) =>
        (plan.templates[used[s] as number] ?? []).map((session): SessionModel => {
          const start = starts[s] as (typeof starts)[number];
          const shift = shifts[s] as (typeof shifts)[number];
          return {
            ...session,
            site: s,
            room: session.room + start.room,
            groups: session.groups.map((group) => group + start.group),
            teachers: session.teachers.map((use) => ({ ...use, teacher: shift.teacher[use.teacher] as number })),
          };
        }),
      );
      template = templates.push(withoutClashes(sessions, first, school, warnings)) - 1;
      known.set(key, template);
    }
    templateOfDay[day] = template;
  }
  return { ...first, groups, rooms, templates, templateOfDay };
}

/** Nobody teaches in two schools at once: an error in timetables; a built-in schedule leaves him to the school named first. */
function withoutClashes(sessions: SessionModel[], plan: PlanModel, school: SchoolModel, warnings: string[]): SessionModel[] {
  const uses = new Map<number, { site: number; start: number; end: number }[]>();
  return sessions.map((session) => {
    const teachers = session.teachers.filter(({ teacher, start, end }) => {
      const list = uses.get(teacher) ?? [];
      const clash = list.find((use) => use.site !== session.site && use.start < end && start < use.end);
      if (!clash) {
        uses.set(teacher, [...list, { site: session.site, start, end }]);
        return true;
      }
      const id = school.persons[(school.teachers[teacher] as { person: number }).person]?.id ?? '';
      const [a, b] = [school.sites[clash.site]?.id ?? '', school.sites[session.site]?.id ?? ''];
      if (plan.builtin === null)
        throw new InputError('/schools', `The teacher '${id}' is in the schools '${a}' and '${b}' at once. Maybe another shift?`);
      const text = `plan ${plan.id}: the teacher ${id} stays in the school ${a}; the built-in schedule would have him in ${b} at the same time.`;
      if (!warnings.includes(text)) warnings.push(text);
      return false;
    });
    return { ...session, teachers };
  });
}
