import { escapeHtml } from './escape-html.ts';
import { hoursText, rosterText, weekdayText } from './indonesian-text.ts';
import { printPage, type SheetHead } from './print-page.ts';
import type { PrintSession } from './schedule-by-rombel.ts';

export interface ListedPupil {
  readonly rosterNumber: number;
  /** Null = not printed: the roster number stands for the pupil. */
  readonly name: string | null;
}

export interface ListedGroup {
  /** "A" */
  readonly letter: string;
  readonly pupils: readonly ListedPupil[];
  readonly sharedWith: readonly string[];
  readonly sessions: readonly PrintSession[];
}

export interface ListedRombel {
  readonly name: string;
  readonly groups: readonly ListedGroup[];
  /** Pupils who learn at home (BDR). */
  readonly atHome: readonly ListedPupil[];
}

export interface GroupListsInput {
  readonly head: SheetHead;
  readonly rombel: readonly ListedRombel[];
}

/** Who belongs to which group and when it comes; one sheet a rombel. Names stand only where the input has them. O(pupils). */
export function groupLists({ head, rombel }: GroupListsInput): string {
  const sheets = rombel.map((r) => ({
    title: `Daftar kelompok: ${r.name}`,
    body: [
      ...r.groups.map(groupHtml),
      r.atHome.length > 0
        ? `<h2>Belajar dari rumah (BDR) <span class="small">(${r.atHome.length} siswa)</span></h2>${pupilsHtml(r.atHome)}`
        : '',
    ].join('\n'),
  }));
  return printPage(
    head,
    'Daftar kelompok',
    sheets.length > 0 ? sheets : [{ title: 'Daftar kelompok', body: '<p>Tidak ada rombel yang dipilih.</p>' }],
  );
}

function groupHtml(group: ListedGroup): string {
  const shared = group.sharedWith.length > 0 ? ` bersama ${group.sharedWith.map(escapeHtml).join(', ')}` : '';
  const times = alikeSessions(group.sessions)
    .map(
      ([s, days]) =>
        `<tr><td>${days.join(', ')}</td><td>${escapeHtml(hoursText(s.start, s.end))} (${escapeHtml(s.shift)})</td><td>${escapeHtml(s.room)}</td><td>${escapeHtml(s.teacher ?? '–')}</td></tr>`,
    )
    .join('');
  return `<h2>Kelompok ${escapeHtml(group.letter)} <span class="small">(${group.pupils.length} siswa, no. absen ${rosterText(group.pupils.map((pupil) => pupil.rosterNumber))}${shared})</span></h2>
<table class="grid block"><thead><tr><th scope="col">Hari</th><th scope="col">Jam masuk dan pulang</th><th scope="col">Ruang</th><th scope="col">Guru</th></tr></thead><tbody>${times || '<tr><td colspan="4">Belum ada sesi.</td></tr>'}</tbody></table>
${pupilsHtml(group.pupils)}`;
}

/** Sessions that differ only in their day share a line. */
function alikeSessions(sessions: readonly PrintSession[]): [session: PrintSession, days: string[]][] {
  const lines = new Map<string, [PrintSession, string[]]>();
  for (const session of sessions) {
    const key = JSON.stringify([session.start, session.end, session.shift, session.room, session.teacher]);
    const line = lines.get(key);
    if (line) line[1].push(weekdayText(session.day));
    else lines.set(key, [session, [weekdayText(session.day)]]);
  }
  return [...lines.values()];
}

function pupilsHtml(pupils: readonly ListedPupil[]): string {
  const sorted = [...pupils].sort((a, b) => a.rosterNumber - b.rosterNumber);
  if (sorted.every((pupil) => pupil.name === null)) {
    return `<ul class="numbers">${sorted.map((pupil) => `<li>${pupil.rosterNumber}</li>`).join('')}</ul>`;
  }
  const rows = sorted
    .map((pupil) => `<tr><td class="figure">${pupil.rosterNumber}</td><td>${escapeHtml(pupil.name ?? '')}</td><td></td></tr>`)
    .join('');
  return `<table class="grid" style="margin: 2mm 0 4mm"><thead><tr><th scope="col" style="width: 18mm">No. absen</th><th scope="col">Nama</th><th scope="col" style="width: 45mm">Catatan</th></tr></thead><tbody>${rows}</tbody></table>`;
}
