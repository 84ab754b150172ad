import { graphql, type ResultOf } from '../../api/graphql.ts';

/** Names, counts and zones of one kabupaten. */
export const KabupatenQuery = graphql(`
  query Kabupaten($code: ID!) {
    kabupaten(code: $code) {
      code
      name
      kecamatan {
        code
        name
      }
      counts {
        kecamatanCode
        form
        schools
        pupils
        rombel
        rooms
        teachers
      }
    }
  }
`);

export type QueriedKabupaten = ResultOf<typeof KabupatenQuery>['kabupaten'];
