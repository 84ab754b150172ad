import { graphql, type ResultOf } from '../../api/graphql.ts';

export const SchoolDataQuery = graphql(`
  query SchoolData($schoolId: ID!) {
    school(id: $schoolId) {
      id
      name
      npsn
      form
      source
      rombel {
        id
        name
        pupilCount
        listed
        consents {
          yes
          no
          unknown
        }
      }
      rooms {
        id
        widthM
        lengthM
      }
      teachers {
        id
      }
      setting {
        version
      }
      latestPlan {
        id
        number
        name
        status
        createdAt
      }
    }
  }
`);

export type SchoolData = ResultOf<typeof SchoolDataQuery>['school'];

export const ImportPupilsMutation = graphql(`
  mutation ImportPupils($schoolId: ID!, $fileName: String!, $pupils: [PupilInput!]!, $problems: [String!], $droppedColumns: [String!]) {
    importPupils(schoolId: $schoolId, fileName: $fileName, pupils: $pupils, problems: $problems, droppedColumns: $droppedColumns) {
      created
      changed
      unchanged
    }
  }
`);
