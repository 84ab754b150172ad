import { useState } from 'react';
import { useMutation } from 'urql';
import { errorText } from '../../../api/client.ts';
import { AssumptionChip } from '../../../components/assumption-chip.tsx';
import { NumberField } from '../../../components/number-field.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { formatMoment, formatNumber } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { SubmitReportMutation, type SchoolDay } from './day-query.ts';
import { firstDraft, REPORT_KEYS, reportOf, type ReportDraft, type ReportKey } from './report-draft.ts';

interface ReportCardProps {
  readonly schoolId: string;
  readonly day: SchoolDay;
  readonly disabled: boolean;
  readonly onSent: () => void;
}

const COUNT = { min: 0, max: 5000, whole: true } as const;

/** The daily health report (L4.1.post.e): counts only, proposed from the roster, sent with one press; again = a revision. */
export function ReportCard({ schoolId, day, disabled, onSent }: ReportCardProps) {
  const { t } = useTranslation('daily');
  const sent = day.reports.at(-1);
  const [edited, setEdited] = useState<ReportDraft | null>(null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const [{ fetching }, submit] = useMutation(SubmitReportMutation);
  const draft = edited ?? firstDraft(sent, day.sessions, day.symptomNames);
  const set = (key: ReportKey, text: string) => setEdited({ ...draft, counts: { ...draft.counts, [key]: text } });
  const keys = REPORT_KEYS.filter((key) => key !== 'overTemperature' || day.temperatureThresholdC !== null);
  const symptomatic = Object.values(draft.symptoms).reduce((sum, text) => sum + (Number(text) || 0), 0);

  async function send(): Promise<void> {
    const answer = reportOf(draft);
    if ('wrong' in answer) {
      const key = REPORT_KEYS.find((one) => one === answer.wrong);
      return setComplaint(t('report.notCount', { field: key ? t(`report.${key}`) : t(`symptom.${answer.wrong}`) }));
    }
    const result = await submit({ schoolId, day: day.day, report: answer.report });
    setComplaint(result.error ? errorText(result.error, t) : null);
    if (result.error) return;
    setEdited(null);
    onSent();
  }

  return (
    <section className="card" aria-labelledby="laporan">
      <div className="card-head">
        <h2 id="laporan">{t('report.title')}</h2>
        <StatusBadge
          status={sent ? (sent.late ? 'NOT_DETERMINED' : 'PASS') : 'NOT_DETERMINED'}
          text={sent ? t(sent.late ? 'report.late' : 'report.sent', { revision: sent.revision }) : t('report.open')}
        />
      </div>
      <p className="row muted small">
        <span>{t('report.due', { time: day.reportDue ?? '–' })}</span> <AssumptionChip id="A-11" />
        {day.temperatureThresholdC === null && (
          <>
            <span>{t('report.noThreshold')}</span> <AssumptionChip id="A-12" />
          </>
        )}
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {!sent && <p className="note">{t('report.proposal')}</p>}
        <div className="entry-form counts">
          {keys.map((key) => (
            <NumberField
              key={key}
              label={
                key === 'overTemperature'
                  ? t('report.overTemperature', { threshold: formatNumber(day.temperatureThresholdC ?? 0) })
                  : t(`report.${key}`)
              }
              text={draft.counts[key]}
              onText={(text) => set(key, text)}
              disabled={disabled}
              {...COUNT}
            />
          ))}
        </div>
        <details className="sub-details">
          <summary>{t('report.symptoms', { count: symptomatic })}</summary>
          <div className="entry-form counts">
            {day.symptomNames.map((symptom) => (
              <NumberField
                key={symptom}
                label={t(`symptom.${symptom}`)}
                text={draft.symptoms[symptom] ?? '0'}
                onText={(text) => setEdited({ ...draft, symptoms: { ...draft.symptoms, [symptom]: text } })}
                disabled={disabled}
                {...COUNT}
              />
            ))}
          </div>
        </details>
        {complaint && (
          <p className="field-error" role="alert">
            {complaint}
          </p>
        )}
        <button type="submit" className="button" disabled={disabled || fetching}>
          {sent ? t('report.revise') : t('report.send')}
        </button>
      </form>
      {day.reports.length > 0 && (
        <details className="sub-details">
          <summary>{t('report.revisions', { count: day.reports.length })}</summary>
          <ol>
            {day.reports.map((report) => (
              <li key={report.id}>
                {formatMoment(report.recordedAt)}:{' '}
                {t('report.summary', {
                  present: report.presentPupils,
                  expected: report.expectedPupils,
                  screened: report.screened,
                  sentHome: report.sentHome,
                })}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}
