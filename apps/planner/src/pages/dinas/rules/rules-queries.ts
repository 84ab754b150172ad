import { graphql, type ResultOf } from '../../../api/graphql.ts';

export const RulesQuery = graphql(`
  query LocalRules($code: ID!) {
    today
    authorableParameters {
      key
      unit
      words
      sample
    }
    kabupaten(code: $code) {
      code
      name
      localRegulations {
        id
        title
        key
        value
        unit
        phase
        levelGroup
        from
        article
        quote
        reference
        withdrawnFrom
        comparisons {
          direction
          baselineValue
          baselineArticle
        }
      }
      assumptions {
        id
        value
        changed
        note
        reference
        alternatives
        assumption {
          id
          unit
          value
        }
      }
    }
    regulations {
      id
      name
      status
    }
  }
`);

export const CheckQuery = graphql(`
  query CheckLocalRule($code: ID!, $rule: LocalRegulationInput!) {
    checkLocalRegulation(kabupatenCode: $code, rule: $rule) {
      accepted
      problems
      comparisons {
        key
        value
        baselineValue
        baselineArticle
        unit
        phase
        levelGroup
        direction
      }
    }
  }
`);

export const ValuesQuery = graphql(`
  query RegulationValues($id: ID!) {
    regulation(id: $id) {
      id
      name
      status
      values {
        key
        value
        unit
        phase
        levelGroup
        validFrom
        status
        enabledByDefault
        quotes
        sources
        provisions {
          id
          article
          quote
          gist
        }
      }
    }
  }
`);

export const SaveRule = graphql(`
  mutation SaveLocalRule($code: ID!, $rule: LocalRegulationInput!) {
    saveLocalRegulation(kabupatenCode: $code, rule: $rule) {
      __typename
      ... on LocalRegulation {
        id
        title
      }
      ... on LocalRegulationRefused {
        message
      }
    }
  }
`);

export const WithdrawRule = graphql(`
  mutation WithdrawLocalRule($id: ID!, $from: Day!) {
    withdrawLocalRegulation(id: $id, from: $from) {
      id
      withdrawnFrom
    }
  }
`);

export const ChangeAssumption = graphql(`
  mutation ChangeAssumption($code: ID!, $id: ID!, $value: String, $note: String!, $reference: String) {
    changeAssumption(kabupatenCode: $code, assumptionId: $id, value: $value, note: $note, reference: $reference) {
      id
      value
      changed
    }
  }
`);

export type RulesData = ResultOf<typeof RulesQuery>;
export type LocalRule = RulesData['kabupaten']['localRegulations'][number];
export type LocalAssumption = RulesData['kabupaten']['assumptions'][number];
export type Parameter = RulesData['authorableParameters'][number];
