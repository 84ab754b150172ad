import { graphql } from '../../../api/graphql.ts';

/** The last saved versions, to say what the plan on screen changes. */
export const PreviousPlanQuery = graphql(`
  query PreviousPlan($id: ID!) {
    school(id: $id) {
      id
      planVersions(first: 20) {
        id
        number
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
          day
          shiftId
          roomId
          teacherId
          locked
        }
      }
    }
  }
`);
