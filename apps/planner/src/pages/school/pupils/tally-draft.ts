import { readNumber } from '../../../components/read-number.ts';
import { readNumbers } from './read-numbers.ts';

/** What is typed for one rombel; empty fields count as 0. */
export interface TallyDraft {
  readonly yes: string;
  readonly home: string;
  readonly permission: string;
  readonly stamped: string;
}

export interface Tally {
  readonly yes: number;
  readonly homeNumbers: number[];
  readonly permission: number;
  readonly stamped: number;
}

interface Counted {
  readonly yes: number;
  readonly permission: number;
  readonly stamped: number;
  readonly homeNumbers: readonly number[];
}

/** The fields as they stand before anybody types: what was counted last, else empty. */
export function draftOf(counted: Counted | null, before: boolean): TallyDraft {
  if (!counted || !before) return { yes: '', home: '', permission: '', stamped: '' };
  return {
    yes: String(counted.yes),
    home: counted.homeNumbers.join(', '),
    permission: String(counted.permission),
    stamped: String(counted.stamped),
  };
}

/** What a draft says of a rombel of so many pupils, or what is wrong with it: a key of i18n/pupils.json under `tally.wrong`. */
export function readTally(draft: TallyDraft, pupils: number): { tally: Tally } | { wrong: string } {
  const count = (text: string): number | null => {
    if (text.trim() === '') return 0;
    const reading = readNumber(text, { min: 0, whole: true });
    return reading.kind === 'number' ? reading.value : null;
  };
  const [yes, permission, stamped] = [count(draft.yes), count(draft.permission), count(draft.stamped)];
  const homeNumbers = readNumbers(draft.home);
  if (yes === null || permission === null || stamped === null) return { wrong: 'number' };
  if (homeNumbers === null) return { wrong: 'home' };
  if (homeNumbers.some((number) => number < 1 || number > pupils)) return { wrong: 'homeRange' };
  if (yes + homeNumbers.length > pupils) return { wrong: 'tooMany' };
  if (permission > yes || stamped > yes) return { wrong: 'papers' };
  return { tally: { yes, homeNumbers, permission, stamped } };
}

/** Was nothing typed into any field? */
export function isEmpty({ yes, home, permission, stamped }: TallyDraft): boolean {
  return [yes, home, permission, stamped].every((text) => text.trim() === '');
}
