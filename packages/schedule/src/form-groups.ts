import type { School, Unit } from './school.ts';
import type { Split } from './split-groups.ts';
import type { Group } from './timetable.ts';

/**
 * Puts the pupils of each unit into groups of the given sizes by attendance number: dealt in turn (odd and even numbers for two
 * groups) inside one rombel, in blocks for merged rombel, so that few groups are mixed; `mixed` deals these too, rombel by rombel,
 * so that many groups have pupils, and with them teachers, of every rombel. O(pupils + teachers).
 */
export function formGroups(school: School, units: Unit[], split: Split, mixed = false): Group[] {
  const names = new Set<string>();
  return units.flatMap((unit, u) => {
    const sizes = split[u]!;
    const members: number[][] = sizes.map(() => []);
    const queue = [...unit.pupils];
    if (unit.rombel.length > 1 && !mixed) {
      members.forEach((list, i) => list.push(...queue.splice(0, sizes[i]!)));
    } else {
      for (let i = 0; queue.length > 0; i = (i + 1) % sizes.length) {
        if (members[i]!.length < sizes[i]!) members[i]!.push(queue.shift()!);
      }
    }
    return members.map((pupils, i) => {
      const label = unit.rombel.map((c) => school.problem.rombel[c]!.id).join('+') + ['-L', '-P', ''][unit.sex < 0 ? 2 : unit.sex]!;
      let id = `${label}-${letters(i)}`;
      while (names.has(id)) id += '*';
      names.add(id);
      return {
        id,
        unit: u,
        sex: unit.sex,
        pupils,
        teachers: teachersOf(school, pupils),
        locked: new Map<number, number>(),
        closed: false,
      };
    });
  });
}

/** Teachers who may take a group of these pupils: eligible for at least one of its rombel (H7). O(pupils + teachers). */
export function teachersOf(school: School, pupils: number[]): number[] {
  const rombel = new Set(pupils.map((p) => school.pupils[p]!.rombel));
  const ids = new Set<number>();
  for (const c of rombel) for (const t of school.eligible[c]!) ids.add(t);
  return [...ids].sort((a, b) => a - b);
}

/** A, B, ..., Z, AA, AB, ... */
function letters(i: number): string {
  return (i >= 26 ? letters(Math.floor(i / 26) - 1) : '') + String.fromCharCode(65 + (i % 26));
}
