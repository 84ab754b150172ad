import { useQuery } from 'urql';
import { graphql, type ResultOf } from './graphql.ts';

export const ViewerQuery = graphql(`
  query Viewer {
    viewer {
      id
      name
      email
      memberships {
        id
        role
        schoolId
        schoolName
        kabupatenCode
        kabupatenName
      }
    }
  }
`);

export type Viewer = NonNullable<ResultOf<typeof ViewerQuery>['viewer']>;

/** The signed-in account with its roles, or null while unknown. */
export function useViewer(): Viewer | null {
  const [{ data }] = useQuery({ query: ViewerQuery });
  return data?.viewer ?? null;
}
