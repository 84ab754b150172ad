import { useState } from 'react';
import { useMutation } from 'urql';
import { errorText } from '../../../api/client.ts';
import type { Translate } from '../../../i18n/use-translation.ts';
import { differs, draftOf, inputOf, type Draft, type TextKey } from './draft.ts';
import { RecordReadinessMutation, type Entry, type Readiness } from './readiness-query.ts';

export interface Drafts {
  readonly of: (code: string) => Draft;
  readonly answer: (code: string, answer: 'YES' | 'NO') => void;
  readonly type: (code: string, key: TextKey, text: string) => void;
  readonly tasks: (code: string, tasks: readonly string[]) => void;
  /** Codes whose draft differs from what is stored. */
  readonly changed: readonly string[];
  readonly busy: boolean;
  readonly complaint: string | null;
  /** Sends what changed; true when it is stored. */
  readonly save: () => Promise<boolean>;
  /** Sends one YES that has no fields. */
  readonly confirm: (code: string) => Promise<void>;
}

/** The newest stored entry per code. */
function entriesOf(readiness: Readiness): Map<string, Entry> {
  const lines = [...readiness.items, ...readiness.extras, ...readiness.teams, ...readiness.gates];
  return new Map(lines.flatMap(({ code, entry }) => (entry ? [[code, entry] as const] : [])));
}

/** What is being edited on the page, over what is stored. Nothing typed is lost when saving fails. */
export function useDrafts(schoolId: string, readiness: Readiness, t: Translate, onSaved: () => void): Drafts {
  const [edited, setEdited] = useState<Readonly<Record<string, Draft>>>({});
  const [complaint, setComplaint] = useState<string | null>(null);
  const [{ fetching }, record] = useMutation(RecordReadinessMutation);
  const stored = entriesOf(readiness);
  const of = (code: string) => edited[code] ?? draftOf(stored.get(code) ?? null);
  const change = (code: string, part: Partial<Draft>) => {
    setComplaint(null);
    setEdited((old) => ({ ...old, [code]: { ...(old[code] ?? draftOf(stored.get(code) ?? null)), ...part } }));
  };
  const changed = Object.keys(edited).filter((code) => differs(of(code), stored.get(code) ?? null));
  return {
    of,
    answer: (code, answer) => change(code, { answer }),
    type: (code, key, text) => change(code, { texts: { ...of(code).texts, [key]: text } }),
    tasks: (code, tasks) => change(code, { tasks }),
    changed,
    busy: fetching,
    complaint,
    confirm: async (code) => {
      const result = await record({ schoolId, entries: [{ code, answer: 'YES' }] });
      setComplaint(result.error ? errorText(result.error, t) : null);
      if (!result.error) onSaved();
    },
    save: async () => {
      const entries = [];
      for (const code of changed) {
        const draft = of(code);
        if (draft.answer === null) continue;
        const input = inputOf(code, { ...draft, answer: draft.answer });
        if ('wrong' in input) {
          setComplaint(t('notNumber', { code, typed: input.typed }));
          return false;
        }
        entries.push(input);
      }
      const result = await record({ schoolId, entries });
      if (result.error) {
        setComplaint(errorText(result.error, t));
        return false;
      }
      setComplaint(null);
      setEdited({});
      onSaved();
      return true;
    },
  };
}
