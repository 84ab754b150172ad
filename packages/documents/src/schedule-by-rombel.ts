import type { Weekday } from '@giliran/kernel';
import { escapeHtml } from './escape-html.ts';
import { hoursText, rosterText, weekdayText } from './indonesian-text.ts';
import { printPage, type SheetHead } from './print-page.ts';

export interface PrintSession {
  readonly day: Weekday;
  readonly shift: string;
  /** `HH:MM` */
  readonly start: string;
  readonly end: string;
  readonly room: string;
  readonly teacher: string | null;
}

export interface ScheduleGroup {
  /** "A" */
  readonly letter: string;
  /** Roster numbers of this rombel's pupils in the group. */
  readonly rosterNumbers: readonly number[];
  /** Other rombel that sit in the same group (kelas rangkap). */
  readonly sharedWith: readonly string[];
  readonly sessions: readonly PrintSession[];
  readonly minutesAWeek: number;
}

export interface ScheduleRombel {
  readonly name: string;
  readonly pupils: number;
  /** Pupils who learn at home (BDR). */
  readonly atHome: number;
  readonly groups: readonly ScheduleGroup[];
}

export interface ScheduleInput {
  readonly head: SheetHead;
  readonly days: readonly Weekday[];
  readonly rombel: readonly ScheduleRombel[];
}

/** The week of each rombel for the notice board: groups down, days across. Several small rombel share a page. O(sessions). */
export function scheduleByRombel({ head, days, rombel }: ScheduleInput): string {
  const body = rombel.map((r) => rombelHtml(r, days)).join('\n');
  return printPage(head, 'Jadwal per rombel', [{ title: 'Jadwal per rombel', body: body || '<p>Tidak ada rombel yang dipilih.</p>' }]);
}

function rombelHtml(rombel: ScheduleRombel, days: readonly Weekday[]): string {
  const home = rombel.atHome > 0 ? `, ${rombel.atHome} belajar dari rumah (BDR)` : '';
  const rows = rombel.groups
    .map(
      (group) =>
        `<tr><th scope="row">${escapeHtml(group.letter)}<br><span class="small">${group.rosterNumbers.length} siswa<br>no. absen ${rosterText(group.rosterNumbers)}${
          group.sharedWith.length > 0 ? `<br>bersama ${group.sharedWith.map(escapeHtml).join(', ')}` : ''
        }<br>${group.minutesAWeek} menit seminggu</span></th>${days
          .map(
            (day) =>
              `<td>${
                group.sessions
                  .filter((session) => session.day === day)
                  .map(sessionHtml)
                  .join('<hr>') || '–'
              }</td>`,
          )
          .join('')}</tr>`,
    )
    .join('\n');
  return `<section class="block"><h2>${escapeHtml(rombel.name)} <span class="small">(${rombel.pupils} siswa${home})</span></h2>
<table class="grid week"><thead><tr><th scope="col">Kelompok</th>${days.map((day) => `<th scope="col">${weekdayText(day)}</th>`).join('')}</tr></thead><tbody>${rows}</tbody></table></section>`;
}

function sessionHtml(session: PrintSession): string {
  return `<strong>${escapeHtml(hoursText(session.start, session.end))}</strong><br>${escapeHtml(session.room)}${session.teacher === null ? '' : `<br>${escapeHtml(session.teacher)}`}`;
}
