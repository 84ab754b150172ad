import { formatNumber } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import type { ComparisonRow } from './comparison-rows.ts';
import { cellText } from './figure-table.ts';

/** The figures that move while a slider moves, within sight of it. */
export function LiveAnswer({ rows }: { rows: readonly ComparisonRow[] }) {
  const { t } = useTranslation('compare');
  if (rows.length === 0) return null;
  return (
    <div className="live-answer" aria-hidden="true">
      <p className="small">{t('live.title')}</p>
      <ol>
        {rows.map((row) => (
          <li key={row.id}>
            <b>{row.number}</b> {cellText(row.outbreak2, { header: '', kind: 'share', digits: 1 }).text}{' '}
            <span className="muted">{t('live.hours', { hours: formatNumber(row.hoursWeek, 1) })}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
