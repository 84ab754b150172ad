import { useState } from 'react';
import { useMutation } from 'urql';
import { errorText } from '../../../api/client.ts';
import { AssumptionChip } from '../../../components/assumption-chip.tsx';
import { DateField } from '../../../components/date-field.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { formatDay } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { useNamedPupils } from '../pupils/use-named-pupils.ts';
import { EndHoldMutation, HoldPupilsMutation, type DaySchool, type Hold } from './day-query.ts';

const REASONS = ['SYMPTOM', 'RT_RW', 'COMORBIDITY'] as const;
type Reason = (typeof REASONS)[number];

interface HoldCardProps {
  readonly school: DaySchool;
  readonly onChanged: () => void;
}

/** Pupils who must stay at home for some days: an eligibility flag, never a diagnosis. The plan is not touched. */
export function HoldCard({ school, onChanged }: HoldCardProps) {
  const { t } = useTranslation('daily');
  const named = useNamedPupils(school.id, t);
  const [, endHold] = useMutation(EndHoldMutation);
  const [complaint, setComplaint] = useState<string | null>(null);
  const { day, holds } = school.day;
  const rombelName = new Map(school.rombel.map(({ id, name }) => [id, name]));
  const label = ({ pupil }: Hold) => {
    if (!pupil) return '–';
    const name = named.pupils?.find(({ id }) => id === pupil.id)?.name;
    return `${rombelName.get(pupil.rombelId) ?? ''} no. ${pupil.rosterNumber}${name ? ` ${name}` : ''}`;
  };

  async function end(hold: Hold, lastDay: string | null): Promise<void> {
    const result = await endHold({ id: hold.id, lastDay });
    setComplaint(result.error ? errorText(result.error, t) : null);
    if (!result.error) onChanged();
  }

  return (
    <section className="card" aria-labelledby="tidak-masuk">
      <h2 id="tidak-masuk">{t('hold.title')}</h2>
      <p className="muted small row">
        <span>{t('hold.lead', { days: school.retentionDays ?? 0 })}</span> <AssumptionChip id="A-14" />
      </p>
      {holds.length === 0 ? (
        <p>{t('hold.none')}</p>
      ) : (
        <ul className="holds">
          {holds.map((hold) => (
            <li key={hold.id}>
              <span>
                <strong>{label(hold)}</strong>: {t(`reason.${hold.reason}`)},{' '}
                {hold.to
                  ? t('hold.span', { from: formatDay(hold.from), to: formatDay(hold.to) })
                  : t('hold.open', { from: formatDay(hold.from) })}
              </span>
              <span className="row">
                {(hold.to === null || hold.to > day) && (
                  <button type="button" className="button-plain" onClick={() => void end(hold, day)}>
                    {t('hold.lastDay')}
                  </button>
                )}
                <button type="button" className="button-plain" onClick={() => void end(hold, null)}>
                  {t('hold.withdraw')}
                </button>
              </span>
            </li>
          ))}
        </ul>
      )}
      {complaint && (
        <p className="field-error" role="alert">
          {complaint}
        </p>
      )}
      <details
        className="sub-details"
        onToggle={(event) => {
          if (event.currentTarget.open) void named.load();
        }}
      >
        <summary>{t('hold.add')}</summary>
        {named.complaint && <p className="field-error">{named.complaint}</p>}
        {named.pupils && <HoldForm school={school} pupils={named.pupils} onChanged={onChanged} />}
      </details>
    </section>
  );
}

interface HoldFormProps {
  readonly school: DaySchool;
  readonly pupils: NonNullable<ReturnType<typeof useNamedPupils>['pupils']>;
  readonly onChanged: () => void;
}

function HoldForm({ school, pupils, onChanged }: HoldFormProps) {
  const { t } = useTranslation('daily');
  const [{ fetching }, hold] = useMutation(HoldPupilsMutation);
  const [rombelId, setRombelId] = useState(school.rombel.find(({ listed }) => listed)?.id ?? '');
  const inRombel = pupils.filter((pupil) => pupil.rombelId === rombelId).toSorted((a, b) => a.rosterNumber - b.rosterNumber);
  const [pupilId, setPupilId] = useState('');
  const [reason, setReason] = useState<Reason>('SYMPTOM');
  const [from, setFrom] = useState(school.day.day);
  const [to, setTo] = useState(school.day.day);
  const [complaint, setComplaint] = useState<string | null>(null);

  async function submit(): Promise<void> {
    if (pupilId === '') return setComplaint(t('hold.choose'));
    const result = await hold({ schoolId: school.id, pupilIds: [pupilId], reason, from, to: to || null });
    setComplaint(result.error ? errorText(result.error, t) : null);
    if (result.error) return;
    setPupilId('');
    onChanged();
  }

  if (pupils.length === 0) return <p>{t('hold.noPupils')}</p>;
  return (
    <form
      className="entry-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <SelectField
        label={t('rombel')}
        value={rombelId}
        options={school.rombel.filter(({ listed }) => listed).map(({ id, name }) => ({ value: id, label: name }))}
        onValue={(value) => {
          setRombelId(value);
          setPupilId('');
        }}
      />
      <SelectField
        label={t('hold.pupil')}
        value={pupilId}
        options={[
          { value: '', label: t('hold.choose') },
          ...inRombel.map((pupil) => ({ value: pupil.id, label: `${pupil.rosterNumber}. ${pupil.name ?? t('noName')}` })),
        ]}
        onValue={setPupilId}
      />
      <SelectField
        label={t('hold.reason')}
        value={reason}
        options={REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
        onValue={setReason}
      />
      <DateField label={t('hold.from')} value={from} onValue={setFrom} required />
      <DateField label={t('hold.to')} value={to} onValue={setTo} min={from} hint={t('hold.toHint')} />
      {complaint && (
        <p className="wide field-error" role="alert">
          {complaint}
        </p>
      )}
      <div className="wide row">
        <button type="submit" className="button" disabled={fetching}>
          {t('hold.save')}
        </button>
      </div>
    </form>
  );
}
