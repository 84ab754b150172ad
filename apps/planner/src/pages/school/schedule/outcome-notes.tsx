import type { LeftOut } from '@giliran/planning';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { perText } from './fortnight-words.ts';
import { LessonCauseLink } from './lesson-cause.tsx';
import type { PlanOutcome } from './plan-board.ts';

interface OutcomeNotesProps {
  readonly schoolId: string;
  readonly outcome: PlanOutcome | null;
  readonly leftOut: readonly LeftOut[];
  /** Asked of each week. */
  readonly minSessions: number;
  /** The weeks over which the school counts sessions. */
  readonly weeks: 1 | 2;
  /** Puts the best plan below what was asked on the board. */
  readonly onTakeAlternative: () => void;
  readonly alternativeOnBoard: boolean;
}

/** Why no plan gives what was asked, the cheapest repair, the best plan instead, locks that could not be kept, rooms left out. */
export function OutcomeNotes({ schoolId, outcome, leftOut, minSessions, weeks, onTakeAlternative, alternativeOnBoard }: OutcomeNotesProps) {
  const { t } = useTranslation('schedule');
  const per = perText(weeks, t);
  const take = outcome?.alternative && !alternativeOnBoard && (
    <p>
      <button type="button" className="button" onClick={onTakeAlternative}>
        {t('cause.take', { count: outcome.sessions, sessions: outcome.sessions, per })}
      </button>
    </p>
  );
  return (
    <>
      {outcome?.cause && (
        <section className="card plan-cause" role="status">
          <h2>{t('cause.title', { count: minSessions * weeks, sessions: minSessions * weeks, per })}</h2>
          <p>{outcome.cause.message}</p>
          <p>
            <strong>{outcome.cause.repair}</strong>
          </p>
          <LessonCauseLink schoolId={schoolId} cause={outcome.cause.lessons} />
          {take}
          {outcome.alternative && alternativeOnBoard && (
            <p className="muted">{t('cause.taken', { count: outcome.sessions, sessions: outcome.sessions, per })}</p>
          )}
          {!outcome.alternative && <p className="muted">{t('cause.none')}</p>}
        </section>
      )}
      {outcome?.stopped && (
        <div className="note">
          <p>{t(outcome.verdict === 'feasible' ? 'stopped.feasible' : outcome.alternative ? 'stopped.alternative' : 'stopped.none')}</p>
          {!outcome.cause && take}
        </div>
      )}
      {outcome && outcome.brokenLocks.length > 0 && (
        <section className="card plan-cause">
          <h2>{t('brokenLocks.title')}</h2>
          <ul>
            {outcome.brokenLocks.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      )}
      {leftOut.length > 0 && (
        <details className="card" open>
          <summary>{t('leftOut.title', { count: leftOut.length })}</summary>
          <ul>
            {leftOut.map((room) => (
              <li key={room.roomId}>{room.message}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
