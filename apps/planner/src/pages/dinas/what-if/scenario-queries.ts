import { graphql, type ResultOf } from '../../../api/graphql.ts';

/** What the form begins with, and the what-ifs asked so far. */
export const WhatIfStartQuery = graphql(`
  query WhatIfStart($code: ID!) {
    regulations {
      id
      name
      status
      kind
      validFrom
    }
    authorableParameters {
      key
      unit
      words
      sample
    }
    defaultLevelAssumptions {
      level
      roomWidthM
      roomLengthM
      rombelSize
      consentShare
    }
    kabupaten(code: $code) {
      code
      name
      kecamatan {
        code
        name
      }
      scenarios(first: 20) {
        id
        name
        status
        schoolCount
        doneCount
        createdAt
      }
    }
  }
`);

export type WhatIfStart = ResultOf<typeof WhatIfStartQuery>;

export const StartScenario = graphql(`
  mutation StartScenario(
    $kabupatenCode: ID!
    $name: String!
    $sides: [WhatIfSideInput!]!
    $phase: Phase!
    $date: Day!
    $assumptions: [LevelAssumptionInput!]
  ) {
    startScenario(kabupatenCode: $kabupatenCode, name: $name, sides: $sides, phase: $phase, date: $date, assumptions: $assumptions) {
      id
      status
      schoolCount
      doneCount
    }
  }
`);

const AmendmentLineFields = graphql(`
  fragment AmendmentLineFields on AmendmentLine @_unmask {
    key
    unit
    was
    wasArticle
    becomes
    direction
    from
    forms
    article
    quote
    reference
    bites
    counted
  }
`);

/** An amendment beside its untouched baseline, before anything is computed. */
export const CheckAmendment = graphql(
  `
    query CheckAmendment($side: WhatIfSideInput!, $phase: Phase!, $date: Day!) {
      checkAmendment(side: $side, phase: $phase, date: $date) {
        accepted
        problems
        lines {
          ...AmendmentLineFields
        }
      }
    }
  `,
  [AmendmentLineFields],
);

export const CancelScenario = graphql(`
  mutation CancelScenario($id: ID!) {
    cancelScenario(id: $id) {
      id
      status
      doneCount
    }
  }
`);

/** Where a what-if stands; light enough to be asked every second. */
export const ScenarioProgressQuery = graphql(`
  query ScenarioProgress($id: ID!) {
    scenario(id: $id) {
      id
      name
      status
      schoolCount
      doneCount
      failure
    }
  }
`);

/** Everything a what-if answered. */
export const ScenarioResultQuery = graphql(
  `
    query ScenarioResult($id: ID!) {
      scenario(id: $id) {
        id
        name
        status
        schoolCount
        doneCount
        phase
        date
        seed
        engineVersion
        inputHash
        createdAt
        finishedAt
        assumptions {
          level
          roomWidthM
          roomLengthM
          rombelSize
          consentShare
        }
        sides {
          label
          regulationIds
          amendment {
            name
            baseline
            lines {
              ...AmendmentLineFields
            }
          }
          assumptions {
            id
            value
            statedValue
            note
          }
        }
        totals {
          label
          regulationIds
          feasible
          infeasible
          noPupils
          groups
          unplacedPupils
          minutesPerPupilWeek
        }
        schools {
          schoolId
          npsn
          name
          form
          kecamatanCode
          pupils
          a {
            verdict
            groups
            guaranteedSessions
            bound
            proven
            minutesPerWeek
            unplacedPupils
            seatsPerRoom
            cause
            resource
            outOfScope
          }
          b {
            verdict
            groups
            guaranteedSessions
            bound
            proven
            minutesPerWeek
            unplacedPupils
            seatsPerRoom
            cause
            resource
            outOfScope
          }
        }
      }
    }
  `,
  [AmendmentLineFields],
);

export type ScenarioResult = ResultOf<typeof ScenarioResultQuery>['scenario'];
export type ScenarioRules = ScenarioResult['sides'][number];
export type AmendmentLine = NonNullable<ScenarioRules['amendment']>['lines'][number];
export type ScenarioSchool = ScenarioResult['schools'][number];
export type ScenarioSide = ScenarioSchool['a'];
