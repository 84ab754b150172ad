import type { ChecklistAnswer, ItemAnswer } from '../lifecycle/lifecycle-types.ts';
import { processProvisions, readinessRecord } from '../process.generated.ts';
import type { ReadinessRecord } from './readiness-types.ts';

/** The readiness lists: 11 items for the missing Lampiran I, six gate items of the Perbup, three teams, extras that are off. O(1). */
export function readinessTemplate(): ReadinessRecord {
  return readinessRecord;
}

/** One line of the opening (before lessons) or closing (after lessons) list of a school day, Lampiran IV part 1. */
export interface DailyLine {
  readonly provisionId: string;
  readonly article: string;
  readonly textId: string;
}

/** The lines to tick before and after the lessons of each day. O(n) in provisions. */
export function dailyLists(): { readonly opening: readonly DailyLine[]; readonly closing: readonly DailyLine[] } {
  const lines = (prefix: string): DailyLine[] =>
    processProvisions
      .filter(({ id }) => id.startsWith(prefix))
      .map(({ id, article, gistId }) => ({ provisionId: id, article, textId: gistId }));
  return { opening: lines('L4.1.pre.'), closing: lines('L4.1.post.') };
}

export interface ReadinessItemState {
  readonly itemId: string;
  readonly textId: string;
  readonly claimed: ItemAnswer;
  readonly verified: ItemAnswer;
  /** The visit found something else than the school says. */
  readonly differs: boolean;
  readonly mandatory: boolean;
}

export interface Readiness {
  readonly items: readonly ReadinessItemState[];
  readonly total: number;
  readonly claimedYes: number;
  readonly verifiedYes: number;
  /** Share of mandatory items, 0..1, as the school says and as the visit found. */
  readonly claimedShare: number;
  readonly verifiedShare: number;
  /** Mandatory items without YES of the school. */
  readonly openItemIds: readonly string[];
  readonly differingItemIds: readonly string[];
  /** All mandatory items YES: what P4.7.a asks for. */
  readonly claimedPass: boolean;
  readonly verifiedPass: boolean;
}

/** How ready is a school by its own word and by the visit (P4.7.a)? Answers to unknown items are left out. O(items x answers). */
export function readinessOf(answers: readonly ChecklistAnswer[]): Readiness {
  const items = readinessRecord.items.map((item): ReadinessItemState => {
    const answer = answers.find(({ itemId }) => itemId === item.id);
    const claimed = answer?.claimed ?? null;
    const verified = answer?.verified ?? null;
    return {
      itemId: item.id,
      textId: item.textId,
      claimed,
      verified,
      differs: claimed !== null && verified !== null && claimed !== verified,
      mandatory: item.mandatory,
    };
  });
  const mandatory = items.filter((item) => item.mandatory);
  const claimedYes = mandatory.filter(({ claimed }) => claimed === 'YES').length;
  const verifiedYes = mandatory.filter(({ verified }) => verified === 'YES').length;
  return {
    items: items,
    total: mandatory.length,
    claimedYes,
    verifiedYes,
    claimedShare: claimedYes / mandatory.length,
    verifiedShare: verifiedYes / mandatory.length,
    openItemIds: mandatory.filter(({ claimed }) => claimed !== 'YES').map(({ itemId }) => itemId),
    differingItemIds: items.filter(({ differs }) => differs).map(({ itemId }) => itemId),
    claimedPass: claimedYes === mandatory.length,
    verifiedPass: verifiedYes === mandatory.length,
  };
}
