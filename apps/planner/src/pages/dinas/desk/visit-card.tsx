import { useState, type FormEvent } from 'react';
import { useMutation } from 'urql';
import { errorText } from '../../../api/client.ts';
import { DateField } from '../../../components/date-field.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { formatDay } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { PlanVisit, RecordVisit, type DeskSchool } from './desk-queries.ts';
import { verifies } from './use-roles.ts';

interface VisitCardProps {
  readonly school: DeskSchool;
  readonly today: string;
  readonly roles: ReadonlySet<string>;
  readonly onChanged: (message: string) => void;
}

/** The verification visit: planned by dinas or verifier, its result item by item by the verifier, beside what the school says. */
export function VisitCard({ school, today, roles, onChanged }: VisitCardProps) {
  const { t } = useTranslation('dinas-desk');
  const { visit, state } = school.lifecycle;
  const planned = visit !== null && visit.visitedDay === null ? visit : null;
  const open = state === 'SUBMITTED' || state === 'VERIFICATION';
  return (
    <section className="card">
      <h2>{t('visit.title')}</h2>
      {visit === null && <p className="muted">{t('visit.none')}</p>}
      {visit?.visitedDay && (
        <p>
          {t('visit.done', { day: formatDay(visit.visitedDay) })}{' '}
          {visit.noItems.length > 0 ? t('visit.no', { items: visit.noItems.join(', ') }) : t('visit.allYes')}
          {visit.differingItems.length > 0 && <strong> {t('visit.differs', { items: visit.differingItems.join(', ') })}</strong>}
        </p>
      )}
      {planned && <p>{t('visit.planned', { day: formatDay(planned.plannedDay) })}</p>}
      {open && (roles.has('DINAS') || verifies(roles)) && !planned && <PlanForm schoolId={school.id} today={today} onChanged={onChanged} />}
      {open &&
        planned &&
        (verifies(roles) ? (
          <ResultForm school={school} today={today} onChanged={onChanged} />
        ) : (
          <p className="muted">{t('visit.bySupervisor')}</p>
        ))}
    </section>
  );
}

function PlanForm({ schoolId, today, onChanged }: { schoolId: string; today: string; onChanged: (message: string) => void }) {
  const { t } = useTranslation('dinas-desk');
  const [day, setDay] = useState(today);
  const [{ error, fetching }, plan] = useMutation(PlanVisit);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await plan({ schoolId, day });
    if (result.data) onChanged(t('visit.planned', { day: formatDay(day) }));
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <DateField label={t('visit.day')} value={day} onValue={setDay} required />
      <button type="submit" className="button" disabled={fetching}>
        {t('visit.plan')}
      </button>
      {error && (
        <p className="field-error" role="alert">
          {errorText(error, t)}
        </p>
      )}
    </form>
  );
}

function ResultForm({ school, today, onChanged }: { school: DeskSchool; today: string; onChanged: (message: string) => void }) {
  const { t, i18n } = useTranslation(['dinas-desk', 'readiness']);
  const [seen, setSeen] = useState<Readonly<Record<string, boolean>>>({});
  const [day, setDay] = useState(today);
  const [note, setNote] = useState('');
  const [{ data, error, fetching }, record] = useMutation(RecordVisit);
  const items = school.readiness.items;
  const open = items.filter(({ code }) => seen[code] === undefined);
  const answer = fetching ? undefined : data?.recordVisit;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const answers = items.map(({ code }) => ({ item: code, holds: seen[code] === true }));
    const result = await record({ schoolId: school.id, version: school.lifecycle.version, answers, day, note: note || null });
    const outcome = result.data?.recordVisit;
    if (outcome?.__typename === 'LifecycleChanged') onChanged(outcome.message);
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <p className="small muted">{t('visit.hint')}</p>
      <ul className="visit-items">
        {items.map(({ code, text, textEn, answerKind, entry }) => (
          <li key={code}>
            <fieldset>
              <legend>
                <strong>{code}</strong> {answerKind === 'YES_NO' ? '' : t('visit.mapped')}{' '}
                <span lang={i18n.language === 'en' ? 'en' : 'id'}>{i18n.language === 'en' ? textEn : text}</span>
              </legend>
              <span className="muted small">
                {t('visit.claimed')} {entry === null ? t('common:unknown') : entry.answer === 'YES' ? t('common:yes') : t('common:no')}
              </span>
              <span className="visit-choice">
                {[true, false].map((holds) => (
                  <label key={String(holds)} className="check">
                    <input
                      type="radio"
                      name={`visit-${code}`}
                      required
                      checked={seen[code] === holds}
                      onChange={() => setSeen({ ...seen, [code]: holds })}
                    />
                    {holds ? t('visit.holds') : t('visit.holdsNot')}
                  </label>
                ))}
              </span>
            </fieldset>
          </li>
        ))}
      </ul>
      <div className="row">
        <button
          type="button"
          className="button-secondary"
          disabled={open.length === 0}
          onClick={() => setSeen({ ...Object.fromEntries(open.map(({ code }) => [code, true])), ...seen })}
        >
          {t('visit.restHolds', { count: open.length })}
        </button>
      </div>
      <div className="filter-row">
        <DateField label={t('visit.visitedDay')} value={day} onValue={setDay} max={today} required />
        <TextField label={t('visit.note')} value={note} onValue={setNote} hint={t('reasonHint')} />
      </div>
      <button type="submit" className="button" disabled={fetching || open.length > 0}>
        {t('visit.save')}
      </button>
      {open.length > 0 && <p className="field-hint">{t('visit.open', { count: open.length })}</p>}
      {(error || (answer && answer.__typename !== 'LifecycleChanged')) && (
        <p className="field-error" role="alert">
          {error ? errorText(error, t) : answer?.message}
        </p>
      )}
    </form>
  );
}
