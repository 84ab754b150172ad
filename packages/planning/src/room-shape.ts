import type { SeatCap } from '@giliran/capacity';
import {
  aisleCornersCm,
  doorCornersCm,
  furnitureCornersCm,
  metresOf,
  roomFrame,
  seatPointsCm,
  teacherZoneCornersCm,
} from './layout-geometry.ts';
import type { RoomLayout } from './room-layout.ts';
import { typedRoomShape, type RoomShape, type TypedRoomSize } from './typed-room-shape.ts';

/** What a capacity is computed from: two sides and strips, or a drawing. */
export type RoomSize = TypedRoomSize & { readonly layout?: RoomLayout | null };

/** The room for the engine. O(parts). */
export function roomShapeOf(room: RoomSize): RoomShape {
  return room.layout ? drawnShape(room.layout) : typedRoomShape(room);
}

function drawnShape(layout: RoomLayout): RoomShape {
  const { left, right, areaCm2 } = roomFrame(layout);
  const metres = (ring: readonly (readonly [number, number])[]) => ring.map(metresOf);
  const zone = teacherZoneCornersCm(layout);
  const obstacles = [
    ...(zone.length === 0 ? [] : [metres(zone)]),
    // A door that keeps nothing free is only drawn.
    ...layout.doors.filter((door) => door.depthCm > 0).map((door) => metres(doorCornersCm(layout, door))),
    ...layout.aisles.map((aisle) => metres(aisleCornersCm(aisle))),
    ...layout.furniture.map((part) => ({ polygon: metres(furnitureCornersCm(part)), clearanceM: part.clearanceCm / 100 })),
  ];
  const desks = layout.desks.flatMap((block) => seatPointsCm(block).map(metresOf));
  const ownCaps: SeatCap[] = [];
  if (layout.areaPerPupilCm2 !== null) {
    ownCaps.push({ reason: 'area-per-pupil', pupils: Math.floor(areaCm2 / layout.areaPerPupilCm2 + 1e-9) });
  }
  if (layout.ventilationPupils !== null) ownCaps.push({ reason: 'ventilation', pupils: layout.ventilationPupils });
  return {
    input: {
      polygon: layout.outline.map(metresOf),
      wallMarginM: layout.wallMarginCm / 100,
      obstacles,
      obstacleClearanceM: 0,
      pillars: layout.pillars.map(({ xCm, yCm, radiusCm, clearanceCm }) => ({
        x: xCm / 100,
        y: yCm / 100,
        r: radiusCm / 100,
        clearanceM: clearanceCm / 100,
      })),
      ...(layout.spacingZones.length === 0
        ? {}
        : { zones: layout.spacingZones.map(({ corners, spacingCm }) => ({ polygon: metres(corners), spacingM: spacingCm / 100 })) }),
    },
    desks: desks.length === 0 ? null : desks,
    deskUse: layout.deskUse,
    wall: { leftM: metresOf(left), rightM: metresOf(right) },
    ownCaps,
  };
}
