import { clockMinutes, clockText } from './clock-minutes.ts';
import type { Shift, ShiftProblem } from './shift-problem.ts';

/** One change a school could make, in words, with the school as it would be. */
export interface Lever {
  /** Levers of one kind are steps of one size, the smallest first. */
  kind: string;
  problem: ShiftProblem;
  id: string;
  en: string;
}

const LATEST_END = 17 * 60 + 30;
/** Where a school without any shift begins. */
const FIRST_START = 7 * 60;
const FIRST_SHIFT_MIN = 180;
const MOST_COLLEAGUES = 6;

/**
 * The changes worth trying, cheapest kind first: times, closed or shared rooms, more sessions of the teachers there are, another
 * shift or day, rooms, teachers, lessons, a wider gate or a higher limit on site. Inside a kind each step is more than the one
 * before. Whether a step helps is for the bounds and a plan to say. O(steps * size of the lists changed).
 */
export function repairLevers(problem: ShiftProblem, need: number): Map<string, Lever[]> {
  const kinds = new Map<string, Lever[]>();
  const all = [
    ...timeLevers(problem),
    ...openLevers(problem),
    ...teacherLevers(problem),
    ...slotLevers(problem),
    ...roomLevers(problem),
    ...newTeacherLevers(problem),
    ...lessonLevers(problem, need),
    ...crowdLevers(problem),
  ];
  for (const lever of all) kinds.set(lever.kind, [...(kinds.get(lever.kind) ?? []), lever]);
  return kinds;
}

/** Later starts (with all shifts after), so that rooms rest and the gate clears; longer gate waves; shifts cut to the legal length. */
function timeLevers(problem: ShiftProblem): Lever[] {
  const levers: Lever[] = [];
  const { rules, gate } = problem;
  const times = problem.shifts.map((s) => ({ shift: s, start: clockMinutes(s.start)!, end: clockMinutes(s.end)! }));
  const tooLong = times.filter((t) => t.end - t.start > rules.maxMinutesPerDay);
  if (tooLong.length > 0 && rules.maxMinutesPerDay >= 1) {
    const ids = tooLong.map((t) => t.shift.id);
    const shifts = times.map((t) =>
      ids.includes(t.shift.id) ? { ...t.shift, end: clockText(t.start + rules.maxMinutesPerDay) } : t.shift,
    );
    levers.push({
      kind: 'shorter-shifts',
      problem: { ...problem, shifts },
      id: `persingkat shift ${ids.join(', ')} menjadi ${rules.maxMinutesPerDay} menit`,
      en: `shorten shift ${ids.join(', ')} to ${rules.maxMinutesPerDay} minutes`,
    });
  }
  const moves: { delta: number; lever: Lever }[] = [];
  for (const late of times) {
    const before = times.filter((t) => t.shift !== late.shift && t.start <= late.start);
    if (before.length === 0) continue;
    const end = Math.max(...before.map((t) => t.end));
    const pauses = new Set([rules.roomGapMinutes, rules.teacherGapMinutes]);
    if (gate) for (let p = 5; p <= 2 * gate.windowMinutes + 4; p += 5) pauses.add(Math.min(p, 2 * gate.windowMinutes));
    for (const pause of pauses) {
      const delta = end + pause - late.start;
      const moved = times.map((t) =>
        t.start >= late.start && t.shift !== before[0]!.shift && !before.includes(t) ? shifted(t.shift, delta) : t.shift,
      );
      if (delta <= 0 || moved.some((s) => s === null)) continue;
      const start = clockText(late.start + delta);
      const lever: Lever = {
        kind: `start ${late.shift.id}`,
        problem: { ...problem, shifts: moved as Shift[] },
        id: `mulai shift ${late.shift.id} pukul ${start}, bukan ${late.shift.start}`,
        en: `start shift ${late.shift.id} at ${start} instead of ${late.shift.start}`,
      };
      moves.push({ delta, lever });
    }
  }
  moves.sort((a, b) => a.delta - b.delta);
  levers.push(...moves.map((m) => m.lever));
  if (gate) {
    for (let more = 5; more <= 30; more += 5) {
      const minutes = gate.windowMinutes + more;
      levers.push({
        kind: 'gate-window',
        problem: { ...problem, gate: { ...gate, windowMinutes: minutes } },
        id: `perpanjang waktu datang dan pulang di gerbang dari ${gate.windowMinutes} menjadi ${minutes} menit`,
        en: `lengthen the gate window from ${gate.windowMinutes} to ${minutes} minutes`,
      });
    }
  }
  return levers;
}

function shifted(shift: Shift, by: number): Shift | null {
  const end = clockMinutes(shift.end)! + by;
  return end > LATEST_END ? null : { ...shift, start: clockText(clockMinutes(shift.start)! + by), end: clockText(end) };
}

/** What is there but unused: closed hours of rooms and teachers, and small rombel that could sit together. */
function openLevers(problem: ShiftProblem): Lever[] {
  const levers: Lever[] = [];
  const closedRooms = problem.rooms.filter((r) => r.cap > 0 && (r.unavailable?.length ?? 0) > 0);
  for (let n = 1; n <= closedRooms.length; n++) {
    const ids = closedRooms.slice(0, n).map((r) => r.id);
    const rooms = problem.rooms.map((r) => (ids.includes(r.id) ? { ...r, unavailable: [] } : r));
    levers.push({
      kind: 'closed-rooms',
      problem: { ...problem, rooms },
      id: `pakai ruang ${ids.join(', ')} juga pada jam yang sekarang tertutup`,
      en: `use room ${ids.join(', ')} in its closed hours too`,
    });
  }
  if (problem.lessons) return levers;
  const most = Math.max(0, ...problem.rooms.map((r) => Math.min(r.cap, problem.rules.maxGroup)));
  const inSet = new Set(problem.mergeable?.flat());
  const small = problem.rombel.filter((c) => !inSet.has(c.id) && c.pupils.some((p) => p.consent));
  const pairs: string[][] = [];
  for (let i = 0; i + 1 < small.length; i++) {
    const [a, b] = [small[i]!, small[i + 1]!];
    const [na, nb] = [a, b].map((c) => c.pupils.filter((p) => p.consent).length) as [number, number];
    if (Math.ceil((na + nb) / most) >= Math.ceil(na / most) + Math.ceil(nb / most)) continue;
    pairs.push([a.id, b.id]);
    i++;
  }
  for (let n = 1; n <= pairs.length; n++) {
    const sets = pairs.slice(0, n);
    const text = sets.map((s) => s.join('+')).join(', ');
    levers.push({
      kind: 'merge',
      problem: { ...problem, mergeable: [...(problem.mergeable ?? []), ...sets] },
      id: `rangkap rombel ${text}`,
      en: `teach rombel ${text} together`,
    });
  }
  return levers;
}

/** More of the teachers there are: weekly limit, daily limit, closed hours. With lessons their hours alone. */
function teacherLevers(problem: ShiftProblem): Lever[] {
  const levers: Lever[] = [];
  const { teachers } = problem;
  if (problem.lessons) return hoursLever(problem);
  const days = problem.days.length;
  for (let more = 1; more <= days && teachers.some((t) => t.maxWeek !== undefined); more++) {
    levers.push({
      kind: 'teacher-week',
      problem: { ...problem, teachers: teachers.map((t) => (t.maxWeek === undefined ? t : { ...t, maxWeek: t.maxWeek + more })) },
      id: `tambah ${more} sesi seminggu untuk setiap guru yang jamnya dibatasi`,
      en: `${more} more sessions a week for every teacher with a weekly limit`,
    });
  }
  for (let more = 1; more < problem.shifts.length && teachers.some((t) => t.maxDay !== undefined); more++) {
    levers.push({
      kind: 'teacher-day',
      problem: { ...problem, teachers: teachers.map((t) => (t.maxDay === undefined ? t : { ...t, maxDay: t.maxDay + more })) },
      id: `tambah ${more} sesi sehari untuk setiap guru`,
      en: `${more} more sessions a day for every teacher`,
    });
  }
  levers.push(...hoursLever(problem));
  if (teachers.some((t) => t.rombel !== '*')) {
    levers.push({
      kind: 'teacher-rombel',
      problem: { ...problem, teachers: teachers.map((t) => ({ ...t, rombel: '*' })) },
      id: 'bolehkan semua guru mengajar semua rombel',
      en: 'let every teacher take every rombel',
    });
  }
  return levers;
}

function hoursLever(problem: ShiftProblem): Lever[] {
  if (!problem.teachers.some((t) => (t.unavailable?.length ?? 0) > 0)) return [];
  return [
    {
      kind: 'teacher-hours',
      problem: { ...problem, teachers: problem.teachers.map((t) => ({ ...t, unavailable: [] })) },
      id: 'minta guru masuk juga pada jam yang sekarang tidak tersedia',
      en: 'ask teachers to come in their unavailable hours too',
    },
  ];
}

/** A shift on the days it now misses, a shift after the last one, a first one where there is none, more days. */
function slotLevers(problem: ShiftProblem): Lever[] {
  const levers: Lever[] = [];
  for (const shift of problem.shifts) {
    const missing = problem.days.filter((d) => shift.days && !shift.days.includes(d));
    if (missing.length === 0) continue;
    const { days: _, ...always } = shift;
    levers.push({
      kind: `days ${shift.id}`,
      problem: { ...problem, shifts: problem.shifts.map((s) => (s === shift ? always : s)) },
      id: `buka shift ${shift.id} juga pada ${missing.join(', ')}`,
      en: `open shift ${shift.id} on ${missing.join(', ')} too`,
    });
  }
  let shifts = problem.shifts;
  for (let more = 1; more <= 2; more++) {
    const last = shifts.reduce<Shift | null>((a, b) => (a && a.end >= b.end ? a : b), null);
    const pause = Math.max(problem.rules.roomGapMinutes, problem.rules.teacherGapMinutes, 2 * (problem.gate?.windowMinutes ?? 0));
    const most = problem.rules.maxMinutesPerDay;
    const length = last ? Math.min(clockMinutes(last.end)! - clockMinutes(last.start)!, most) : Math.min(FIRST_SHIFT_MIN, most);
    const start = last ? clockMinutes(last.end)! + pause : FIRST_START;
    if (length < 1 || start + length > LATEST_END) break;
    const id = freshId(shifts, `shift-${shifts.length + 1}`);
    shifts = [...shifts, { id, start: clockText(start), end: clockText(start + length) }];
    const times = shifts.slice(problem.shifts.length).map((s) => `${s.start}-${s.end}`);
    levers.push({
      kind: 'new-shift',
      problem: { ...problem, shifts },
      id: more === 1 ? `tambah satu shift pukul ${times[0]}` : `tambah dua shift pukul ${times.join(' dan ')}`,
      en: more === 1 ? `add a shift ${times[0]}` : `add two shifts ${times.join(' and ')}`,
    });
  }
  return [...levers, ...dayLevers(problem)];
}

const SCHOOL_DAYS: [short: string, id: string, en: string][] = [
  ['Sen', 'Senin', 'Monday'],
  ['Sel', 'Selasa', 'Tuesday'],
  ['Rab', 'Rabu', 'Wednesday'],
  ['Kam', 'Kamis', 'Thursday'],
  ['Jum', 'Jumat', 'Friday'],
  ['Sab', 'Sabtu', 'Saturday'],
];

/** More days, up to the six of a school week: those that are missing by name, where the school names its days so; else just days. */
function dayLevers(problem: ShiftProblem): Lever[] {
  const { days } = problem;
  const column = ([0, 1] as const).find((c) => days.every((day) => SCHOOL_DAYS.some((names) => names[c] === day)));
  const missing = column === undefined ? [] : SCHOOL_DAYS.filter((names) => !days.includes(names[column]));
  return Array.from({ length: Math.max(0, SCHOOL_DAYS.length - days.length) }, (_, i) => {
    const named = missing.slice(0, i + 1);
    const more =
      column === undefined
        ? Array.from({ length: i + 1 }, (__, j) => freshName(days, `hari-tambahan-${j + 1}`))
        : named.map((names) => names[column]);
    const all = [...days, ...more];
    if (column !== undefined) all.sort((a, b) => place(a, column) - place(b, column));
    return {
      kind: 'days',
      problem: { ...problem, days: all, shifts: problem.shifts.map((s) => (s.days ? { ...s, days: [...s.days, ...more] } : s)) },
      id: column === undefined ? `tambah ${i + 1} hari buka seminggu` : `buka juga hari ${named.map(([, id]) => id).join(', ')}`,
      en:
        column === undefined ? `open ${i + 1} more day${i > 0 ? 's' : ''} a week` : `open on ${named.map(([, , en]) => en).join(', ')} too`,
    };
  });
}

function place(day: string, column: 0 | 1): number {
  return SCHOOL_DAYS.findIndex((names) => names[column] === day);
}

function roomLevers(problem: ShiftProblem): Lever[] {
  const most = Math.max(4, 2 * problem.rombel.length);
  const seats = problem.rules.maxGroup;
  return Array.from({ length: most }, (_, i) => {
    const extra = Array.from({ length: i + 1 }, (__, j) => ({ id: freshId(problem.rooms, `ruang-baru-${j + 1}`), cap: seats }));
    return {
      kind: 'rooms',
      problem: { ...problem, rooms: [...problem.rooms, ...extra] },
      id: `tambah ${i + 1} ruang yang memuat ${seats} siswa`,
      en: `add ${i + 1} room${i > 0 ? 's' : ''} that seat${i > 0 ? '' : 's'} ${seats}`,
    };
  });
}

/** New teachers for any rombel, with the usual daily limit of the school. */
function newTeacherLevers(problem: ShiftProblem): Lever[] {
  if (problem.lessons) return [];
  const usual = problem.teachers.map((t) => t.maxDay).find((n) => n !== undefined);
  const perDay = Math.min(usual ?? Infinity, problem.shifts.length);
  const perWeek = perDay * problem.days.length;
  return Array.from({ length: Math.max(4, 2 * problem.rombel.length) }, (_, i) => {
    const extra = Array.from({ length: i + 1 }, (__, j) => ({
      id: freshId(problem.teachers, `guru-baru-${j + 1}`),
      rombel: '*' as const,
      ...(usual === undefined ? {} : { maxDay: usual }),
    }));
    return {
      kind: 'teachers',
      problem: { ...problem, teachers: [...problem.teachers, ...extra] },
      id: `tambah ${i + 1} guru (${i > 0 ? 'masing-masing ' : ''}${perWeek} sesi)`,
      en: `add ${i + 1} teacher${i > 0 ? 's' : ''} (${perWeek} sessions${i > 0 ? ' each' : ''})`,
    };
  });
}

/** Subject teachers with more periods, or a lesson plan for more sessions. */
function lessonLevers(problem: ShiftProblem, need: number): Lever[] {
  const { lessons, teachers } = problem;
  if (!lessons) return [];
  const levers: Lever[] = [];
  const perWeek = problem.weeks === 2 ? Math.ceil(need / 2) : need;
  if (lessons.sessionsPerGroup < perWeek) {
    levers.push({
      kind: 'lesson-sessions',
      problem: { ...problem, lessons: { ...lessons, sessionsPerGroup: perWeek } },
      id: `susun pelajaran untuk ${perWeek} sesi per kelompok`,
      en: `plan the lessons for ${perWeek} sessions a group`,
    });
  }
  for (let more = 1; more <= 40 && teachers.some((t) => t.maxPeriods !== undefined); more++) {
    levers.push({
      kind: 'periods',
      problem: { ...problem, teachers: teachers.map((t) => (t.maxPeriods === undefined ? t : { ...t, maxPeriods: t.maxPeriods + more })) },
      id: `tambah sampai ${more} jam pelajaran seminggu untuk guru mapel yang kurang`,
      en: `up to ${more} more periods a week for the subject teachers who are short`,
    });
  }
  // The rombel of each overloaded teacher are dealt in turn to her and new colleagues with her hours.
  const ids = [...new Set(lessons.demand.map((d) => d.teacher))];
  for (const id of ids) {
    const rows = lessons.demand.filter((d) => d.teacher === id && d.periods > 0);
    const old = teachers.find((t) => t.id === id)!;
    for (let more = 1; more < Math.min(rows.length, MOST_COLLEAGUES + 1); more++) {
      const colleagues = Array.from({ length: more }, (_, i) => ({ ...old, id: freshId(teachers, `${id}-${i + 2}`) }));
      const share = new Map(rows.map((d, i) => [d, [old, ...colleagues][i % (more + 1)]!.id]));
      const demand = lessons.demand.map((d) => ({ ...d, teacher: share.get(d) ?? d.teacher }));
      levers.push({
        kind: `colleague ${id}`,
        problem: { ...problem, teachers: [...teachers, ...colleagues], lessons: { ...lessons, demand } },
        id: `tambah ${more} guru mapel untuk membagi rombel guru ${id}`,
        en: `add ${more} subject teacher${more > 1 ? 's' : ''} to share the rombel of ${id}`,
      });
    }
  }
  return levers;
}

/** A wider gate, a higher limit of pupils on site (a school value, never the law's). */
function crowdLevers(problem: ShiftProblem): Lever[] {
  const levers: Lever[] = [];
  const { gate, rules } = problem;
  if (gate) {
    for (let more = 1; more <= 20; more++) {
      const rate = gate.perMinute + more;
      levers.push({
        kind: 'gate-rate',
        problem: { ...problem, gate: { ...gate, perMinute: rate } },
        id: `perlebar gerbang: ${rate} siswa per menit, bukan ${gate.perMinute}`,
        en: `widen the gate: ${rate} pupils a minute instead of ${gate.perMinute}`,
      });
    }
  }
  if (rules.maxCampusPupils !== undefined) {
    const pupils = problem.rombel.reduce((n, c) => n + c.pupils.length, 0);
    for (let most = rules.maxCampusPupils + 1; most <= pupils; most++) {
      levers.push({
        kind: 'campus',
        problem: { ...problem, rules: { ...rules, maxCampusPupils: most } },
        id: `naikkan batas siswa di sekolah dari ${rules.maxCampusPupils} menjadi ${most}`,
        en: `raise the limit of pupils on site from ${rules.maxCampusPupils} to ${most}`,
      });
    }
  }
  return levers;
}

function freshId(taken: { id: string }[], wanted: string): string {
  return freshName(
    taken.map((x) => x.id),
    wanted,
  );
}

function freshName(taken: string[], wanted: string): string {
  let name = wanted;
  while (taken.includes(name)) name += '*';
  return name;
}
