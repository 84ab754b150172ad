export { answerCapacityLine, type CapacityAnswer, type CapacityLineHost } from './answer-capacity-line.ts';
export { deskCapacity, deskDistance, type DeskCapacity, type DeskDistance, type DeskOptions } from './desk-capacity.ts';
export { roomDistance, type SeatDistance } from './max-distance.ts';
export { DEFAULT_STRIPS, rectangleRoom, type RectangleRoom } from './rectangle-room.ts';
export { MAX_SEATS, roomCapacity, type RoomCapacity, type SearchOptions } from './room-capacity.ts';
export { TAU_M, type Pillar, type Point, type RoomInput } from './room-input.ts';
export type { BoundMethod } from './seat-bound.ts';
export { seatMarks, type MarkFrame, type SeatMark, type SeatMarks } from './seat-marks.ts';
export { tidyRows, type TidyLayout, type TidyRows } from './tidy-rows.ts';
