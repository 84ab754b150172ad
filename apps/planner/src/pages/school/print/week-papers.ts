import {
  consentLetters,
  gateSchedule,
  gateWaves,
  groupLists,
  parentCards,
  protocolPosters,
  satgasDecree,
  scheduleByGroup,
  scheduleByRombel,
  scheduleByRoom,
  scheduleByTeacher,
  type Paper,
  type ParentCard,
  type ProtocolLine,
  type SheetHead,
  type WeekSession,
} from '@giliran/documents';
import { pupilsOf, type SavedPlan, type SchoolFacts } from '@giliran/planning';
import { readinessTemplate } from '@giliran/policy/lifecycle';
import { changePaper } from './change-paper.ts';
import { suspensionPaper } from './suspension-paper.ts';
import type { QueriedLifecycle } from './suspension-query.ts';
import type { PlanNames } from '../schedule/plan-names.ts';
import { groupListsInput, printSession, scheduleInput } from './print-inputs.ts';

export const PAPERS = [
  'schedule',
  'byGroup',
  'byTeacher',
  'byRoom',
  'gate',
  'lists',
  'cards',
  'change',
  'letters',
  'decree',
  'posters',
  'suspension',
] as const;
export type PaperKind = (typeof PAPERS)[number];
/** Papers that rest on no schedule. */
export const WITHOUT_PLAN: ReadonlySet<PaperKind> = new Set(['letters', 'decree', 'posters', 'suspension']);
/** Papers of some rombel alone. A gate, a room or a teacher meets the others too, and what changes is told to everybody. */
export const OF_CHOSEN_ROMBEL: ReadonlySet<PaperKind> = new Set(['schedule', 'byGroup', 'lists', 'cards']);

interface PaperSource {
  readonly facts: SchoolFacts;
  readonly plan: SavedPlan | null;
  readonly names: PlanNames;
  readonly head: SheetHead;
  /** Chosen rombel, for the papers `OF_CHOSEN_ROMBEL`. */
  readonly rombelIds: ReadonlySet<string>;
  /** Empty unless the operator asked for names. */
  readonly nameById: ReadonlyMap<string, string | null>;
  /** The version before; null when there is none, or while it is read. */
  readonly previous: SavedPlan | null;
  /** Where the school stands; null while it is read. */
  readonly lifecycle: QueriedLifecycle | null;
  /** The words of the stamped statement that the Dinas chose; null = none. */
  readonly statement: { readonly text: string; readonly source: string } | null;
  /** Lines of Lampiran III and IV; null while they are being fetched. */
  readonly protocol: readonly ProtocolLine[] | null;
  /** Spacing in metres with its article, from the resolved regulation; null = no chosen text states one. */
  readonly spacing: { readonly valueM: number; readonly article: string } | null;
}

/** The paper of this kind, or null when it needs a schedule that is not made yet. O(pupils + sessions log sessions). */
export function paperOf(kind: PaperKind, source: PaperSource): Paper | null {
  const { facts, plan, names, head, rombelIds, nameById, statement } = source;
  if (kind === 'letters') {
    const schedule = plan === null ? null : offeredTimes(facts);
    return consentLetters({ head: { ...head, plan: null, draft: false }, schedule, statement });
  }
  if (kind === 'decree') {
    const teams = readinessTemplate().teams.map((team) => ({
      name: team.nameId,
      members: null,
      duties: team.tasks.map((task) => ({ text: task.textId })),
    }));
    return satgasDecree({ head: { ...head, plan: null, draft: false }, number: null, teams });
  }
  if (kind === 'suspension') return source.lifecycle && suspensionPaper(head, source.lifecycle);
  if (kind === 'posters') {
    return source.protocol && protocolPosters({ head: { ...head, plan: null, draft: false, engineVersion: null }, lines: source.protocol });
  }
  if (plan === null) return null;
  if (kind === 'schedule') return scheduleByRombel(scheduleInput({ facts, plan, names, head }, rombelIds));
  if (kind === 'change') return source.previous && changePaper({ facts, before: source.previous, after: plan, names, head });
  if (kind === 'lists') return groupLists(groupListsInput({ facts, plan, names, head }, rombelIds, nameById));
  const week = { head, days: facts.setting.days, sessions: weekSessionsOf(facts, plan, names) };
  switch (kind) {
    case 'byGroup':
      return scheduleByGroup({ ...week, sessions: weekSessionsOf(facts, plan, names, rombelIds) });
    case 'byTeacher':
      return scheduleByTeacher(week);
    case 'byRoom':
      return scheduleByRoom({ ...week, roomGapMin: facts.setting.roomGapMin });
    case 'gate':
      return gateSchedule({
        ...week,
        gate: facts.setting.gate,
        spacingM: source.spacing?.valueM ?? null,
        spacingArticle: source.spacing?.article ?? null,
      });
    case 'cards':
      return parentCards({ head, cards: cardsOf(source, plan, week.sessions) });
  }
}

/** The sessions, of the chosen rombel or of all, with the words people use. A merged group belongs to each of its rombel. O(pupils + sessions). */
function weekSessionsOf(facts: SchoolFacts, plan: SavedPlan, names: PlanNames, rombelIds?: ReadonlySet<string>): WeekSession[] {
  const owner = new Map(facts.rombel.flatMap((rombel) => pupilsOf(rombel).map((pupil) => [pupil.id, rombel.id] as const)));
  const groups = new Map(plan.groups.map((group) => [group.id, group]));
  return plan.sessions.flatMap((session) => {
    const group = groups.get(session.group);
    const printed = printSession(facts, names, session);
    if (!group || !printed) return [];
    const chosen = !rombelIds || rombelIds.has(group.rombelId) || group.pupils.some((pupil) => rombelIds.has(owner.get(pupil) ?? ''));
    if (!chosen) return [];
    return [{ ...printed, group: group.label, pupils: group.pupils.length }];
  });
}

function cardsOf({ facts, names, rombelIds, nameById, head }: PaperSource, plan: SavedPlan, sessions: WeekSession[]): ParentCard[] {
  const { rombel } = groupListsInput({ facts, plan, names, head }, rombelIds, nameById);
  const waves = gateWaves({ days: facts.setting.days, sessions, gate: facts.setting.gate });
  // A child comes at the same minutes on all days, or the card says only "on time".
  const minutes = (label: string, way: 'arriving' | 'leaving'): string | null => {
    const own = new Set(
      waves.filter((wave) => wave[way].some((s) => s.group === label)).map((wave) => `${clock(wave.from)}–${clock(wave.to)}`),
    );
    return own.size === 1 ? ([...own][0] ?? null) : null;
  };
  const labelOf = new Map(plan.groups.flatMap((group) => group.pupils.map((pupil) => [pupil, group.label] as const)));
  const families = familiesOf(facts);
  return rombel.flatMap((one) => {
    const recorded = facts.rombel.find((r) => r.name === one.name);
    const ids = new Map(recorded ? pupilsOf(recorded).map((pupil) => [pupil.rosterNumber, pupil] as const) : []);
    return one.groups.flatMap((group) =>
      group.pupils.map((pupil): ParentCard => {
        const known = ids.get(pupil.rosterNumber);
        const label = known ? (labelOf.get(known.id) ?? '') : '';
        return {
          rombel: one.name,
          rosterNumber: pupil.rosterNumber,
          name: pupil.name,
          group: group.letter,
          sessions: group.sessions,
          arrive: minutes(label, 'arriving'),
          leave: minutes(label, 'leaving'),
          siblings: known?.familyId ? (families.get(known.familyId) ?? []).filter((s) => s.id !== known.id).map((s) => s.text) : [],
        };
      }),
    );
  });
}

function familiesOf(facts: SchoolFacts): Map<string, { id: string; text: string }[]> {
  const families = new Map<string, { id: string; text: string }[]>();
  for (const rombel of facts.rombel) {
    for (const pupil of rombel.pupils) {
      if (pupil.familyId === null) continue;
      const list = families.get(pupil.familyId) ?? [];
      list.push({ id: pupil.id, text: `${rombel.name} no. ${pupil.rosterNumber}` });
      families.set(pupil.familyId, list);
    }
  }
  return families;
}

function offeredTimes({ setting }: SchoolFacts): string {
  return setting.shifts.map((shift) => `${shift.name} ${shift.start.replace(':', '.')}–${shift.end.replace(':', '.')}`).join(' atau ');
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}.${String(minute % 60).padStart(2, '0')}`;
}
