import type { LessonCell } from './lesson-draft.ts';

/** Marks a field of the table of lessons, so that keys and links find it. */
export function cellMark(rombelId: string, subject: string, field: keyof LessonCell): string {
  return JSON.stringify([rombelId, subject, field]);
}

/** Puts the cursor into a field of the table and brings it into view; false when it is not on screen. O(fields). */
export function focusCell(rombelId: string, subject: string, field: keyof LessonCell): boolean {
  const mark = cellMark(rombelId, subject, field);
  const wanted = [...document.querySelectorAll<HTMLInputElement>('input[data-cell]')].find(({ dataset }) => dataset['cell'] === mark);
  wanted?.focus();
  wanted?.scrollIntoView({ block: 'center', inline: 'center' });
  return wanted !== undefined;
}
