import { useEffect, useState } from 'react';
import { runEngine } from '../../engine/engine-client.ts';
import type { RoomAnswer, RoomQuestion } from '../../engine/tasks/calculate-room.ts';

export interface AnsweredRoom {
  readonly question: RoomQuestion;
  readonly answer: RoomAnswer;
}

/** The newest answer to the question; the former one stays on screen while the next is computed. */
export function useRoomAnswer(question: RoomQuestion | null): { room: AnsweredRoom | null; error: Error | null } {
  const [state, setState] = useState<{ room: AnsweredRoom | null; error: Error | null }>({ room: null, error: null });
  const key = JSON.stringify(question);
  useEffect(() => {
    const asked = JSON.parse(key) as RoomQuestion | null;
    if (asked === null) return;
    const stop = new AbortController();
    runEngine('calculateRoom', asked, { signal: stop.signal }).then(
      (answer) => !stop.signal.aborted && setState({ room: { question: asked, answer }, error: null }),
      (error: Error) => error.name !== 'AbortError' && setState((old) => ({ ...old, error })),
    );
    return () => stop.abort();
  }, [key]);
  return state;
}
