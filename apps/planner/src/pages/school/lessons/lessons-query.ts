import { graphql } from '../../../api/graphql.ts';

export const SaveLessonsMutation = graphql(`
  mutation SaveLessonDemand($schoolId: ID!, $version: String!, $demand: [LessonDemandInput!]!) {
    saveLessonDemand(schoolId: $schoolId, version: $version, demand: $demand) {
      rombelId
      subject
      teacherId
      periods
    }
  }
`);
