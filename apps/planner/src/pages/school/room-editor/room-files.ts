import type { SeatMark } from '@giliran/capacity';
import { readRoomLayout, standardLayout, type RoomLayout } from '@giliran/planning';

/** The drawing as a file: readable, and the same drawing when it is read again. */
export function layoutFile(layout: RoomLayout): string {
  return `${JSON.stringify(layout, null, 2)}\n`;
}

/** A drawing from a file. Throws InputError (path, Indonesian message); a file that is no JSON gives the path "". */
export function layoutOfFile(text: string): RoomLayout {
  let value: unknown = null;
  try {
    value = JSON.parse(text);
  } catch {
    // Said below like every other content that is no drawing.
  }
  return standardLayout(readRoomLayout(value));
}

/** Seats as a table, cm from the corner that was chosen; semicolons, as spreadsheets in Indonesia expect. */
export function seatsCsv(marks: readonly SeatMark[]): string {
  const number = (value: number) => String(value).replace('.', ',');
  const rows = marks.map((mark) =>
    [mark.number, mark.row, mark.xCm, mark.yCm, ...mark.tapeCm].map((v) => (typeof v === 'number' ? number(v) : v)).join(';'),
  );
  return `${['kursi;baris;x_cm;y_cm;pita_1_cm;pita_2_cm', ...rows].join('\r\n')}\r\n`;
}
