import { graphql } from '../../../api/graphql.ts';
import { PlanFields } from '../plan-fields.ts';

/** The last saved versions, to say what the plan on screen changes. */
export const PreviousPlanQuery = graphql(
  `
    query PreviousPlan($id: ID!) {
      school(id: $id) {
        id
        planVersions(first: 20) {
          id
          number
          ...PlanFields
        }
      }
    }
  `,
  [PlanFields],
);
