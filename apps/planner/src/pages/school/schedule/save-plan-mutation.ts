import { graphql, type ResultOf } from '../../../api/graphql.ts';
import { ComparedVersionFields } from './versions-query.ts';

/** Saves the plan on screen as the next version; a conflict and a refusal to make it final are answers, not errors. */
export const SavePlanMutation = graphql(
  `
    mutation SavePlan(
      $schoolId: ID!
      $baseNumber: Int!
      $name: String!
      $final: Boolean!
      $seed: Int!
      $groups: [PlanGroupInput!]!
      $sessions: [PlanSessionInput!]!
      $changes: [PlanChangeInput!]!
    ) {
      savePlan(
        schoolId: $schoolId
        baseNumber: $baseNumber
        name: $name
        final: $final
        seed: $seed
        groups: $groups
        sessions: $sessions
        changes: $changes
      ) {
        __typename
        ... on PlanVersion {
          id
          number
          name
          status
        }
        ... on PlanConflict {
          message
          current {
            ...ComparedVersion
          }
        }
        ... on PlanNotFinal {
          message
          judgement {
            finalBlockers
          }
        }
      }
    }
  `,
  [ComparedVersionFields],
);

type SaveResult = ResultOf<typeof SavePlanMutation>['savePlan'];
export type Conflict = Extract<SaveResult, { __typename: 'PlanConflict' }>;
export type NotFinal = Extract<SaveResult, { __typename: 'PlanNotFinal' }>;
