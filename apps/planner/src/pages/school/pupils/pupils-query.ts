import { graphql, type ResultOf } from '../../../api/graphql.ts';

export const PupilsPageQuery = graphql(`
  query SchoolRombel($schoolId: ID!) {
    today
    school(id: $schoolId) {
      id
      name
      form
      setting {
        version
        regulationIds
        phase
        startDate
      }
      rombel {
        id
        name
        grade
        pupilCount
        listed
        consents {
          yes
          no
          unknown
          permission
          stamped
          homeNumbers
        }
        consentTallies {
          id
          yes
          countedOn
          keptAt
          recordedByName
        }
      }
    }
  }
`);

/** Each use of this query is noted in the audit log when names are stored. */
export const NamedPupilsQuery = graphql(`
  query SchoolPupilNames($schoolId: ID!) {
    school(id: $schoolId) {
      id
      pupils {
        id
        rombelId
        rosterNumber
        name
        consent
        permission
        stamped
        consentHistory {
          id
          kind
          answer
          signedOn
          fromDay
        }
      }
    }
  }
`);

export type RombelSchool = ResultOf<typeof PupilsPageQuery>['school'];
export type Rombel = RombelSchool['rombel'][number];
export type NamedPupil = ResultOf<typeof NamedPupilsQuery>['school']['pupils'][number];
export type Consent = NamedPupil['consent'];
export type ConsentKind = NamedPupil['consentHistory'][number]['kind'];

export const SetConsentMutation = graphql(`
  mutation SetConsent($schoolId: ID!, $rombelId: ID, $pupilIds: [ID!], $consent: Consent!, $kind: ConsentKind, $signedOn: Day) {
    setConsent(schoolId: $schoolId, rombelId: $rombelId, pupilIds: $pupilIds, consent: $consent, kind: $kind, signedOn: $signedOn)
  }
`);

export const CountConsentsMutation = graphql(`
  mutation CountConsents($schoolId: ID!, $tallies: [ConsentTallyInput!]!, $countedOn: Day!, $keptAt: String!, $papersSigned: Boolean!) {
    countConsents(schoolId: $schoolId, tallies: $tallies, countedOn: $countedOn, keptAt: $keptAt, papersSigned: $papersSigned) {
      id
    }
  }
`);

export const ImportRombelMutation = graphql(`
  mutation ImportRombel($schoolId: ID!, $rombel: [RombelInput!]!) {
    importRombel(schoolId: $schoolId, rombel: $rombel) {
      created
      changed
      unchanged
    }
  }
`);

export const DeleteRombelMutation = graphql(`
  mutation DeleteRombel($id: ID!) {
    deleteRombel(id: $id)
  }
`);
