import { useState } from 'react';
import { useMutation } from 'urql';
import { errorText } from '../../../api/client.ts';
import { DateField } from '../../../components/date-field.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { RecordEventMutation, type NextStep } from './readiness-query.ts';

interface StepFormProps {
  readonly schoolId: string;
  readonly today: string;
  readonly version: number;
  readonly step: NextStep;
  readonly onChanged: () => void;
}

/** The button of a step with what it needs; after a refusal the conditions above say what is missing. */
export function StepForm({ schoolId, today, version, step, onChanged }: StepFormProps) {
  const { t } = useTranslation('readiness');
  const [{ fetching }, record] = useMutation(RecordEventMutation);
  const [startDay, setStartDay] = useState(today);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const starts = step.event === 'START_TRANSITION';
  const stops = step.event === 'SUSPEND_AS_UNSAFE';

  async function submit(): Promise<void> {
    const result = await record({
      schoolId,
      event: step.event,
      version,
      reason: stops ? reason : null,
      startDay: starts ? startDay : null,
    });
    const answer = result.data?.recordSchoolEvent;
    if (result.error || !answer) return setRefusal(result.error ? errorText(result.error, t) : t('common:networkError'));
    if (answer.__typename === 'LifecycleRefused')
      setRefusal(t('refused', { count: answer.guards.filter((guard) => !guard.ok && !guard.warning).length }));
    else setRefusal(answer.__typename === 'LifecycleConflict' ? answer.message : null);
    // The conditions above are read again: after a refusal they say what is missing.
    onChanged();
  }

  return (
    <form
      className="step-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {starts && <DateField label={t('step.startDay')} value={startDay} onValue={setStartDay} required />}
      {stops && <TextField label={t('step.reason')} value={reason} onValue={setReason} hint={t('step.reasonHint')} required />}
      <button type="submit" className={stops ? 'button-danger' : 'button'} disabled={fetching}>
        {t(`step.${step.event}.action`)}
      </button>
      {refusal && (
        <p className="outcome outcome-wrong" role="alert">
          {refusal}
        </p>
      )}
    </form>
  );
}
