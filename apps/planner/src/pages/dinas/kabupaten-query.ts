import { graphql, type ResultOf } from '../../api/graphql.ts';

/** Names, counts and zones of one kabupaten. */
export const KabupatenQuery = graphql(`
  query Kabupaten($code: ID!, $until: Day!) {
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
      zones(until: $until) {
        id
        kecamatanCode
        zone
        from
      }
    }
  }
`);

export type QueriedKabupaten = ResultOf<typeof KabupatenQuery>['kabupaten'];

/** Zones planned ahead are shown too: asked up to a day nobody will live to see. */
export const EVERY_ZONE = '2999-12-31';
