import { graphql, type ResultOf } from '../../../api/graphql.ts';

export const ReadinessQuery = graphql(`
  query SchoolReadinessPage($schoolId: ID!) {
    today
    school(id: $schoolId) {
      id
      npsn
      name
      form
      lifecycle {
        state
        stateName
        since
        version
        startDay
        transitionEndDay
        zone
        cancelledFrom
        permit {
          reference
          grantedOn
          revokedOn
        }
        visit {
          id
          plannedDay
          visitedDay
          noItems
          differingItems
        }
        nextSteps {
          event
          actors
          mine
          allowed
          guards {
            guard
            ok
            warning
            message
            article
            assumptionIds
            provisions {
              id
              article
              quote
              gist
            }
          }
          provisions {
            id
            article
            quote
            gist
          }
        }
        history {
          id
          number
          event
          from
          to
          day
          actor
          actorName
          reason
          reference
          provisions {
            id
            article
            quote
            gist
          }
        }
      }
      readiness {
        substituteFor
        templateStatus
        total
        claimedYes
        claimedPass
        openItems
        boarding
        reconfirmedOn
        warnings {
          code
          message
          provisions {
            id
            article
            quote
            gist
          }
        }
        items {
          code
          group
          groupEn
          text
          textEn
          answerKind
          needs
          isolationDays
          suggestedCount
          entry {
            ...EntryParts
          }
        }
        teams {
          code
          name
          nameEn
          tasks {
            id
            text
            status
          }
          entry {
            ...EntryParts
          }
        }
        gates {
          code
          text
          textEn
          mandatory
          provisions {
            id
            article
            quote
            gist
          }
          entry {
            ...EntryParts
          }
        }
        extras {
          code
          text
          reference
          counted
          need
          entry {
            ...EntryParts
          }
        }
        dryRunLines {
          id
          article
          quote
          gist
        }
        dryRuns {
          id
          number
          heldOn
          result
          pupils
          note
          items {
            code
            ok
          }
        }
        consents {
          pupils
          choiceYes
          choiceNo
          choiceUnknown
          permissionYes
          stampedYes
        }
      }
    }
  }

  fragment EntryParts on ReadinessEntry @_unmask {
    id
    code
    answer
    recordedOn
    evidence {
      facilityName
      distanceKm
      count
      documentNumber
      documentDate
      documentName
      memberCount
      leader
      tasks
      note
    }
  }
`);

export type ReadinessSchool = ResultOf<typeof ReadinessQuery>['school'];
export type Lifecycle = ReadinessSchool['lifecycle'];
export type NextStep = Lifecycle['nextSteps'][number];
export type Guard = NextStep['guards'][number];
export type Readiness = ReadinessSchool['readiness'];
export type Item = Readiness['items'][number];
export type Extra = Readiness['extras'][number];
export type Team = Readiness['teams'][number];
export type Gate = Readiness['gates'][number];
export type Entry = NonNullable<Item['entry']>;

export const RecordReadinessMutation = graphql(`
  mutation RecordReadiness($schoolId: ID!, $entries: [ReadinessEntryInput!]!) {
    recordReadiness(schoolId: $schoolId, entries: $entries) {
      id
    }
  }
`);

export const RecordDryRunMutation = graphql(`
  mutation RecordDryRun($schoolId: ID!, $heldOn: Day!, $items: [DryRunItemInput!]!, $pupils: Int, $note: String) {
    recordDryRun(schoolId: $schoolId, heldOn: $heldOn, items: $items, pupils: $pupils, note: $note) {
      id
    }
  }
`);

export const RecordEventMutation = graphql(`
  mutation RecordSchoolEvent($schoolId: ID!, $event: LifecycleEvent!, $version: Int!, $reason: String, $startDay: Day) {
    recordSchoolEvent(schoolId: $schoolId, event: $event, version: $version, reason: $reason, startDay: $startDay) {
      __typename
      ... on LifecycleChanged {
        lifecycle {
          state
          stateName
          version
        }
      }
      ... on LifecycleRefused {
        message
        guards {
          guard
          ok
          warning
        }
      }
      ... on LifecycleConflict {
        message
      }
    }
  }
`);
