import {
  capped,
  dayLabel,
  groupSubject,
  notApplicable,
  unsettled,
  type CheckContext,
  type DayPlan,
  type TimedSession,
  type Verdict,
} from './check.ts';

/**
 * P5.1.c: minutes at school per pupil and day under the cap, in one piece, without a break. Overlapping sessions of a pupil count once.
 * A parent meeting is not the pupil's time. O(days x pupils x sessions of the pupil).
 */
export function minutesAtSchool(context: CheckContext): readonly Verdict[] {
  const { maxMinutesPerPupilDay: cap, breakAllowed } = context.policy.limits;
  const open = unsettled(context, 'max_minutes_per_pupil_day');
  if (cap.value === null && breakAllowed.value !== false) {
    if (open.length > 0 && context.sessions.length > 0) return open;
    return notApplicable(
      context.facts.phase === 'NEW_NORMAL'
        ? 'Batas menit hanya ditulis untuk masa transisi; pada masa kebiasaan baru lama belajar ditentukan satuan pendidikan. Saran: tetap singkat.'
        : 'Peraturan yang dipilih tidak membatasi menit belajar per hari.',
    );
  }
  if (context.sessions.length === 0) return notApplicable('Rencana belum memuat sesi tatap muka.');
  const failures: Verdict[] = [];
  let longest = 0;
  for (const plan of context.days) {
    for (const { timeline, subject } of timelinesOf(plan)) {
      const minutes = timeline.blocks.reduce((sum, [start, end]) => sum + end - start, 0);
      longest = Math.max(longest, minutes);
      const base = { status: 'FAIL', subject: groupSubject(subject.group), date: plan.date } as const;
      const who = `${subject.count} peserta didik ${subject.group.label}, ${dayLabel(plan)}`;
      if (cap.value !== null && minutes > cap.value) {
        failures.push({
          ...base,
          by: cap,
          measured: minutes,
          limit: cap.value,
          unit: cap.unit,
          message: `${minutes} menit di sekolah (${who}), batas ${cap.value} menit. Kurangi ${minutes - cap.value} menit.`,
        });
      }
      if (breakAllowed.value === false && timeline.breaks > 0) {
        failures.push({
          ...base,
          by: breakAllowed,
          measured: timeline.breaks,
          limit: 0,
          unit: 'break',
          message: `${timeline.breaks} istirahat di dalam jadwal (${who}), batas 0. Hapus istirahat dan pulangkan lebih awal.`,
        });
      }
      if (breakAllowed.value === false && timeline.blocks.length > 1) {
        failures.push({
          ...base,
          by: breakAllowed,
          measured: timeline.blocks.length,
          limit: 1,
          unit: 'block',
          message: `${timeline.blocks.length} bagian terpisah dalam sehari (${who}), seharusnya 1 bagian bersambung tanpa jeda. Gabungkan sesi.`,
        });
      }
    }
  }
  if (failures.length > 0 || open.length > 0) return [...capped(failures), ...open];
  return [
    {
      status: 'PASS',
      by: cap.value === null ? breakAllowed : cap,
      measured: longest,
      limit: cap.value,
      unit: cap.unit,
      message: `${longest} menit di sekolah paling lama per peserta didik dan hari${
        cap.value === null ? '' : `, batas ${cap.value} menit`
      }; tanpa istirahat dan bersambung.`,
    },
  ];
}

interface Timeline {
  readonly blocks: readonly (readonly [startMin: number, endMin: number])[];
  readonly breaks: number;
}

interface GroupTimeline {
  readonly timeline: Timeline;
  readonly subject: { readonly group: TimedSession['group']; readonly count: number };
}

/** One timeline per set of groups that pupils belong to: pupils of one group share it, a pupil in two groups has a day of both. */
function timelinesOf(plan: DayPlan): readonly GroupTimeline[] {
  const sessions = plan.sessions.filter(({ kind }) => kind !== 'PARENT_MEETING');
  const byGroup = new Map<string, TimedSession[]>();
  for (const session of sessions) {
    const list = byGroup.get(session.group.id);
    if (list) list.push(session);
    else byGroup.set(session.group.id, [session]);
  }
  const groupsOfPupil = new Map<string, string[]>();
  for (const list of byGroup.values()) {
    const group = list[0]?.group;
    for (const pupil of group?.pupils ?? []) {
      const ids = groupsOfPupil.get(pupil.id) ?? [];
      if (group && !ids.includes(group.id)) groupsOfPupil.set(pupil.id, [...ids, group.id]);
    }
  }
  const sets = new Map<string, { ids: readonly string[]; count: number }>();
  for (const ids of groupsOfPupil.values()) {
    const key = JSON.stringify(ids);
    const set = sets.get(key);
    if (set) set.count += 1;
    else sets.set(key, { ids, count: 1 });
  }
  // A group whose pupils are not listed (counts only) still has a day at school.
  for (const [id, list] of byGroup) {
    if (list[0]?.group.pupils.length === 0) sets.set(JSON.stringify([id]), { ids: [id], count: 0 });
  }
  const timelines: GroupTimeline[] = [];
  for (const { ids, count } of sets.values()) {
    const own = ids.flatMap((id) => byGroup.get(id) ?? []).toSorted((a, b) => a.startMin - b.startMin);
    const first = own[0];
    if (first) timelines.push({ timeline: timelineOf(own), subject: { group: first.group, count } });
  }
  return timelines;
}

/** Sessions sorted by start, joined where they touch or overlap. */
function timelineOf(sessions: readonly TimedSession[]): Timeline {
  const blocks: [number, number][] = [];
  for (const { startMin, endMin } of sessions) {
    const last = blocks.at(-1);
    if (last && startMin <= last[1]) last[1] = Math.max(last[1], endMin);
    else blocks.push([startMin, endMin]);
  }
  return { blocks, breaks: sessions.filter(({ kind }) => kind === 'BREAK' || kind === 'BREAK_OUTSIDE').length };
}
