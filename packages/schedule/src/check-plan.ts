import { clockMinutes } from './clock-minutes.ts';
import { expandPlan, expandWeeks, weekOfDay } from './fortnight.ts';
import type { CheckedGroup, PlacedSession } from './placed-session.ts';
import { planMetrics, type PlanMetrics } from './plan-metrics.ts';
import type { ShiftPlan, ShiftProblem, ShiftRoom, ShiftTeacher } from './shift-problem.ts';

export type HardRule = 'H0' | 'H1' | 'H2' | 'H3' | 'H4' | 'H5' | 'H6' | 'H7' | 'H8' | 'H9' | 'H10' | 'H11' | 'H12' | 'H13';

/** What a violation is about; `sessions` are indices into `plan.sessions`, for marking them on screen. */
export interface ViolationSubject {
  kind: 'group' | 'pupil' | 'session' | 'room' | 'teacher' | 'slot';
  id: string;
  day?: string;
  shift?: string;
  sessions?: number[];
}

/** One broken hard rule. `message` is Indonesian; `measured` and `limit` are in the unit of the rule, null where none fits. */
export interface Violation {
  code: HardRule;
  subject: ViolationSubject;
  message: string;
  measured: number | null;
  limit: number | null;
}

export interface PlanCheck {
  ok: boolean;
  violations: Violation[];
  metrics: PlanMetrics;
}

type Report = (code: HardRule, subject: ViolationSubject, message: string, measured?: number, limit?: number) => void;

interface Use {
  at: PlacedSession;
  start: number;
  end: number;
}

/**
 * Does a plan keep every hard rule H0 to H13, and how good is it? Shares nothing with the code that builds plans, so it judges
 * edited, imported and computed plans alike. Breaches are data, never thrown; F of a plan counts the worst-off group.
 * Cost O(pupils + sum of squares of the sessions of each room and teacher a day): a few milliseconds for 27 rombel.
 */
export function checkPlan(given: ShiftProblem, givenPlan: ShiftPlan): PlanCheck {
  const [problem, plan] = [expandWeeks(given), expandPlan(givenPlan)];
  const violations: Violation[] = [];
  const report: Report = (code, subject, message, measured, limit) => {
    violations.push({ code, subject, message, measured: measured ?? null, limit: limit ?? null });
  };
  const groups = checkGroups(problem, plan, report);
  const placed = placeSessions(problem, plan, groups, report);
  checkDays(problem, placed, report);
  checkRooms(problem, placed, report);
  if (problem.lessons) checkLessons(problem, groups, placed, report);
  else checkTeachers(problem, placed, report);
  checkCrowds(problem, placed, report);
  const metrics = planMetrics(problem, [...groups.values()], placed);
  const counts = new Map<string, number>();
  for (const x of placed) counts.set(x.group.id, (counts.get(x.group.id) ?? 0) + 1);
  for (const group of groups.values()) {
    const n = counts.get(group.id) ?? 0;
    if (n >= problem.rules.minSessions) continue;
    const text = `Kelompok ${group.id} mendapat ${n} sesi seminggu, diminta paling sedikit ${problem.rules.minSessions}.`;
    report('H12', { kind: 'group', id: group.id }, text, n, problem.rules.minSessions);
  }
  return { ok: violations.length === 0, violations, metrics };
}

function checkGroups(problem: ShiftProblem, plan: ShiftPlan, report: Report): Map<string, CheckedGroup> {
  const pupilById = new Map(problem.rombel.flatMap((c) => c.pupils.map((p) => [p.id, { ...p, rombel: c.id }] as const)));
  const groupOf = new Map<string, string>();
  const groups = new Map<string, CheckedGroup>();
  const { maxGroup, gender } = problem.rules;
  for (const { id, pupils } of plan.groups) {
    const subject: ViolationSubject = { kind: 'group', id };
    if (groups.has(id)) report('H0', subject, `Kelompok ${id} ditulis dua kali.`);
    const rombel = new Set<string>();
    const sexes = new Set<string>();
    if (pupils.length === 0) report('H1', subject, `Kelompok ${id} kosong.`, 0, 1);
    if (pupils.length > maxGroup) {
      report('H1', subject, `${pupils.length} siswa di kelompok ${id}, paling banyak ${maxGroup}.`, pupils.length, maxGroup);
    }
    for (const name of pupils) {
      const who: ViolationSubject = { kind: 'pupil', id: name };
      const pupil = pupilById.get(name);
      if (!pupil) {
        report('H3', who, `Siswa ${name} di kelompok ${id} tidak dikenal.`);
        continue;
      }
      if (!pupil.consent) report('H3', who, `Siswa ${name} tidak punya izin orang tua, tetapi ada di kelompok ${id}.`);
      const other = groupOf.get(name);
      if (other !== undefined) report('H3', who, `Siswa ${name} ada di kelompok ${other} dan ${id}.`, 2, 1);
      groupOf.set(name, id);
      rombel.add(pupil.rombel);
      sexes.add(pupil.sex);
    }
    const mixed = [...rombel];
    if (mixed.length > 1 && !(problem.mergeable ?? []).some((set) => mixed.every((c) => set.includes(c)))) {
      report('H4', subject, `Kelompok ${id} mencampur rombel ${mixed.join(', ')} yang tidak boleh dirangkap.`, mixed.length, 1);
    }
    if (gender && sexes.size > 1) report('H11', subject, `Kelompok ${id} mencampur siswa laki-laki dan perempuan.`, 2, 1);
    groups.set(id, { id, pupils, rombel: mixed, sexes });
  }
  for (const c of problem.rombel) {
    for (const p of c.pupils) {
      if (p.consent && !groupOf.has(p.id)) {
        report('H3', { kind: 'pupil', id: p.id }, `Siswa ${p.id} (${c.id}) berizin tetapi belum punya kelompok.`, 0, 1);
      }
    }
  }
  return groups;
}

function placeSessions(problem: ShiftProblem, plan: ShiftPlan, groups: Map<string, CheckedGroup>, report: Report): PlacedSession[] {
  const shiftById = new Map(problem.shifts.map((s) => [s.id, s]));
  const days = new Set(problem.days);
  const roomById = new Map(problem.rooms.map((r) => [r.id, r]));
  const placed: PlacedSession[] = [];
  plan.sessions.forEach((session, index) => {
    const { day, shift } = session;
    const subject: ViolationSubject = { kind: 'session', id: session.group, day, shift, sessions: [index] };
    const where = `${day} ${shift}`;
    const hours = shiftById.get(shift);
    if (!hours || !days.has(day) || (hours.days && !hours.days.includes(day))) {
      report('H5', subject, `Tidak ada slot ${where} (kelompok ${session.group}).`);
      return;
    }
    const group = groups.get(session.group);
    if (!group) {
      report('H0', subject, `Kelompok ${session.group} pada ${where} tidak ada.`);
      return;
    }
    const room = roomById.get(session.room);
    if (!room) {
      report('H2', subject, `Ruang ${session.room} (kelompok ${group.id}, ${where}) tidak ada.`);
      return;
    }
    const start = clockMinutes(hours.start)!;
    const end = clockMinutes(hours.end)!;
    const size = group.pupils.length;
    const seats = Math.min(room.cap, problem.rules.maxGroup);
    if (size > seats) {
      report('H2', subject, `${size} siswa kelompok ${group.id} di ruang ${room.id} yang memuat ${seats} (${where}).`, size, seats);
    }
    if (isClosed(room, day, shift)) report('H8', subject, `Ruang ${room.id} tidak tersedia pada ${where}.`);
    const longest = problem.rules.maxMinutesPerDay;
    if (end - start > longest) {
      report('H5', subject, `Sesi ${where} ${end - start} menit, paling lama ${longest} menit.`, end - start, longest);
    }
    placed.push({ index, session, group, day, shift, slot: JSON.stringify([day, shift]), start, end });
  });
  return placed;
}

function isClosed(resource: ShiftRoom | ShiftTeacher, day: string, shift: string): boolean {
  return (resource.unavailable ?? []).some(([d, s]) => d === day && s === shift);
}

function groupBy<T>(items: T[], key: (item: T) => string): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const item of items) {
    const list = map.get(key(item));
    if (list) list.push(item);
    else map.set(key(item), [item]);
  }
  return map;
}

function checkDays(problem: ShiftProblem, placed: PlacedSession[], report: Report): void {
  for (const list of groupBy(placed, (x) => JSON.stringify([x.group.id, x.day])).values()) {
    if (list.length < 2) continue;
    const { group, day } = list[0]!;
    const minutes = list.reduce((sum, x) => sum + x.end - x.start, 0);
    const subject: ViolationSubject = { kind: 'group', id: group.id, day, sessions: list.map((x) => x.index) };
    report('H5', subject, `Kelompok ${group.id} masuk ${list.length} kali pada ${day} (${minutes} menit).`, list.length, 1);
  }
}

/** Pairs of uses of one resource on one day that are less than `gap` minutes apart. */
function clashes(uses: Use[], gap: number): [Use, Use][] {
  const pairs: [Use, Use][] = [];
  for (const day of groupBy(uses, (u) => u.at.day).values()) {
    day.forEach((x, i) => {
      for (const y of day.slice(i + 1)) if (x.start < y.end + gap && y.start < x.end + gap) pairs.push([x, y]);
    });
  }
  return pairs;
}

function checkRooms(problem: ShiftProblem, placed: PlacedSession[], report: Report): void {
  const gap = problem.rules.roomGapMinutes;
  for (const [room, list] of groupBy(placed, (x) => x.session.room)) {
    for (const [x, y] of clashes(
      list.map((at) => ({ at, start: at.start, end: at.end })),
      gap,
    )) {
      const pause = Math.max(x.start, y.start) - Math.min(x.end, y.end);
      const subject: ViolationSubject = { kind: 'room', id: room, day: x.at.day, sessions: [x.at.index, y.at.index] };
      const text = `Ruang ${room}, ${x.at.day}: jeda kelompok ${x.at.group.id} (${x.at.shift}) dan ${y.at.group.id} (${y.at.shift}) ${pause} menit, paling sedikit ${gap}.`;
      report('H6', subject, text, pause, gap);
    }
  }
}

function checkTeachers(problem: ShiftProblem, placed: PlacedSession[], report: Report): void {
  const teacherById = new Map(problem.teachers.map((t) => [t.id, t]));
  for (const [id, list] of groupBy(placed, (x) => x.session.teacher ?? '')) {
    const teacher = teacherById.get(id);
    if (!teacher) {
      for (const x of list) report('H7', sessionSubject(x), `Guru ${id || '(kosong)'} untuk ${placeText(x)} tidak ada.`);
      continue;
    }
    for (const x of list) {
      if (isClosed(teacher, x.day, x.shift)) report('H7', sessionSubject(x), `Guru ${id} tidak tersedia pada ${x.day} ${x.shift}.`);
      const may = x.group.rombel.length === 0 || x.group.rombel.some((c) => teacher.rombel === '*' || teacher.rombel.includes(c));
      if (!may) report('H7', sessionSubject(x), `Guru ${id} tidak mengajar rombel ${x.group.rombel.join(', ')} (${placeText(x)}).`);
    }
    reportClashes(
      id,
      list.map((at) => ({ at, start: at.start, end: at.end })),
      problem.rules.teacherGapMinutes,
      report,
    );
    const week = teacher.maxWeek ?? Infinity;
    for (const mine of groupBy(list, (x) => weekOfDay(x.day)).values()) {
      if (mine.length <= week) continue;
      const subject: ViolationSubject = { kind: 'teacher', id, sessions: mine.map((x) => x.index) };
      report('H7', subject, `Guru ${id} ${mine.length} sesi seminggu, paling banyak ${week}.`, mine.length, week);
    }
    for (const [day, sessions] of groupBy(list, (x) => x.day)) {
      const most = teacher.maxDay ?? Infinity;
      if (sessions.length <= most) continue;
      const subject: ViolationSubject = { kind: 'teacher', id, day, sessions: sessions.map((x) => x.index) };
      report('H7', subject, `Guru ${id} ${sessions.length} sesi pada ${day}, paling banyak ${most}.`, sessions.length, most);
    }
  }
}

function reportClashes(id: string, uses: Use[], gap: number, report: Report): void {
  for (const [x, y] of clashes(uses, gap)) {
    const subject: ViolationSubject = { kind: 'teacher', id, day: x.at.day, sessions: [x.at.index, y.at.index] };
    const pause = Math.max(x.start, y.start) - Math.min(x.end, y.end);
    const text = `Guru ${id} bentrok pada ${x.at.day}: kelompok ${x.at.group.id} (${x.at.shift}) dan ${y.at.group.id} (${y.at.shift}).`;
    report('H7', subject, text, pause, gap);
  }
}

function sessionSubject(x: PlacedSession): ViolationSubject {
  return { kind: 'session', id: x.group.id, day: x.day, shift: x.shift, sessions: [x.index] };
}

function placeText(x: PlacedSession): string {
  return `kelompok ${x.group.id}, ${x.day} ${x.shift}`;
}

function checkLessons(problem: ShiftProblem, groups: Map<string, CheckedGroup>, placed: PlacedSession[], report: Report): void {
  const { periodsPerSession, demand } = problem.lessons!;
  const teacherById = new Map(problem.teachers.map((t) => [t.id, t]));
  const uses = new Map<string, Use[]>();
  const given = new Map<string, number>();
  for (const x of placed) {
    const taken = new Set<number>();
    for (const lesson of x.session.lessons ?? []) {
      const { period, subject, teacher: id } = lesson;
      if (!Number.isInteger(period) || period < 0 || period >= periodsPerSession) {
        report('H13', sessionSubject(x), `Jam ke-${period + 1} tidak ada (${placeText(x)}).`, period, periodsPerSession);
      }
      if (taken.has(period)) report('H13', sessionSubject(x), `Dua pelajaran pada jam ke-${period + 1} (${placeText(x)}).`, 2, 1);
      taken.add(period);
      const asked = demand.find((d) => x.group.rombel.includes(d.rombel) && d.subject === subject);
      if (asked?.teacher !== id) {
        report('H13', sessionSubject(x), `${subject} oleh ${id} tidak diminta untuk ${x.group.rombel.join(', ')} (${placeText(x)}).`);
      }
      const teacher = teacherById.get(id);
      if (!teacher) {
        report('H7', sessionSubject(x), `Guru ${id} untuk ${placeText(x)} tidak ada.`);
        continue;
      }
      if (isClosed(teacher, x.day, x.shift)) report('H7', sessionSubject(x), `Guru ${id} tidak tersedia pada ${x.day} ${x.shift}.`);
      const length = (x.end - x.start) / periodsPerSession;
      const use = { at: x, start: x.start + period * length, end: x.start + (period + 1) * length };
      const list = uses.get(id);
      if (list) list.push(use);
      else uses.set(id, [use]);
      const key = JSON.stringify([x.group.id, subject]);
      given.set(key, (given.get(key) ?? 0) + 1);
    }
  }
  for (const [id, list] of uses) {
    reportClashes(id, list, 0, report);
    const most = teacherById.get(id)?.maxPeriods ?? Infinity;
    for (const mine of groupBy(list, (use) => weekOfDay(use.at.day)).values()) {
      if (mine.length <= most) continue;
      report('H7', { kind: 'teacher', id }, `Guru ${id} ${mine.length} jam pelajaran seminggu, paling banyak ${most}.`, mine.length, most);
    }
  }
  for (const group of groups.values()) {
    for (const d of demand) {
      if (!group.rombel.includes(d.rombel)) continue;
      const n = given.get(JSON.stringify([group.id, d.subject])) ?? 0;
      if (n === d.periods) continue;
      report(
        'H13',
        { kind: 'group', id: group.id },
        `${d.subject} kelompok ${group.id}: ${n} dari ${d.periods} jam pelajaran.`,
        n,
        d.periods,
      );
    }
  }
}

/** Gate waves (H9), pupils on site (H10) and the sexes of a slot (H11). */
function checkCrowds(problem: ShiftProblem, placed: PlacedSession[], report: Report): void {
  const slots = [...groupBy(placed, (x) => x.slot).values()].map((list) => ({
    ...list[0]!,
    list,
    pupils: list.reduce((sum, x) => sum + x.group.pupils.length, 0),
  }));
  for (const at of slots) {
    const subject: ViolationSubject = { kind: 'slot', id: `${at.day} ${at.shift}`, day: at.day, shift: at.shift };
    const sexes = new Set(at.list.flatMap((x) => [...x.group.sexes]));
    if (problem.rules.gender === 'shift' && sexes.size > 1) {
      report('H11', subject, `Siswa laki-laki dan perempuan bersamaan pada ${at.day} ${at.shift}.`, 2, 1);
    }
    const most = problem.rules.maxCampusPupils ?? Infinity;
    const onSite = slots.filter((y) => y.day === at.day && y.start <= at.start && at.start < y.end).reduce((n, y) => n + y.pupils, 0);
    if (onSite > most) {
      report('H10', subject, `${onSite} siswa di sekolah pada ${at.day} ${at.shift}, paling banyak ${most}.`, onSite, most);
    }
  }
  if (!problem.gate) return;
  const w = problem.gate.windowMinutes;
  const places = problem.gate.perMinute * w;
  const waves = slots.flatMap((at) => [
    { at, from: at.start - w, to: at.start, arriving: true },
    { at, from: at.end, to: at.end + w, arriving: false },
  ]);
  for (const x of waves) {
    const n = waves.filter((y) => y.at.day === x.at.day && y.from <= x.from && x.from < y.to).reduce((sum, y) => sum + y.at.pupils, 0);
    if (n <= places) continue;
    const subject: ViolationSubject = { kind: 'slot', id: `${x.at.day} ${x.at.shift}`, day: x.at.day, shift: x.at.shift };
    const what = x.arriving ? 'datang' : 'pulang';
    report('H9', subject, `${n} siswa di gerbang saat ${what} ${x.at.day} ${x.at.shift}, muat ${Math.floor(places)}.`, n, places);
  }
}
