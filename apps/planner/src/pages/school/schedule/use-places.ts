import type { SavedPlan, SchoolFacts } from '@giliran/planning';
import { useCallback, useMemo, useRef, useState } from 'react';
import { runEngine } from '../../../engine/engine-client.ts';
import type { Place, RowKind } from '../../../engine/tasks/find-places.ts';

/** A slot of the timetable; `week` only where weeks A and B differ. */
interface CellSlot {
  readonly week?: string | undefined;
  readonly day: string;
  readonly shift: string;
}

/** The id of a cell of the grid: its row and slot. */
export function cellId(row: string, { week = '', day, shift }: CellSlot): string {
  return `${row}|${week}|${day}|${shift}`;
}

export type PlaceByCell = ReadonlyMap<string, Place>;

interface Places {
  /** The answer for a session, or null while it is being computed. */
  readonly of: (session: number | null) => PlaceByCell | null;
  /** Asks the worker, so that the answer is there when the drag begins; a newer question takes the place of a waiting one. */
  readonly ask: (session: number) => Promise<PlaceByCell | null>;
}

interface Asked {
  readonly question: object;
  readonly session: number;
  readonly answer: Promise<PlaceByCell | null>;
  readonly stop: AbortController;
}

/** Where each session of the plan may go, from the engine worker; kept until plan, facts or view change. */
export function usePlaces(facts: SchoolFacts, plan: SavedPlan, rows: RowKind): Places {
  const question = useMemo(() => ({ facts, plan, rows }), [facts, plan, rows]);
  const [known, setKnown] = useState<{ question: object; answers: ReadonlyMap<number, PlaceByCell> }>({ question, answers: new Map() });
  const asked = useRef<Asked | null>(null);
  const ask = useCallback(
    (session: number): Promise<PlaceByCell | null> => {
      const now = asked.current;
      if (now?.question === question && now.session === session) return now.answer;
      now?.stop.abort();
      const stop = new AbortController();
      const answer = runEngine('findPlaces', { ...question, session }, { signal: stop.signal }).then(
        (places) => {
          const found = new Map(places.map((place) => [cellId(place.row, place), place]));
          setKnown((old) => ({ question, answers: new Map([...(old.question === question ? old.answers : []), [session, found]]) }));
          return found;
        },
        () => null,
      );
      asked.current = { question, session, answer, stop };
      return answer;
    },
    [question],
  );
  const answers = known.question === question ? known.answers : null;
  return { of: (session) => (session === null ? null : (answers?.get(session) ?? null)), ask };
}
