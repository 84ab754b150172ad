import { formatNumber, formatShare } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { riskAgainstReference, undominated, type ComparisonRow } from './comparison-rows.ts';
import { cellText, estimateText } from './figure-table.ts';
import { NotForecast } from './not-forecast.tsx';
import { BOARD_ID, planName } from './plan-names.ts';

interface ComparisonHeadlineProps {
  readonly rows: readonly ComparisonRow[];
  readonly days: number;
  readonly replicates: number;
}

/** The answer in words: which plan gives how many hours, and how its risk compares. */
export function ComparisonHeadline({ rows, days, replicates }: ComparisonHeadlineProps) {
  const { t } = useTranslation('compare');
  const reference = rows.find((row) => row.isReference) ?? rows[0];
  const subject = rows.find((row) => row.id === BOARD_ID) ?? reference;
  if (!reference || !subject) return null;
  const name = (row: ComparisonRow): string => planName(t, row.id);
  const hours = (row: ComparisonRow): string => t('headline.hours', { plan: name(row), hours: formatNumber(row.hoursWeek, 1) });
  const safest = rows.toSorted((a, b) => a.inSchool.value - b.inSchool.value || b.hours - a.hours)[0] ?? subject;
  const longest = rows.toSorted((a, b) => b.hours - a.hours || a.inSchool.value - b.inSchool.value)[0] ?? subject;
  const others = [...new Set([safest, longest])].filter((row) => row !== subject);

  function risk(row: ComparisonRow): string {
    const { kind, ratio } = riskAgainstReference(row, reference as ComparisonRow);
    const values = {
      reference: name(reference as ComparisonRow),
      share: formatShare(ratio),
      more: formatShare(ratio - 1),
      times: formatNumber(ratio, 1),
    };
    if (kind === 'higher' && ratio < 2) return t('headline.risk.more', values);
    if (kind === 'lower' && ratio < 0.005) return t('headline.risk.almostNone', values);
    return t(`headline.risk.${kind}`, values);
  }

  function chanceText(row: ComparisonRow): string {
    return cellText(row.outbreak2, { header: '', kind: 'share', digits: 0 }).text;
  }

  return (
    <section className="card headline" aria-labelledby="headline-title">
      <div className="card-head">
        <h2 id="headline-title">{t('headline.title')}</h2>
        <NotForecast />
      </div>
      <p className="headline-first">
        {hours(subject)} {t('headline.firstChance', { days: formatNumber(days), chance: chanceText(subject) })}
        {subject === reference ? '' : ` ${risk(subject)}`}
      </p>
      {others.map((row) => (
        <p key={row.id}>
          {t(row === safest ? 'headline.safest' : 'headline.longest')} {hours(row)} {risk(row)}
        </p>
      ))}
      <p>{t('headline.mean', { plan: name(subject), mean: estimateText(subject.inSchool, { header: '', digits: 1 }) })}</p>
      <p>{t('headline.undominated', { plans: undominated(rows).map(name).join('; ') })}</p>
      <p className="muted small">{t('headline.read', { n: formatNumber(replicates) })}</p>
    </section>
  );
}
