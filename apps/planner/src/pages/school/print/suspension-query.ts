import { graphql, type ResultOf } from '../../../api/graphql.ts';

export const SuspensionQuery = graphql(`
  query SchoolSuspension($id: ID!) {
    school(id: $id) {
      id
      lifecycle {
        state
        zone
        history {
          id
          number
          to
          day
          reference
          provisions {
            id
            article
          }
        }
      }
    }
  }
`);

export type QueriedLifecycle = NonNullable<ResultOf<typeof SuspensionQuery>['school']['lifecycle']>;
