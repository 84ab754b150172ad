import { graphql } from '../../api/graphql.ts';

/** What a stored plan holds: groups, sessions, and the circumstances it was made for. `savedPlanOfVersion` reads it. */
export const PlanFields = graphql(`
  fragment PlanFields on PlanVersion @_unmask {
    changes {
      kind
      from
      to
      teacherId
      standInIds
      roomId
      pupilIds
      zone
    }
    groups {
      id
      label
      rombelId
      pupilIds
    }
    sessions {
      groupId
      week
      day
      shiftId
      roomId
      teacherId
      lessons {
        period
        subject
        teacherId
      }
      locked
    }
  }
`);
