import { inputHash, type SavedPlan, type SchoolFacts } from '@giliran/planning';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { PageHeader } from '../../../components/page-header.tsx';
import { ProgressBar } from '../../../components/progress-bar.tsx';
import type { PlanAnswer } from '../../../engine/tasks/plan-school.ts';
import type { QueriedSchool } from '../school-facts-query.ts';
import { useCanEdit } from '../use-can-edit.ts';
import type { RowKind } from '../../../engine/tasks/find-places.ts';
import { changeBoard, setBoard, useKeeping } from './board-store.ts';
import { lessonCauseOf } from './lesson-cause.tsx';
import { MissingFacts } from './missing-facts.tsx';
import { MethodList } from './method-list.tsx';
import { MethodTaken } from './method-taken.tsx';
import { OfferChoice } from './offer-choice.tsx';
import { OutcomeNotes } from './outcome-notes.tsx';
import { editPlan, isUnsaved, redoEdit, undoEdit, withLocks, type PlanBoard } from './plan-board.ts';
import { ActiveChanges } from './active-changes.tsx';
import { ChangeAssistant } from './change-assistant.tsx';
import type { ChangeForm } from './change-form.ts';
import { GroupLists } from './group-lists.tsx';
import { PlanHeadline } from './plan-headline.tsx';
import { planNamesOf } from './plan-names.ts';
import { weeksOfSetting } from './plan-weeks.ts';
import { WeekMismatch } from './week-mismatch.tsx';
import { SavePanel } from './save-panel.tsx';
import { SessionDialog } from './session-dialog.tsx';
import { rememberJudgement, useJudgedPlan } from './use-judged-plan.ts';
import { useMethod } from './use-method.ts';
import { usePlanner } from './use-planner.ts';
import { VersionsPanel } from './versions-panel.tsx';
import { ViolationList } from './violation-list.tsx';
import { WeekGrid } from './week-grid.tsx';
import { WEEK_VIEWS } from './week-rows.ts';

interface WorkbenchProps {
  readonly school: QueriedSchool;
  readonly facts: SchoolFacts;
  readonly board: PlanBoard;
  readonly newerNumber: number | null;
  readonly onSaved: () => void;
}

/** The plan board of one school: plan, look, move, lock, undo, save. */
export function PlanWorkbench({ school, facts, board, newerNumber, onSaved }: WorkbenchProps) {
  const { t } = useTranslation('schedule');
  const recordedKey = useMemo(() => inputHash(facts), [facts]);
  const [view, setView] = useState<RowKind | 'lists'>('rombel');
  /** What the assistant for changes begins with; null while it is closed. */
  const [changing, setChanging] = useState<Partial<ChangeForm> | null>(null);
  const keeping = useKeeping(school.id);
  const [openIndex, setOpenIndex] = useState<number | null>(null);
  const close = useCallback(() => setOpenIndex(null), []);
  const openSession = useCallback((index: number) => setOpenIndex(index), []);
  const planner = usePlanner();
  const { present, outcome } = board;
  const canEdit = useCanEdit(school.id);
  const method = useMethod({ school, facts, present, onTake: edit });
  // What was proved holds for the school as it was then, passing circumstances included.
  const factsKey = recordedKey + JSON.stringify(present?.changes ?? []);
  const { judged, judging, error } = useJudgedPlan(facts, present);
  const names = useMemo(() => planNamesOf(facts, present), [facts, present]);
  const [leftOut, setLeftOut] = useState<PlanAnswer['leftOut']>([]);
  const violations = useMemo(() => judged?.judgement.check.violations ?? [], [judged]);
  const broken = useMemo(() => new Set(violations.flatMap((violation) => violation.subject.sessions ?? [])), [violations]);
  const isFinal = school.latestPlan?.status === 'FINAL' && school.latestPlan.number === board.baseNumber && !isUnsaved(board);
  const lockedCount = present?.sessions.filter((session) => session.locked).length ?? 0;

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const key = event.key.toLowerCase();
      const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select, dialog *');
      if (!(event.ctrlKey || event.metaKey) || typing || (key !== 'z' && key !== 'y')) return;
      event.preventDefault();
      setBoard(school.id, key === 'y' || event.shiftKey ? redoEdit(board) : undoEdit(board));
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [school.id, board]);

  function edit(plan: SavedPlan): void {
    changeBoard(school.id, (now) => (plan === now.present ? now : editPlan(now, plan)));
  }

  function run(seed: number): void {
    planner.start({ facts, current: present, seed }, (answer) => take(answer, seed));
  }

  function take(answer: PlanAnswer, seed: number): void {
    const { result, plan } = answer;
    // The names of the new groups: the sentences of the result speak of them.
    const { sentence: named } = planNamesOf(facts, plan ?? present);
    // "F = 5 sesi" is the engine's shorthand.
    const sentence = (text: string) => named(text).replace(/\bF = (?=\d)/g, '');
    const feasible = result.verdict === 'feasible';
    const stopped = result.stopped === 'TIME';
    // A search cut short explains nothing, unless the counts alone forbid the plan.
    const cause = stopped && !result.proven ? null : result.cause;
    const next = {
      ...(feasible && plan ? editPlan(board, plan) : board),
      seed,
      outcome: {
        verdict: result.verdict,
        sessions: result.F,
        cause: cause && {
          message: sentence(cause.message),
          repair: sentence(cause.repair),
          needed: cause.needed,
          available: cause.available,
          lessons: lessonCauseOf(cause, facts),
        },
        brokenLocks: (result.brokenLocks ?? []).map((violation) => sentence(violation.message)),
        stopped,
        alternative: feasible ? null : plan,
        offers: answer.offers,
        families:
          result.familiesBound === null || result.metrics === null
            ? null
            : { most: result.familiesBound, sessions: result.F, groups: result.metrics.groups, facts: factsKey },
        proof: result.boundBy === 'mip' || result.boundBy === 'lp' ? { bound: result.bound, facts: factsKey } : null,
      },
    };
    if (plan && answer.judged) rememberJudgement(plan, facts, answer.judged);
    setLeftOut(answer.leftOut);
    setBoard(school.id, next);
  }

  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')}>
        <button type="button" className="button" disabled={planner.running || facts.rombel.length === 0} onClick={() => run(board.seed)}>
          {!present ? t('plan.start') : lockedCount > 0 ? t('plan.rest', { count: lockedCount }) : t('plan.again')}
        </button>
        {present && (
          <button
            type="button"
            className="button-secondary"
            aria-expanded={changing !== null}
            onClick={() => setChanging(changing ? null : {})}
          >
            {t('change.open')}
          </button>
        )}
        <button
          type="button"
          className="button-secondary"
          disabled={board.past.length === 0}
          onClick={() => setBoard(school.id, undoEdit(board))}
        >
          ↶ {t('undo')}
        </button>
        <button
          type="button"
          className="button-secondary"
          disabled={board.future.length === 0}
          onClick={() => setBoard(school.id, redoEdit(board))}
        >
          ↷ {t('redo')}
        </button>
      </PageHeader>
      <div className="stack">
        {present && (
          <p className="row">
            <span className={isFinal ? 'plan-stamp is-final' : 'plan-stamp'}>{t(isFinal ? 'stamp.final' : 'stamp.draft')}</span>
            <span className="muted small">
              {isUnsaved(board) ? t('stamp.unsaved') : t('stamp.saved', { number: board.baseNumber, name: school.latestPlan?.name ?? '' })}
              {lockedCount > 0 && ` · ${t('stamp.locked', { count: lockedCount })}`}
            </span>
            {keeping && (
              <span className={keeping === 'refused' ? 'field-error' : 'muted small'} data-keeping={keeping}>
                {t(`stamp.${keeping}`, { steps: board.past.length })}
              </span>
            )}
          </p>
        )}
        {newerNumber !== null && <p className="note">{t('newer', { number: newerNumber })}</p>}
        <MissingFacts facts={facts} />
        {planner.running && <ProgressBar label={t('plan.running')} share={planner.share} onCancel={planner.cancel} />}
        {planner.cancelled && <p className="note">{t('plan.cancelled')}</p>}
        {(planner.error ?? error) && (
          <p className="field-error" role="alert">
            {names.sentence((planner.error ?? error)?.message ?? '')}
          </p>
        )}
        {!present && !planner.running && facts.rombel.length > 0 && !outcome?.cause && <p>{t('plan.first')}</p>}
        <details className="plan-choices">
          <summary>{t('choices.title')}</summary>
          <p className="row">
            <button type="button" className="button-secondary" disabled={planner.running || !present} onClick={() => run(board.seed + 1)}>
              {t('choices.other')}
            </button>
            {lockedCount > 0 && present && (
              <button
                type="button"
                className="button-secondary"
                onClick={() => edit(withLocks(present, [...present.sessions.keys()], false))}
              >
                {t('choices.unlockAll', { count: lockedCount })}
              </button>
            )}
          </p>
          <MethodList facts={facts} present={present} taking={method} canEdit={canEdit} />
        </details>
        <MethodTaken method={method} />
        <OutcomeNotes
          schoolId={school.id}
          outcome={outcome}
          leftOut={judged?.judgement.leftOut ?? leftOut}
          minSessions={facts.setting.minSessions}
          weeks={weeksOfSetting(facts.setting)}
          alternativeOnBoard={outcome?.alternative != null && board.present === outcome.alternative}
          onTakeAlternative={() => outcome?.alternative && edit(outcome.alternative)}
        />
        {present && changing && (
          <ChangeAssistant
            key={JSON.stringify(changing)}
            facts={facts}
            plan={present}
            judged={judged}
            first={changing}
            onAccept={(plan, answer) => {
              if (answer) rememberJudgement(plan, facts, answer);
              edit(plan);
            }}
            onRecorded={onSaved}
            onClose={() => setChanging(null)}
          />
        )}
        {present && (
          <>
            <WeekMismatch facts={facts} plan={present} busy={planner.running} onEdit={edit} onPlan={() => run(board.seed)} />
            <PlanHeadline
              facts={facts}
              plan={present}
              judged={judged}
              judging={judging}
              families={outcome?.families && outcome.families.facts === factsKey ? outcome.families : null}
              provedBound={outcome?.proof && outcome.proof.facts === factsKey ? outcome.proof.bound : null}
            />
            <OfferChoice offers={outcome?.offers ?? []} present={present} onTake={edit} />
            <ActiveChanges
              facts={facts}
              plan={present}
              onEdit={edit}
              onBack={(pupils) => setChanging({ kind: 'zone', zoneOf: 'pupils', zone: 'GREEN', pupils })}
            />
            <ViolationList
              violations={violations}
              sources={judged?.ruleSources ?? []}
              plan={present}
              names={names}
              onOpenSession={openSession}
            />
            <section className="card week">
              <div className="card-head">
                <h2>{t(weeksOfSetting(facts.setting) === 2 ? 'week.titleTwo' : 'week.title')}</h2>
                <div className="segmented" role="group" aria-label={t('week.view')}>
                  {[...WEEK_VIEWS, 'lists' as const].map((option) => (
                    <button key={option} type="button" aria-pressed={view === option} onClick={() => setView(option)}>
                      {t(`week.views.${option}`)}
                    </button>
                  ))}
                </div>
              </div>
              {view === 'lists' ? (
                <GroupLists facts={facts} plan={present} names={names} judged={judged} onEdit={edit} />
              ) : (
                <>
                  <p className="muted small">{t('week.hint')}</p>
                  <WeekGrid
                    facts={facts}
                    plan={present}
                    names={names}
                    view={view}
                    broken={broken}
                    onEdit={edit}
                    onOpenSession={openSession}
                  />
                </>
              )}
            </section>
            <SavePanel school={school} facts={facts} board={board} names={names} judged={judged} onSaved={onSaved} />
            <SessionDialog facts={facts} plan={present} names={names} index={openIndex} onEdit={edit} onClose={close} />
          </>
        )}
        {school.latestPlan && (
          <VersionsPanel
            facts={facts}
            plan={present}
            judged={judged}
            newestNumber={school.latestPlan.number}
            baseNumber={board.baseNumber}
            onOpen={(plan, seed) => setBoard(school.id, { ...editPlan(board, plan), seed, outcome: null })}
          />
        )}
        {present && judged && violations.length === 0 && (
          <p className="visually-hidden" role="status">
            {t('violations.none')}
          </p>
        )}
      </div>
    </>
  );
}
