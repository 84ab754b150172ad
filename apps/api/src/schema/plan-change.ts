import { InputError, pointer } from '@giliran/kernel';
import type { PlanChange } from '@giliran/planning';
import { builder } from '../builder.ts';
import { ZoneRef } from './regulation.ts';

const KINDS = {
  TEACHER_AWAY: 'teacherAway',
  ROOM_CLOSED: 'roomClosed',
  STAYS_HOME: 'staysHome',
  ZONE: 'zone',
} as const satisfies Record<string, PlanChange['kind']>;
type Kind = keyof typeof KINDS;

const PlanChangeKindRef = builder.enumType('PlanChangeKind', {
  description: 'A passing circumstance that a plan was made for.',
  values: {
    TEACHER_AWAY: { description: 'A teacher is away; others stand in.' },
    ROOM_CLOSED: { description: 'A room cannot be used.' },
    STAYS_HOME: { description: 'Pupils learn at home for now.' },
    ZONE: { description: 'The risk zone of the school’s kecamatan changes.' },
  } as const,
});

export const PlanChangeRef = builder.objectRef<PlanChange>('PlanChange').implement({
  description: 'A passing circumstance that a plan was made for; it belongs to the plan, not to the school’s data.',
  fields: (t) => ({
    kind: t.field({
      type: PlanChangeKindRef,
      description: 'What happened.',
      resolve: (c) => (Object.keys(KINDS) as Kind[]).find((kind) => KINDS[kind] === c.kind) ?? 'ZONE',
    }),
    from: t.string({ description: 'First day.', resolve: (c) => c.from }),
    to: t.string({
      nullable: true,
      description: 'Last day; null = until further notice.',
      resolve: (c) => (c.kind === 'zone' ? null : c.to),
    }),
    teacherId: t.id({ nullable: true, description: 'Who is away.', resolve: (c) => (c.kind === 'teacherAway' ? c.teacher : null) }),
    standInIds: t.idList({ description: 'Teachers who may stand in.', resolve: (c) => (c.kind === 'teacherAway' ? c.standIns : []) }),
    roomId: t.id({ nullable: true, description: 'The closed room.', resolve: (c) => (c.kind === 'roomClosed' ? c.room : null) }),
    pupilIds: t.idList({ description: 'Who stays at home.', resolve: (c) => (c.kind === 'staysHome' ? c.pupils : []) }),
    zone: t.field({ type: ZoneRef, nullable: true, description: 'The new zone.', resolve: (c) => (c.kind === 'zone' ? c.zone : null) }),
  }),
});

export const PlanChangeInput = builder.inputType('PlanChangeInput', {
  description: 'A passing circumstance that a plan was made for; which ids are needed depends on the kind.',
  fields: (t) => ({
    kind: t.field({ type: PlanChangeKindRef, required: true, description: 'What happened.' }),
    from: t.string({ required: true, description: 'First day, such as 2021-09-13.' }),
    to: t.string({ required: false, description: 'Last day; absent = until further notice.' }),
    teacherId: t.id({ required: false, description: 'TEACHER_AWAY: who is away.' }),
    standInIds: t.idList({ required: false, description: 'TEACHER_AWAY: who may stand in.' }),
    roomId: t.id({ required: false, description: 'ROOM_CLOSED: the room.' }),
    pupilIds: t.idList({ required: false, description: 'STAYS_HOME: the pupils.' }),
    zone: t.field({ type: ZoneRef, required: false, description: 'ZONE: the new zone.' }),
  }),
});

/** The changes as planning reads them. Throws InputError with the path of what a kind needs and does not have; ids and days are checked by `parseSavedPlan`. */
export function planChangesOf(inputs: readonly (typeof PlanChangeInput.$inferInput)[]): PlanChange[] {
  return inputs.map((input, i) => {
    const needed = <T>(value: T | null | undefined, key: string): T => {
      if (value === null || value === undefined)
        throw new InputError(pointer('changes', i, key), `perubahan ${input.kind} membutuhkan ${key}`);
      return value;
    };
    const from = input.from as PlanChange['from'];
    const to = (input.to ?? null) as PlanChange['from'] | null;
    switch (input.kind) {
      case 'TEACHER_AWAY':
        return { kind: 'teacherAway', teacher: needed(input.teacherId, 'teacherId'), standIns: input.standInIds ?? [], from, to };
      case 'ROOM_CLOSED':
        return { kind: 'roomClosed', room: needed(input.roomId, 'roomId'), from, to };
      case 'STAYS_HOME':
        return { kind: 'staysHome', pupils: needed(input.pupilIds, 'pupilIds'), from, to };
      case 'ZONE':
        return { kind: 'zone', zone: needed(input.zone, 'zone'), from };
    }
  });
}
