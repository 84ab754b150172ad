import { useState } from 'react';
import { useClient } from 'urql';
import { errorText } from '../../../api/client.ts';
import { NamedPupilsQuery, type Consent, type ConsentKind, type NamedPupil } from './pupils-query.ts';

export interface NamedPupils {
  /** Null until somebody asks for the names: every reading is noted in the audit log. */
  readonly pupils: readonly NamedPupil[] | null;
  readonly busy: boolean;
  readonly complaint: string | null;
  readonly load: () => Promise<readonly NamedPupil[] | null>;
  /** Notes papers that the server has stored, without reading the names again; the choice when no kind is named. */
  readonly note: (
    ids: ReadonlySet<string>,
    answer: Consent,
    paper?: { kind: ConsentKind; signedOn: string | null; fromDay: string },
  ) => void;
}

/** The pupils of a school with names, read only when asked for and kept while the page is open. */
export function useNamedPupils(schoolId: string, t: (key: string) => string): NamedPupils {
  const client = useClient();
  const [pupils, setPupils] = useState<readonly NamedPupil[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState<string | null>(null);
  return {
    pupils,
    busy,
    complaint,
    load: async () => {
      if (pupils) return pupils;
      setBusy(true);
      setComplaint(null);
      const { data, error } = await client.query(NamedPupilsQuery, { schoolId }, { requestPolicy: 'network-only' }).toPromise();
      setBusy(false);
      if (error || !data) {
        setComplaint(error ? errorText(error, t) : t('common:networkError'));
        return null;
      }
      setPupils(data.school.pupils);
      return data.school.pupils;
    },
    note: (ids, answer, paper) =>
      setPupils((old) => old?.map((pupil) => (ids.has(pupil.id) ? noted(pupil, answer, paper) : pupil)) ?? null),
  };
}

const FIELD = { CHOICE: 'consent', PERMISSION: 'permission', STAMPED: 'stamped' } as const;

function noted(pupil: NamedPupil, answer: Consent, paper?: { kind: ConsentKind; signedOn: string | null; fromDay: string }): NamedPupil {
  const kind = paper?.kind ?? 'CHOICE';
  const history = paper
    ? [{ id: `${kind} ${pupil.consentHistory.length}`, answer, ...paper }, ...pupil.consentHistory]
    : pupil.consentHistory;
  return { ...pupil, [FIELD[kind]]: answer, consentHistory: history };
}
