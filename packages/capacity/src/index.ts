export { DEFAULT_STRIPS, rectangleRoom, type RectangleRoom } from './rectangle-room.ts';
export { MAX_SEATS, roomCapacity, type RoomCapacity, type SearchOptions } from './room-capacity.ts';
export { TAU_M, type Pillar, type Point, type RoomInput } from './room-input.ts';
export type { BoundMethod } from './seat-bound.ts';
