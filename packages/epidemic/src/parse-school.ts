import { InputError } from '@giliran/kernel';
import type { Assumption } from './assumption.ts';
import { AGE_BY_LEVEL } from './parameters.ts';
import { parseRoom, STANDARD_ROOM, type RoomModel } from './parse-room.ts';
import {
  at,
  fail,
  findId,
  indexIds,
  isMissing,
  readChoice,
  readFlag,
  readId,
  readIdOf,
  readList,
  readNumberOf,
  readObject,
} from './input-reader.ts';
import type { Transport } from './rotation-input.ts';

export const ROLE = { pupil: 0, teacher: 1, adult: 2, sibling: 3 } as const;

export interface PersonModel {
  id: string;
  /** School id and person id: the address of his chance events. */
  key: string;
  role: 0 | 1 | 2 | 3;
  age: number;
  doses: number;
  household: number;
  /** Index of the school that listed the person. */
  school: number;
}

interface PupilModel {
  person: number;
  rombel: number;
  consent: boolean;
  transport: Transport;
  transportGroup: string | null;
}

/** One school, or several that are simulated together. */
export interface SchoolModel {
  id: string;
  /** The schools of the model, in order. */
  sites: { id: string; level: string; desa: string | null; kecamatan: string | null }[];
  persons: PersonModel[];
  households: number;
  /** Given ids of households, null for those made up for persons without one. */
  householdIds: (string | null)[];
  rooms: RoomModel[];
  roomById: Map<string, number>;
  pupils: PupilModel[];
  pupilById: Map<string, number>;
  /** `sites`: indices of the schools that list him. */
  teachers: { person: number; rombel: number[]; sites: number[] }[];
  teacherById: Map<string, number>;
  rombel: string[];
  /** Index of the school of each rombel. */
  rombelSite: number[];
}

/** Most persons of a component (schools simulated together). */
export const MOST_PERSONS = 500_000;
const TRANSPORTS: readonly Transport[] = ['WALK', 'PRIVATE', 'ANGKOT', 'BUS', 'OJEK'];
const LEVELS: Record<string, string> = {
  PAUD: 'PAUD',
  TK: 'PAUD',
  KB: 'PAUD',
  TPA: 'PAUD',
  SPS: 'PAUD',
  RA: 'PAUD',
  SD: 'SD',
  MI: 'SD',
  PAKETA: 'SD',
  SMP: 'SMP',
  MTS: 'SMP',
  PAKETB: 'SMP',
  SMA: 'SMA',
  SMK: 'SMA',
  MA: 'SMA',
  PAKETC: 'SMA',
};
const ADULT_AGE = 38;
const SIBLING_AGE = 10;
const MEMBERS = [
  ['adults', ROLE.adult, ADULT_AGE],
  ['siblingsElsewhere', ROLE.sibling, SIBLING_AGE],
] as const;

/**
 * Reads and checks one school: rooms, households, teachers, pupils. Errors are InputErrors with pointers under `path`.
 * `householdsElsewhere`: ids of households that other schools of the input describe. O(persons).
 */
export function parseSchool(
  value: unknown,
  path: string,
  assumptions: Assumption[],
  warnings: string[],
  householdsElsewhere: ReadonlySet<string> = new Set(),
): SchoolModel {
  const school = readObject(value, path);
  const id = isMissing(school['id']) ? 'school' : readId(school['id'], at(path, 'id'));
  const area = (key: 'desa' | 'kecamatan'): string | null => (isMissing(school[key]) ? null : readId(school[key], at(path, key)));
  const given = isMissing(school['level']) ? 'SD' : readId(school['level'], at(path, 'level'));
  if (isMissing(school['level'])) assumptions.push({ key: 'school.level', value: 'SD', source: 'assumption' });
  const level = LEVELS[given.toUpperCase().replaceAll(/[^A-Z]/g, '')];
  if (level === undefined) fail(at(path, 'level'), `a level such as ${Object.keys(LEVELS).join(', ')}`, given);
  const pupilAge = AGE_BY_LEVEL[level as string] as number;

  const rooms = isMissing(school['rooms'])
    ? []
    : readList(school['rooms'], at(path, 'rooms')).map((room, i) => parseRoom(room, at(path, 'rooms', i), assumptions));
  const roomById = indexIds(
    rooms.map((room) => room.id),
    'room',
    (i) => at(path, 'rooms', i, 'id'),
  );
  if (rooms.length === 0) {
    rooms.push({ id: 'standard', volumeM3: 168, ach: 6, gapAch: 6 });
    assumptions.push({
      key: 'school.rooms',
      value: '168 m3, 6 air changes per hour',
      source: `${STANDARD_ROOM}; assumption`,
    });
  }

  const persons: PersonModel[] = [];
  const paths: string[] = [];
  const missing = { age: false, doses: false, rombel: false, consent: false, transport: false };
  const add = (entry: Record<string, unknown>, entryPath: string, role: PersonModel['role'], age: number, household: number): number => {
    if (isMissing(entry['age'])) missing.age = true;
    if (isMissing(entry['doses'])) missing.doses = true;
    const personId = readIdOf(entry, 'id', entryPath);
    const doses = readNumberOf(entry, 'doses', entryPath, 0, 10, 0);
    if (!Number.isInteger(doses)) fail(at(entryPath, 'doses'), 'a whole number', doses);
    persons.push({
      id: personId,
      key: `${id}\u0000${personId}`,
      school: 0,
      role,
      age: readNumberOf(entry, 'age', entryPath, 0, 120, age),
      doses,
      household,
    });
    paths.push(entryPath);
    if (persons.length > MOST_PERSONS) throw new InputError(path, `Expected at most ${MOST_PERSONS} persons in one school, got more.`);
    return persons.length - 1;
  };

  const householdList = isMissing(school['households']) ? null : readList(school['households'], at(path, 'households'));
  const householdIds = (householdList ?? []).map((household, i) =>
    readId(readObject(household, at(path, 'households', i))['id'], at(path, 'households', i, 'id')),
  );
  const householdById = indexIds(householdIds, 'household', (i) => at(path, 'households', i, 'id'));
  const invented: number[] = [];
  const named: (string | null)[] = [...householdIds];
  let households = householdIds.length;
  const householdOf = (entry: Record<string, unknown>, entryPath: string): number => {
    const key = entry['household'];
    const name = isMissing(key) ? null : readIdOf(entry, 'household', entryPath);
    const known = name === null ? undefined : householdById.get(name);
    if (known !== undefined) return known;
    const isElsewhere = name !== null && householdsElsewhere.has(name);
    if (name !== null && householdList && !isElsewhere) return findId(householdById, name, at(entryPath, 'household'), 'household');
    if (name !== null) householdById.set(name, households);
    if (!isElsewhere) invented.push(households);
    named.push(name);
    return households++;
  };

  const rombel: string[] = [];
  const rombelById = new Map<string, number>();
  const pupils = readList(school['pupils'], at(path, 'pupils')).map((value, i): PupilModel => {
    const entryPath = at(path, 'pupils', i);
    const entry = readObject(value, entryPath);
    for (const key of ['rombel', 'consent', 'transport'] as const) if (isMissing(entry[key])) missing[key] = true;
    const name = isMissing(entry['rombel']) ? '-' : readIdOf(entry, 'rombel', entryPath);
    if (!rombelById.has(name)) {
      rombelById.set(name, rombel.length);
      rombel.push(name);
    }
    return {
      person: add(entry, entryPath, ROLE.pupil, pupilAge, householdOf(entry, entryPath)),
      rombel: rombelById.get(name) as number,
      consent: readFlag(entry['consent'], at(entryPath, 'consent'), true),
      transport: readChoice(entry['transport'] ?? undefined, at(entryPath, 'transport'), TRANSPORTS, 'WALK'),
      transportGroup: isMissing(entry['transportGroup']) ? null : readId(entry['transportGroup'], at(entryPath, 'transportGroup')),
    };
  });
  if (pupils.length === 0) fail(at(path, 'pupils'), 'at least one pupil', pupils);
  const teachers = (isMissing(school['teachers']) ? [] : readList(school['teachers'], at(path, 'teachers'))).map((value, i) => {
    const entryPath = at(path, 'teachers', i);
    const entry = readObject(value, entryPath);
    const taught =
      isMissing(entry['rombel']) || entry['rombel'] === '*' ? [] : Array.isArray(entry['rombel']) ? entry['rombel'] : [entry['rombel']];
    return {
      sites: [0],
      person: add(entry, entryPath, ROLE.teacher, 40, householdOf(entry, entryPath)),
      rombel: taught.map((name: unknown, n: number) =>
        findId(rombelById, name, at(entryPath, 'rombel', ...(Array.isArray(entry['rombel']) ? [n] : [])), 'rombel'),
      ),
    };
  });

  (householdList ?? []).forEach((value, i) => {
    const entryPath = at(path, 'households', i);
    const household = readObject(value, entryPath);
    for (const [key, role, age] of MEMBERS) {
      if (isMissing(household[key])) continue;
      const listPath = at(entryPath, key);
      readList(household[key], listPath).forEach((member, n) => {
        const memberPath = at(listPath, n);
        add(readObject(member, memberPath), memberPath, role, age, i);
      });
    }
  });
  for (const household of invented) {
    for (let n = 1; n <= 2; n++)
      add(
        { id: `~adult-${named[household] ?? household}-${n}`, doses: 0, age: ADULT_AGE },
        at(path, 'households'),
        ROLE.adult,
        ADULT_AGE,
        household,
      );
  }
  if (invented.length > 0) {
    assumptions.push({
      key: 'school.households',
      value: `two adults in each of ${invented.length} households not described`,
      source: 'assumption',
    });
    if (householdList) warnings.push(`${invented.length} persons name no household: each was given one with two adults.`);
  }
  if (missing.age)
    assumptions.push({
      key: 'age',
      value: `pupil ${pupilAge}, teacher 40, adult ${ADULT_AGE}, sibling ${SIBLING_AGE} where missing`,
      source: 'assumption',
    });
  if (missing.doses) assumptions.push({ key: 'doses', value: 0, source: 'assumption, where missing' });
  if (missing.rombel) assumptions.push({ key: 'pupils.rombel', value: 'one of their own', source: 'assumption, where missing' });
  if (missing.consent) assumptions.push({ key: 'pupils.consent', value: true, source: 'assumption, where missing' });
  if (missing.transport) assumptions.push({ key: 'pupils.transport', value: 'WALK', source: 'assumption, where missing' });
  indexIds(
    persons.map((person) => person.id),
    'person',
    (i) => at(paths[i] as string, 'id'),
  );
  const idOf = (person: number): string => (persons[person] as PersonModel).id;
  return {
    id,
    sites: [{ id, level: level as string, desa: area('desa'), kecamatan: area('kecamatan') }],
    persons,
    households,
    householdIds: named,
    rooms,
    roomById,
    pupils,
    teachers,
    rombel,
    rombelSite: rombel.map(() => 0),
    pupilById: new Map(pupils.map((pupil, i) => [idOf(pupil.person), i])),
    teacherById: new Map(teachers.map((teacher, i) => [idOf(teacher.person), i])),
  };
}
