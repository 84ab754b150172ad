import { layoutProblems } from '@giliran/planning';
import { useEffect, useRef, useState } from 'react';
import { runEngine } from '../../../engine/engine-client.ts';
import type { DrawingAnswer, DrawingQuestion } from '../../../engine/tasks/answer-drawing.ts';

export interface AnsweredDrawing {
  readonly question: DrawingQuestion;
  readonly answer: DrawingAnswer;
  /** Rows and bound only: the full answer follows when the hand rests. */
  readonly quick: boolean;
}

/** The hand rests when nothing changed for so long. */
const REST_MS = 120;

/**
 * The newest answer to what is on screen. One quick question is under way at a time, and only the newest drawing waits
 * behind it; when the hand rests, the full answer replaces the quick one. A drawing that has to be mended is not asked
 * about; the former answer then stays, of another `question`.
 */
export function useDrawingAnswer(question: DrawingQuestion): { answered: AnsweredDrawing | null; error: Error | null } {
  const [state, setState] = useState<{ answered: AnsweredDrawing | null; error: Error | null }>({ answered: null, error: null });
  const newest = useRef(question);
  const busy = useRef(false);
  const alive = useRef(true);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
      clearTimeout(rest.current);
    };
  }, []);

  const { layout, law, pupils } = question;
  const lawKey = JSON.stringify(law);
  useEffect(() => {
    const asked: DrawingQuestion = { layout, law: JSON.parse(lawKey) as DrawingQuestion['law'], pupils };
    newest.current = asked;
    clearTimeout(rest.current);
    void sketch();
    rest.current = setTimeout(() => void inFull(asked), REST_MS);

    async function sketch(): Promise<void> {
      if (busy.current) return;
      const now = newest.current;
      if (layoutProblems(now.layout).length > 0) return;
      busy.current = true;
      try {
        const answer = await runEngine('sketchDrawing', now);
        // A full answer to the same drawing may have been quicker.
        if (alive.current) {
          setState((old) => (old.answered?.question === now ? old : { answered: { question: now, answer, quick: true }, error: null }));
        }
      } catch (error) {
        if (alive.current) setState((old) => ({ ...old, error: error as Error }));
      }
      busy.current = false;
      if (alive.current && newest.current !== now) void sketch();
    }

    async function inFull(now: DrawingQuestion): Promise<void> {
      if (layoutProblems(now.layout).length > 0) return;
      try {
        const answer = await runEngine('answerDrawing', now);
        if (alive.current && newest.current === now) setState({ answered: { question: now, answer, quick: false }, error: null });
      } catch (error) {
        if (alive.current && newest.current === now) setState((old) => ({ ...old, error: error as Error }));
      }
    }
  }, [layout, lawKey, pupils]);
  return state;
}
