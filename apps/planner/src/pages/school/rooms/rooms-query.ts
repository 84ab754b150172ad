import { graphql, type ResultOf } from '../../../api/graphql.ts';

/** A room as it is stored. */
const StoredRoomFields = graphql(`
  fragment StoredRoom on Room @_unmask {
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
  }
`);

export const RoomsQuery = graphql(
  `
    query SchoolRooms($schoolId: ID!) {
      school(id: $schoolId) {
        id
        form
        setting {
          version
          regulationIds
          phase
          startDate
        }
        rooms {
          ...StoredRoom
          capacity {
            count
            geometryCount
            upperBound
            upperBoundBy
            proven
            limitedBy
            tidyCount
            caps {
              reason
              pupils
            }
            minDistanceM
            seats {
              xM
              yM
            }
            spacing {
              value
              unit
            }
            legalCap {
              value
              unit
            }
          }
        }
      }
    }
  `,
  [StoredRoomFields],
);

export type RoomsSchool = ResultOf<typeof RoomsQuery>['school'];
export type Room = RoomsSchool['rooms'][number];

/** Saves a room; a conflict with somebody else's change is an answer, not an error. */
export const SaveRoomMutation = graphql(
  `
    mutation SaveRoom($schoolId: ID!, $id: ID, $version: Int, $room: RoomInput!) {
      saveRoom(schoolId: $schoolId, id: $id, version: $version, room: $room) {
        __typename
        ... on Room {
          ...StoredRoom
        }
        ... on RoomConflict {
          message
          current {
            ...StoredRoom
          }
        }
      }
    }
  `,
  [StoredRoomFields],
);

export type StoredRoom = ResultOf<typeof StoredRoomFields>;

export const DeleteRoomMutation = graphql(`
  mutation DeleteRoom($id: ID!) {
    deleteRoom(id: $id)
  }
`);

export const ImportRoomsMutation = graphql(`
  mutation ImportRooms($schoolId: ID!, $rooms: [RoomInput!]!) {
    importRooms(schoolId: $schoolId, rooms: $rooms) {
      created
      changed
      unchanged
    }
  }
`);
