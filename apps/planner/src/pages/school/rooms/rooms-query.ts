import { graphql, type ResultOf } from '../../../api/graphql.ts';

export const RoomsQuery = graphql(`
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
        id
        name
        site
        widthM
        lengthM
        sideMarginM
        frontZoneM
        backMarginM
        layout
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
`);

export type RoomsSchool = ResultOf<typeof RoomsQuery>['school'];
export type Room = RoomsSchool['rooms'][number];

export const SaveRoomMutation = graphql(`
  mutation SaveRoom($schoolId: ID!, $id: ID, $room: RoomInput!) {
    saveRoom(schoolId: $schoolId, id: $id, room: $room) {
      id
      name
    }
  }
`);

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
