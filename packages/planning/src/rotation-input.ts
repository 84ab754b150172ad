import {
  VENTILATION_ACH,
  ZONE_REPORTED_PER_100K_WEEK,
  type Builtin,
  type RotationHousehold,
  type RotationInput,
  type RotationPlan,
  type RotationPupil,
  type RotationRoom,
  type RotationTeacher,
  type TimetablePlan,
  type Variant,
  type Ventilation,
  type Zone,
} from '@giliran/epidemic';
import { addCalendarMonths, daysBetween, InputError } from '@giliran/kernel';
import type { EducationForm } from '@giliran/policy';
import { policyOf } from './policy-of.ts';
import type { PupilFacts, RombelFacts, RoomFacts, SavedPlan, SchoolFacts } from './school-facts.ts';
import { minutesOf } from './school-setting.ts';
import { pupilsOf } from './shift-problem-of.ts';

/** Id of the school's own plan in a comparison; the built-in schedules carry their own names. */
export const OWN_PLAN_ID = 'ours';

/** The built-in two-half schedules a school's plan is held against, from most to fewest days at school. */
export const COMPARED_BUILTINS = ['full', 'double', 'abDays', 's221', 'abWeeks', 'c4x10'] as const satisfies readonly Builtin[];

/** What the user chooses for a comparison; every value is an assumption, none is law. */
export interface RotationChoices {
  /** Preset of the incidence outside school; not an official figure. */
  zone: Zone;
  variant: Variant;
  /** How all rooms are aired. */
  ventilation: Ventilation;
  /** Do pupils and teachers wear masks (with the default compliance of the level)? */
  masks: boolean;
  /** Minutes between the two sessions of the built-in double shift; the school's own plan keeps its own times. */
  gapMin: number;
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
  input: RotationInput;
  assumptions: RotationAssumption[];
}

/** A classroom without recorded sizes: 7 m x 8 m, a common size of primary classrooms. */
const ASSUMED_AREA_M2 = 56;
const HEIGHT_M = 3;
const HOUSEHOLD_ADULTS = 2;
/** Distance taken when a whole rombel sits in one room although the law allows fewer. */
const CROWDED_SPACING_M = 1;
const TRANSITION_MONTHS = 2;

/** Comparison values to begin with: the engine's own presets. */
export function defaultRotationChoices(facts: SchoolFacts): RotationChoices {
  return {
    zone: 'YELLOW',
    variant: 'DELTA',
    ventilation: 'CROSS_OPEN',
    masks: true,
    gapMin: facts.setting.roomGapMin,
    replicates: 200,
    seed: 1,
  };
}

/**
 * What would the school's own plan and six built-in schedules mean for infections and learning hours? Builds the input of the
 * rotation engine from the school's facts and its saved plan (null or a plan without sessions: built-in schedules only), and lists
 * every assumption on the way. People are ids; no names go in. Pupils with a recorded no stay at home and remain in their
 * household. What a plan names but the school no longer has is left out and listed. O(pupils + sessions).
 * @throws InputError when no pupil is known or a choice is out of range.
 */
export function rotationInputOf(facts: SchoolFacts, plan: SavedPlan | null, choices: RotationChoices): RotationQuestion {
  if (!Number.isInteger(choices.gapMin) || choices.gapMin < 0 || choices.gapMin > 240) {
    throw new InputError('/gapMin', `jeda antara dua sesi harus bilangan bulat 0–240 menit; tertulis ${choices.gapMin}`);
  }
  const members = facts.rombel.flatMap((rombel) => pupilsOf(rombel).map((pupil) => ({ rombel, pupil })));
  if (members.length === 0) throw new InputError('/rombel', 'belum ada siswa; isi rombel atau impor daftar siswa dulu');
  const assumptions: RotationAssumption[] = [];
  const note = (key: string, value: RotationAssumption['value'], source = 'assumption'): void =>
    void assumptions.push({ key, value, source });

  const sessions = plan?.sessions ?? [];
  const rooms = roomsOf(facts.rooms, sessions, choices.ventilation, note);
  const households: RotationHousehold[] = [];
  const pupils = peopleOf(members, facts.form, households, note);
  const teachers = teachersOf(facts, members, households);
  const withPupils = new Set(members.map(({ rombel }) => rombel.id)).size;
  if (withPupils > rooms.length) note('builtinRooms', withPupils - rooms.length);
  if (withPupils > teachers.length) note('builtinTeachers', withPupils - teachers.length);
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
  note('reported', ZONE_REPORTED_PER_100K_WEEK[choices.zone], 'choice');
  note('variant', choices.variant, 'choice');
  note('masks', choices.masks, 'choice');
  note('zoneNeverCloses', true);

  const frame = { startDate, days };
  const own = plan && sessions.length > 0 ? timetableOf(facts, plan, { ...frame, spacingM }, note) : null;
  const plans: RotationPlan[] = [
    ...(own ? [own] : []),
    ...COMPARED_BUILTINS.map((builtin) => ({
      ...frame,
      id: builtin,
      builtin,
      ...(own === null && builtin === 'double' ? { reference: true } : {}),
      sessionMinutes,
      gapMinutes: choices.gapMin,
      spacingM: builtin === 'full' ? fullSpacingM : spacingM,
    })),
  ];
  return {
    assumptions,
    input: {
      school: { id: facts.id, level: levelOf(facts.form, note), rooms, teachers, pupils, households },
      plans,
      scenario: {
        zone: choices.zone,
        variant: choices.variant,
        closingZones: [],
        ...(choices.masks ? {} : { masks: { out: 0, in: 0 } }),
      },
      run: { seed: choices.seed, replicates: choices.replicates, adaptive: null },
    },
  };
}

type Note = (key: string, value: RotationAssumption['value'], source?: string) => void;

/** Rooms with their recorded floor; a room without sizes comes in only when the plan uses it or no room is measured, with an assumed floor. */
function roomsOf(recorded: readonly RoomFacts[], sessions: SavedPlan['sessions'], ventilation: Ventilation, note: Note): RotationRoom[] {
  const used = new Set(sessions.map((session) => session.room));
  const measured = (room: RoomFacts): boolean => room.widthCm !== null && room.lengthCm !== null;
  const noneMeasured = !recorded.some(measured);
  const rooms: RotationRoom[] = [];
  let assumed = 0;
  let leftOut = 0;
  const add = (id: string, areaM2: number): void => void rooms.push({ id, areaM2, heightM: HEIGHT_M, ventilation });
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
  note('ventilation', VENTILATION_ACH[ventilation], 'choice');
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
    id: OWN_PLAN_ID,
    reference: true,
    groups,
    shifts: facts.setting.shifts.map(({ id, start, end }) => ({ id, start, end })),
    sessions: kept.map(({ group, day, shift, room, teacher }) => ({
      group,
      day,
      shift,
      room,
      ...(teacher !== null && teachers.has(teacher) ? { teacher } : {}),
    })),
  };
}
