import { drawCourse, infectiousness, type Course } from '../course.ts';
import { drawBits, drawThreshold, drawUnit, PURPOSE, replicateState } from '../draws.ts';
import { quantise, quantiseEmission } from '../exact-math.ts';
import { Imports } from '../imports.ts';
import { OCCASION, type DayTemplate, type Layout } from '../layout.ts';
import type { World } from '../world.ts';

interface Patient {
  infectedOn: number;
  setting: number;
  course: Course;
  dose: number;
}

export interface SlowOutcome {
  /** Day and setting of infection by person, -1 = never. */
  day: number[];
  setting: number[];
  groupClosed: boolean;
  schoolClosed: boolean;
  firstClosingDay: number;
  personDaysLost: number;
  teacherMinutesLost: number;
  /** Minutes lost by each person, as a member of his group and on his own account. */
  minutesLost: number[];
}

/** A confirmed case: for which group and which schools does it count? */
interface Case {
  day: number;
  person: number;
  group: number;
  sites: number[];
}

/** Decides whether a dose infects: the shared thresholds, or one Bernoulli trial a dose. */
export type Trial = (person: number, dose: number, total: number) => boolean;

/**
 * The slow, obvious second engine: every day, every occasion, every person, every infector; nothing skipped, counted ahead or kept.
 * With the thresholds of the production kernel both must agree person by person; with trials of its own, in distribution.
 */
export function simulateSlowly(world: World, layout: Layout, seed: number, replicate: number, trial?: Trial): SlowOutcome {
  const state = replicateState(seed, replicate);
  const everybody = Array.from({ length: world.persons }, (_, i) => i);
  const patients: Patient[] = everybody.map(() => ({
    infectedOn: -1,
    setting: -1,
    course: { begin: 0, onset: 0, end: 0, symptomatic: false, detected: -1, confirmed: -1, strength: 0 },
    dose: 0,
  }));
  const of = (person: number): Patient => patients[person] as Patient;
  const source = new Imports(world);
  source.draw(state);
  const imports = new Set(source.infections);
  const neighbours = new Set(source.neighbours);
  const households = world.memberStart.length - 1;
  const { rules } = world;
  const row = (start: Int32Array, entries: Int32Array, i: number): number[] => [...entries.subarray(start[i], start[i + 1])];

  const infect = (person: number, day: number, setting: number): void => {
    const patient = of(person);
    if (patient.infectedOn >= 0) return;
    patient.infectedOn = day;
    patient.setting = setting;
    drawCourse(world, state, person, day, patient.course);
  };
  const passes: Trial = trial ?? ((person, _, total) => total > drawThreshold(state, world.key[person] as number));
  const expose = (person: number, dose: number, day: number, setting: number): void => {
    const patient = of(person);
    if (patient.infectedOn >= 0) return;
    patient.dose += dose;
    if (dose > 0 && passes(person, dose, patient.dose)) infect(person, day, setting);
  };
  const strengthOn = (person: number, day: number): number => {
    const patient = of(person);
    if (patient.infectedOn < 0 || patient.infectedOn >= day) return 0;
    const { begin, onset, end, strength } = patient.course;
    return strength * infectiousness(day, begin, onset, end, world.history.profile);
  };

  // Days on which everybody, every group and every school stays away, written down as they are decided.
  const homeDays = everybody.map(() => new Set<number>());
  const isolationDays = everybody.map(() => new Set<number>());
  const groupDays = Array.from({ length: layout.groups }, () => new Set<number>());
  const siteDays = Array.from({ length: world.sites }, () => new Set<number>());
  const mark = (set: Set<number> | undefined, from: number, days: number): void => {
    for (let d = from; d < from + days; d++) set?.add(d);
  };
  const cases: Case[] = [];
  const groupCountFrom = Array.from({ length: layout.groups }, () => 0);
  const areaCountFrom = rules.closing.map((rule) => Array.from({ length: rule.areas }, () => 0));
  const outcome: SlowOutcome = {
    day: [],
    setting: [],
    groupClosed: false,
    schoolClosed: false,
    firstClosingDay: -1,
    personDaysLost: 0,
    teacherMinutesLost: 0,
    minutesLost: everybody.map(() => 0),
  };
  const noteClosing = (day: number): void => {
    if (outcome.firstClosingDay < 0) outcome.firstClosingDay = day;
  };

  for (let day = 0; day < layout.days; day++) {
    const zoneClosed = source.zoneClosed[day] === 1;
    world.indexCases.forEach((index, i) => {
      if (index.day !== day) return;
      const drawn = world.indexPool[Math.floor((drawBits(state, world.importKey, PURPOSE.other, i) / 4294967296) * world.indexPool.length)];
      infect(index.person >= 0 ? index.person : (drawn as number), day, 6);
    });
    for (const person of everybody) if (imports.has(day * world.persons + person)) infect(person, day, 6);
    world.screening.forEach((rule, s) => {
      if (rule.onWeekday[(day + world.firstWeekday) % 7] === 0) return;
      const result = day + rule.turnaroundDays;
      for (const person of everybody) {
        const { infectedOn, course } = of(person);
        const isTested =
          infectedOn >= 0 && world.role[person] === rule.role && layout.attends[person] === 1 && course.begin <= day && day < course.end;
        const isKnownBefore = course.confirmed >= 0 && course.confirmed <= result;
        if (!isTested || isKnownBefore || drawUnit(state, world.key[person] as number, PURPOSE.test, day * 16 + s) >= rule.sensitivity)
          continue;
        course.confirmed = result;
        if (course.detected < 0 || course.detected > result) course.detected = result;
      }
    });
    for (const person of everybody) {
      const { infectedOn, course } = of(person);
      if (infectedOn < 0 || course.detected !== day) continue;
      mark(isolationDays[person], day, rules.isolationDays);
      mark(homeDays[person], day, rules.isolationDays);
    }
    // Cases of today count where the doors were open this morning.
    const today: Case[] = everybody
      .filter((person) => of(person).infectedOn >= 0 && of(person).course.confirmed === day)
      .map((person) => {
        const group = layout.groupOf[person] as number;
        const isGroupOpen = group >= 0 && !groupDays[group]?.has(day) && !siteDays[layout.groupSite[group] as number]?.has(day);
        return {
          day,
          person,
          group: isGroupOpen && !zoneClosed ? group : -1,
          sites: zoneClosed ? [] : row(world.siteStart, world.siteOf, person).filter((site) => !siteDays[site]?.has(day)),
        };
      });
    cases.push(...today);
    for (const group of new Set(today.map((one) => one.group).filter((g) => g >= 0))) {
      const count = cases.filter(
        (one) => one.group === group && one.day > day - rules.groupWindowDays && one.day >= (groupCountFrom[group] as number),
      ).length;
      if (rules.groupCases === 0 || rules.groupDays === 0 || count < rules.groupCases) continue;
      mark(groupDays[group], day, rules.groupDays);
      groupCountFrom[group] = day + rules.groupDays;
      outcome.groupClosed = true;
      noteClosing(day);
    }
    rules.closing.forEach((rule, r) => {
      const from = areaCountFrom[r] as number[];
      const areasOf = (one: Case): number[] => one.sites.map((site) => rule.areaOf[site] as number);
      for (const area of new Set(today.flatMap(areasOf))) {
        const count = cases.filter(
          (one) => areasOf(one).includes(area) && one.day > day - rule.windowDays && one.day >= (from[area] as number),
        ).length;
        if (rule.days === 0 || count < rule.cases) continue;
        from[area] = day + rule.days;
        siteDays.forEach((set, site) => {
          if (rule.areaOf[site] === area) mark(set, day, rule.days);
        });
        outcome.schoolClosed = true;
        noteClosing(day);
      }
    });
    const { quarantine } = rules;
    for (const { person } of cases.filter((one) => one.day + quarantine.delayDays === day)) {
      const contacts = new Set<number>();
      const group = layout.groupOf[person] as number;
      const vehicle = world.vehicleOf[person] as number;
      if (quarantine.group && group >= 0) for (const other of everybody) if (layout.groupOf[other] === group) contacts.add(other);
      if (quarantine.household) for (const other of everybody) if (world.household[other] === world.household[person]) contacts.add(other);
      if (quarantine.transport && vehicle >= 0) for (const other of everybody) if (world.vehicleOf[other] === vehicle) contacts.add(other);
      contacts.delete(person);
      for (const other of contacts) mark(homeDays[other], day, quarantine.days);
    }
    for (let h = 0; h < households; h++)
      if (neighbours.has(day * households + h))
        for (const pupil of row(world.schoolchildStart, world.schoolchild, h)) mark(homeDays[pupil], day, world.neighbour.days);

    const isGroupOff = (group: number): boolean =>
      group >= 0 && (groupDays[group]?.has(day) === true || siteDays[layout.groupSite[group] as number]?.has(day) === true);
    const isSiteClosed = (site: number): boolean => zoneClosed || siteDays[site]?.has(day) === true;
    const isHome = (person: number): boolean => homeDays[person]?.has(day) === true;
    const template = layout.templates[layout.templateOfDay[day] as number];
    if (template && !zoneClosed)
      schoolDay(template, layout, world, {
        isGroupOff,
        isSiteClosed,
        isHome,
        strength: (i) => strengthOn(i, day),
        expose: (i, dose, setting) => expose(i, dose, day, setting),
      });
    if (template) countLosses(template, layout, world, outcome, { isGroupOff, isSiteClosed, isHome });
    for (let h = 0; h < households; h++) {
      const members = row(world.memberStart, world.member, h);
      for (const person of members) {
        let sum = 0;
        for (const other of members) {
          const out = strengthOn(other, day) * (world.homeOut[other] as number);
          sum += quantiseEmission(isolationDays[other]?.has(day) ? out * world.isolatedAtHomeFactor : out);
        }
        const force = (world.homeOnce ? (sum > 0 ? 1 : 0) : sum) * (world.homeCoefficient[h] as number);
        expose(person, quantise((world.homeIn[person] as number) * force), day, 5);
      }
    }
  }
  outcome.day = patients.map((patient) => patient.infectedOn);
  outcome.setting = patients.map((patient) => patient.setting);
  return outcome;
}

interface Absence {
  isGroupOff: (group: number) => boolean;
  isSiteClosed: (site: number) => boolean;
  isHome: (person: number) => boolean;
}

function rowOf(start: Int32Array, entries: Int32Array, i: number): number[] {
  return [...entries.subarray(start[i], start[i + 1])];
}

/** Is the occasion held: its school open, and for a session one of its groups coming? */
function isHeld(template: DayTemplate, o: number, { isGroupOff, isSiteClosed }: Absence): boolean {
  const groups = rowOf(template.groupStart, template.group, o);
  return !isSiteClosed(template.site[o] as number) && (groups.length === 0 || groups.some((group) => !isGroupOff(group)));
}

function schoolDay(
  template: DayTemplate,
  layout: Layout,
  world: World,
  today: Absence & { strength: (person: number) => number; expose: (person: number, dose: number, setting: number) => void },
): void {
  const startAir = Array.from({ length: template.count }, () => 0);
  const mayCome = (person: number): boolean => !today.isHome(person) && !today.isGroupOff(layout.groupOf[person] as number);
  const contactOf = (person: number): number => quantiseEmission(today.strength(person) * (world.contactOut[person] as number));
  for (let o = 0; o < template.count; o++) {
    const isRoom = template.kind[o] === OCCASION.room;
    const present = isHeld(template, o, today) ? rowOf(template.memberStart, template.member, o).filter(mayCome) : [];
    const hasSeat = (person: number): boolean => isRoom && layout.groupSeated[layout.groupOf[person] as number] === 1;
    const within = present.filter((person) => !(isRoom && world.role[person] === 1) && !hasSeat(person));
    const n = within.length;
    let air = 0;
    let contact = 0;
    for (const person of present) {
      air += quantiseEmission(today.strength(person) * (world.airOut[person] as number));
      if (within.includes(person)) contact += contactOf(person);
    }
    const c0 = startAir[o] as number;
    const next = template.next[o] as number;
    if (next >= 0)
      startAir[next] =
        (c0 * (template.startLeft[o] as number) + air * (template.emissionLeft[o] as number)) * (template.gapLeft[o] as number);
    const exposure = c0 * (template.startExposure[o] as number) + air * (template.emissionExposure[o] as number);
    // The crowd factors of the contact settings, written out once more.
    let crowd = 0;
    if (n >= 2 && template.kind[o] === OCCASION.ojek) crowd = 1;
    else if (n >= 2 && template.kind[o] === OCCASION.gate) crowd = Math.min(6, n - 1) / n;
    else if (n >= 2) crowd = Math.min(4, n - 1) / (n - 1);
    const force = crowd * (template.contact[o] as number) * contact;
    const [airSetting, contactSetting] = [
      [0, 1],
      [2, 2],
      [2, 2],
      [3, 3],
      [4, 4],
    ][template.kind[o] as number] as [number, number];
    for (const person of present) {
      today.expose(person, quantise((world.airIn[person] as number) * exposure), airSetting);
      if (within.includes(person)) today.expose(person, quantise((world.contactIn[person] as number) * force), contactSetting);
      if (!hasSeat(person)) continue;
      const beside = present.filter((other) => rowOf(layout.reachStart, layout.reach, other).includes(person));
      const near = beside.reduce((sum, other) => sum + contactOf(other), 0);
      today.expose(person, quantise((world.contactIn[person] as number) * ((template.contact[o] as number) * near)), 1);
    }
  }
}

/** What the day cost, person by person. */
function countLosses(template: DayTemplate, layout: Layout, world: World, outcome: SlowOutcome, today: Absence): void {
  for (let site = 0; site < world.sites; site++) {
    if (!today.isSiteClosed(site)) continue;
    outcome.personDaysLost += template.siteExpected[site] as number;
    outcome.teacherMinutesLost += template.siteTeacherMinutes[site] as number;
  }
  for (let person = 0; person < world.persons; person++) {
    const group = layout.groupOf[person] as number;
    if (group < 0) continue;
    const minutes = template.groupMinutes[group] as number;
    const isClosed = today.isSiteClosed(layout.groupSite[group] as number);
    if (minutes === 0 || !(isClosed || today.isGroupOff(group) || today.isHome(person))) continue;
    outcome.minutesLost[person] = (outcome.minutesLost[person] as number) + minutes;
    if (!isClosed) outcome.personDaysLost++;
  }
  const missing = new Set<number>();
  for (let o = 0; o < template.count; o++) {
    if (template.kind[o] !== OCCASION.room || today.isSiteClosed(template.site[o] as number)) continue;
    for (const person of rowOf(template.memberStart, template.member, o)) {
      if (world.role[person] !== 1) continue;
      if (!isHeld(template, o, today)) outcome.teacherMinutesLost += template.minutes[o] as number;
      else if (today.isHome(person)) {
        outcome.teacherMinutesLost += template.minutes[o] as number;
        missing.add(person);
      }
    }
  }
  outcome.personDaysLost += missing.size;
}
