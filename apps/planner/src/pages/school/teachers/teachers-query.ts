import { graphql, type ResultOf } from '../../../api/graphql.ts';

export const TeachersQuery = graphql(`
  query SchoolTeachers($schoolId: ID!) {
    school(id: $schoolId) {
      id
      rombel {
        id
        name
      }
      teachers {
        id
        name
        rombelId
        maxDay
        maxWeek
        maxPeriods
      }
      setting {
        version
        lessons {
          periodsPerSession
        }
      }
    }
  }
`);

export type TeachersSchool = ResultOf<typeof TeachersQuery>['school'];
export type Teacher = TeachersSchool['teachers'][number];

export const SaveTeacherMutation = graphql(`
  mutation SaveTeacher($schoolId: ID!, $id: ID!, $teacher: TeacherInput!) {
    saveTeacher(schoolId: $schoolId, id: $id, teacher: $teacher) {
      id
      name
      rombelId
      maxDay
      maxWeek
      maxPeriods
    }
  }
`);

export const DeleteTeacherMutation = graphql(`
  mutation DeleteTeacher($id: ID!) {
    deleteTeacher(id: $id)
  }
`);

export const ImportTeachersMutation = graphql(`
  mutation ImportTeachers($schoolId: ID!, $teachers: [TeacherInput!]!) {
    importTeachers(schoolId: $schoolId, teachers: $teachers) {
      created
      changed
      unchanged
    }
  }
`);
