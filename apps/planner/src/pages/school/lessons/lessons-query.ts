import { graphql } from '../../../api/graphql.ts';

export const SaveLessonsMutation = graphql(`
  mutation SaveLessonDemand($schoolId: ID!, $demand: [LessonDemandInput!]!) {
    saveLessonDemand(schoolId: $schoolId, demand: $demand) {
      rombelId
      subject
      teacherId
      periods
    }
  }
`);
