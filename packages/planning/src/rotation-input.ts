import {
  PARAMETER_LIST,
  VENTILATION_ACH,
  ZONE_REPORTED_PER_100K_WEEK,
  type Builtin,
  type ParameterKey,
  type RotationHousehold,
  type RotationInput,
  type RotationPlan,
  type RotationPupil,
  type RotationRoom,
  type RotationSchool,
  type RotationTeacher,
  type TimetablePlan,
  type Variant,
  type Ventilation,
  type Zone,
} from '@giliran/epidemic';
import { addCalendarMonths, daysBetween, InputError } from '@giliran/kernel';
import type { EducationForm } from '@giliran/policy';
import { modelLevelOf, type ModelLevel } from './modelled-school.ts';
import { policyOf } from './policy-of.ts';
import type { PupilFacts, RombelFacts, RoomFacts, SavedPlan, SchoolFacts } from './school-facts.ts';
import { minutesOf } from './school-setting.ts';
import { pupilsOf } from './shift-problem-of.ts';

/** The built-in two-half schedules a school's plan is held against, from most to fewest days at school. */
export const COMPARED_BUILTINS = ['full', 'double', 'abDays', 's221', 'abWeeks', 'c4x10'] as const satisfies readonly Builtin[];

/** A plan of the school in a comparison; the id marks it in the result and is not the name of a built-in schedule. */
export interface ComparedPlan {
  id: string;
  plan: SavedPlan;
}

/** What the user chooses for a comparison; every value is an assumption, none is law. */
export interface RotationChoices {
  /** Preset of the incidence outside school; not an official figure. */
  zone: Zone;
  /** Reported cases per 100 000 a week outside school. */
  reportedPer100kWeek: number;
  /** Share of infections that are reported. */
  ascertainment: number;
  variant: Variant;
  /** How rooms are aired, but for the rooms of `roomVentilation` (by id). */
  ventilation: Ventilation;
  roomVentilation: Readonly<Record<string, Ventilation>>;
  /** Do pupils and teachers wear masks, and which share of pupils wears them properly? */
  masks: boolean;
  pupilCompliance: number;
  /** Probability that a pupil or teacher with symptoms is noticed. */
  detection: number;
  /** When the school closes, and for how many days. `cases` and its 14 days count for K_CASES alone. */
  closure: { rule: 'NEVER' | 'ANY_CASE' | 'K_CASES'; cases: number; days: number };
  /** Minutes between the two sessions of the built-in double shift; the school's own plans keep their own times. */
  gapMin: number;
  /** Built-in schedules to compare with. */
  builtins: readonly Builtin[];
  /** Id of the plan or built-in schedule the others are held against; one that is not compared gives way to the first. */
  reference: string;
  /** Chance histories per plan. */
  replicates: number;
  seed: number;
}

/** Something the comparison takes for granted, for the list beside every result. */
export interface RotationAssumption {
  /** Stable key; the interface has its words. */
  key: string;
  value: string | number | boolean;
  /** Where it comes from: `assumption`, `school` (recorded by the school), `choice` (made on screen), or an article. */
  source: string;
}

export interface RotationQuestion {
  input: RotationInput & { school: RotationSchool };
  assumptions: RotationAssumption[];
}

/** A classroom without recorded sizes: 7 m x 8 m, a common size of primary classrooms. */
const ASSUMED_AREA_M2 = 56;
const HEIGHT_M = 3;
const HOUSEHOLD_ADULTS = 2;
/** Whose default mask compliance a form of education begins with. */
const COMPLIANCE_LEVEL: Readonly<Record<ModelLevel, 'PAUD' | 'SD' | 'SMP' | 'SMA'>> = {
  PAUD: 'PAUD',
  SD: 'SD',
  SMP: 'SMP',
  SMA: 'SMA',
  NONFORMAL: 'SMA',
  SLB: 'SD',
};
/** Distance taken when a whole rombel sits in one room although the law allows fewer. */
const CROWDED_SPACING_M = 1;
const TRANSITION_MONTHS = 2;

/** Comparison values to begin with: the engine's own presets. */
export function defaultRotationChoices(facts: SchoolFacts): RotationChoices {
  return {
    zone: 'YELLOW',
    reportedPer100kWeek: ZONE_REPORTED_PER_100K_WEEK.YELLOW,
    ascertainment: engineDefault('ascertainment'),
    variant: 'DELTA',
    ventilation: 'CROSS_OPEN',
    roomVentilation: {},
    masks: true,
    pupilCompliance: engineDefault(`masks.compliance.${COMPLIANCE_LEVEL[modelLevelOf(facts.form)]}`),
    detection: engineDefault('responses.detection'),
    closure: {
      rule: 'K_CASES',
      cases: engineDefault('responses.schoolClosure.cases'),
      days: engineDefault('responses.schoolClosure.days'),
    },
    gapMin: facts.setting.roomGapMin,
    builtins: COMPARED_BUILTINS,
    reference: 'double',
    replicates: 200,
    seed: 1,
  };
}

function engineDefault(key: ParameterKey): number {
  const info = PARAMETER_LIST.find((one) => one.key === key);
  if (!info) throw new InputError('/key', `Expected a parameter of the rotation engine, got '${key}'.`);
  return info.value.DELTA;
}

/**
 * What would plans of the school and built-in schedules mean for infections and learning hours? Builds the input of the
 * rotation engine from the school's facts and the plans (those without sessions are left out), and lists every assumption on
 * the way. People are ids; no names go in. Pupils with a recorded no stay at home and remain in their household. What a plan
 * names but the school no longer has is left out and listed. O(pupils + sessions).
 * @throws InputError when no pupil is known, nothing is left to compare or a choice is out of range.
 */
export function rotationInputOf(facts: SchoolFacts, own: readonly ComparedPlan[], choices: RotationChoices): RotationQuestion {
  if (!Number.isInteger(choices.gapMin) || choices.gapMin < 0 || choices.gapMin > 240) {
    throw new InputError('/gapMin', `jeda antara dua sesi harus bilangan bulat 0–240 menit; tertulis ${choices.gapMin}`);
  }
  const members = facts.rombel.flatMap((rombel) => pupilsOf(rombel).map((pupil) => ({ rombel, pupil })));
  if (members.length === 0) throw new InputError('/rombel', 'belum ada siswa; isi rombel atau impor daftar siswa dulu');
  const assumptions: RotationAssumption[] = [];
  const note = (key: string, value: RotationAssumption['value'], source = 'assumption'): void =>
    void assumptions.push({ key, value, source });

  const sessions = own.flatMap(({ plan }) => plan.sessions);
  const rooms = roomsOf(facts.rooms, sessions, choices, note);
  const households: RotationHousehold[] = [];
  const pupils = peopleOf(members, facts.form, households, note);
  const teachers = teachersOf(facts, members, households);
  const withPupils = new Set(members.map(({ rombel }) => rombel.id)).size;
  if (withPupils > rooms.length) note('builtinRooms', withPupils - rooms.length);
  if (withPupils > teachers.length) note('builtinTeachers', withPupils - teachers.length);
  if (facts.setting.lessons) note('builtinOneRombel', teachers.length);
  note('households', households.length);
  note('householdAdults', HOUSEHOLD_ADULTS);
  note('transport', false);

  const { startDate } = facts.setting;
  const days = daysBetween(startDate, addCalendarMonths(startDate, TRANSITION_MONTHS));
  note('days', days, `school: ${startDate}`);
  const limits = policyOf(facts.form, { ...facts.setting, date: startDate }).limits;
  const spacingM = limits.minDistanceM.value ?? CROWDED_SPACING_M;
  const largest = Math.max(...facts.rombel.map((rombel) => pupilsOf(rombel).filter((pupil) => pupil.consent !== 'NO').length));
  const crowded = largest > (limits.maxPupilsPerRoom.value ?? Infinity);
  const fullSpacingM = crowded ? Math.min(spacingM, CROWDED_SPACING_M) : spacingM;
  note('spacing', spacingM, limits.minDistanceM.winners[0]?.article || 'assumption');
  if (crowded) note('fullSpacing', fullSpacingM);

  const first = facts.setting.shifts[0];
  const sessionMinutes = first ? Math.min(480, minutesOf(first.end) - minutesOf(first.start)) : 180;
  note('sessionMinutes', sessionMinutes, 'school');
  note('gapMinutes', choices.gapMin, 'choice');
  note('reported', choices.reportedPer100kWeek, 'choice');
  note('ascertainment', choices.ascertainment, 'choice');
  note('variant', choices.variant, 'choice');
  note('masks', choices.masks, 'choice');
  if (choices.masks) note('pupilCompliance', choices.pupilCompliance, 'choice');
  note('detection', choices.detection, 'choice');
  note(`closure.${choices.closure.rule}`, choices.closure.rule === 'K_CASES' ? choices.closure.cases : true, 'choice');
  if (choices.closure.rule !== 'NEVER') note('closureDays', choices.closure.days, 'choice');
  note('zoneNeverCloses', true);

  const frame = { startDate, days };
  const timetables = own.flatMap(({ id, plan }) => timetableOf(facts, id, plan, { ...frame, spacingM }, note) ?? []);
  const plans: RotationPlan[] = [
    ...timetables,
    ...choices.builtins.map((builtin) => ({
      ...frame,
      id: builtin,
      builtin,
      sessionMinutes,
      gapMinutes: choices.gapMin,
      spacingM: builtin === 'full' ? fullSpacingM : spacingM,
    })),
  ];
  const reference = plans.find((plan) => plan.id === choices.reference) ?? plans[0];
  if (!reference) throw new InputError('/plans', 'belum ada jadwal yang dipilih untuk dibandingkan');
  reference.reference = true;
  const { rule, cases, days: closedDays } = choices.closure;
  const { pupilCompliance } = choices;
  return {
    assumptions,
    input: {
      school: { id: facts.id, level: levelOf(facts.form, note), rooms, teachers, pupils, households },
      plans,
      scenario: {
        zone: choices.zone,
        reportedPer100kWeek: choices.reportedPer100kWeek,
        ascertainment: choices.ascertainment,
        variant: choices.variant,
        closingZones: [],
        masks: choices.masks
          ? { compliance: { PAUD: pupilCompliance, SD: pupilCompliance, SMP: pupilCompliance, SMA: pupilCompliance } }
          : { out: 0, in: 0 },
        responses: { detection: choices.detection, schoolClosure: rule === 'NEVER' ? { rule } : { rule, cases, days: closedDays } },
      },
      run: { seed: choices.seed, replicates: choices.replicates, adaptive: null },
    },
  };
}

type Note = (key: string, value: RotationAssumption['value'], source?: string) => void;

/** Rooms with their recorded floor; a room without sizes comes in only when the plan uses it or no room is measured, with an assumed floor. */
function roomsOf(
  recorded: readonly RoomFacts[],
  sessions: SavedPlan['sessions'],
  { ventilation, roomVentilation }: Pick<RotationChoices, 'ventilation' | 'roomVentilation'>,
  note: Note,
): RotationRoom[] {
  const used = new Set(sessions.map((session) => session.room));
  const measured = (room: RoomFacts): boolean => room.widthCm !== null && room.lengthCm !== null;
  const noneMeasured = !recorded.some(measured);
  const rooms: RotationRoom[] = [];
  let assumed = 0;
  let leftOut = 0;
  const add = (id: string, areaM2: number): void =>
    void rooms.push({ id, areaM2, heightM: HEIGHT_M, ventilation: roomVentilation[id] ?? ventilation });
  for (const room of recorded) {
    if (room.widthCm !== null && room.lengthCm !== null) add(room.id, (room.widthCm * room.lengthCm) / 10_000);
    else if (used.has(room.id) || noneMeasured) {
      add(room.id, ASSUMED_AREA_M2);
      assumed++;
    } else leftOut++;
  }
  // A plan keeps rooms that were removed since; air still needs a volume.
  const known = new Set(recorded.map((room) => room.id));
  const gone = [...used].filter((id) => !known.has(id));
  for (const id of gone) add(id, ASSUMED_AREA_M2);
  if (rooms.length === 0) {
    add('standard', ASSUMED_AREA_M2);
    assumed++;
  }
  note('roomHeightM', HEIGHT_M);
  for (const kind of Object.keys(VENTILATION_ACH) as Ventilation[]) {
    const count = rooms.filter((room) => room.ventilation === kind).length;
    if (count > 0) note(`ventilation.${kind}`, count, 'choice');
  }
  if (assumed + gone.length > 0) {
    note('roomsAssumed', assumed + gone.length);
    note('assumedAreaM2', ASSUMED_AREA_M2);
  }
  if (leftOut > 0) note('roomsLeftOut', leftOut);
  return rooms;
}

/** Pupils with ages by grade; siblings of one family share a household, everybody else has one of his own. */
function peopleOf(
  members: readonly { rombel: RombelFacts; pupil: PupilFacts }[],
  form: EducationForm,
  households: RotationHousehold[],
  note: Note,
): RotationPupil[] {
  const seen = new Set<string>();
  let siblings = 0;
  let unknownConsent = 0;
  let atHome = 0;
  let graded = 0;
  const pupils = members.map(({ rombel, pupil }): RotationPupil => {
    const household = pupil.familyId === null ? `rumah:${pupil.id}` : `keluarga:${pupil.familyId}`;
    if (seen.has(household)) siblings++;
    else {
      seen.add(household);
      households.push(householdOf(household));
    }
    if (pupil.consent === 'UNKNOWN') unknownConsent++;
    if (pupil.consent === 'NO') atHome++;
    const age = ageOf(rombel.grade, form);
    if (age !== null) graded++;
    return { id: pupil.id, rombel: rombel.id, household, consent: pupil.consent !== 'NO', ...(age === null ? {} : { age }) };
  });
  if (graded > 0) note('ageFromGrade', 6);
  if (siblings > 0) note('siblings', siblings, 'school');
  if (atHome > 0) note('consentNo', atHome, 'school');
  if (unknownConsent > 0) note('consentUnknown', unknownConsent);
  return pupils;
}

/** Teachers with a household each; class teachers keep their rombel in the built-in schedules. */
function teachersOf(facts: SchoolFacts, members: readonly { rombel: RombelFacts }[], households: RotationHousehold[]): RotationTeacher[] {
  const peopled = new Set(members.map(({ rombel }) => rombel.id));
  return facts.teachers.map(({ id, rombelId }) => {
    const household = `guru:${id}`;
    households.push(householdOf(household));
    return { id, household, ...(rombelId !== null && peopled.has(rombelId) ? { rombel: rombelId } : {}) };
  });
}

function householdOf(id: string): RotationHousehold {
  return { id, adults: Array.from({ length: HOUSEHOLD_ADULTS }, (_, i) => ({ id: `${id}:dewasa-${i + 1}` })) };
}

/** Grade 1 is seven years old. Forms whose grades say nothing of age take the engine's age of the level. */
function ageOf(grade: number | null, form: EducationForm): number | null {
  const regular = form === 'SD' || form === 'MI' || form === 'SMP' || form === 'MTS' || form === 'SMA' || form === 'SMK' || form === 'MA';
  return regular && grade !== null && grade >= 1 && grade <= 13 ? grade + 6 : null;
}

/** The engine knows PAUD, SD, SMP and SMA; the other forms are read as the nearest of them. */
function levelOf(form: EducationForm, note: Note): string {
  const nearest = form === 'SLB' ? 'SD' : form === 'PKBM' || form === 'SKB_UNIT' ? 'SMA' : null;
  if (nearest) note('levelLike', nearest);
  return nearest ?? form;
}

/** The saved plan as the engine reads it, without people and shifts that the school no longer has. */
function timetableOf(
  facts: SchoolFacts,
  id: string,
  plan: SavedPlan,
  frame: Pick<TimetablePlan, 'startDate' | 'days' | 'spacingM'>,
  note: Note,
): TimetablePlan | null {
  const pupils = new Set(facts.rombel.flatMap((rombel) => pupilsOf(rombel).map((pupil) => pupil.id)));
  const teachers = new Set(facts.teachers.map((teacher) => teacher.id));
  const shifts = new Set(facts.setting.shifts.map((shift) => shift.id));
  const groups = plan.groups.map((group) => ({ id: group.id, pupils: group.pupils.filter((pupil) => pupils.has(pupil)) }));
  const goneCount =
    plan.groups.reduce((sum, group) => sum + group.pupils.length, 0) - groups.reduce((sum, group) => sum + group.pupils.length, 0);
  const groupIds = new Set(groups.map((group) => group.id));
  const kept = plan.sessions.filter((session) => shifts.has(session.shift) && groupIds.has(session.group));
  if (goneCount > 0) note('pupilsGone', goneCount, 'school');
  if (kept.length < plan.sessions.length) note('sessionsGone', plan.sessions.length - kept.length, 'school');
  if (kept.length === 0) return null;
  return {
    ...frame,
    id,
    groups,
    shifts: facts.setting.shifts.map(({ id, start, end }) => ({ id, start, end })),
    ...(kept.some(({ lessons }) => lessons) ? { periodsPerSession: periodsOf(facts, kept) } : {}),
    sessions: kept.map(({ group, week, day, shift, room, teacher, lessons }) => ({
      group,
      ...(week === undefined ? {} : { week }),
      day,
      shift,
      room,
      ...(teacher !== null && teachers.has(teacher) ? { teacher } : {}),
      ...(lessons ? { lessons: lessons.filter((lesson) => teachers.has(lesson.teacher)) } : {}),
    })),
  };
}

/** Periods of a session: as the school sets them now, and no fewer than the plan has. */
function periodsOf({ setting }: SchoolFacts, sessions: SavedPlan['sessions']): number {
  const last = sessions.flatMap(({ lessons = [] }) => lessons.map(({ period }) => period + 1));
  return Math.max(setting.lessons?.periodsPerSession ?? 1, ...last);
}
