import { daysBetween, weekdayOf, WEEKDAYS, type Day } from '@giliran/kernel';
import { compressedRows } from './compressed-rows.ts';
import { diseaseOf } from './disease-of.ts';
import { gammaQuantiles } from './distributions.ts';
import { hashText, uniqueKeys } from './draws.ts';
import { power } from './exact-math.ts';
import type { Parameters } from './parameters.ts';
import { ROLE, type PersonModel, type SchoolModel } from './parse-school.ts';
import type { ScenarioModel } from './parse-scenario.ts';
import type { World } from './world.ts';

/** A power of two above the most persons. */
const PLACES = 1048576;

/**
 * Turns school and scenario into the plan-independent arrays of the kernel. Persons stand in order of their keys (hash of school id and
 * person id), so the order of the input does not matter. `rank` gives each person's place. O(persons log persons).
 */
export function compileWorld(
  school: SchoolModel,
  scenario: ScenarioModel,
  startDate: Day,
  days: number,
): { world: World; rank: Int32Array } {
  const p = scenario.parameters;
  const n = school.persons.length;
  const keys = uniqueKeys(school.persons.map((person) => person.key));
  const { order, rank } = orderOf(keys);
  const floats = (): Float64Array => new Float64Array(n);
  const { latent, incubation, tail, householdDose } = diseaseOf(p);

  const members: number[][] = Array.from({ length: school.households }, () => []);
  const world: World = {
    persons: n,
    days,
    key: Int32Array.from(order, (person) => keys[person] as number),
    role: new Uint8Array(n),
    airOut: floats(),
    contactOut: floats(),
    homeOut: floats(),
    airIn: floats(),
    contactIn: floats(),
    homeIn: floats(),
    symptomatic: floats(),
    detection: floats(),
    asymptomaticFactor: p.asymptomaticFactor,
    household: new Int32Array(n),
    memberStart: new Int32Array(school.households + 1),
    member: new Int32Array(n),
    homeCoefficient: new Float64Array(school.households),
    isolatedAtHomeFactor: p.isolatedAtHomeFactor,
    homeOnce: false,
    pool: 0,
    stopAt: n + 1,
    history: {
      latent,
      incubation,
      tail,
      infectivity: p.dispersion >= 1000 ? null : gammaQuantiles(p.dispersion),
      profile: 'risen',
      joint: null,
    },
    rules: {
      ...scenario.responses,
      closing: scenario.responses.closing.map(({ area, ...rule }) => ({ ...rule, ...areasOf(school, area) })),
    },
    screening: scenario.responses.screening,
    firstWeekday: WEEKDAYS.indexOf(weekdayOf(startDate)),
    sites: school.sites.length,
    siteStart: new Int32Array(n + 1),
    siteOf: new Int32Array(0),
    vehicleOf: new Int32Array(n).fill(-1),
    riderStart: new Int32Array(1),
    rider: new Int32Array(0),
    schoolchildStart: new Int32Array(school.households + 1),
    schoolchild: new Int32Array(0),
    transition: null,
    prevalence: scenario.initialPrevalence,
    neighbour: { ...scenario.responses.neighbour, ascertainment: scenario.ascertainment },
    importKey: hashText(`${school.id}\u0000import`),
    importDaily: new Float64Array(days),
    zoneClosed: new Uint8Array(days),
    importWeight: floats(),
    indexCases: [],
    indexPool: new Int32Array(0),
  };
  const consenting = new Set(school.pupils.flatMap((pupil) => (pupil.consent ? [pupil.person] : [])));
  for (let place = 0; place < n; place++) {
    const index = order[place] as number;
    const person = school.persons[index] as PersonModel;
    setPerson(world, place, person, school.sites[person.school]?.level ?? '', scenario, consenting.has(index));
    world.household[place] = person.household;
    (members[person.household] as number[]).push(place);
  }
  let filled = 0;
  members.forEach((list, h) => {
    for (const place of list) world.member[filled++] = place;
    world.memberStart[h + 1] = filled;
    world.homeCoefficient[h] = list.length < 2 ? 0 : householdDose * power(list.length - 1, -p.householdSizeExponent);
  });

  addBonds(world, school, rank);
  let zone = 0;
  for (let d = 0; d < days; d++) {
    while (zone + 1 < scenario.zones.length && daysBetween(startDate, (scenario.zones[zone + 1] as { from: Day }).from) <= d) zone++;
    const current = scenario.zones[zone] as ScenarioModel['zones'][number];
    world.importDaily[d] = current.daily;
    if (current.closed) world.zoneClosed[d] = 1;
  }
  if (scenario.transition) {
    const { start, matrix } = scenario.transition;
    world.transition = {
      start,
      cumulated: Float64Array.from(matrix.flatMap((row) => row.map((_, j) => row.slice(0, j + 1).reduce((sum, p) => sum + p, 0)))),
      daily: Float64Array.from(scenario.zoneDaily, (one) => one.daily),
      closed: Uint8Array.from(scenario.zoneDaily, (one) => (one.closed ? 1 : 0)),
    };
  }
  if (scenario.index) {
    const { person, role, day } = scenario.index;
    const named = person === null ? -1 : school.persons.findIndex((candidate) => candidate.id === person);
    const pool: { person: number }[] =
      role === 'pupil' ? school.pupils.filter((pupil) => pupil.consent || consenting.size === 0) : school.teachers;
    world.indexPool = Int32Array.from(pool, (entry) => rank[entry.person] as number).sort();
    if (named >= 0) world.indexCases.push({ person: rank[named] as number, day });
    else if (person === null && pool.length > 0) world.indexCases.push({ person: -1, day });
  }
  return { world, rank };
}

/** Persons in order of their keys, and the place of each. A key and its person fit into one number, which sorts several times as fast as a comparison. */
function orderOf(keys: Int32Array): { order: Int32Array; rank: Int32Array } {
  const n = keys.length;
  const packed = new Float64Array(n);
  for (let i = 0; i < n; i++) packed[i] = (keys[i] as number) * PLACES + i;
  packed.sort();
  const order = new Int32Array(n);
  const rank = new Int32Array(n);
  for (let place = 0; place < n; place++) {
    const one = packed[place] as number;
    const person = one - Math.floor(one / PLACES) * PLACES;
    order[place] = person;
    rank[person] = place;
  }
  return { order, rank };
}

/** Area of each school; schools without one are an area of their own. */
function areasOf(school: SchoolModel, area: 'school' | 'desa' | 'kecamatan'): { areaOf: Int32Array; areas: number } {
  const known = new Map<string, number>();
  const areaOf = Int32Array.from(school.sites, (site, s) => {
    const name = area === 'school' ? null : site[area];
    const key = name === null ? `school ${s}` : `area ${name}`;
    if (!known.has(key)) known.set(key, known.size);
    return known.get(key) as number;
  });
  return { areaOf, areas: known.size };
}

/** Whom a case has to do with at school and on the way: schools, vehicles, schoolchildren of a household. */
function addBonds(world: World, school: SchoolModel, rank: Int32Array): void {
  const place = (person: number): number => rank[person] as number;
  const sites: number[][] = Array.from({ length: world.persons }, () => []);
  const vehicles = new Map<string, number[]>();
  const children: number[][] = Array.from({ length: school.households }, () => []);
  for (const { person, consent, transport, transportGroup } of school.pupils) {
    const { school: site, household } = school.persons[person] as PersonModel;
    if (!consent) continue;
    (sites[place(person)] as number[]).push(site);
    (children[household] as number[]).push(place(person));
    if (transportGroup === null || transport === 'WALK' || transport === 'PRIVATE') continue;
    const key = `${site} ${transport} ${transportGroup}`;
    vehicles.set(key, [...(vehicles.get(key) ?? []), place(person)]);
  }
  for (const teacher of school.teachers) (sites[place(teacher.person)] as number[]).push(...teacher.sites);
  [world.siteStart, world.siteOf] = compressedRows(sites);
  [world.schoolchildStart, world.schoolchild] = compressedRows(children.map((list) => list.toSorted((a, b) => a - b)));
  const riders = [...vehicles.values()].map((list) => list.toSorted((a, b) => a - b));
  [world.riderStart, world.rider] = compressedRows(riders);
  riders.forEach((list, v) => {
    for (const person of list) world.vehicleOf[person] = v;
  });
}

function setPerson(world: World, place: number, person: PersonModel, level: string, scenario: ScenarioModel, consenting: boolean): void {
  const p = scenario.parameters;
  const isChild = person.age < 18;
  const doses = person.doses >= 2 ? 1 : person.doses === 1 ? p.oneDoseShare : 0;
  const compliance = scenario.compliance.get(person.role === ROLE.pupil ? level : person.role === ROLE.teacher ? 'TEACHER' : '') ?? 0;
  const out =
    p.transmissibility * Math.max(0, 1 - (isChild ? p.transmissionPerYear * (18 - person.age) : 0)) * (1 - p.vaccineOnward * doses);
  const maskedOut = out * (1 - scenario.maskOut * compliance);
  const susceptibility = ageSusceptibility(p, person.age) * (1 - p.vaccineSusceptibility * doses);
  const maskedIn = susceptibility * (1 - scenario.maskIn * compliance);
  world.role[place] = person.role;
  world.airOut[place] = p.quantaPerHour * (isChild ? p.childEmission : person.role === ROLE.teacher ? p.teacherEmission : 1) * maskedOut;
  world.contactOut[place] = maskedOut;
  world.homeOut[place] = out;
  world.airIn[place] = maskedIn * (isChild ? p.breathingChildM3PerH : p.breathingAdultM3PerH);
  world.contactIn[place] = maskedIn;
  world.homeIn[place] = susceptibility;
  world.symptomatic[place] = Math.max(0, p.symptomaticAdult - (isChild ? p.symptomaticPerYear * (18 - person.age) : 0));
  world.detection[place] = person.role === ROLE.teacher || (person.role === ROLE.pupil && consenting) ? scenario.responses.detection : 0;
  world.importWeight[place] =
    person.role === ROLE.pupil ? p.importWeightPupil : person.role === ROLE.teacher ? p.importWeightTeacher : p.importWeightHousehold;
}

function ageSusceptibility(p: Parameters, age: number): number {
  return age < 12 ? p.susceptibilityUnder12 : age < 18 ? p.susceptibility12To17 : 1;
}
