import { useMutation } from 'urql';
import { errorText } from '../../../api/client.ts';
import type { VariablesOf } from '../../../api/graphql.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { SaveRoomMutation, type StoredRoom } from './rooms-query.ts';

/** What became of a room that was sent. */
type RoomSaving =
  | { readonly kind: 'saved'; readonly room: StoredRoom }
  /** Somebody else changed it meanwhile; nothing was written. */
  | { readonly kind: 'conflict'; readonly message: string; readonly current: StoredRoom }
  /** In words. */
  | { readonly kind: 'failed'; readonly text: string };

/** Sends a room to the server: a new one without id, or the changed version of a stored one. */
export function useSaveRoom(): (room: VariablesOf<typeof SaveRoomMutation>) => Promise<RoomSaving> {
  const { t } = useTranslation('common');
  const [, saveRoom] = useMutation(SaveRoomMutation);
  return async (variables) => {
    const { data, error } = await saveRoom(variables);
    if (error || !data) return { kind: 'failed', text: error ? errorText(error, t) : t('common:networkError') };
    const outcome = data.saveRoom;
    return outcome.__typename === 'Room'
      ? { kind: 'saved', room: outcome }
      : { kind: 'conflict', message: outcome.message, current: outcome.current };
  };
}
