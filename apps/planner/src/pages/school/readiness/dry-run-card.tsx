import { useState } from 'react';
import { useMutation } from 'urql';
import { errorText } from '../../../api/client.ts';
import { ArticleChip } from '../../../components/article-chip.tsx';
import { DateField } from '../../../components/date-field.tsx';
import { ProvisionChips } from '../../../components/provision-chips.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { formatDay } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { RecordDryRunMutation, type Readiness } from './readiness-query.ts';

interface DryRunCardProps {
  readonly schoolId: string;
  readonly readiness: Readiness;
  readonly canEdit: boolean;
  readonly today: string;
  readonly onRecorded: () => void;
}

/** The dry run at the school (P7.2.e): what was tried, line by line, and whether it went well. Not a computation. */
export function DryRunCard({ schoolId, readiness, canEdit, today, onRecorded }: DryRunCardProps) {
  const { t } = useTranslation('readiness');
  const [newest] = readiness.dryRuns;
  const gate = readiness.gates.find((one) => one.code === 'B.5');
  return (
    <section className="card" aria-labelledby="gladi">
      <div className="card-head">
        <h2 id="gladi">{t('dryRun.title')}</h2>
        <StatusBadge
          status={newest ? (newest.result === 'PASS' ? 'PASS' : 'FAIL') : 'NOT_DETERMINED'}
          text={newest ? t(`dryRun.${newest.result}`) : t('dryRun.none')}
        />
      </div>
      <p className="row">
        <span>{t('dryRun.lead')}</span> <ProvisionChips provisions={gate?.provisions ?? []} />
      </p>
      {readiness.dryRuns.length > 0 && (
        <ul>
          {readiness.dryRuns.map((run) => (
            <li key={run.id}>
              {formatDay(run.heldOn, 'long')}: {t(`dryRun.${run.result}`)}
              {run.result === 'FAIL' && ` (${t('dryRun.failed', { count: run.items.filter((item) => !item.ok).length })})`}
              {run.note && ` · ${run.note}`}
            </li>
          ))}
        </ul>
      )}
      {canEdit && (
        <details className="sub-details">
          <summary>{t('dryRun.open')}</summary>
          <DryRunForm schoolId={schoolId} lines={readiness.dryRunLines} today={today} onRecorded={onRecorded} />
        </details>
      )}
    </section>
  );
}

interface DryRunFormProps {
  readonly schoolId: string;
  readonly lines: Readiness['dryRunLines'];
  readonly today: string;
  readonly onRecorded: () => void;
}

function DryRunForm({ schoolId, lines, today, onRecorded }: DryRunFormProps) {
  const { t } = useTranslation('readiness');
  const [heldOn, setHeldOn] = useState(today);
  const [good, setGood] = useState<ReadonlySet<string>>(new Set());
  const [note, setNote] = useState('');
  const [complaint, setComplaint] = useState<string | null>(null);
  const [{ fetching }, record] = useMutation(RecordDryRunMutation);
  const toggle = (id: string) => setGood((old) => (old.has(id) ? new Set([...old].filter((one) => one !== id)) : new Set([...old, id])));

  async function submit(): Promise<void> {
    const items = lines.map(({ id }) => ({ code: id, ok: good.has(id) }));
    const result = await record({ schoolId, heldOn, items, pupils: null, note: note.trim() || null });
    setComplaint(result.error ? errorText(result.error, t) : null);
    if (result.error) return;
    setGood(new Set());
    setNote('');
    onRecorded();
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <DateField label={t('dryRun.heldOn')} value={heldOn} onValue={setHeldOn} max={today} required />
      <fieldset>
        <legend>{t('dryRun.lines')}</legend>
        <p className="muted small">{t('dryRun.choice')}</p>
        {lines.map((line) => (
          <div key={line.id} className="dry-run-line">
            <label className="check">
              <input type="checkbox" checked={good.has(line.id)} onChange={() => toggle(line.id)} />
              <span lang="id">{line.gist}</span>
            </label>
            <ArticleChip citation={{ article: line.article, quote: line.quote, gist: line.gist, source: t('common:source.bengkayang') }} />
          </div>
        ))}
      </fieldset>
      <TextField label={t('evidence.note')} value={note} onValue={setNote} hint={t('evidence.noteHint')} />
      <p className="muted">{t('dryRun.outcome', { good: good.size, total: lines.length })}</p>
      {complaint && (
        <p className="field-error" role="alert">
          {complaint}
        </p>
      )}
      <button type="submit" className="button" disabled={fetching}>
        {good.size === lines.length ? t('dryRun.recordPass') : t('dryRun.recordFail')}
      </button>
    </form>
  );
}
