import { graphql, type ResultOf } from '../../../api/graphql.ts';
import { PlanFields } from '../plan-fields.ts';

/** A plan version with all that opening and comparing it needs. */
export const ComparedVersionFields = graphql(
  `
    fragment ComparedVersion on PlanVersion @_unmask {
      id
      number
      name
      status
      createdAt
      seed
      ...PlanFields
      judgement {
        guaranteedSessions
        proven
        metrics {
          groups
          sessions
          families
          familiesTogether
          peakCampus
        }
        violations {
          code
        }
        findings {
          provisionId
          article
          gist
          status
          subject
        }
      }
    }
  `,
  [PlanFields],
);

export const PlanVersionQuery = graphql(
  `
    query PlanVersion($id: ID!) {
      planVersion(id: $id) {
        ...ComparedVersion
      }
    }
  `,
  [ComparedVersionFields],
);

export const PlanVersionsQuery = graphql(`
  query PlanVersions($schoolId: ID!) {
    school(id: $schoolId) {
      id
      planVersions(first: 50) {
        id
        number
        name
        status
        createdAt
        weeks
        judgement {
          guaranteedSessions
          proven
          metrics {
            families
            familiesTogether
          }
        }
      }
    }
  }
`);

export type ComparedVersion = ResultOf<typeof ComparedVersionFields>;
