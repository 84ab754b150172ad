import { graphql, type ResultOf } from '../../../api/graphql.ts';

export const AccountsQuery = graphql(`
  query KabupatenAccounts($code: ID!) {
    kabupaten(code: $code) {
      code
      name
      accountRoles
      accounts {
        id
        name
        email
        active
        password
        manageable
        roles {
          id
          role
          schoolId
          schoolName
        }
      }
      lifecycles {
        school {
          id
          name
          npsn
        }
      }
    }
  }
`);

export const CreateAccount = graphql(`
  mutation CreateAccount($code: ID!, $account: NewAccountInput!) {
    createAccount(kabupatenCode: $code, account: $account) {
      email
      password
      until
    }
  }
`);

export const RenewPassword = graphql(`
  mutation RenewAccountPassword($code: ID!, $id: ID!) {
    renewAccountPassword(kabupatenCode: $code, accountId: $id) {
      email
      password
      until
    }
  }
`);

export const SetActive = graphql(`
  mutation SetAccountActive($code: ID!, $id: ID!, $active: Boolean!) {
    setAccountActive(kabupatenCode: $code, accountId: $id, active: $active) {
      code
    }
  }
`);

export const EndRole = graphql(`
  mutation EndAccountRole($code: ID!, $id: ID!) {
    endAccountRole(kabupatenCode: $code, roleId: $id) {
      code
    }
  }
`);

export type AccountsData = ResultOf<typeof AccountsQuery>['kabupaten'];
export type Account = AccountsData['accounts'][number];
export type HandedOver = ResultOf<typeof CreateAccount>['createAccount'];
