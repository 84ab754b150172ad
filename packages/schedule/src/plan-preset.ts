import { finishPlan } from './finish-plan.ts';
import { foldPlan } from './fortnight.ts';
import { formGroups } from './form-groups.ts';
import type { Lang } from './lang.ts';
import { makeRandom } from './make-random.ts';
import type { PlanMetrics } from './plan-metrics.ts';
import { judged, planShifts } from './plan-shifts.ts';
import { PRESETS, type Layout, type PresetId } from './presets.ts';
import type { MipSolver } from './prove-no-more.ts';
import { relieveTeachers } from './relieve-teachers.ts';
import { indexSchool, type School } from './school.ts';
import type { ShiftPlan, ShiftProblem } from './shift-problem.ts';
import { unitsWorthMerging } from './split-groups.ts';
import { Timetable } from './timetable.ts';
import { constantTracks } from './tracks.ts';

interface Possible {
  /** Sessions the worst-off pupil could have without the preset (of a week, or of a fortnight for a fortnight's preset). */
  possibleF: number;
  /** Is that proved to be the most? */
  possibleProven: boolean;
}

/** What a method gives this school, or why it does not fit. */
export type PresetPlan =
  | (Possible & {
      fits: true;
      /** The school as the plan must be judged: a preset may add a shift, a fortnight or rombel taught together. */
      problem: ShiftProblem;
      plan: ShiftPlan;
      F: number;
      metrics: PlanMetrics;
      /** "pola: F = 2, mungkin: F = 3" */
      text: string;
      notes: string[];
    })
  | (Possible & { fits: false; reason: string });

export interface PresetOptions {
  lang?: Lang;
  seed?: number;
  solver?: MipSolver;
  stop?: () => boolean;
  /** Limit of search steps for what is possible without the method, for each F tried; default 9000. */
  maxWork?: number;
}

/**
 * What would a well-known method give this school? The method fixes groups and slots; rooms and teachers are found, the plan is
 * judged as any other, and the F that is possible without the method stands beside it. When rooms, teachers, gate or the size of
 * the groups forbid it, the first thing in the way is the reason. Cost as `planShifts` without care for families.
 */
export function planPreset(problem: ShiftProblem, presetId: PresetId, options: PresetOptions = {}): PresetPlan {
  const preset = PRESETS.find((p) => p.id === presetId)!;
  const lang = options.lang ?? 'id';
  const layouts = preset.layouts(problem);
  const asked = typeof layouts === 'string' ? problem : { ...problem, ...(layouts[0]?.problem.weeks ? { weeks: 2 as const } : {}) };
  const free = planShifts(asked, {
    familySteps: 0,
    maxWork: options.maxWork ?? 9000,
    seed: options.seed ?? 1,
    ...(options.solver ? { solver: options.solver } : {}),
    ...(options.stop ? { stop: options.stop } : {}),
  });
  const possible: Possible = { possibleF: free.F, possibleProven: free.F === free.bound };
  if (typeof layouts === 'string') return { ...possible, fits: false, reason: layouts };
  let reason = '';
  for (const layout of layouts) {
    const laid = layOut(layout, options.seed ?? 1);
    if (typeof laid === 'string') {
      // The last layout asks least of the school.
      reason = laid;
      continue;
    }
    const { F, plan, metrics } = laid;
    const per = layout.problem.weeks ? (lang === 'id' ? ' per dua minggu' : ' a fortnight') : '';
    // Another shift or rombel taught together may give more than the school without them.
    const possibleF = Math.max(possible.possibleF, F);
    const text =
      lang === 'id' ? `pola: F = ${F}${per}, mungkin: F = ${possibleF}${per}` : `preset: F = ${F}${per}, possible: F = ${possibleF}${per}`;
    const named = layout.problem.weeks ? foldPlan(plan) : plan;
    return { ...possible, possibleF, fits: true, problem: layout.problem, plan: named, F, metrics, text, notes: layout.notes };
  }
  return { ...possible, fits: false, reason };
}

/** The plan of a layout, or what stands in its way. */
function layOut(layout: Layout, seed: number): { F: number; plan: ShiftPlan; metrics: PlanMetrics } | string {
  const school = indexSchool(layout.problem);
  if (school.pupils.length === 0) return 'Butuh 1 siswa berizin orang tua, tersedia 0.';
  if (school.maxCap === 0) return 'Butuh 1 kursi, tersedia 0.';
  const units = unitsWorthMerging(school);
  const split = units.map((u) => equalSizes(u.pupils.length, Math.min(u.pupils.length, layout.groups ?? u.leastGroups)));
  for (const [u, sizes] of split.entries()) {
    const most = Math.max(...sizes);
    if (most <= school.maxCap) continue;
    const name = units[u]!.rombel.map((c) => school.problem.rombel[c]!.id).join('+');
    return `Rombel ${name}: kelompok ${most} siswa, ruang terbesar memuat ${school.maxCap}.`;
  }
  const groups = formGroups(school, units, split);
  const grades = [...new Set(school.problem.rombel.map((c) => c.grade))];
  const table = new Timetable(school, groups, null);
  const slotAt = new Map(school.slots.map((s, i) => [`${s.day}/${s.shift}`, i]));
  const counts = new Map<number, number>();
  for (const [g, group] of groups.entries()) {
    const rombel = units[group.unit]!.rombel[0]!;
    const number = counts.get(group.unit) ?? 0;
    counts.set(group.unit, number + 1);
    const grade = grades.indexOf(school.problem.rombel[rombel]!.grade);
    const order = layout.problem.mergeable ? group.unit : rombel;
    for (const [day, shift] of sessionsOf(school, layout.slots({ group: number, rombel: order, grade, grades: grades.length }))) {
      const s = slotAt.get(`${day}/${shift}`);
      // A shift that does not run on a day is one session less.
      if (s === undefined) continue;
      if (!table.allowed[g]![s])
        return `${slotName(school, s)}: tidak ada ruang atau guru untuk kelompok ${group.id} (${group.pupils.length} siswa).`;
      table.add(g, s);
    }
    if (table.slotsOf[g]!.size === 0) return `Kelompok ${group.id} tidak mendapat sesi: shift tidak berjalan pada harinya.`;
  }
  const mixed = school.problem.rules.gender === 'shift' ? mixedSlot(table) : -1;
  if (mixed >= 0) return `${slotName(school, mixed)}: laki-laki dan perempuan akan masuk bersamaan.`;
  if (!school.problem.lessons) relieveTeachers(table);
  const broken = table.firstBroken();
  if (broken) return `${slotName(school, broken.slot)}: butuh ${broken.needed} ${WORDS[broken.kind]}, tersedia ${broken.available}.`;
  const found = finishPlan(table, constantTracks(school, table.slotsOf[0]!.size), undefined, makeRandom(seed), 1);
  const plan = found && judged(school.problem, found);
  if (!plan) return 'Ruang atau guru tidak dapat dibagi untuk semua kelompok pada jam pola ini.';
  const need = Math.max(1, school.problem.rules.minSessions);
  return plan.F < need ? `Pola ini memberi ${plan.F} sesi per siswa, diminta ${need}.` : plan;
}

const WORDS = { rooms: 'ruang', pupils: 'tempat siswa di gerbang atau di sekolah', lessons: 'jam guru mapel', teachers: 'guru' } as const;

/** As many sessions as the lesson plan has, evenly chosen; all without lessons. */
function sessionsOf(school: School, slots: [number, number][]): [number, number][] {
  const most = school.problem.lessons?.sessionsPerGroup ?? slots.length;
  if (slots.length <= most) return slots;
  return Array.from({ length: most }, (_, i) => slots[Math.floor((i * slots.length) / most)]!);
}

/** A slot in which both sexes come, or -1. */
function mixedSlot(table: Timetable): number {
  return table.school.slots.findIndex(
    (_, s) => new Set(table.groups.filter((__, g) => table.slotsOf[g]!.has(s)).map((g) => g.sex)).size > 1,
  );
}

function slotName(school: School, s: number): string {
  const { day, shift } = school.slots[s]!;
  return `${school.problem.days[day]!} ${school.problem.shifts[shift]!.id}`;
}

function equalSizes(n: number, k: number): number[] {
  return Array.from({ length: k }, (_, i) => Math.floor(n / k) + (i < n % k ? 1 : 0));
}
