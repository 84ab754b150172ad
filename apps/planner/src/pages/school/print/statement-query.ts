import { graphql } from '../../../api/graphql.ts';

/** The words of the stamped statement that the Dinas of the kabupaten chose; null = none. */
export const StatementQuery = graphql(`
  query StampedStatement($id: ID!) {
    school(id: $id) {
      id
      stampedStatement {
        id
        body
        source
      }
    }
  }
`);
