import type { SavedPlan, SchoolFacts } from '@giliran/planning';
import { useId, useState } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { useMutation, type CombinedError } from 'urql';
import { errorText } from '../../../api/client.ts';
import { StatusBadge } from '../../../components/status-badge.tsx';
import type { JudgedPlan } from '../../../engine/tasks/judge-plan.ts';
import { formatMoment } from '../../../i18n/format.ts';
import { changeInputsOf } from '../plan-changes-of.ts';
import { savedPlanOfVersion } from '../school-facts.ts';
import type { QueriedSchool } from '../school-facts-query.ts';
import { setBoard } from './board-store.ts';
import { sideOfBoard, sideOfVersion } from './compare-side.ts';
import { followVersion, isUnsaved, markSaved, type PlanBoard } from './plan-board.ts';
import { PlanDifferences } from './plan-differences.tsx';
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
      sessions: present.sessions.map(({ group, week, day, shift, room, teacher, lessons, locked }) => ({
        groupId: group,
        ...(week ? { week } : {}),
        day,
        shiftId: shift,
        roomId: room,
        teacherId: teacher,
        ...(lessons ? { lessons: lessons.map(({ period, subject, teacher: id }) => ({ period, subject, teacherId: id })) } : {}),
        locked,
      })),
      changes: changeInputsOf(present.changes ?? []),
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
            facts={facts}
            plan={present}
            judged={judged}
            busy={fetching}
            onKeepMine={(number) => void send(answer.final, number)}
            onTakeTheirs={() => {
              const { current } = answer.conflict;
              if (!current) return;
              const theirs = savedPlanOfVersion(current);
              // Their version is opened, mine stays one undo away.
              setBoard(facts.id, followVersion(board, current.number, theirs, current.seed));
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
            setBoard(school.id, followVersion(board, latestPlan.number, savedPlanOfVersion(latestPlan), latestPlan.seed));
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
  readonly facts: SchoolFacts;
  readonly plan: SavedPlan;
  readonly judged: JudgedPlan | null;
  readonly busy: boolean;
  readonly onKeepMine: (baseNumber: number) => void;
  readonly onTakeTheirs: () => void;
}

function ConflictNote({ conflict, facts, plan, judged, busy, onKeepMine, onTakeTheirs }: ConflictNoteProps) {
  const { t } = useTranslation('schedule');
  const { current } = conflict;
  const theirs = current && t('conflict.theirs', { number: current.number, name: current.name });
  return (
    <div className="note">
      <p role="alert">
        <strong>{conflict.message}</strong>
      </p>
      <p className="row">
        <button type="button" className="button" disabled={busy || !current} onClick={() => current && onKeepMine(current.number)}>
          {t('conflict.keepMine', { number: (current?.number ?? 0) + 1 })}
        </button>
        {current && (
          <button type="button" className="button-secondary" disabled={busy} onClick={onTakeTheirs}>
            {t('conflict.takeTheirs', { number: current.number })}
          </button>
        )}
      </p>
      {current && theirs && judged && (
        <>
          <h3>{t('conflict.differences', { when: formatMoment(current.createdAt) })}</h3>
          <PlanDifferences facts={facts} before={sideOfVersion(theirs, current)} after={sideOfBoard(t('conflict.mine'), plan, judged)} />
        </>
      )}
    </div>
  );
}
