/** A point of a drawing, whole centimetres. x to the right, y downwards, as on the screen; the origin is anywhere. */
export type PointCm = readonly [xCm: number, yCm: number];

/** A door in a side of the outline: nobody sits within `depthCm` of it, so that it opens and people get out. */
export interface DoorLayout {
  /** Index of the side: from corner `wall` to the next one. */
  readonly wall: number;
  /** From the corner where the side begins to the near edge of the door. */
  readonly offsetCm: number;
  readonly widthCm: number;
  readonly depthCm: number;
}

/** A walkway: a straight strip between two points where nobody sits. */
export interface AisleLayout {
  readonly from: PointCm;
  readonly to: PointCm;
  readonly widthCm: number;
}

/** A round pillar; seats keep `clearanceCm` from its surface. */
export interface PillarLayout {
  readonly xCm: number;
  readonly yCm: number;
  readonly radiusCm: number;
  readonly clearanceCm: number;
}

export const FURNITURE_KINDS = ['CUPBOARD', 'SHELF', 'BASIN', 'STOVE', 'PLAY', 'SQUARE_PILLAR', 'OTHER'] as const;
export type FurnitureKind = (typeof FURNITURE_KINDS)[number];

/** Something rectangular that stands in the room; x and y of its centre. Seats keep `clearanceCm` from it. */
export interface FurnitureLayout {
  readonly kind: FurnitureKind;
  readonly xCm: number;
  readonly yCm: number;
  readonly widthCm: number;
  readonly depthCm: number;
  /** Turned clockwise by so many whole degrees. */
  readonly turnDeg: number;
  readonly clearanceCm: number;
}

/**
 * Desks in rows and columns, x and y of the middle of the block; one desk is a block of 1 x 1. A desk has one seat, or two
 * (meja berdua) `seatGapCm` apart.
 */
export interface DeskBlockLayout {
  readonly xCm: number;
  readonly yCm: number;
  readonly rows: number;
  readonly columns: number;
  /** From desk to desk along a row, middle to middle. */
  readonly columnPitchCm: number;
  /** From row to row. */
  readonly rowPitchCm: number;
  readonly seatsPerDesk: 1 | 2;
  readonly seatGapCm: number;
  readonly turnDeg: number;
}

/** A part of the room with a spacing of its own. */
export interface SpacingZoneLayout {
  readonly corners: readonly PointCm[];
  readonly spacingCm: number;
}

/** Where the teacher stands: a strip along the teacher wall, or a shape. */
export type TeacherZoneLayout = { readonly depthCm: number } | { readonly corners: readonly PointCm[] };

/** A drawn room, as it is stored and exchanged: whole centimetres and degrees only. */
export interface RoomLayout {
  readonly version: 1;
  /** Corners of a simple polygon, either orientation. */
  readonly outline: readonly PointCm[];
  /** The side with the board: from corner `teacherWall` to the next one. */
  readonly teacherWall: number;
  readonly teacherZone: TeacherZoneLayout;
  readonly wallMarginCm: number;
  readonly doors: readonly DoorLayout[];
  readonly aisles: readonly AisleLayout[];
  readonly pillars: readonly PillarLayout[];
  readonly furniture: readonly FurnitureLayout[];
  readonly desks: readonly DeskBlockLayout[];
  /** LEAVE: the desks stay where they stand, some are left empty. MOVE: seats may be placed anywhere. */
  readonly deskUse: 'LEAVE' | 'MOVE';
  readonly spacingZones: readonly SpacingZoneLayout[];
  /** Floor asked for each pupil, in square centimetres; null = not asked. The school's own choice, no law. */
  readonly areaPerPupilCm2: number | null;
  /** Most pupils the ventilation allows, as the school states it; null = not stated. */
  readonly ventilationPupils: number | null;
  /** The point everybody looks at; absent = square to the board. It never changes how many may sit. */
  readonly teacherPoint?: PointCm;
}

/** Limits of what can be drawn. */
export const LAYOUT_LIMITS = {
  /** Sides of the box around the room, cm. */
  leastSideCm: 200,
  mostSideCm: 4000,
  corners: 40,
  parts: 60,
  seats: 400,
} as const;

/** The drawing of a rectangle as it was typed; strips of different width become a walkway nobody sits in. */
export function rectangleLayout(room: {
  readonly widthCm: number;
  readonly lengthCm: number;
  readonly sideMarginCm: number;
  readonly frontZoneCm: number;
  readonly backMarginCm: number;
}): RoomLayout {
  const { widthCm: w, lengthCm: l, sideMarginCm: side, frontZoneCm, backMarginCm: back } = room;
  const wallMarginCm = Math.min(side, back);
  const strips: AisleLayout[] = [];
  if (back > wallMarginCm) strips.push(strip([0, l - half(back)], [w, l - half(back)], back));
  if (side > wallMarginCm) {
    strips.push(strip([half(side), 0], [half(side), l], side), strip([w - half(side), 0], [w - half(side), l], side));
  }
  return {
    version: 1,
    outline: [
      [0, 0],
      [w, 0],
      [w, l],
      [0, l],
    ],
    teacherWall: 0,
    teacherZone: { depthCm: frontZoneCm },
    wallMarginCm,
    doors: [],
    aisles: strips,
    pillars: [],
    furniture: [],
    desks: [],
    deskUse: 'MOVE',
    spacingZones: [],
    areaPerPupilCm2: null,
    ventilationPupils: null,
  };
}

function strip(from: PointCm, to: PointCm, widthCm: number): AisleLayout {
  // Half a centimetre is not kept: the strip gets one centimetre more rather than less.
  return { from, to, widthCm: widthCm + (widthCm % 2) };
}

function half(widthCm: number): number {
  return Math.floor(widthCm / 2);
}

/** The same numbers as rectangle, when the drawing is no more than one in the frame of its teacher wall; else null. O(1). */
export function plainRectangle(layout: RoomLayout): {
  widthCm: number;
  lengthCm: number;
  sideMarginCm: number;
  frontZoneCm: number;
  backMarginCm: number;
} | null {
  const { outline, teacherZone, wallMarginCm } = layout;
  const parts = [layout.doors, layout.aisles, layout.pillars, layout.furniture, layout.desks, layout.spacingZones];
  if (parts.some((list) => list.length > 0) || !('depthCm' in teacherZone) || outline.length !== 4 || layout.teacherWall !== 0) return null;
  if (layout.areaPerPupilCm2 !== null || layout.ventilationPupils !== null || layout.teacherPoint) return null;
  const [a, b, c, d] = outline as [PointCm, PointCm, PointCm, PointCm];
  const [w, l] = [b[0] - a[0], c[1] - b[1]];
  const square = a[1] === b[1] && b[0] === c[0] && c[1] === d[1] && d[0] === a[0] && w > 0 && l > 0;
  if (!square) return null;
  return { widthCm: w, lengthCm: l, sideMarginCm: wallMarginCm, frontZoneCm: teacherZone.depthCm, backMarginCm: wallMarginCm };
}
