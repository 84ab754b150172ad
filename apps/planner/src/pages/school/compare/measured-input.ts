import {
  ZONE_REPORTED_PER_100K_WEEK,
  type RotationInput,
  type RotationResponses,
  type RotationScenario,
  type Zone,
} from '@giliran/epidemic';
import { addDays, type Day } from '@giliran/kernel';
import type { RotationAssumption } from '@giliran/planning';
import { STAGES, STANDARD_MEASURES, type Measures } from './measures.ts';

const ZONES = Object.keys(ZONE_REPORTED_PER_100K_WEEK) as Zone[];

export interface MeasuredQuestion {
  readonly input: RotationInput;
  readonly notes: readonly RotationAssumption[];
}

/**
 * The question with the measures in it; what stays at its default is left out, so that the question without any measure keeps its name.
 * `closedZones`: zones that close schools under the regulation. O(persons).
 */
export function measuredInput(question: MeasuredQuestion, measures: Measures, closedZones: readonly Zone[]): MeasuredQuestion {
  const { input } = question;
  const added: RotationAssumption[] = [];
  const note = (key: string, value: RotationAssumption['value']): void => void added.push({ key, value, source: 'choice' });
  const scenario: RotationScenario = {
    ...input.scenario,
    ...zonesOf(input, measures, closedZones, note),
    responses: { ...input.scenario?.responses, ...responsesOf(measures, note) },
  };
  const overrides = { ...scenario.overrides };
  for (const key of ['vaccineSusceptibility', 'vaccineOnward'] as const) {
    const value = measures[key];
    if (value === null) continue;
    overrides[key] = value;
    note(key, value);
  }
  if (Object.keys(overrides).length > 0) scenario.overrides = overrides;
  const zonesMove = measures.zoneCourse !== 'SAME' || measures.zoneCloses;
  const notes = question.notes.filter(
    ({ key }) => !(zonesMove && key === 'zoneNeverCloses') && !(measures.isStaged && key.startsWith('closure')),
  );
  const school = vaccinated(input.school, measures, note);
  return { input: { ...input, ...(school ? { school } : {}), scenario }, notes: [...notes, ...added] };
}

type Note = (key: string, value: RotationAssumption['value']) => void;

function responsesOf(m: Measures, note: Note): RotationResponses {
  const responses: RotationResponses = {};
  const changed = (key: 'delayDays' | 'isolationDays' | 'groupCases' | 'groupDays'): boolean => m[key] !== STANDARD_MEASURES[key];
  for (const key of ['delayDays', 'isolationDays'] as const) {
    if (!changed(key)) continue;
    responses[key] = m[key];
    note(`responses.${key}`, m[key]);
  }
  if (changed('groupCases') || changed('groupDays')) {
    responses.groupSuspension = { cases: m.groupCases, days: m.groupDays };
    note('responses.groupSuspension.cases', m.groupCases);
    note('responses.groupSuspension.days', m.groupDays);
  }
  if (m.hasTest) {
    responses.test = { sensitivity: m.testSensitivity, turnaroundDays: m.testTurnaroundDays };
    note('responses.test.sensitivity', m.testSensitivity);
    note('responses.test.turnaroundDays', m.testTurnaroundDays);
  }
  if (m.quarantine !== 'NONE') {
    responses.quarantine = {
      group: m.quarantine !== 'HOUSEHOLD',
      household: m.quarantine !== 'GROUP',
      transport: false,
      days: m.quarantineDays,
      delayDays: m.quarantineDelayDays,
    };
    note(`quarantine.${m.quarantine}`, m.quarantineDays);
    note('responses.quarantine.delayDays', m.quarantineDelayDays);
  }
  const tests = [
    ['pupil', m.pupilTests],
    ['teacher', m.teacherTests],
  ] as const;
  const screening = tests.flatMap(([role, perWeek]) => (perWeek > 0 ? [{ role, perWeek, sensitivity: m.screeningSensitivity }] : []));
  if (screening.length > 0) {
    responses.screening = screening;
    for (const { role, perWeek } of screening) note(`screening.${role}`, perWeek);
    note('screening.sensitivity', m.screeningSensitivity);
  }
  if (m.isStaged) {
    responses.schoolClosure = null;
    responses.stagedClosure = Object.fromEntries(STAGES.map((stage) => [stage, { ...m.stages[stage] }]));
    for (const stage of STAGES) note(`staged.${stage}`, `${m.stages[stage].cases} / ${m.stages[stage].days}`);
  }
  return responses;
}

function zonesOf(input: RotationInput, m: Measures, closedZones: readonly Zone[], note: Note): RotationScenario {
  const scenario: RotationScenario = {};
  const start = input.plans?.[0]?.startDate;
  if (m.zoneCourse === 'DATE' && start) {
    const from: Day = addDays(start, m.zoneDay);
    scenario.zoneSeries = [{ from, zone: m.zoneThen }];
    note('zoneFrom', m.zoneThen);
    note('zoneDay', m.zoneDay);
  }
  if (m.zoneCourse === 'CHANCE') {
    scenario.zoneTransition = transition(daily(m.zoneWorse), daily(m.zoneBetter));
    note('zoneWorse', m.zoneWorse);
    note('zoneBetter', m.zoneBetter);
  }
  if (m.zoneCloses && closedZones.length > 0) {
    scenario.closingZones = [...closedZones];
    for (const zone of closedZones) note(`zoneCloses.${zone}`, true);
  }
  return scenario;
}

/** The daily probability that makes up one of a week, to six digits: it stands in the link. */
function daily(weekly: number): number {
  return Math.round((1 - (1 - weekly) ** (1 / 7)) * 1e6) / 1e6;
}

/** From each zone to its neighbours. */
function transition(worse: number, better: number): Partial<Record<Zone, Partial<Record<Zone, number>>>> {
  return Object.fromEntries(
    ZONES.map((zone, i) => {
      const [milder, graver] = [ZONES[i - 1], ZONES[i + 1]];
      return [zone, { ...(milder ? { [milder]: better } : {}), ...(graver ? { [graver]: worse } : {}) }];
    }),
  );
}

/** Two doses for a share of each kind of people, spread evenly over the lists. */
function vaccinated(school: RotationInput['school'], m: Measures, note: Note): RotationInput['school'] | null {
  if (!school || (m.vaccinatedPupils === 0 && m.vaccinatedTeachers === 0 && m.vaccinatedAdults === 0)) return null;
  const dealer = (share: number): (<Person extends object>(person: Person) => Person) => {
    let n = 0;
    return (person) => {
      const has = Math.floor((n + 1) * share + 1e-9) > Math.floor(n * share + 1e-9);
      n++;
      return has ? { ...person, doses: 2 } : person;
    };
  };
  for (const key of ['vaccinatedPupils', 'vaccinatedTeachers', 'vaccinatedAdults'] as const) if (m[key] > 0) note(key, m[key]);
  const adults = dealer(m.vaccinatedAdults);
  return {
    ...school,
    pupils: school.pupils.map(dealer(m.vaccinatedPupils)),
    teachers: school.teachers?.map(dealer(m.vaccinatedTeachers)) ?? [],
    households: school.households?.map((household) => ({ ...household, adults: household.adults?.map(adults) ?? [] })) ?? [],
  };
}
