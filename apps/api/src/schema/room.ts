import { InputError } from '@giliran/kernel';
import {
  groupSizes,
  marginCm,
  parseRoomLayout,
  plainRectangle,
  policyOf,
  roomFrame,
  roomLimits,
  roomSideCm,
  ROOM_SIDE_M,
  type RoomLimits,
} from '@giliran/planning';
import { assumptionById } from '@giliran/policy';
import { deleteRoom, insertRoom, updateRoom, upsertRooms, type RoomRow, type RoomValues } from '@giliran/db/queries/rooms';
import { builder } from '../builder.ts';
import { badInput, notFound, wellFormed } from '../errors.ts';
import { roomLimitsOf } from '../room-limits-of.ts';
import { schoolOf } from '../school-of.ts';
import { ImportCountRef } from './import-count.ts';
import { AssumptionRef, EducationFormRef, LimitRef, PhaseRef } from './regulation.ts';

const LimitedByRef = builder.enumType('LimitedBy', {
  description: 'What limits the number of pupils in a room.',
  values: {
    CAP: { value: 'cap', description: 'A ceiling on pupils: the legal cap, or a smaller one of the school (see `caps`).' },
    GEOMETRY: { value: 'geometry', description: 'The room itself at this spacing.' },
    UNKNOWN: { value: 'unknown', description: 'The size of the room is not known; nothing is guessed.' },
  } as const,
});

const SeatRef = builder.objectRef<readonly [number, number]>('Seat').implement({
  description:
    'One seat: the centre of the seated pupil. Rectangles: from the front-left corner facing the teacher wall. Drawn rooms: in the frame of the drawing.',
  fields: (t) => ({
    xM: t.float({ description: 'Metres along the teacher wall; in a drawing to the right.', resolve: ([x]) => x }),
    yM: t.float({ description: 'Metres away from the teacher wall; in a drawing downwards.', resolve: ([, y]) => y }),
  }),
});

const CapReasonRef = builder.enumType('CapReason', {
  description: 'Why there is a ceiling on the pupils of a room.',
  values: {
    LEGAL: { value: 'legal', description: 'The regulations chosen.' },
    REGISTERED: { value: 'registered', description: 'The registered capacity of the room.' },
    AREA_PER_PUPIL: { value: 'area-per-pupil', description: 'Floor for each pupil, as the school chose; no law.' },
    VENTILATION: { value: 'ventilation', description: 'Ventilation, as the school stated it; no law.' },
    OTHER: { value: 'other', description: 'Another reason.' },
  } as const,
});

type SeatCap = RoomLimits['capacity']['caps'][number];

const SeatCapRef = builder.objectRef<SeatCap>('SeatCap').implement({
  description: 'A ceiling on the pupils of a room.',
  fields: (t) => ({
    reason: t.field({ type: CapReasonRef, description: 'Why.', resolve: (cap) => cap.reason }),
    pupils: t.int({ nullable: true, description: 'Pupils; null = cannot be told.', resolve: (cap) => cap.pupils }),
  }),
});

const RoomCapacityRef = builder.objectRef<RoomLimits>('RoomCapacity').implement({
  description: 'How many pupils a room seats, where, how certain that is, and by which article it is limited.',
  fields: (t) => ({
    count: t.int({
      nullable: true,
      description: 'Pupils allowed: the smaller of cap and geometry; null = size unknown.',
      resolve: (l) => l.capacity.count,
    }),
    geometryCount: t.int({
      nullable: true,
      description: 'Seats found by geometry; the search ends once the cap is reached.',
      resolve: (l) => l.capacity.geometryCount,
    }),
    upperBound: t.int({
      nullable: true,
      description: 'Proved: no layout has more seats (cap included).',
      resolve: (l) => l.capacity.upperBound,
    }),
    upperBoundBy: t.stringList({ description: 'Methods that prove the bound.', resolve: (l) => [...l.capacity.upperBoundBy] }),
    proven: t.boolean({ description: 'The count is proved to be the most possible.', resolve: (l) => l.capacity.proven }),
    limitedBy: t.field({ type: LimitedByRef, description: 'What limits the count.', resolve: (l) => l.capacity.limitedBy }),
    caps: t.field({
      type: [SeatCapRef],
      description: 'All ceilings, smallest first; the first one binds.',
      resolve: (l) => [...l.capacity.caps],
    }),
    tidyCount: t.int({ nullable: true, description: 'Seats in tidy rows parallel to the teacher wall.', resolve: (l) => l.tidyCount }),
    minDistanceM: t.float({
      nullable: true,
      description: 'Smallest distance between two seats, metres.',
      resolve: (l) => l.capacity.minDistanceM,
    }),
    seats: t.field({ type: [SeatRef], description: 'The seats.', resolve: (l) => [...l.capacity.seats] }),
    spacing: t.field({ type: LimitRef, description: 'Spacing required, metres.', resolve: (l) => l.spacing }),
    legalCap: t.field({ type: LimitRef, description: 'Legal cap of pupils per room and session.', resolve: (l) => l.legalCap }),
    assumptions: t.field({
      type: [AssumptionRef],
      description: 'Assumptions the answer rests on.',
      resolve: (l) => l.assumptionIds.flatMap((id) => assumptionById(id) ?? []),
    }),
    seed: t.int({ description: 'Seed of the search; same input and seed, same answer.', resolve: (l) => l.capacity.seed }),
  }),
});

const RoomSiteRef = builder.enumType('RoomSite', {
  description: 'Where a room lies (P4.8: lessons elsewhere keep the same rules).',
  values: {
    ON_CAMPUS: { description: 'On the school’s premises.' },
    OFF_SITE: { description: 'Elsewhere: village hall, house.' },
  } as const,
});

builder.scalarType('RoomLayout', {
  description:
    'A drawn room as JSON, whole centimetres: {version: 1, outline: [[x, y], ...], teacherWall: side, teacherZone: {depthCm} or {corners}, wallMarginCm, doors: [{wall, offsetCm, widthCm, depthCm}], aisles: [{from, to, widthCm}], pillars: [{xCm, yCm, radiusCm, clearanceCm}], furniture: [{kind, xCm, yCm, widthCm, depthCm, turnDeg, clearanceCm}], desks: [{xCm, yCm, rows, columns, columnPitchCm, rowPitchCm, seatsPerDesk, seatGapCm, turnDeg}], deskUse: LEAVE or MOVE, spacingZones: [{corners, spacingCm}], areaPerPupilCm2, ventilationPupils, teacherPoint: [x, y] or absent}.',
  serialize: (value) => value,
  parseValue: (value) => value,
});

export const RoomRef = builder.objectRef<RoomRow>('Room').implement({
  description: 'A room in which pupils are taught. Lengths in metres.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the room.' }),
    version: t.exposeInt('version', { description: 'Counts every change of the room; say it when you save the room.' }),
    name: t.exposeString('name', { description: 'Name the school uses.' }),
    site: t.field({ type: RoomSiteRef, description: 'On campus or elsewhere.', resolve: (r) => r.site }),
    widthM: t.float({
      nullable: true,
      description: 'Side along the teacher wall; null = "belum diketahui".',
      resolve: (r) => (r.widthCm === null ? null : r.widthCm / 100),
    }),
    lengthM: t.float({
      nullable: true,
      description: 'Side away from the teacher wall; null = "belum diketahui".',
      resolve: (r) => (r.lengthCm === null ? null : r.lengthCm / 100),
    }),
    sideMarginM: t.float({ description: 'Strip along the side walls without seats (A-16).', resolve: (r) => r.sideMarginCm / 100 }),
    frontZoneM: t.float({ description: 'Zone in front of the teacher wall without seats (A-16).', resolve: (r) => r.frontZoneCm / 100 }),
    backMarginM: t.float({ description: 'Strip along the back wall without seats (A-16).', resolve: (r) => r.backMarginCm / 100 }),
    layout: t.field({
      type: 'RoomLayout',
      nullable: true,
      description: 'The drawing; null = a plain rectangle, or a size not known. The sides of a drawn room are those of the box around it.',
      resolve: (r) => r.layout,
    }),
    capacity: t.field({
      type: RoomCapacityRef,
      description: 'How many pupils it seats under the school’s regulations, with proof.',
      resolve: (row, _args, context) => roomLimitsOf(context, row),
    }),
  }),
});

const RoomInputRef = builder.inputType('RoomInput', {
  description: 'One room as typed or read from a sheet. Leave a side empty when it was not measured.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Name of the room.' }),
    site: t.field({ type: RoomSiteRef, required: false, description: 'Default ON_CAMPUS.' }),
    widthM: t.float({ required: false, description: 'Side along the teacher wall, 2-20 m.' }),
    lengthM: t.float({ required: false, description: 'Side away from the teacher wall, 2-20 m.' }),
    sideMarginM: t.float({ required: false, description: 'Default 0.5 (A-16).' }),
    frontZoneM: t.float({ required: false, description: 'Default 2.0 (A-16).' }),
    backMarginM: t.float({ required: false, description: 'Default 0.5 (A-16).' }),
    layout: t.field({
      type: 'RoomLayout',
      required: false,
      description: 'The drawing; sides and strips above are then not read. null = no drawing any more; absent = as it is stored.',
    }),
  }),
});

type RoomInput = typeof RoomInputRef.$inferInput;

function roomValues(input: RoomInput, path: string): RoomValues {
  const name = input.name.trim();
  if (!name) throw badInput(`${path}/name`, 'Nama ruang kosong; isi nama, misalnya "Kelas 4".');
  const site = input.site ?? 'ON_CAMPUS';
  if (input.layout !== null && input.layout !== undefined) return { name, site, ...drawnValues(input.layout, path) };
  return {
    name,
    site,
    ...(input.layout === null ? { layout: null } : {}),
    widthCm: roomSideCm(input.widthM, `${path}/widthM`, `lebar ${name}`),
    lengthCm: roomSideCm(input.lengthM, `${path}/lengthM`, `panjang ${name}`),
    sideMarginCm: marginCm(input.sideMarginM ?? 0.5, `${path}/sideMarginM`, 'jarak dari dinding samping'),
    frontZoneCm: marginCm(input.frontZoneM ?? 2, `${path}/frontZoneM`, 'zona guru di depan'),
    backMarginCm: marginCm(input.backMarginM ?? 0.5, `${path}/backMarginM`, 'jarak dari dinding belakang'),
  };
}

/** The columns of a drawn room. A drawing that is no more than a rectangle is stored as one. */
function drawnValues(value: unknown, path: string): Omit<RoomValues, 'name' | 'site'> {
  try {
    const layout = parseRoomLayout(value);
    const plain = plainRectangle(layout);
    if (plain && Math.max(plain.widthCm, plain.lengthCm) <= ROOM_SIDE_M.most * 100) return { ...plain, layout: null };
    const { widthCm, lengthCm } = roomFrame(layout);
    const frontZoneCm = 'depthCm' in layout.teacherZone ? layout.teacherZone.depthCm : 0;
    return { widthCm, lengthCm, sideMarginCm: layout.wallMarginCm, frontZoneCm, backMarginCm: layout.wallMarginCm, layout };
  } catch (error) {
    if (error instanceof InputError) throw badInput(`${path}/layout${error.path}`, error.message);
    throw error;
  }
}

interface Calculated {
  limits: RoomLimits;
  pupils: number | null;
}

const CalculatedRef = builder.objectRef<Calculated>('RoomCalculation').implement({
  description: 'Answer of the public room calculator.',
  fields: (t) => ({
    capacity: t.field({ type: RoomCapacityRef, description: 'The room’s capacity with proof and articles.', resolve: (c) => c.limits }),
    groupSizes: t.intList({
      description: 'Sizes of the groups the rombel falls into (P5.1.b); empty when size or pupils are unknown.',
      resolve: (c) => (c.pupils === null || c.limits.capacity.count === null ? [] : groupSizes(c.pupils, c.limits.capacity.count)),
    }),
  }),
});

builder.queryField('calculateRoom', (t) =>
  t.field({
    type: CalculatedRef,
    description: 'Public calculator: how many pupils fit a rectangular room, and into how many groups a rombel falls. No account needed.',
    args: {
      widthM: t.arg.float({ required: false, description: 'Side along the teacher wall, 2-20 m.' }),
      lengthM: t.arg.float({ required: false, description: 'Side away from the teacher wall, 2-20 m.' }),
      form: t.arg({ type: EducationFormRef, required: true, description: 'Form of education; decides the legal cap.' }),
      pupils: t.arg.int({ required: false, description: 'Pupils of the rombel (class group).' }),
      regulationIds: t.arg.idList({ required: false, description: 'Default: the Bengkayang regulation 51/2021.' }),
      phase: t.arg({ type: PhaseRef, required: false, description: 'Default TRANSITION.' }),
      date: t.arg({ type: 'Day', required: false, description: 'Default 2021-09-13, inside the regulation’s first transition.' }),
    },
    resolve: (_root, args) => {
      if (args.pupils !== null && args.pupils !== undefined && (args.pupils < 0 || args.pupils > 10000)) {
        throw badInput('/pupils', `Jumlah siswa ${args.pupils} tidak masuk akal: harus 0–10000.`);
      }
      const policy = policyOf(args.form, {
        regulationIds: args.regulationIds ?? ['bengkayang-51-2021'],
        phase: args.phase ?? 'TRANSITION',
        date: args.date ?? '2021-09-13',
      });
      const room = roomValues({ name: 'ruang', widthM: args.widthM, lengthM: args.lengthM }, '');
      return { limits: roomLimits({ ...room, layout: null }, policy), pupils: args.pupils ?? null };
    },
  }),
);

const RoomConflict = builder.objectRef<{ message: string; current: RoomRow }>('RoomConflict').implement({
  description: 'Somebody else changed the room meanwhile; nothing was written.',
  fields: (t) => ({
    message: t.exposeString('message', { description: 'What happened and what to do, in Indonesian.' }),
    current: t.field({ type: RoomRef, description: 'The room as it stands now.', resolve: (c) => c.current }),
  }),
});

const SaveRoomResult = builder.unionType('SaveRoomResult', {
  description: 'The saved room, or the conflict.',
  types: [RoomRef, RoomConflict],
  resolveType: (value) => ('message' in value ? RoomConflict : RoomRef),
});

/** The database refused a second room of this name. */
function isNameTaken(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause as { code?: string; constraint?: string } | undefined) : undefined;
  return cause?.code === '23505' && cause.constraint === 'room_name_once';
}

builder.mutationFields((t) => ({
  saveRoom: t.field({
    type: SaveRoomResult,
    description: 'Adds a room (without id) or replaces one when `version` is still the stored one.',
    authScopes: { signedIn: true },
    args: {
      schoolId: t.arg.id({ required: true, description: 'The school.' }),
      id: t.arg.id({ required: false, description: 'The room to replace; absent = a new one.' }),
      version: t.arg.int({ required: false, description: 'The version that was edited; needed together with `id`.' }),
      room: t.arg({ type: RoomInputRef, required: true, description: 'The room.' }),
    },
    resolve: async (_root, { schoolId, id, version, room }, context) => {
      await schoolOf(context, schoolId, 'write');
      const values = roomValues(room, '/room');
      const sameName = (error: unknown): never => {
        throw isNameTaken(error)
          ? badInput('/room/name', `Sudah ada ruang bernama ${values.name} di sekolah ini. Pakai nama lain.`)
          : error;
      };
      if (!id) return context.tx.transaction((tx) => insertRoom(tx, schoolId, values)).catch(sameName);
      if (version === null || version === undefined) {
        throw badInput('/version', 'Sebutkan versi ruang yang disunting (Room.version), supaya perubahan orang lain tidak tertimpa.');
      }
      const outcome = await context.tx.transaction((tx) => updateRoom(tx, wellFormed(id), version, values)).catch(sameName);
      if (outcome === null) throw notFound('Ruang', id);
      if ('saved' in outcome) return outcome.saved;
      return {
        message: `${outcome.current.name} baru saja diubah dari tempat lain. Isian Anda belum tersimpan, tetapi masih di layar.`,
        current: outcome.current,
      };
    },
  }),
  importRooms: t.field({
    type: ImportCountRef,
    description: 'Writes rooms by name: known names are updated, others added; a repeated import changes nothing.',
    authScopes: { signedIn: true },
    args: {
      schoolId: t.arg.id({ required: true, description: 'The school.' }),
      rooms: t.arg({ type: [RoomInputRef], required: true, description: 'The rooms, at most 500.' }),
    },
    resolve: async (_root, { schoolId, rooms }, context) => {
      await schoolOf(context, schoolId, 'write');
      if (rooms.length > 500) throw badInput('/rooms', `Ada ${rooms.length} ruang; paling banyak 500 sekali impor.`);
      const values = rooms.map((room, i) => roomValues(room, `/rooms/${i}`));
      return context.tx.transaction((tx) => upsertRooms(tx, schoolId, values));
    },
  }),
  deleteRoom: t.boolean({
    description: 'Removes a room. Saved plans keep what they were.',
    authScopes: { signedIn: true },
    args: { id: t.arg.id({ required: true, description: 'The room.' }) },
    resolve: async (_root, { id }, context) => {
      if (!(await context.tx.transaction((tx) => deleteRoom(tx, wellFormed(id))))) throw notFound('Ruang', id);
      return true;
    },
  }),
}));
