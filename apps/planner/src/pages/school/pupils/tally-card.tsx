import { useId, useState, type FormEvent } from 'react';
import { useMutation } from 'urql';
import { errorText } from '../../../api/client.ts';
import { DateField } from '../../../components/date-field.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { formatDay } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { LimitChips } from '../limit-chips.tsx';
import type { useLimits } from '../use-limits.ts';
import { CountConsentsMutation, type Rombel } from './pupils-query.ts';
import { draftOf, isEmpty, readTally, type TallyDraft } from './tally-draft.ts';

interface TallyCardProps {
  readonly schoolId: string;
  /** Rombel without a list. */
  readonly rombel: readonly Rombel[];
  readonly today: string;
  readonly limit: NonNullable<ReturnType<typeof useLimits>>['consent'] | undefined;
  readonly onChanged: () => void;
}

const FIELDS = ['yes', 'home', 'permission', 'stamped'] as const;

/**
 * The signed papers counted per rombel, for a school that keeps no list of pupils. The law asks for each parent's signed choice:
 * the school says where the papers are, and the first lesson day waits until they suffice.
 */
export function TallyCard({ schoolId, rombel, today, limit, onChanged }: TallyCardProps) {
  const { t } = useTranslation('pupils');
  const id = useId();
  const [drafts, setDrafts] = useState<Readonly<Record<string, TallyDraft>>>({});
  const [countedOn, setCountedOn] = useState(today);
  const [keptAt, setKeptAt] = useState(rombel.find(({ consentTallies }) => consentTallies[0])?.consentTallies[0]?.keptAt ?? '');
  const [signed, setSigned] = useState(false);
  const [complaint, setComplaint] = useState<string | null>(null);
  const [done, setDone] = useState('');
  const [{ fetching }, save] = useMutation(CountConsentsMutation);
  const draftFor = (one: Rombel) => drafts[one.id] ?? draftOf(one.consents, one.consentTallies.length > 0);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setDone('');
    const tallies = [];
    for (const one of rombel) {
      const draft = draftFor(one);
      if (!drafts[one.id] && isEmpty(draft)) continue;
      const read = readTally(draft, one.pupilCount);
      if ('wrong' in read) return setComplaint(t(`tally.wrong.${read.wrong}`, { rombel: one.name, pupils: one.pupilCount }));
      tallies.push({ rombelId: one.id, ...read.tally });
    }
    if (tallies.length === 0) return setComplaint(t('tally.wrong.none'));
    if (!signed) return setComplaint(t('tally.wrong.signed'));
    const result = await save({ schoolId, tallies, countedOn, keptAt, papersSigned: signed });
    if (result.error) return setComplaint(errorText(result.error, t));
    setComplaint(null);
    setDrafts({});
    setSigned(false);
    setDone(t('tally.done', { count: tallies.length }));
    onChanged();
  }

  return (
    <section className="card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('tally.title')}</h2>
      <p>
        {t('tally.lead')} <LimitChips limit={limit} />
      </p>
      <form onSubmit={(event) => void submit(event)}>
        {rombel.map((one) => {
          const draft = draftFor(one);
          const last = one.consentTallies[0];
          return (
            <fieldset key={one.id} className="tally-rombel">
              <legend>{t('tally.rombel', { name: one.name, count: one.pupilCount })}</legend>
              <div className="tally-fields">
                {FIELDS.map((field) => (
                  <div key={field} className="field">
                    <label htmlFor={`${id}-${one.id}-${field}`}>{t(`tally.field.${field}`)}</label>
                    <input
                      id={`${id}-${one.id}-${field}`}
                      inputMode={field === 'home' ? 'text' : 'numeric'}
                      autoComplete="off"
                      value={draft[field]}
                      placeholder={field === 'home' ? t('tally.homeExample') : '0'}
                      onChange={(event) => setDrafts({ ...drafts, [one.id]: { ...draft, [field]: event.target.value } })}
                    />
                  </div>
                ))}
              </div>
              {last && (
                <p className="muted small">
                  {t('tally.last', { day: formatDay(last.countedOn), name: last.recordedByName ?? '–', place: last.keptAt })}
                </p>
              )}
            </fieldset>
          );
        })}
        <div className="tally-fields">
          <DateField label={t('tally.countedOn')} value={countedOn} max={today} onValue={setCountedOn} required />
          <TextField label={t('tally.keptAt')} value={keptAt} onValue={setKeptAt} hint={t('tally.keptAtHint')} required />
        </div>
        <label className="check">
          <input type="checkbox" checked={signed} onChange={(event) => setSigned(event.target.checked)} />
          <span>{t('tally.signed')}</span>
        </label>
        {complaint && (
          <p className="field-error" role="alert">
            {complaint}
          </p>
        )}
        <p role="status" className={done ? 'note' : undefined}>
          {done}
        </p>
        <button type="submit" className="button" disabled={fetching}>
          {t('tally.save')}
        </button>
      </form>
    </section>
  );
}
