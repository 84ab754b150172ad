import { useState } from 'react';
import { useClient } from 'urql';
import { errorText } from '../../../api/client.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { DayNamesQuery, type NamedSession, type SchoolDay } from './day-query.ts';

/** Who comes on this day, session by session; names only when asked for. */
export function RosterCard({ schoolId, day, cancelled }: { schoolId: string; day: SchoolDay; cancelled: boolean }) {
  const { t } = useTranslation('daily');
  const client = useClient();
  const [names, setNames] = useState<readonly NamedSession[] | null>(null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const expected = day.sessions.reduce((sum, session) => sum + session.expected, 0);
  const atHome = day.sessions.reduce((sum, session) => sum + session.freeSeats, 0);

  async function openNames(): Promise<void> {
    const { data, error } = await client.query(DayNamesQuery, { schoolId, on: day.day }, { requestPolicy: 'network-only' }).toPromise();
    setComplaint(error ? errorText(error, t) : null);
    if (data) setNames(data.school.day.sessions);
  }

  return (
    <section className="card day-roster" aria-labelledby="siapa-masuk">
      <div className="card-head">
        <h2 id="siapa-masuk">{t('roster.title')}</h2>
        {day.plan && (
          <span className="muted small">
            {t(day.plan.final ? 'roster.plan' : 'roster.draft', { name: day.plan.name, number: day.plan.number })}
          </span>
        )}
      </div>
      {day.sessions.length === 0 ? (
        <p>{day.plan ? t('roster.noSessions') : t('roster.noPlan')}</p>
      ) : (
        <>
          <p className={cancelled ? 'is-cancelled' : undefined}>
            <strong className="figure-number">{formatNumber(expected)}</strong> {t('roster.come')}
            {atHome > 0 && <> · {t('roster.home', { count: atHome })}</>}
          </p>
          <ul className="sessions">
            {day.sessions.map((session, index) => (
              <li key={`${session.groupId}|${session.start}`}>
                <p className="session-line">
                  <strong>
                    {session.start}–{session.end}
                  </strong>
                  <span>
                    {session.label} · {session.room}
                  </span>
                  <span>
                    {t('roster.of', { expected: session.expected, planned: session.planned })}
                    {session.freeSeats > 0 && <span className="muted"> · {t('roster.free', { count: session.freeSeats })}</span>}
                  </span>
                </p>
                {names?.[index] && <Names session={names[index]} />}
              </li>
            ))}
          </ul>
          {complaint && (
            <p className="field-error" role="alert">
              {complaint}
            </p>
          )}
          <div className="row no-print">
            {names ? (
              <>
                <button type="button" className="button-secondary" onClick={() => window.print()}>
                  {t('roster.print')}
                </button>
                <button type="button" className="button-plain" onClick={() => setNames(null)}>
                  {t('roster.closeNames')}
                </button>
              </>
            ) : (
              <button type="button" className="button-secondary" onClick={() => void openNames()}>
                {t('roster.openNames')}
              </button>
            )}
            <span className="muted small">{t('roster.logged')}</span>
          </div>
        </>
      )}
    </section>
  );
}

function Names({ session }: { session: NamedSession }) {
  const { t } = useTranslation('daily');
  const name = (pupil: { rosterNumber: number; name: string | null }) => `${pupil.rosterNumber}. ${pupil.name ?? t('noName')}`;
  return (
    <div className="session-names">
      <ul>
        {session.present.map((pupil) => (
          <li key={pupil.id}>{name(pupil)}</li>
        ))}
      </ul>
      {session.home.length > 0 && (
        <div className="session-home">
          <p className="muted small">{t('roster.homeList')}</p>
          <ul>
            {session.home.map(({ pupil, reasons }) => (
              <li key={pupil.id}>
                {name(pupil)} <span className="muted">({reasons.map((reason) => t(`reason.${reason}`)).join('; ')})</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
