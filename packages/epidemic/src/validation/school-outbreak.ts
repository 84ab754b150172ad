import { assembleLayout } from '../assemble-layout.ts';
import { clustersOf } from '../clusters-of.ts';
import { weibullDays } from '../distributions.ts';
import { drawUnit, replicateState } from '../draws.ts';
import { log1p } from '../exact-math.ts';
import { Histogram } from '../histogram.ts';
import { Kernel } from '../kernel.ts';
import { OCCASION, type DayTemplate, type Layout } from '../layout.ts';
import { ORDER, plainOccasion, type Occasion } from '../occasion.ts';
import { packDay } from '../pack-day.ts';
import { plainWorld, type World } from '../world.ts';
import { jointCourses } from './joint-courses.ts';

/** One measure of the school study of Lasser et al. 2022. */
export interface SchoolMeasure {
  measure: 'No NPIs' | 'Class Size Reduction' | 'Ventilation' | 'Masks' | 'Testing';
  /** Whom masks or tests are for. */
  who: 'pupil' | 'teacher';
  testsPerWeek: number;
}

/** How many teachers a school type has, whom they meet on a day, and how old its pupils are. */
export interface SchoolType {
  teachersPerRombel: number;
  rombelPerTeacher: number;
  ages: readonly number[];
  /** Share of pupils in mixed groups in the afternoon. */
  dayCare: number;
}

export interface SchoolStudy {
  type: SchoolType;
  rombel: number;
  pupilsPerRombel: number;
  /** Daily risk of a household contact of an adult with symptoms. */
  householdRisk: number;
  /** Mean and standard deviation of the days from infection to infectiousness, to symptoms, and to the end. */
  exposureDays: readonly [number, number];
  onsetDays: readonly [number, number];
  infectionDays: readonly [number, number];
  subclinicalModifier: number;
  /** What remains behind a mask, breathing out and in. */
  maskOut: number;
  maskIn: number;
  ventilationFactor: number;
  /** Weight of a contact at school against one at home. */
  contactWeight: number;
  quarantineDays: number;
}

/** Primary schools of Austria: half a subject teacher to each class teacher, everybody teaches two rombel a day. Facts of the study's own networks. */
export const SCHOOL_TYPES = {
  primary: { teachersPerRombel: 1.5, rombelPerTeacher: 2, ages: [6, 7, 8, 9], dayCare: 0 },
  primaryDayCare: { teachersPerRombel: 2, rombelPerTeacher: 1.5, ages: [6, 7, 8, 9], dayCare: 0.5 },
  lowerSecondary: { teachersPerRombel: 2.5, rombelPerTeacher: 4, ages: [10, 11, 12, 13], dayCare: 0 },
  upperSecondary: { teachersPerRombel: 2.85, rombelPerTeacher: 3, ages: [14, 15, 16, 17], dayCare: 0 },
  secondary: { teachersPerRombel: 2.5, rombelPerTeacher: 3.2, ages: [10, 11, 12, 13, 14, 15, 16, 17], dayCare: 0 },
} as const satisfies Record<string, SchoolType>;

/** Households of the study: children of a family, parents by number of children, adults and children of a teacher's household. */
const FAMILIES = { children: [0.4815, 0.3812, 0.1069, 0.0304], twoParents: [0.8195, 0.897, 0.8826, 0.8744] };
const TEACHER_HOMES = {
  adults: [0.4655, 0.5186, 0.0159],
  children: [
    [0.8495, 0.0953, 0.0408, 0.0144],
    [0.4874, 0.2133, 0.2158, 0.0835],
    [1, 0, 0, 0],
  ],
};
const ADULT_AGE = 20.5;
/** Share with symptoms by age as the study's code has it: it falls with age, to a fifth of adults. The model as described has 80 % of adults and fewer children, but the printed figures follow from the code. */
const SYMPTOMS = { newborn: 0.7954, perYear: 0.02868 };
const TRANSMISSION_PER_YEAR = 0.005;
const TEST_RESULT_DAYS = 2;
const DAYS = 500;

interface Person {
  age: number;
  /** 0 pupil, 1 teacher, 2 household member. */
  role: number;
  household: number;
  rombel: number;
}

/** A contagion that starts with one pupil or one class teacher. */
interface OutbreakFigures {
  /** Infected beside the index case until extinction. */
  sizes: Histogram;
  /** Infected by the index case himself. */
  direct: Histogram;
}

/**
 * Outbreaks from one index case (0 pupil, 1 teacher) by the production kernel on the study's contact network: every pair of a rombel and
 * every teacher with his rombel meet on each school day with the same weight, households every day. As in the study, people with symptoms
 * stay isolated and are tested (result after two days), and the household of a confirmed case is quarantined, whatever the measure.
 * The weekday of infection runs through the week. Direct infections come from `directRuns` runs in which only the index case transmits,
 * so a little more than if others competed with him. O(runs x infections).
 */
export function simulateSchoolOutbreak(
  study: SchoolStudy,
  measure: SchoolMeasure,
  role: 0 | 1,
  seed: number,
  outbreaks: number,
  directRuns: number,
): OutbreakFigures {
  const people = populate(study);
  const world = worldOf(people, study, measure);
  const layout = layoutOf(people, world, study, measure);
  const candidates = people.flatMap((person, i) => (person.role === role ? [i] : []));
  const kernel = new Kernel(world);
  const run = (r: number, index: number): number => {
    world.indexCases = [{ person: index, day: r % 7 }];
    kernel.simulate(layout, seed, r);
    return kernel.patients.count - 1;
  };
  const indexOf = (r: number): number => candidates[r % candidates.length] as number;
  const figures: OutbreakFigures = { sizes: new Histogram(), direct: new Histogram() };
  for (let r = 0; r < outbreaks; r++) figures.sizes.add(run(r, indexOf(r)));
  const outs = [world.airOut, world.homeOut] as const;
  const kept = outs.map((list) => list.slice());
  for (let r = 0; r < directRuns; r++) {
    const index = indexOf(r);
    outs.forEach((list, i) => {
      list.fill(0);
      list[index] = (kept[i] as Float64Array)[index] as number;
    });
    figures.direct.add(run(r, index));
  }
  return figures;
}

/** One school with its households, drawn once: families with up to four children of whom those of school age fill the rombel. */
function populate(study: SchoolStudy): Person[] {
  const { ages } = study.type;
  const state = replicateState(2022, 13);
  let counter = 0;
  const draw = (shares: readonly number[]): number => {
    let u = drawUnit(state, 1, 1, counter++);
    let i = 0;
    while (i < shares.length - 1 && u >= (shares[i] as number)) u -= shares[i++] as number;
    return i;
  };
  const people: Person[] = [];
  const ageOf = (rombel: number): number => ages[Math.floor((rombel * ages.length) / study.rombel)] as number;
  const free = Array.from({ length: study.rombel }, () => study.pupilsPerRombel);
  let household = 0;
  const placeChild = (age: number): void => {
    const rombel = free.findIndex((places, r) => places > 0 && ageOf(r) === age);
    if (rombel >= 0) free[rombel] = (free[rombel] as number) - 1;
    people.push({ age, role: rombel >= 0 ? 0 : 2, household, rombel });
  };
  for (let next = 0; next < study.rombel;) {
    if (free[next] === 0) {
      next++;
      continue;
    }
    placeChild(ageOf(next));
    const children = draw(FAMILIES.children);
    for (let n = 0; n < children; n++) placeChild(Math.floor(18 * drawUnit(state, 1, 1, counter++)));
    const share = FAMILIES.twoParents[children] as number;
    for (let n = 0; n <= draw([1 - share, share]); n++) people.push({ age: ADULT_AGE, role: 2, household, rombel: -1 });
    household++;
  }
  const teachers = Math.floor(study.type.teachersPerRombel * study.rombel);
  for (let t = 0; t < teachers; t++) {
    people.push({ age: ADULT_AGE, role: 1, household, rombel: -1 });
    const adults = draw(TEACHER_HOMES.adults);
    const children = draw(TEACHER_HOMES.children[adults] as readonly number[]);
    for (let n = 0; n < adults; n++) people.push({ age: ADULT_AGE, role: 2, household, rombel: -1 });
    for (let n = 0; n < children; n++)
      people.push({ age: Math.floor(18 * drawUnit(state, 1, 1, counter++)), role: 2, household, rombel: -1 });
    household++;
  }
  return people;
}

function worldOf(people: readonly Person[], study: SchoolStudy, { measure, who, testsPerWeek }: SchoolMeasure): World {
  const world = plainWorld(people.length, DAYS, 0);
  const households = people.reduce((most, person) => Math.max(most, person.household + 1), 0);
  const members = Array.from({ length: households }, (): number[] => []);
  people.forEach((person, i) => (members[person.household] as number[]).push(i));
  world.household = Int32Array.from(people, (person) => person.household);
  world.memberStart = Int32Array.from([0, ...members], (_, h) => members.slice(0, h).reduce((sum, list) => sum + list.length, 0));
  world.member = Int32Array.from(members.flat());
  world.homeCoefficient = new Float64Array(households).fill(doseOf(study.householdRisk));
  world.isolatedAtHomeFactor = 0;
  world.asymptomaticFactor = study.subclinicalModifier;
  world.schoolchildStart = new Int32Array(households + 1);
  people.forEach((person, i) => {
    const age = person.age < 18 ? 1 - TRANSMISSION_PER_YEAR * (18 - person.age) : 1;
    const isMasked = measure === 'Masks' && person.role === (who === 'pupil' ? 0 : 1);
    world.role[i] = person.role;
    world.homeOut[i] = age;
    world.homeIn[i] = age;
    world.airOut[i] = age * (isMasked ? study.maskOut : 1);
    world.airIn[i] = age * (isMasked ? study.maskIn : 1);
    world.contactOut[i] = 0;
    world.symptomatic[i] = Math.max(0, SYMPTOMS.newborn - SYMPTOMS.perYear * person.age);
    world.detection[i] = 1;
  });
  world.history = {
    ...world.history,
    profile: 'sloped',
    joint: jointCourses({
      exposure: weibullDays(...study.exposureDays, 0),
      onset: weibullDays(...study.onsetDays, 0),
      infection: weibullDays(...study.infectionDays, 0),
    }),
  };
  world.rules = {
    ...world.rules,
    // Symptoms are seen on the morning after onset; who still has them after quarantine goes into the next one.
    delayDays: 1,
    isolationDays: study.quarantineDays > 0 ? DAYS : 0,
    testTurnaroundDays: TEST_RESULT_DAYS,
    quarantine: { group: false, household: study.quarantineDays > 0, transport: false, days: study.quarantineDays, delayDays: 0 },
  };
  if (measure === 'Testing') {
    const onWeekday = new Uint8Array(7);
    for (let i = 0; i < testsPerWeek; i++) onWeekday[Math.floor((i * 5) / testsPerWeek)] = 1;
    world.screening = [{ role: who === 'pupil' ? 0 : 1, onWeekday, sensitivity: 0.75, turnaroundDays: 0 }];
  }
  return world;
}

/** The dose whose probability of infection is p. */
function doseOf(p: number): number {
  return p >= 1 ? 64 : -log1p(-p);
}

/** Whole rombel on five days, or one half on Mondays, Wednesdays and Fridays and the other on Tuesdays and Thursdays. */
function layoutOf(people: readonly Person[], world: World, study: SchoolStudy, { measure }: SchoolMeasure): Layout {
  const isHalved = measure === 'Class Size Reduction';
  const pupils = people.flatMap((person, i) => (person.role === 0 ? [i] : []));
  const teachers = people.flatMap((person, i) => (person.role === 1 ? [i] : []));
  const groups = Array.from({ length: study.rombel * (isHalved ? 2 : 1) }, (_, g) => {
    const rombel = pupils.filter((i) => people[i]?.rombel === (isHalved ? g >> 1 : g));
    return isHalved ? rombel.filter((_, n) => n % 2 === g % 2) : rombel;
  });
  const clusters = clustersOf(groups, world);
  const groupOf = new Int32Array(people.length).fill(-1);
  groups.forEach((group, g) => {
    for (const person of group) groupOf[person] = g;
  });
  const teachersOf = Array.from({ length: study.rombel }, (): number[] => []);
  const pairs = Math.round(teachers.length * study.type.rombelPerTeacher);
  if (teachers.length > 0)
    for (let k = 0; k < pairs; k++) {
      // A second round must not lead the teachers to the same rombel again.
      const shift = teachers.length % study.rombel === 0 ? Math.floor(k / teachers.length) : 0;
      (teachersOf[(k + shift) % study.rombel] as number[]).push(teachers[k % teachers.length] as number);
    }
  const hazard = doseOf(study.householdRisk * study.contactWeight) * (measure === 'Ventilation' ? study.ventilationFactor : 1);
  const dayOf = (half: number): DayTemplate => {
    const list: Occasion[] = [];
    for (let rombel = 0; rombel < study.rombel; rombel++) {
      const group = isHalved ? 2 * rombel + half : rombel;
      list.push({
        ...plainOccasion(OCCASION.room, 480, ORDER.room, 0, 0),
        groups: [group],
        lone: [...new Set(teachersOf[rombel] as number[])],
        minutes: 1,
      });
    }
    const attending = groups.flatMap((group, g) => (isHalved && g % 2 !== half ? [] : group));
    if (study.type.dayCare > 0) addDayCare(list, attending, teachers, study);
    const groupMinutes = Float64Array.from(groups, (_, g) => (isHalved && g % 2 !== half ? 0 : 1));
    const template = packDay(list, {
      persons: people.length,
      groups,
      groupOf,
      clusterGroup: Int32Array.from(clusters, (cluster) => groupOf[cluster[0] as number] as number),
      groupSeated: new Uint8Array(groups.length),
      groupMinutes,
      teacherMinutes: new Float64Array(people.length),
      siteTeacherMinutes: new Float64Array(1),
      siteExpected: new Int32Array(1),
    });
    // The day is one contact of each pair: the air stands for it, and nothing of it is left for later.
    template.emissionExposure.fill(hazard);
    template.startExposure.fill(0);
    template.startLeft.fill(0);
    template.emissionLeft.fill(0);
    return template;
  };
  return assembleLayout({
    persons: people.length,
    days: DAYS,
    groups,
    groupSite: new Int32Array(groups.length),
    clusters,
    groupSeated: new Uint8Array(groups.length),
    reach: people.map(() => []),
    pupils,
    teachers,
    templateOfDay: Int32Array.from({ length: DAYS }, (_, day) => (day % 7 >= 5 ? -1 : isHalved ? (day % 7) % 2 : 0)),
    templates: isHalved ? [dayOf(0), dayOf(1)] : [dayOf(0)],
  });
}

/** Mixed groups in the afternoon, as large as a rombel, with two teachers each. */
function addDayCare(list: Occasion[], attending: readonly number[], teachers: readonly number[], study: SchoolStudy): void {
  const staying = attending.filter((_, i) => Math.floor((i + 1) * study.type.dayCare) > Math.floor(i * study.type.dayCare));
  const count = Math.max(1, Math.round(staying.length / study.pupilsPerRombel));
  for (let n = 0; n < count; n++) {
    list.push({
      ...plainOccasion(OCCASION.vehicle, 780, ORDER.rideOut, 0, 0),
      lone: [...staying.filter((_, i) => i % count === n), ...teachers.filter((_, t) => t >= study.rombel && t % count === n).slice(0, 2)],
      minutes: 1,
    });
  }
}
