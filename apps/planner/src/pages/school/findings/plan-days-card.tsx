import type { PlanDays, SchoolCalendar } from '@giliran/planning';
import type { Assumption } from '@giliran/policy';
import { AssumptionChip } from '../../../components/assumption-chip.tsx';
import { formatDay } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { valueText } from '../../dinas/rules/value-text.ts';

interface PlanDaysCardProps {
  readonly startDate: string;
  readonly phase: 'TRANSITION' | 'NEW_NORMAL';
  readonly days: PlanDays;
  readonly calendar: SchoolCalendar | undefined;
  /** Article of a rule by its id. */
  readonly articleOf: (provisionId: string) => string;
}

/** The days of a plan: its first one, the end of the transition, rules that begin or end, stops and closure orders. */
export function PlanDaysCard({ startDate, phase, days, calendar, articleOf }: PlanDaysCardProps) {
  const { t } = useTranslation('findings');
  const lines: { day: string; text: string }[] = [{ day: startDate, text: t('days.start', { phase: t(`days.phase.${phase}`) }) }];
  if (calendar?.startedOn && calendar.startedOn !== startDate) lines.push({ day: calendar.startedOn, text: t('days.startedOn') });
  for (const { from, why, texts, endedIds } of days.changes) {
    const ended = endedIds.length === 0 ? '' : ` ${t('days.ended', { articles: [...new Set(endedIds.map(articleOf))].join('; ') })}`;
    for (const reason of why) lines.push({ day: from, text: t(`days.why.${reason}`, { texts: texts.join(', ') }) + ended });
  }
  for (const { from, to } of calendar?.suspensions ?? []) {
    lines.push({ day: from, text: to === null ? t('days.stopOpen') : t('days.stop', { day: formatDay(to, 'long') }) });
  }
  for (const { id, scope, from } of calendar?.closures ?? []) lines.push({ day: from, text: t(`days.order.${scope}`, { id }) });
  return (
    <section className="card">
      <h2>{t('days.title')}</h2>
      <dl className="facts">
        {lines
          .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
          .map(({ day, text }) => (
            <div key={`${day} ${text}`}>
              <dt>{formatDay(day, 'long')}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
      {phase === 'TRANSITION' && days.newNormalFrom === null && <p className="note">{t('days.unknownEnd')}</p>}
    </section>
  );
}

/** Every assumption the findings rest on, with the value used here and why the Dinas changed one. */
export function UsedAssumptions({ assumptions }: { readonly assumptions: readonly Assumption[] }) {
  const { t } = useTranslation(['findings', 'assumptions']);
  const { t: ofRules } = useTranslation('dinas-rules');
  const json = (value: unknown): string => valueText(JSON.stringify(value), ofRules);
  if (assumptions.length === 0) return null;
  return (
    <details className="card">
      <summary>{t('assumed', { count: assumptions.length })}</summary>
      <ul>
        {assumptions.map(({ id, value, statedValue, note }) => (
          <li key={id}>
            <AssumptionChip id={id} /> {t(`assumptions:${id}`)}: <strong>{json(value)}</strong>
            {statedValue !== undefined && (
              <span className="note">{ofRules('assumptions.changed', { own: json(statedValue), note: note ?? '–' })}</span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
