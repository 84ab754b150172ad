export { groupLists, type GroupListsInput, type ListedGroup, type ListedPupil, type ListedRombel } from './group-lists.ts';
export type { SheetHead } from './print-page.ts';
export { scheduleByRombel, type PrintSession, type ScheduleGroup, type ScheduleInput, type ScheduleRombel } from './schedule-by-rombel.ts';
export { seatMapSheet, type PrintMark, type SeatMapInput, type SeatMapRoom } from './seat-map-sheet.ts';
