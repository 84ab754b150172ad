import type { SchoolFacts } from '@giliran/planning';
import { useId, useState } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { useMutation, type CombinedError } from 'urql';
import { errorText } from '../../../api/client.ts';
import { StatusBadge } from '../../../components/status-badge.tsx';
import type { JudgedPlan } from '../../../engine/tasks/judge-plan.ts';
import { formatMoment } from '../../../i18n/format.ts';
import { savedPlanOfVersion } from '../school-facts.ts';
import type { QueriedSchool } from '../school-facts-query.ts';
import { setBoard } from './board-store.ts';
import { editPlan, isUnsaved, markSaved, openVersion, type PlanBoard } from './plan-board.ts';
import type { PlanNames } from './plan-names.ts';
import { SavePlanMutation, type Conflict, type NotFinal } from './save-plan-mutation.ts';

interface SavePanelProps {
  readonly school: QueriedSchool;
  readonly facts: SchoolFacts;
  readonly board: PlanBoard;
  readonly names: PlanNames;
  readonly judged: JudgedPlan | null;
  readonly onSaved: () => void;
}

type Answer =
  | { kind: 'saved'; number: number; final: boolean }
  | { kind: 'conflict'; conflict: Conflict; final: boolean }
  | { kind: 'notFinal'; notFinal: NotFinal }
  | { kind: 'error'; error: CombinedError };

/** Saves the plan as a draft or as final; what stands in the way is shown here and the plan on screen is kept. */
export function SavePanel({ school, facts, board, names, judged, onSaved }: SavePanelProps) {
  const { t } = useTranslation('schedule');
  const field = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [{ fetching }, save] = useMutation(SavePlanMutation);
  const { present } = board;
  if (!present) return null;
  const name = typed ?? t('save.defaultName', { number: board.baseNumber + 1 });

  async function send(final: boolean, baseNumber: number): Promise<void> {
    if (!present) return;
    const { data, error } = await save({
      schoolId: school.id,
      baseNumber,
      name: (typed ?? '').trim() || t('save.defaultName', { number: baseNumber + 1 }),
      final,
      seed: board.seed,
      groups: present.groups.map(({ id, label, rombelId, pupils }) => ({ id, label, rombelId, pupilIds: pupils })),
      sessions: present.sessions.map(({ group, day, shift, room, teacher, locked }) => ({
        groupId: group,
        day,
        shiftId: shift,
        roomId: room,
        teacherId: teacher,
        locked,
      })),
    });
    if (error) return setAnswer({ kind: 'error', error });
    const result = data?.savePlan;
    if (!result) return;
    if (result.__typename === 'PlanConflict') return setAnswer({ kind: 'conflict', conflict: result, final });
    if (result.__typename === 'PlanNotFinal') return setAnswer({ kind: 'notFinal', notFinal: result });
    setBoard(school.id, markSaved(board, result.number, present));
    setTyped(null);
    setAnswer({ kind: 'saved', number: result.number, final: result.status === 'FINAL' });
    onSaved();
  }

  return (
    <section className="card save-panel">
      <h2>{t('save.title')}</h2>
      <div className="field">
        <label htmlFor={field}>{t('save.name')}</label>
        <input id={field} type="text" maxLength={80} value={name} onChange={(event) => setTyped(event.target.value)} />
      </div>
      <p className="row">
        <button type="button" className="button" disabled={fetching} onClick={() => void send(false, board.baseNumber)}>
          {t('save.draft')}
        </button>
        <button type="button" className="button-secondary" disabled={fetching} onClick={() => void send(true, board.baseNumber)}>
          {t('save.final')}
        </button>
        <span className="muted small">{t(isUnsaved(board) ? 'save.unsaved' : 'save.isSaved', { number: board.baseNumber })}</span>
      </p>
      <div aria-live="polite">
        {answer?.kind === 'saved' && !isUnsaved(board) && (
          <StatusBadge status="PASS" text={t(answer.final ? 'save.doneFinal' : 'save.doneDraft', { number: answer.number })} />
        )}
        {answer?.kind === 'error' && (
          <p className="field-error" role="alert">
            {names.sentence(errorText(answer.error, t))}
          </p>
        )}
        {answer?.kind === 'notFinal' && (
          <div className="note">
            <h3>{t('save.notFinal')}</h3>
            <ul>
              {answer.notFinal.judgement.finalBlockers.map((text) => (
                <li key={text}>{names.sentence(text)}</li>
              ))}
            </ul>
            <p>{t('save.notFinalHint')}</p>
          </div>
        )}
        {answer?.kind === 'conflict' && (
          <ConflictNote
            conflict={answer.conflict}
            mine={{
              groups: present.groups.length,
              sessions: present.sessions.length,
              guaranteed: judged?.judgement.guaranteedSessions ?? null,
            }}
            busy={fetching}
            onKeepMine={(number) => void send(answer.final, number)}
            onTakeTheirs={() => {
              const { current } = answer.conflict;
              if (!current) return;
              const theirs = savedPlanOfVersion(current);
              // Their version is opened, mine stays one undo away.
              setBoard(facts.id, {
                ...editPlan(board, theirs),
                baseNumber: current.number,
                saved: theirs,
                seed: current.seed,
                outcome: null,
              });
              setAnswer(null);
              onSaved();
            }}
          />
        )}
      </div>
      {answer?.kind !== 'conflict' && school.latestPlan && isUnsaved(board) && (
        <button
          type="button"
          className="button-plain"
          onClick={() => {
            const { latestPlan } = school;
            if (!latestPlan) return;
            const opened = openVersion(latestPlan.number, savedPlanOfVersion(latestPlan), latestPlan.seed);
            setBoard(school.id, { ...opened, past: [...board.past, board.present] });
          }}
        >
          {t('save.openSaved', { number: school.latestPlan.number })}
        </button>
      )}
    </section>
  );
}

interface ConflictNoteProps {
  readonly conflict: Conflict;
  readonly mine: { readonly groups: number; readonly sessions: number; readonly guaranteed: number | null };
  readonly busy: boolean;
  readonly onKeepMine: (baseNumber: number) => void;
  readonly onTakeTheirs: () => void;
}

function ConflictNote({ conflict, mine, busy, onKeepMine, onTakeTheirs }: ConflictNoteProps) {
  const { t } = useTranslation('schedule');
  const { current } = conflict;
  const figures = (guaranteed: number | null, groups: number, sessions: number) =>
    t('conflict.figures', { guaranteed: guaranteed ?? '–', groups, sessions });
  return (
    <div className="note">
      <p role="alert">
        <strong>{conflict.message}</strong>
      </p>
      <div className="columns">
        <div>
          <h3>{t('conflict.mine')}</h3>
          <p>{figures(mine.guaranteed, mine.groups, mine.sessions)}</p>
          <button type="button" className="button" disabled={busy || !current} onClick={() => current && onKeepMine(current.number)}>
            {t('conflict.keepMine', { number: (current?.number ?? 0) + 1 })}
          </button>
        </div>
        {current && (
          <div>
            <h3>{t('conflict.theirs', { number: current.number, name: current.name })}</h3>
            <p>
              {figures(current.judgement.guaranteedSessions, current.judgement.metrics.groups, current.judgement.metrics.sessions)} ·{' '}
              {formatMoment(current.createdAt)}
            </p>
            <button type="button" className="button-secondary" disabled={busy} onClick={onTakeTheirs}>
              {t('conflict.takeTheirs', { number: current.number })}
            </button>
          </div>
        )}
      </div>
    </div>
  );
}
