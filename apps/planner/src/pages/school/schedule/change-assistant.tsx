import type { SavedPlan, SchoolFacts } from '@giliran/planning';
import { useEffect, useRef, useState } from 'react';
import { useMutation } from 'urql';
import { errorText } from '../../../api/client.ts';
import { ProgressBar } from '../../../components/progress-bar.tsx';
import { runEngine } from '../../../engine/engine-client.ts';
import type { JudgedPlan } from '../../../engine/tasks/judge-plan.ts';
import type { ReplanAnswer } from '../../../engine/tasks/replan-school.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { SetConsentMutation } from '../pupils/pupils-query.ts';
import { ChangeFields } from './change-fields.tsx';
import { changeQuestion, emptyChange, missingInChange, type ChangeForm } from './change-form.ts';
import { ChangeResult } from './change-result.tsx';

interface ChangeAssistantProps {
  readonly facts: SchoolFacts;
  readonly plan: SavedPlan;
  readonly judged: JudgedPlan | null;
  /** What is filled in at first. */
  readonly first: Partial<ChangeForm>;
  readonly onAccept: (plan: SavedPlan, judged: JudgedPlan | null) => void;
  /** Consent was recorded: the facts are to be read again. */
  readonly onRecorded: () => void;
  readonly onClose: () => void;
}

type Step = { kind: 'form' } | { kind: 'running'; stop: AbortController } | { kind: 'answer'; answer: ReplanAnswer; form: ChangeForm };

/** "Ada perubahan": what happened, whom the new plan moves at least, and whether to take it. Nothing changes before it is accepted. */
export function ChangeAssistant({ facts, plan, judged, first, onAccept, onRecorded, onClose }: ChangeAssistantProps) {
  const { t } = useTranslation('schedule');
  const [form, setForm] = useState<ChangeForm>(() => ({ ...emptyChange(facts), ...first }));
  const [step, setStep] = useState<Step>({ kind: 'form' });
  const [complaint, setComplaint] = useState<string | null>(null);
  const [{ fetching }, setConsent] = useMutation(SetConsentMutation);
  const head = useRef<HTMLHeadingElement>(null);
  const missing = missingInChange(form);
  const kind = step.kind;
  useEffect(() => {
    if (kind !== 'running') head.current?.focus();
  }, [kind]);

  function compute(): void {
    const stop = new AbortController();
    setComplaint(null);
    setStep({ kind: 'running', stop });
    const question = changeQuestion(facts, plan, form);
    runEngine('replanSchool', question, { signal: stop.signal }).then(
      (answer) => setStep({ kind: 'answer', answer, form }),
      (error: Error) => {
        if (error.name !== 'AbortError') setComplaint(error.message);
        setStep({ kind: 'form' });
      },
    );
  }

  async function accept({ answer, form: asked }: Extract<Step, { kind: 'answer' }>): Promise<void> {
    if (!answer.plan) return;
    if (asked.kind === 'consent') {
      const { error } = await setConsent({ schoolId: facts.id, pupilIds: [...asked.pupils], consent: asked.consent });
      if (error) return setComplaint(errorText(error, t));
      onRecorded();
    }
    onAccept(answer.plan, asked.kind === 'consent' ? null : answer.judged);
    onClose();
  }

  return (
    <section className="card change-assistant" aria-label={t('change.title')}>
      <div className="card-head">
        <h2 ref={head} tabIndex={-1}>
          {t(kind === 'answer' ? 'change.resultTitle' : 'change.title')}
        </h2>
        <button type="button" className="button-plain" onClick={onClose}>
          {t('change.discard')}
        </button>
      </div>
      {complaint && (
        <p className="field-error" role="alert">
          {complaint}
        </p>
      )}
      {kind === 'form' && (
        <>
          <ChangeFields facts={facts} plan={plan} form={form} onForm={setForm} />
          <p className="row">
            <button type="button" className="button" disabled={missing !== null} onClick={compute}>
              {t('change.compute')}
            </button>
            {missing && <span className="muted small">{t(`change.missing.${missing}`)}</span>}
          </p>
        </>
      )}
      {step.kind === 'running' && <ProgressBar label={t('change.running')} share={null} onCancel={() => step.stop.abort()} />}
      {step.kind === 'answer' && (
        <>
          <ChangeResult facts={facts} plan={plan} judged={judged} answer={step.answer} />
          <p className="row change-actions">
            {step.answer.plan && (
              <button type="button" className="button" disabled={fetching} onClick={() => void accept(step)}>
                {t(step.form.kind === 'consent' ? 'change.acceptConsent' : 'change.accept')}
              </button>
            )}
            <button type="button" className="button-secondary" onClick={() => setStep({ kind: 'form' })}>
              {t('change.back')}
            </button>
          </p>
        </>
      )}
    </section>
  );
}
