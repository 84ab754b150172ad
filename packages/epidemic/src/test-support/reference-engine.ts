import { drawCourse, infectiousness, type Course } from '../course.ts';
import { drawBits, drawThreshold, drawUnit, PURPOSE, replicateState } from '../draws.ts';
import { quantise } from '../exact-math.ts';
import { drawImports, importCeiling } from '../imports.ts';
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
}

/**
 * The slow, obvious second engine: every day, every occasion, every person, every infector; nothing skipped, counted ahead or kept.
 * It shares the random draws with the production kernel, so both must agree person by person.
 */
export function simulateSlowly(world: World, layout: Layout, seed: number, replicate: number): SlowOutcome {
  const state = replicateState(seed, replicate);
  const everybody = Array.from({ length: world.persons }, (_, i) => i);
  const patients: Patient[] = everybody.map(() => ({
    infectedOn: -1,
    setting: -1,
    course: { begin: 0, onset: 0, end: 0, symptomatic: false, detected: -1, strength: 0 },
    dose: 0,
  }));
  const of = (person: number): Patient => patients[person] as Patient;
  const imports = new Set(drawImports(world, state, importCeiling(world)));
  const { rules } = world;

  const infect = (person: number, day: number, setting: number): void => {
    const patient = of(person);
    if (patient.infectedOn >= 0) return;
    patient.infectedOn = day;
    patient.setting = setting;
    drawCourse(world, state, person, day, patient.course);
  };
  const expose = (person: number, dose: number, day: number, setting: number): void => {
    const patient = of(person);
    if (patient.infectedOn >= 0) return;
    patient.dose += dose;
    if (patient.dose > drawThreshold(state, world.key[person] as number)) infect(person, day, setting);
  };
  /** Who was detected on a day. */
  const casesOn = (day: number): number[] =>
    everybody.filter((person) => of(person).infectedOn >= 0 && of(person).infectedOn <= day && of(person).course.detected === day);
  const countCases = (day: number, window: number, group: number | null): number => {
    let count = 0;
    for (let d = Math.max(0, day - window + 1); d <= day; d++)
      count += casesOn(d).filter((person) => group === null || layout.groupOf[person] === group).length;
    return count;
  };
  const isIsolated = (person: number, day: number): boolean => {
    const detected = of(person).infectedOn < 0 ? -1 : of(person).course.detected;
    return detected >= 0 && detected <= day && day < detected + rules.isolationDays;
  };
  const isSuspended = (group: number, day: number): boolean => {
    if (group < 0 || rules.groupCases === 0) return false;
    for (let d = Math.max(0, day - rules.groupDays + 1); d <= day; d++) {
      if (casesOn(d).some((person) => layout.groupOf[person] === group) && countCases(d, rules.groupWindowDays, group) >= rules.groupCases)
        return true;
    }
    return false;
  };
  const isClosed = (day: number): boolean => {
    if (rules.schoolCases === 0) return false;
    for (let d = Math.max(0, day - rules.schoolDays + 1); d <= day; d++) {
      if (casesOn(d).length > 0 && countCases(d, rules.schoolWindowDays, null) >= rules.schoolCases) return true;
    }
    return false;
  };
  const strengthOn = (person: number, day: number): number => {
    const patient = of(person);
    if (patient.infectedOn < 0 || patient.infectedOn >= day) return 0;
    const { begin, onset, end, strength } = patient.course;
    return strength * infectiousness(day, begin, onset, end, world.history.flat);
  };

  const outcome: SlowOutcome = { day: [], setting: [], groupClosed: false, schoolClosed: false };
  for (let day = 0; day < layout.days; day++) {
    world.indexCases.forEach((index, i) => {
      if (index.day !== day) return;
      const drawn = world.indexPool[Math.floor((drawBits(state, world.importKey, PURPOSE.other, i) / 4294967296) * world.indexPool.length)];
      infect(index.person >= 0 ? index.person : (drawn as number), day, 6);
    });
    for (const person of everybody) if (imports.has(day * world.persons + person)) infect(person, day, 6);
    world.screening.forEach((rule, s) => {
      if (rule.onWeekday[(day + world.firstWeekday) % 7] === 0) return;
      for (const person of everybody) {
        const { infectedOn, course } = of(person);
        const isTested =
          infectedOn >= 0 && world.role[person] === rule.role && layout.attends[person] === 1 && course.begin <= day && day < course.end;
        const isKnownBefore = course.detected >= 0 && course.detected <= day + rule.turnaroundDays;
        if (isTested && !isKnownBefore && drawUnit(state, world.key[person] as number, PURPOSE.test, day * 16 + s) < rule.sensitivity)
          course.detected = day + rule.turnaroundDays;
      }
    });
    const suspended = Array.from({ length: layout.groups }, (_, g) => isSuspended(g, day));
    const isolated = everybody.map((person) => isIsolated(person, day));
    const closed = isClosed(day);
    if (suspended.includes(true)) outcome.groupClosed = true;
    if (closed) outcome.schoolClosed = true;
    const template = layout.templates[layout.templateOfDay[day] as number];
    if (template && !closed && layout.zoneClosed[day] === 0) {
      schoolDay(
        template,
        (person) => !isolated[person] && !suspended[layout.groupOf[person] as number],
        (group) => suspended[group] === true,
        (person) => strengthOn(person, day),
        (person, dose, setting) => expose(person, dose, day, setting),
        world,
      );
    }
    for (let h = 0; h + 1 < world.memberStart.length; h++) {
      const members = [...world.member.subarray(world.memberStart[h], world.memberStart[h + 1])];
      for (const person of members) {
        let sum = 0;
        for (const other of members) {
          const out = strengthOn(other, day) * (world.homeOut[other] as number);
          sum += quantise(isolated[other] ? out * world.isolatedAtHomeFactor : out);
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

function schoolDay(
  template: DayTemplate,
  mayCome: (person: number) => boolean,
  isSuspended: (group: number) => boolean,
  strength: (person: number) => number,
  expose: (person: number, dose: number, setting: number) => void,
  world: World,
): void {
  const startAir = Array.from({ length: template.count }, () => 0);
  for (let o = 0; o < template.count; o++) {
    const kind = template.kind[o] as number;
    const groups = [...template.group.subarray(template.groupStart[o], template.groupStart[o + 1])];
    const isHeld = groups.length === 0 || groups.some((group) => !isSuspended(group));
    const present = isHeld ? [...template.member.subarray(template.memberStart[o], template.memberStart[o + 1])].filter(mayCome) : [];
    const seated = present.filter((person) => kind !== OCCASION.room || world.role[person] !== 1);
    const n = seated.length;
    let air = 0;
    let contact = 0;
    for (const person of present) {
      air += quantise(strength(person) * (world.airOut[person] as number));
      if (seated.includes(person)) contact += quantise(strength(person) * (world.contactOut[person] as number));
    }
    const c0 = startAir[o] as number;
    const next = template.next[o] as number;
    if (next >= 0)
      startAir[next] =
        (c0 * (template.startLeft[o] as number) + air * (template.emissionLeft[o] as number)) * (template.gapLeft[o] as number);
    const exposure = c0 * (template.startExposure[o] as number) + air * (template.emissionExposure[o] as number);
    // The crowd factors of the contact settings, written out once more.
    let crowd = 0;
    if (n >= 2 && kind === OCCASION.ojek) crowd = 1;
    else if (n >= 2 && kind === OCCASION.gate) crowd = Math.min(6, n - 1) / n;
    else if (n >= 2) crowd = Math.min(4, n - 1) / (n - 1);
    const force = crowd * (template.contact[o] as number) * contact;
    const [airSetting, contactSetting] = [
      [0, 1],
      [2, 2],
      [2, 2],
      [3, 3],
      [4, 4],
    ][kind] as [number, number];
    for (const person of present) {
      expose(person, quantise((world.airIn[person] as number) * exposure), airSetting);
      if (seated.includes(person)) expose(person, quantise((world.contactIn[person] as number) * force), contactSetting);
    }
  }
}
