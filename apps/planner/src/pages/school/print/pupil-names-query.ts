import { graphql } from '../../../api/graphql.ts';

/** Names of pupils, asked for only when they are to be printed: the server notes each reading. */
export const PupilNamesQuery = graphql(`
  query PupilNames($id: ID!) {
    school(id: $id) {
      id
      pupils {
        id
        name
      }
    }
  }
`);
