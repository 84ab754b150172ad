import { pupilsOf, type PlanChange, type SchoolFacts } from '@giliran/planning';

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

/** The question for the engine: a passing change, or facts in which the consent already differs. */
interface ChangeQuestion {
  readonly facts: SchoolFacts;
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
    standIns: facts.teachers.filter((t) => t.id !== teacher).map((t) => t.id),
    room: facts.rooms[0]?.id ?? '',
    consent: 'NO',
    pupils: [],
    zone: 'ORANGE',
    zoneOf: 'school',
  };
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
export function changeQuestion(facts: SchoolFacts, form: ChangeForm): ChangeQuestion {
  const from = form.from as Day;
  const to = form.to === '' ? null : (form.to as Day);
  switch (form.kind) {
    case 'teacherAway':
      return {
        facts,
        change: { kind: 'teacherAway', teacher: form.teacher, standIns: form.standIns.filter((id) => id !== form.teacher), from, to },
      };
    case 'roomClosed':
      return { facts, change: { kind: 'roomClosed', room: form.room, from, to } };
    case 'consent':
      return { facts: withConsent(facts, form.pupils, form.consent), change: null };
    case 'zone':
      return form.zoneOf === 'school'
        ? { facts, change: { kind: 'zone', zone: form.zone, from } }
        : { facts, change: { kind: 'staysHome', pupils: [...form.pupils], from, to } };
  }
}

/** The pupils among whom a choice of this form is made: those it would change anything for. */
export function choosable(facts: SchoolFacts, form: ChangeForm, rombelId: string): SchoolFacts['rombel'][number]['pupils'] {
  const rombel = facts.rombel.find((r) => r.id === rombelId);
  // Pupils known by number alone have no consent of their own to record.
  if (!rombel || rombel.pupils.length === 0) return [];
  return pupilsOf(rombel).filter((pupil) => (form.kind === 'consent' ? pupil.consent !== form.consent : pupil.consent !== 'NO'));
}

/** Does this zone, for these pupils, mean lessons at home? Green and yellow do not. */
export function zoneCloses(form: ChangeForm): boolean {
  return CLOSED_ZONES.includes(form.zone);
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
