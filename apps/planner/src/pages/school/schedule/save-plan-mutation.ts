import { graphql, type ResultOf } from '../../../api/graphql.ts';

/** Saves the plan on screen as the next version; a conflict and a refusal to make it final are answers, not errors. */
export const SavePlanMutation = graphql(`
  mutation SavePlan(
    $schoolId: ID!
    $baseNumber: Int!
    $name: String!
    $final: Boolean!
    $seed: Int!
    $groups: [PlanGroupInput!]!
    $sessions: [PlanSessionInput!]!
  ) {
    savePlan(schoolId: $schoolId, baseNumber: $baseNumber, name: $name, final: $final, seed: $seed, groups: $groups, sessions: $sessions) {
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
          id
          number
          name
          status
          createdAt
          seed
          groups {
            id
            label
            rombelId
            pupilIds
          }
          sessions {
            groupId
            day
            shiftId
            roomId
            teacherId
            locked
          }
          judgement {
            guaranteedSessions
            metrics {
              groups
              sessions
            }
          }
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
`);

type SaveResult = ResultOf<typeof SavePlanMutation>['savePlan'];
export type Conflict = Extract<SaveResult, { __typename: 'PlanConflict' }>;
export type NotFinal = Extract<SaveResult, { __typename: 'PlanNotFinal' }>;
