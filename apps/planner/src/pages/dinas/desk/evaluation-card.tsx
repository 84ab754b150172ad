import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useMutation } from 'urql';
import { errorText } from '../../../api/client.ts';
import { TextField } from '../../../components/text-field.tsx';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { OpenEvaluation } from './desk-queries.ts';

/** Satgas or dinas open the joint evaluation on the word of the health office (P7.3.f); it closes nothing. */
export function EvaluationCard({ kabupatenCode, schoolId }: { kabupatenCode: string; schoolId: string }) {
  const { t } = useTranslation('dinas-desk');
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const [{ error, fetching }, open] = useMutation(OpenEvaluation);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await open({ schoolId, reason });
    if (result.data) void navigate({ to: `/dinas/${kabupatenCode}/kasus` });
  }

  return (
    <details className="card">
      <summary>{t('evaluation.title')}</summary>
      <form onSubmit={(event) => void submit(event)}>
        <p className="small muted">{t('evaluation.text')}</p>
        <TextField label={t('evaluation.reason')} value={reason} onValue={setReason} hint={t('reasonHint')} required />
        <button type="submit" className="button" disabled={fetching || reason.trim() === ''}>
          {t('evaluation.open')}
        </button>
        {error && (
          <p className="field-error" role="alert">
            {errorText(error, t)}
          </p>
        )}
      </form>
    </details>
  );
}
