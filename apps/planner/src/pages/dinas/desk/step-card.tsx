import { useState, type FormEvent } from 'react';
import { useMutation } from 'urql';
import { errorText } from '../../../api/client.ts';
import { DateField } from '../../../components/date-field.tsx';
import { ProvisionChips } from '../../../components/provision-chips.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { formatList } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { GuardList } from '../../school/readiness/guard-list.tsx';
import { TakeStep, type DeskStep } from './desk-queries.ts';

interface StepCardProps {
  readonly schoolId: string;
  readonly version: number;
  readonly today: string;
  readonly step: DeskStep;
  readonly onTaken: (message: string) => void;
}

const NEEDS_REFERENCE = ['GRANT_PERMIT', 'REVOKE'];
const NEEDS_REASON = ['SUSPEND_AS_UNSAFE'];
const HALTS = ['REVOKE', 'SUSPEND_AS_UNSAFE'];

/** A step with its conditions: one's own as a form, somebody else's as a sentence. A refusal shows every unmet condition. */
export function StepCard({ schoolId, version, today, step, onTaken }: StepCardProps) {
  const { t } = useTranslation(['dinas-desk', 'readiness']);
  const [day, setDay] = useState(today);
  const [reference, setReference] = useState('');
  const [reason, setReason] = useState('');
  const [{ data, error, fetching }, take] = useMutation(TakeStep);
  const answer = fetching ? undefined : data?.recordSchoolEvent;
  const refused = answer?.__typename === 'LifecycleRefused' ? answer : null;
  const halts = HALTS.includes(step.event);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await take({ schoolId, event: step.event, version, day, reference: reference || null, reason: reason || null });
    const outcome = result.data?.recordSchoolEvent;
    if (outcome && outcome.__typename !== 'LifecycleRefused') onTaken(outcome.message);
  }

  return (
    <section className="next-step">
      <div className="card-head">
        <h3>{t(`readiness:step.${step.event}.title`)}</h3>
        <span className="row">
          <ProvisionChips provisions={step.provisions} />
        </span>
      </div>
      {step.mine === null ? (
        <p className="muted">{t('theirs', { who: formatList(step.actors.map((actor) => t(`readiness:actor.${actor}`))) })}</p>
      ) : (
        <form onSubmit={(event) => void submit(event)}>
          {!refused && step.guards.length > 0 && <GuardList guards={step.guards} />}
          <div className="filter-row">
            <DateField label={t('day')} value={day} onValue={setDay} max={today} required />
            {NEEDS_REFERENCE.includes(step.event) && (
              <TextField label={t(`reference.${step.event}`)} value={reference} onValue={setReference} hint={t('referenceHint')} />
            )}
            {NEEDS_REASON.includes(step.event) && (
              <TextField label={t('reason')} value={reason} onValue={setReason} hint={t('reasonHint')} />
            )}
          </div>
          <button type="submit" className={halts ? 'button-danger' : 'button'} disabled={fetching}>
            {t(`readiness:step.${step.event}.action`)}
          </button>
          {error && (
            <p className="field-error" role="alert">
              {errorText(error, t)}
            </p>
          )}
          {refused && (
            <div className="outcome outcome-wrong" role="alert">
              <p>{t('refused', { count: refused.guards.filter((guard) => !guard.ok && !guard.warning).length })}</p>
              <GuardList guards={refused.guards.filter((guard) => !guard.ok)} />
            </div>
          )}
        </form>
      )}
    </section>
  );
}
