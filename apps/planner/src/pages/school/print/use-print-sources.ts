import type { ProtocolLine } from '@giliran/documents';
import type { SavedPlan, SchoolFacts } from '@giliran/planning';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { runEngine } from '../../../engine/engine-client.ts';
import type { MarkedRoom } from '../../../engine/tasks/mark-seats.ts';
import { isUnsaved, type PlanBoard } from '../schedule/plan-board.ts';
import { savedPlanOfVersion } from '../school-facts.ts';
import { PreviousPlanQuery } from './previous-plan-query.ts';

/** What was in force before the plan on screen: the saved version under unsaved edits, else the version before. */
export function usePreviousPlan(schoolId: string, board: PlanBoard, wanted: boolean): { previous: SavedPlan | null; reading: boolean } {
  const edited = isUnsaved(board) ? board.saved : null;
  const [{ data, fetching }] = useQuery({
    query: PreviousPlanQuery,
    variables: { id: schoolId },
    pause: !wanted || edited !== null,
    requestPolicy: 'cache-and-network',
  });
  const version = data?.school.planVersions.filter((one) => one.number < board.baseNumber).sort((a, b) => b.number - a.number)[0];
  return { previous: edited ?? (version ? savedPlanOfVersion(version) : null), reading: fetching };
}

/** The lines for the posters; the text of the law is large and fetched only when posters are wanted. */
export function useProtocolLines(wanted: boolean): readonly ProtocolLine[] | null {
  const [lines, setLines] = useState<readonly ProtocolLine[] | null>(null);
  useEffect(() => {
    if (wanted) void import('@giliran/policy/treatment').then(({ printedLines }) => setLines(printedLines()));
  }, [wanted]);
  return lines;
}

/** Floor marks of the rooms, from the engine worker; rooms known already are not asked for again. */
export function useMarkedRooms(
  facts: SchoolFacts,
  roomIds: readonly string[],
): { rooms: readonly MarkedRoom[] | null; error: Error | null } {
  const [state, setState] = useState<{ facts: SchoolFacts; rooms: readonly MarkedRoom[]; error: Error | null }>({
    facts,
    rooms: [],
    error: null,
  });
  const known = state.facts === facts ? state.rooms : [];
  const missing = roomIds.filter((id) => !known.some((room) => room.roomId === id)).join(' ');
  useEffect(() => {
    if (missing === '') return;
    const stop = new AbortController();
    runEngine('markSeats', { facts, roomIds: missing.split(' ') }, { signal: stop.signal }).then(
      (rooms) =>
        !stop.signal.aborted && setState((old) => ({ facts, rooms: [...(old.facts === facts ? old.rooms : []), ...rooms], error: null })),
      (error: Error) => error.name !== 'AbortError' && setState((old) => ({ ...old, error })),
    );
    return () => stop.abort();
  }, [facts, missing]);
  return { rooms: missing === '' ? known : null, error: state.error };
}
