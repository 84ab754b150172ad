import { useState } from 'react';
import { useMutation } from 'urql';
import { errorText } from '../../../api/client.ts';
import { ArticleChip } from '../../../components/article-chip.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { formatMoment } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { SaveDailyCheckMutation, type DailyList } from './day-query.ts';

interface CheckCardProps {
  readonly schoolId: string;
  readonly day: string;
  readonly list: DailyList;
  readonly disabled: boolean;
}

/** The opening or closing list of the day: one press for "all done", or line by line. Each saving is a revision. */
export function CheckCard({ schoolId, day, list, disabled }: CheckCardProps) {
  const { t } = useTranslation('daily');
  const [edited, setEdited] = useState<ReadonlySet<string> | null>(null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const [{ fetching }, save] = useMutation(SaveDailyCheckMutation);
  const done = edited ?? new Set(list.done);
  const part = list.part.toLowerCase();

  async function store(lines: ReadonlySet<string>): Promise<void> {
    const result = await save({ schoolId, day, part: list.part, done: [...lines] });
    setComplaint(result.error ? errorText(result.error, t) : null);
    if (!result.error) setEdited(null);
  }

  return (
    <section className="card" aria-labelledby={`daftar-${part}`}>
      <div className="card-head">
        <h2 id={`daftar-${part}`}>{t(`check.${list.part}`)}</h2>
        <StatusBadge
          status={list.revision === null ? 'NOT_DETERMINED' : list.done.length === list.lines.length ? 'PASS' : 'FAIL'}
          text={t('check.count', { done: list.done.length, total: list.lines.length })}
        />
      </div>
      {list.lines.map((line) => (
        <div key={line.id} className="day-line">
          <label className="check">
            <input
              type="checkbox"
              checked={done.has(line.id)}
              disabled={disabled}
              onChange={(event) =>
                setEdited(event.target.checked ? new Set([...done, line.id]) : new Set([...done].filter((id) => id !== line.id)))
              }
            />
            <span lang="id">{line.gist}</span>
          </label>
          <ArticleChip
            citation={{ article: line.article, quote: line.quote, gist: line.gist, source: t('common:source.bengkayang') }}
            label={t('check.line', { letter: line.id.slice(-1) })}
          />
        </div>
      ))}
      {complaint && (
        <p className="field-error" role="alert">
          {complaint}
        </p>
      )}
      <div className="row">
        {edited === null && list.done.length < list.lines.length ? (
          <button
            type="button"
            className="button"
            disabled={disabled || fetching}
            onClick={() => void store(new Set(list.lines.map(({ id }) => id)))}
          >
            {t('check.all')}
          </button>
        ) : (
          <button type="button" className="button" disabled={disabled || fetching || edited === null} onClick={() => void store(done)}>
            {t('common:save')}
          </button>
        )}
        {list.revision !== null && list.recordedAt && (
          <span className="muted small">{t('revision', { revision: list.revision, moment: formatMoment(list.recordedAt) })}</span>
        )}
      </div>
    </section>
  );
}
