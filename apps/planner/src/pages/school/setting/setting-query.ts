import { graphql, type ResultOf } from '../../../api/graphql.ts';

/** The rules of a school: what planning reads and the page of rules edits. */
export const SettingFields = graphql(`
  fragment SettingFields on SchoolSetting @_unmask {
    version
    regulationIds
    phase
    startDate
    days
    shifts {
      id
      name
      start
      end
      days
    }
    roomGapMin
    teacherGapMin
    minSessions
    gate {
      perMinute
      windowMin
    }
    maxCampusPupils
    genderRule
    mergeable
    canteen
    readinessShare
    weeks
    lessons {
      periodsPerSession
      sessionsPerGroup
    }
  }
`);

export const SettingQuery = graphql(
  `
    query SchoolSettingPage($schoolId: ID!) {
      school(id: $schoolId) {
        id
        form
        kabupatenCode
        rombel {
          id
          name
          grade
        }
        setting {
          ...SettingFields
        }
      }
      regulations {
        id
        name
        status
        kind
        area
        validFrom
      }
    }
  `,
  [SettingFields],
);

export type SettingData = ResultOf<typeof SettingQuery>;
export type Setting = SettingData['school']['setting'];

export const SaveSettingMutation = graphql(
  `
    mutation SaveSetting($schoolId: ID!, $version: Int!, $setting: SchoolSettingInput!) {
      saveSetting(schoolId: $schoolId, version: $version, setting: $setting) {
        __typename
        ... on SchoolSetting {
          ...SettingFields
        }
        ... on SettingConflict {
          message
          current {
            ...SettingFields
          }
        }
      }
    }
  `,
  [SettingFields],
);
