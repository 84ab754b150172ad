import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { addDays, isDay, weekOf } from '@giliran/kernel';
import { useQuery } from 'urql';
import { PageHeader } from '../../components/page-header.tsx';
import { formatDay } from '../../i18n/format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { CaseCard } from './daily/case-card.tsx';
import { CheckCard } from './daily/check-card.tsx';
import { DayQuery, type DaySchool } from './daily/day-query.ts';
import { HoldCard } from './daily/hold-card.tsx';
import { ReportCard } from './daily/report-card.tsx';
import { RosterCard } from './daily/roster-card.tsx';
import { LoadState } from './load-state.tsx';
import { useCanEdit } from './use-can-edit.ts';
import { useSchoolId } from './use-school-id.ts';
import './school.css';
import './daily/daily.css';

/** One school day on one page: the list before lessons, who comes, the list after lessons, the report. Made for a telephone. */
export function DailyPage() {
  const { t } = useTranslation('daily');
  const schoolId = useSchoolId();
  const canEdit = useCanEdit(schoolId);
  const [on, setOn] = useState<string | null>(null);
  const [{ data, error, stale }, refresh] = useQuery({
    query: DayQuery,
    variables: { schoolId, on },
    requestPolicy: 'cache-and-network',
    pause: !canEdit,
  });
  const again = () => refresh({ requestPolicy: 'network-only' });
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {!canEdit ? (
        <p className="note">{t('staffOnly')}</p>
      ) : data ? (
        <>
          <DayChoice day={data.school.day.day} today={data.today} week={weekOfDay(data.school)} busy={stale} onDay={setOn} />
          {/* A fresh page per day: nothing typed for one day may end up in another. */}
          <Day key={data.school.day.day} school={data.school} today={data.today} onChanged={again} />
        </>
      ) : (
        <LoadState error={error} onAgain={again} />
      )}
    </>
  );
}

/** The week of the day where weeks A and B differ; before the first day there is none. */
function weekOfDay({ setting, day: { day } }: DaySchool): 'A' | 'B' | null {
  const { startDate, weeks } = setting;
  return weeks === 2 && isDay(day) && isDay(startDate) && day >= startDate ? weekOf(startDate, day) : null;
}

interface DayChoiceProps {
  readonly day: string;
  readonly today: string;
  readonly week: 'A' | 'B' | null;
  readonly busy: boolean;
  readonly onDay: (day: string) => void;
}

function DayChoice({ day, today, week, busy, onDay }: DayChoiceProps) {
  const { t } = useTranslation('daily');
  const shift = (days: number) => (isDay(day) ? addDays(day, days) : day);
  return (
    <nav className="day-choice" aria-label={t('day.label')} aria-busy={busy}>
      <button type="button" className="button-secondary" onClick={() => onDay(shift(-1))} aria-label={t('day.before')}>
        ‹
      </button>
      <strong>
        {formatDay(day, 'long')}
        {week && ` · ${t('day.week', { week })}`}
      </strong>
      <button type="button" className="button-secondary" onClick={() => onDay(shift(1))} aria-label={t('day.after')}>
        ›
      </button>
      {day !== today && (
        <button type="button" className="button-plain" onClick={() => onDay(today)}>
          {t('day.today')}
        </button>
      )}
    </nav>
  );
}

function Day({ school, today, onChanged }: { school: DaySchool; today: string; onChanged: () => void }) {
  const { t } = useTranslation('daily');
  const { day, lifecycle } = school;
  const { state, cancelledFrom } = lifecycle;
  const cancelled = cancelledFrom !== null && cancelledFrom <= day.day;
  const open = state === 'TRANSITION' || state === 'NEW_NORMAL';
  const coming = day.day > today;
  return (
    <div className="stack">
      {cancelled ? (
        <p className="outcome outcome-wrong">{t('cancelled', { day: formatDay(cancelledFrom, 'long') })}</p>
      ) : (
        !open && (
          <p className="note">
            {t('notOpen')} <Link to={`/sekolah/${school.id}/kesiapan`}>{t('toReadiness')}</Link>
          </p>
        )
      )}
      {coming && <p className="note">{t('coming')}</p>}
      <CheckCard schoolId={school.id} day={day.day} list={day.opening} disabled={coming} />
      <RosterCard schoolId={school.id} day={day} cancelled={cancelled} />
      <HoldCard school={school} onChanged={onChanged} />
      <CheckCard schoolId={school.id} day={day.day} list={day.closing} disabled={coming} />
      <ReportCard schoolId={school.id} day={day} disabled={coming} onSent={onChanged} />
      <CaseCard school={school} today={today} onReported={onChanged} />
    </div>
  );
}
