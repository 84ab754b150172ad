import type { LessonDemandFacts } from '@giliran/planning';

/** Periods a week that the groups of a rombel have, of those their sessions offer; null = the frame is not filled in. */
export interface RombelSum {
  readonly periods: number;
  readonly most: number | null;
  /** Periods too many; 0 = it fits. */
  readonly over: number;
}

/** Sums of each rombel, by id. O(rows). */
export function rombelSums(demand: readonly LessonDemandFacts[], most: number | null): (rombelId: string) => RombelSum {
  const sums = new Map<string, number>();
  for (const { rombelId, periods } of demand) sums.set(rombelId, (sums.get(rombelId) ?? 0) + periods);
  return (rombelId) => {
    const periods = sums.get(rombelId) ?? 0;
    return { periods, most, over: most === null ? 0 : Math.max(0, periods - most) };
  };
}

/** What a teacher is asked for in a week: every group of a rombel has the lesson. */
export interface TeacherLoad {
  readonly teacherId: string;
  readonly periods: number;
  /** Most there are: the own limit, or the open hours of the week; null while unknown. */
  readonly most: number | null;
  readonly over: number;
  readonly rows: readonly { readonly rombelId: string; readonly subject: string; readonly periods: number; readonly groups: number }[];
}

/** Loads of all teachers who teach, those with too much first, then by load. O(rows + teachers log teachers). */
export function teacherLoads(
  demand: readonly LessonDemandFacts[],
  groupsOf: (rombelId: string) => number,
  mostOf: (teacherId: string) => number | null,
): TeacherLoad[] {
  const rows = new Map<string, TeacherLoad['rows'][number][]>();
  for (const { rombelId, subject, teacherId, periods } of demand) {
    const list = rows.get(teacherId) ?? [];
    list.push({ rombelId, subject, periods, groups: groupsOf(rombelId) });
    rows.set(teacherId, list);
  }
  return [...rows]
    .map(([teacherId, list]): TeacherLoad => {
      const periods = list.reduce((sum, row) => sum + row.periods * row.groups, 0);
      const most = mostOf(teacherId);
      return { teacherId, periods, most, over: most === null ? 0 : Math.max(0, periods - most), rows: list };
    })
    .sort((a, b) => b.over - a.over || b.periods - a.periods);
}
