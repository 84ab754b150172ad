import { graphql } from '../../../api/graphql.ts';

/** Numbers and family marks, no names: nothing is noted in the audit log. */
export const SiblingsQuery = graphql(`
  query SchoolSiblings($schoolId: ID!) {
    school(id: $schoolId) {
      id
      pupils {
        id
        rombelId
        rosterNumber
        familyId
      }
    }
  }
`);

export const LinkSiblingsMutation = graphql(`
  mutation LinkSiblings($schoolId: ID!, $pupilIds: [ID!]!) {
    linkSiblings(schoolId: $schoolId, pupilIds: $pupilIds)
  }
`);

export const UnlinkSiblingsMutation = graphql(`
  mutation UnlinkSiblings($schoolId: ID!, $pupilIds: [ID!]) {
    unlinkSiblings(schoolId: $schoolId, pupilIds: $pupilIds)
  }
`);
