import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useQuery, type CombinedError } from 'urql';
import type { SchoolFacts } from '@giliran/planning';
import { schoolFactsOf } from './school-facts.ts';
import { SchoolFactsQuery, type QueriedSchool } from './school-facts-query.ts';

export interface SchoolOnScreen {
  readonly school: QueriedSchool | null;
  readonly facts: SchoolFacts | null;
  readonly error: CombinedError | null;
  /** Asks the server again, past the cache. */
  readonly refetch: () => void;
}

/** The school of the address with everything planning needs; names of pupils only when asked for. */
export function useSchoolFacts({ names = false }: { readonly names?: boolean } = {}): SchoolOnScreen {
  const { schoolId = '' } = useParams({ strict: false }) as { schoolId?: string };
  const [{ data, error }, ask] = useQuery({
    query: SchoolFactsQuery,
    variables: { id: schoolId, names },
    requestPolicy: 'cache-and-network',
  });
  const school = data?.school ?? null;
  const facts = useMemo(() => school && schoolFactsOf(school), [school]);
  return { school, facts, error: error ?? null, refetch: () => ask({ requestPolicy: 'network-only' }) };
}
