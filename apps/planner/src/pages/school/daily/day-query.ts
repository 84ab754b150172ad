import { graphql, type ResultOf } from '../../../api/graphql.ts';

export const DayQuery = graphql(`
  query SchoolDayPage($schoolId: ID!, $on: Day) {
    today
    school(id: $schoolId) {
      id
      name
      retentionDays
      setting {
        startDate
        weeks
      }
      lifecycle {
        state
        cancelledFrom
      }
      rombel {
        id
        name
        listed
      }
      teachers {
        id
        name
      }
      caseReports {
        id
        number
        knownOn
        lastPresentOn
        role
        rombel
        groups
        contactCount
        late
      }
      day(on: $on) {
        id
        day
        plan {
          number
          name
          final
        }
        sessions {
          groupId
          label
          shift
          start
          end
          rombel
          room
          teacher
          planned
          expected
          freeSeats
        }
        holds {
          id
          reason
          from
          to
          pupil {
            id
            rosterNumber
            rombelId
          }
        }
        opening {
          ...ListParts
        }
        closing {
          ...ListParts
        }
        reportDue
        temperatureThresholdC
        symptomNames
        reports {
          id
          revision
          expectedPupils
          presentPupils
          expectedStaff
          presentStaff
          screened
          overTemperature
          sentHome
          referred
          confirmedNew
          late
          recordedAt
          symptoms {
            symptom
            count
          }
        }
      }
    }
  }

  fragment ListParts on DailyList @_unmask {
    part
    done
    revision
    recordedAt
    lines {
      id
      article
      quote
      gist
    }
  }
`);

/** Each use of this query is noted in the audit log when names are stored. */
export const DayNamesQuery = graphql(`
  query SchoolDayNames($schoolId: ID!, $on: Day) {
    school(id: $schoolId) {
      id
      day(on: $on) {
        id
        sessions {
          groupId
          start
          present {
            id
            rosterNumber
            name
          }
          home {
            reasons
            pupil {
              id
              rosterNumber
              name
            }
          }
        }
      }
    }
  }
`);

export type DaySchool = ResultOf<typeof DayQuery>['school'];
export type SchoolDay = DaySchool['day'];
export type DaySession = SchoolDay['sessions'][number];
export type DailyList = SchoolDay['opening'];
export type DailyReport = SchoolDay['reports'][number];
export type Hold = SchoolDay['holds'][number];
export type CaseReport = DaySchool['caseReports'][number];
export type NamedSession = ResultOf<typeof DayNamesQuery>['school']['day']['sessions'][number];

export const SaveDailyCheckMutation = graphql(`
  mutation SaveDailyCheck($schoolId: ID!, $day: Day!, $part: DailyPart!, $done: [ID!]!) {
    saveDailyCheck(schoolId: $schoolId, day: $day, part: $part, done: $done) {
      id
      opening {
        done
        revision
        recordedAt
      }
      closing {
        done
        revision
        recordedAt
      }
    }
  }
`);

export const SubmitReportMutation = graphql(`
  mutation SubmitDailyReport($schoolId: ID!, $day: Day!, $report: DailyReportInput!) {
    submitDailyReport(schoolId: $schoolId, day: $day, report: $report) {
      id
    }
  }
`);

export const HoldPupilsMutation = graphql(`
  mutation HoldPupils($schoolId: ID!, $pupilIds: [ID!]!, $reason: HoldReason!, $from: Day!, $to: Day) {
    holdPupils(schoolId: $schoolId, pupilIds: $pupilIds, reason: $reason, from: $from, to: $to) {
      id
    }
  }
`);

export const EndHoldMutation = graphql(`
  mutation EndHold($id: ID!, $lastDay: Day) {
    endHold(id: $id, lastDay: $lastDay) {
      id
    }
  }
`);

export const ReportCaseMutation = graphql(`
  mutation ReportCase($schoolId: ID!, $report: CaseReportInput!) {
    reportCase(schoolId: $schoolId, report: $report) {
      id
      number
      contactCount
    }
  }
`);

/** Each use of this query is noted in the audit log. */
export const CaseContactsQuery = graphql(`
  query CaseContacts($caseId: ID!) {
    caseContacts(caseId: $caseId) {
      id
      rombelId
      rosterNumber
      name
    }
  }
`);
