import { useState } from 'react';
import { useClient } from 'urql';
import { errorText } from '../../../api/client.ts';
import { NamedPupilsQuery, type Consent, type NamedPupil } from './pupils-query.ts';

export interface NamedPupils {
  /** Null until somebody asks for the names: every reading is noted in the audit log. */
  readonly pupils: readonly NamedPupil[] | null;
  readonly busy: boolean;
  readonly complaint: string | null;
  readonly load: () => Promise<readonly NamedPupil[] | null>;
  /** Notes choices that the server has stored, without reading the names again. */
  readonly note: (ids: ReadonlySet<string>, consent: Consent) => void;
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
    note: (ids, consent) => setPupils((old) => old?.map((pupil) => (ids.has(pupil.id) ? { ...pupil, consent } : pupil)) ?? null),
  };
}
