import type { SavedPlan, SchoolFacts } from '@giliran/planning';

/** Words for the ids of one school and plan. */
export interface PlanNames {
  /** "4A · B" */
  readonly group: (id: string) => string;
  /** "B" */
  readonly letter: (id: string) => string;
  readonly room: (id: string) => string;
  readonly teacher: (id: string | null) => string;
  readonly rombel: (id: string) => string;
  readonly shift: (id: string) => string;
  /** A sentence of the engine with names in place of ids. */
  readonly sentence: (text: string) => string;
}

const DAY_NAMES: Readonly<Record<string, string>> = {
  Sen: 'Senin',
  Sel: 'Selasa',
  Rab: 'Rabu',
  Kam: 'Kamis',
  Jum: 'Jumat',
  Sab: 'Sabtu',
  Min: 'Minggu',
};

/** Builds the words once for a plan. O(people). Ids that are no longer known are shown as "(sudah dihapus)". */
export function planNamesOf(facts: SchoolFacts, plan: SavedPlan | null): PlanNames {
  const group = new Map(plan?.groups.map((g) => [g.id, g.label]));
  const room = new Map(facts.rooms.map((r) => [r.id, r.name]));
  const teacher = new Map(facts.teachers.map((t) => [t.id, t.name]));
  const rombel = new Map(facts.rombel.map((r) => [r.id, r.name]));
  const shift = new Map(facts.setting.shifts.map((s) => [s.id, s.name]));
  const gone = '(sudah dihapus)';
  let sentence: ((text: string) => string) | null = null;
  return {
    group: (id) => group.get(id) ?? gone,
    letter: (id) => (group.get(id) ?? id).split(' · ').at(-1) ?? id,
    room: (id) => room.get(id) ?? gone,
    teacher: (id) => (id === null ? '–' : (teacher.get(id) ?? gone)),
    rombel: (id) => rombel.get(id) ?? gone,
    shift: (id) => shift.get(id) ?? id,
    sentence: (text) => {
      sentence ??= sentenceMaker(facts, [group, room, teacher, rombel], shift);
      return sentence(text);
    },
  };
}

function sentenceMaker(
  facts: SchoolFacts,
  maps: readonly ReadonlyMap<string, string>[],
  shift: ReadonlyMap<string, string>,
): (text: string) => string {
  const words = new Map(maps.flatMap((map) => [...map]));
  for (const r of facts.rombel) {
    for (const pupil of r.pupils) words.set(pupil.id, `no. absen ${pupil.rosterNumber} (${r.name})`);
    if (r.pupils.length === 0) for (let i = 1; i <= r.pupilCount; i++) words.set(`${r.id}#${i}`, `no. absen ${i} (${r.name})`);
  }
  // Longest first: the id of a group begins with the id of its rombel.
  const ids = [...words.keys()].sort((a, b) => b.length - a.length);
  const idPattern = ids.length === 0 ? null : new RegExp(`(?<![\\w-])(?:${ids.map(escaped).join('|')})(?![\\w#-])`, 'g');
  const shiftPattern = [...shift.keys()].map(escaped).join('|');
  // "Sen (A) P": the day of a fortnight names its week.
  const slots = new RegExp(`\\b(Sen|Sel|Rab|Kam|Jum|Sab|Min)(?: \\((A|B)\\))?(?: (${shiftPattern || '(?!)'}))?(?![\\w-])`, 'g');
  const bracketed = new RegExp(`\\((${shiftPattern || '(?!)'})\\)`, 'g');
  return (text) => {
    const slotted = text
      .replace(slots, (_all, day: string, week?: string, id?: string) => {
        const words = [DAY_NAMES[day] ?? day, week === undefined ? '' : `minggu ${week}`, id === undefined ? '' : (shift.get(id) ?? id)];
        return words.filter((word) => word !== '').join(' ');
      })
      .replace(bracketed, (_all, id: string) => `(${shift.get(id) ?? id})`);
    return idPattern ? slotted.replace(idPattern, (id) => words.get(id) ?? id) : slotted;
  };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
