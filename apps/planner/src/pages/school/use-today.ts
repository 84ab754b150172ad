import type { Day } from '@giliran/kernel';
import { useQuery } from 'urql';
import { graphql } from '../../api/graphql.ts';

const TodayQuery = graphql(`
  query Today {
    today
  }
`);

/** The date at the school as the server knows it; null until it has answered. */
export function useToday(): Day | null {
  const [{ data }] = useQuery({ query: TodayQuery });
  return (data?.today as Day | undefined) ?? null;
}
