import { pupilsOf, type PlanChange, type SavedPlan, type SchoolFacts } from '@giliran/planning';

export type ChangeKind = 'teacherAway' | 'roomClosed' | 'consent' | 'zone';
type Day = PlanChange['from'];
type Zone = Extract<PlanChange, { kind: 'zone' }>['zone'];

/** What the operator has filled in; each kind reads its own fields. */
export interface ChangeForm {
  readonly kind: ChangeKind;
  readonly from: string;
  /** '' = until further notice. */
  readonly to: string;
  readonly teacher: string;
  readonly standIns: readonly string[];
  readonly room: string;
  readonly consent: 'YES' | 'NO';
  readonly pupils: readonly string[];
  readonly zone: Zone;
  /** Whom the zone concerns: the whole school, or pupils who live in that kecamatan. */
  readonly zoneOf: 'school' | 'pupils';
}

/** The question for the engine: a passing change, or facts or a plan that already differ (consent, pupils who come back). */
interface ChangeQuestion {
  readonly facts: SchoolFacts;
  readonly current: SavedPlan;
  readonly change: PlanChange | null;
}

const CLOSED_ZONES: readonly Zone[] = ['ORANGE', 'RED'];
export const ZONES: readonly Zone[] = ['GREEN', 'YELLOW', 'ORANGE', 'RED'];

export function emptyChange(facts: SchoolFacts): ChangeForm {
  const teacher = facts.teachers[0]?.id ?? '';
  return {
    kind: 'teacherAway',
    from: facts.setting.startDate,
    to: '',
    teacher,
    standIns: likelyStandIns(facts, teacher),
    room: facts.rooms[0]?.id ?? '',
    consent: 'NO',
    pupils: [],
    zone: 'ORANGE',
    zoneOf: 'school',
  };
}

/** Who would take over: with class teachers every colleague, with subject teachers those who teach the same. O(rows + teachers). */
export function likelyStandIns(facts: SchoolFacts, teacher: string): string[] {
  const others = facts.teachers.filter(({ id }) => id !== teacher).map(({ id }) => id);
  if (!facts.setting.lessons) return others;
  const demand = facts.lessonDemand ?? [];
  const subjects = new Set(demand.filter(({ teacherId }) => teacherId === teacher).map(({ subject }) => subject));
  return others.filter((id) => demand.some(({ teacherId, subject }) => teacherId === id && subjects.has(subject)));
}

/** What is still missing, as a key of the page's texts; null when it can be computed. */
export function missingInChange(form: ChangeForm): 'from' | 'to' | 'teacher' | 'room' | 'pupils' | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(form.from)) return 'from';
  if (form.to !== '' && form.to < form.from) return 'to';
  if (form.kind === 'teacherAway' && form.teacher === '') return 'teacher';
  if (form.kind === 'roomClosed' && form.room === '') return 'room';
  if ((form.kind === 'consent' || (form.kind === 'zone' && form.zoneOf === 'pupils')) && form.pupils.length === 0) return 'pupils';
  return null;
}

/** The filled form as the engine asks for it. O(pupils). */
export function changeQuestion(facts: SchoolFacts, current: SavedPlan, form: ChangeForm): ChangeQuestion {
  const from = form.from as Day;
  const to = form.to === '' ? null : (form.to as Day);
  switch (form.kind) {
    case 'teacherAway':
      return {
        facts,
        current,
        change: { kind: 'teacherAway', teacher: form.teacher, standIns: form.standIns.filter((id) => id !== form.teacher), from, to },
      };
    case 'roomClosed':
      return { facts, current, change: { kind: 'roomClosed', room: form.room, from, to } };
    case 'consent':
      return { facts: withConsent(facts, form.pupils, form.consent), current, change: null };
    case 'zone':
      if (form.zoneOf === 'school') return { facts, current, change: { kind: 'zone', zone: form.zone, from } };
      if (!zoneCloses(form)) return { facts, current: withPupilsBack(current, form.pupils), change: null };
      return { facts, current, change: { kind: 'staysHome', pupils: [...form.pupils], from, to } };
  }
}

/**
 * The pupils among whom a choice of this form is made: those it would change anything for. Pupils known by number alone have no
 * consent of their own to record. O(pupils).
 */
export function choosable(facts: SchoolFacts, plan: SavedPlan, form: ChangeForm): ReadonlySet<string> {
  const home = pupilsAtHome(plan);
  const isOffered = ({ id, consent }: SchoolFacts['rombel'][number]['pupils'][number]): boolean => {
    if (form.kind === 'consent') return consent !== form.consent;
    return zoneCloses(form) ? consent !== 'NO' && !home.has(id) : home.has(id);
  };
  return new Set(
    facts.rombel
      .filter(({ pupils }) => pupils.length > 0)
      .flatMap((rombel) =>
        pupilsOf(rombel)
          .filter(isOffered)
          .map(({ id }) => id),
      ),
  );
}

/** Does this zone, for these pupils, mean lessons at home? Green and yellow do not. */
export function zoneCloses(form: ChangeForm): boolean {
  return CLOSED_ZONES.includes(form.zone);
}

/** Pupils who stay at home for now under this plan. */
function pupilsAtHome({ changes = [] }: SavedPlan): ReadonlySet<string> {
  return new Set(changes.flatMap((change) => (change.kind === 'staysHome' ? change.pupils : [])));
}

/** The plan without the circumstance that kept these pupils at home. O(changes * pupils). */
function withPupilsBack(plan: SavedPlan, pupils: readonly string[]): SavedPlan {
  const back = new Set(pupils);
  const { changes = [], ...rest } = plan;
  const left = changes.flatMap((change): PlanChange[] => {
    if (change.kind !== 'staysHome') return [change];
    const still = change.pupils.filter((id) => !back.has(id));
    return still.length > 0 ? [{ ...change, pupils: still }] : [];
  });
  return left.length > 0 ? { ...rest, changes: left } : rest;
}

function withConsent(facts: SchoolFacts, pupils: readonly string[], consent: 'YES' | 'NO'): SchoolFacts {
  const chosen = new Set(pupils);
  return {
    ...facts,
    rombel: facts.rombel.map((rombel) => ({
      ...rombel,
      pupils: rombel.pupils.map((pupil) => (chosen.has(pupil.id) ? { ...pupil, consent } : pupil)),
    })),
  };
}
