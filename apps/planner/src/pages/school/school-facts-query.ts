import { graphql, type ResultOf } from '../../api/graphql.ts';
import { PlanFields } from './plan-fields.ts';
import { SettingFields } from './setting/setting-query.ts';

/**
 * Everything planning needs of one school, and its newest plan. `names: true` also asks for the names of pupils; leave it
 * false unless they are to be printed. Turn the result into engine input with `schoolFactsOf` and `savedPlanOfVersion`.
 */
export const SchoolFactsQuery = graphql(
  `
    query SchoolFacts($id: ID!, $names: Boolean!) {
      school(id: $id) {
        id
        npsn
        name
        form
        source
        setting {
          ...SettingFields
          localRules
        }
        zoneHistory {
          from
          zone
        }
        calendar {
          startedOn
          suspensions {
            from
            to
          }
          closures {
            name
            scope
            from
          }
        }
        rooms {
          id
          version
          name
          site
          widthM
          lengthM
          sideMarginM
          frontZoneM
          backMarginM
          layout
          capacity {
            count
            geometryCount
            limitedBy
            upperBound
            proven
            minDistanceM
          }
        }
        teachers {
          id
          name
          rombelId
          maxDay
          maxWeek
          maxPeriods
        }
        rombel {
          id
          name
          grade
          pupilCount
          listed
          consentTallies {
            id
            yes
            permission
            homeNumbers
          }
        }
        lessonDemandVersion
        lessonDemand {
          rombelId
          subject
          teacherId
          periods
        }
        pupils {
          id
          rombelId
          rosterNumber
          sex
          consent
          newestPermission
          familyId
          name @include(if: $names)
        }
        latestPlan {
          id
          number
          name
          status
          engineVersion
          createdAt
          seed
          ...PlanFields
        }
      }
    }
  `,
  [PlanFields, SettingFields],
);

/** The school as the query returns it. */
export type QueriedSchool = ResultOf<typeof SchoolFactsQuery>['school'];
export type QueriedPlan = NonNullable<QueriedSchool['latestPlan']>;
