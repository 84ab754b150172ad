import { graphql, type ResultOf } from '../../../api/graphql.ts';

/** Where every school of the kabupaten stands, and the day by which the server judges. */
export const StandingsQuery = graphql(`
  query Standings($code: ID!) {
    today
    kabupaten(code: $code) {
      code
      name
      kecamatan {
        code
        name
      }
      lifecycles {
        state
        since
        startDay
        transitionEndDay
        zone
        cancelledFrom
        permit {
          reference
          grantedOn
        }
        visit {
          id
          plannedDay
          visitedDay
          noItems
        }
        school {
          id
          npsn
          name
          form
          kecamatanCode
          desaCode
          recapPupils
        }
      }
    }
  }
`);

export type Standing = ResultOf<typeof StandingsQuery>['kabupaten']['lifecycles'][number];
export type State = Standing['state'];

/** Suspended schools with what still keeps each of them closed. */
export const ReopeningQuery = graphql(`
  query Reopening($code: ID!) {
    kabupaten(code: $code) {
      code
      lifecycles(states: [SUSPENDED_ZONE, SUSPENDED_CASE, SUSPENDED_UNSAFE]) {
        state
        since
        zone
        school {
          id
          name
          npsn
          recapPupils
          kecamatanCode
        }
        nextSteps {
          event
          mine
          allowed
          guards {
            guard
            ok
            warning
            message
            article
          }
        }
      }
    }
  }
`);

export type Reopening = ResultOf<typeof ReopeningQuery>['kabupaten']['lifecycles'][number];

/** One school on the desk of an officer. */
export const SchoolDeskQuery = graphql(`
  query SchoolDesk($id: ID!) {
    today
    school(id: $id) {
      id
      npsn
      name
      form
      kabupatenCode
      kecamatanCode
      recapPupils
      readiness {
        items {
          code
          text
          textEn
          answerKind
          entry {
            id
            answer
          }
        }
      }
      lifecycle {
        state
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
          note
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
          recordedAt
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
          assumptions {
            id
          }
        }
      }
    }
  }
`);

export type DeskSchool = ResultOf<typeof SchoolDeskQuery>['school'];
export type DeskStep = DeskSchool['lifecycle']['nextSteps'][number];

export const TakeStep = graphql(`
  mutation TakeStep($schoolId: ID!, $event: LifecycleEvent!, $version: Int!, $day: Day, $reference: String, $reason: String) {
    recordSchoolEvent(schoolId: $schoolId, event: $event, version: $version, day: $day, reference: $reference, reason: $reason) {
      __typename
      ... on LifecycleChanged {
        message
      }
      ... on LifecycleRefused {
        message
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
      }
      ... on LifecycleConflict {
        message
      }
    }
  }
`);

export const OpenEvaluation = graphql(`
  mutation OpenEvaluation($schoolId: ID!, $reason: String!) {
    openEvaluation(schoolId: $schoolId, reason: $reason) {
      id
    }
  }
`);

export const PlanVisit = graphql(`
  mutation PlanVisit($schoolId: ID!, $day: Day!) {
    planVisit(schoolId: $schoolId, day: $day) {
      visit {
        id
        plannedDay
      }
    }
  }
`);

export const RecordVisit = graphql(`
  mutation RecordVisit($schoolId: ID!, $version: Int!, $answers: [VisitAnswerInput!]!, $day: Day, $note: String) {
    recordVisit(schoolId: $schoolId, version: $version, answers: $answers, day: $day, note: $note) {
      __typename
      ... on LifecycleChanged {
        message
      }
      ... on LifecycleRefused {
        message
      }
      ... on LifecycleConflict {
        message
      }
    }
  }
`);
