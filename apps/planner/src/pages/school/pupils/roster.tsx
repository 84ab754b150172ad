import { addDays, isDay } from '@giliran/kernel';
import { useState } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { useMutation } from 'urql';
import { errorText } from '../../../api/client.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { DateField } from '../../../components/date-field.tsx';
import { formatDay } from '../../../i18n/format.ts';
import { SetConsentMutation, type Consent, type ConsentKind, type NamedPupil } from './pupils-query.ts';
import type { NamedPupils } from './use-named-pupils.ts';

interface RosterProps {
  readonly schoolId: string;
  readonly rombelId: string;
  readonly rombelName: string;
  readonly named: NamedPupils;
  readonly today: string;
  readonly onChanged: () => void;
}

const CHOICES = ['YES', 'NO', 'UNKNOWN'] as const satisfies readonly Consent[];

/** The pupils of one rombel with names; each press records one paper. Earlier papers stay on record. */
export function Roster({ schoolId, rombelId, rombelName, named, today, onChanged }: RosterProps) {
  const { t } = useTranslation('pupils');
  const [, setConsent] = useMutation(SetConsentMutation);
  const [saving, setSaving] = useState<ReadonlySet<string>>(new Set());
  const [signedOn, setSignedOn] = useState('');
  const [complaint, setComplaint] = useState<{ id: string; text: string } | null>(null);
  const pupils = named.pupils?.filter((pupil) => pupil.rombelId === rombelId).sort((a, b) => a.rosterNumber - b.rosterNumber);

  async function record(pupil: NamedPupil, consent: Consent, kind: ConsentKind): Promise<void> {
    setSaving((old) => new Set([...old, pupil.id]));
    setComplaint(null);
    const paper = { kind, signedOn: signedOn || null };
    const result = await setConsent({ schoolId, pupilIds: [pupil.id], consent, ...paper });
    setSaving((old) => new Set([...old].filter((id) => id !== pupil.id)));
    if (result.error) return setComplaint({ id: pupil.id, text: errorText(result.error, t) });
    // As the server has it: who leaves, leaves from the next day on.
    const fromDay = consent === 'YES' || !isDay(today) ? today : addDays(today, 1);
    if ((result.data?.setConsent ?? 0) > 0) named.note(new Set([pupil.id]), consent, { ...paper, fromDay });
    onChanged();
  }

  if (named.complaint) {
    return (
      <p className="field-error" role="alert">
        {named.complaint}
      </p>
    );
  }
  if (!pupils) return <p className="muted">{t('common:loading')}</p>;
  return (
    <div className="roster">
      <p className="muted small">{t('roster.logged')}</p>
      <DateField label={t('papers.signedOn')} value={signedOn} onValue={setSignedOn} max={today} hint={t('papers.signedOnHint')} />
      <DataTable
        caption={t('roster.caption', { rombel: rombelName })}
        captionHidden
        rows={pupils}
        rowKey={(pupil) => pupil.id}
        empty={t('roster.none')}
        columns={[
          {
            key: 'pupil',
            header: t('roster.pupil'),
            rowHeader: true,
            render: (pupil) => (
              <>
                {`${pupil.rosterNumber}. ${pupil.name ?? t('roster.noName')}`}
                {pupil.consentHistory.length > 0 && <PaperHistory pupil={pupil} />}
              </>
            ),
          },
          {
            key: 'consent',
            header: t('roster.consent'),
            render: (pupil) => (
              <>
                <span
                  className="segmented consent-choice"
                  role="group"
                  aria-label={t('roster.consentOf', { pupil: pupil.name ?? pupil.rosterNumber })}
                >
                  {CHOICES.map((consent) => (
                    <button
                      key={consent}
                      type="button"
                      className={`is-${consent.toLowerCase()}`}
                      aria-pressed={pupil.consent === consent}
                      disabled={saving.has(pupil.id)}
                      onClick={() => void record(pupil, consent, 'CHOICE')}
                    >
                      {t(`choice.${consent}`)}
                    </button>
                  ))}
                </span>
                <Leaving pupil={pupil} today={today} />
                {complaint?.id === pupil.id && (
                  <span className="field-error" role="alert">
                    {complaint.text}
                  </span>
                )}
              </>
            ),
          },
          {
            key: 'papers',
            header: t('papers.header'),
            render: (pupil) => (
              <span className="paper-boxes">
                {(
                  [
                    ['PERMISSION', pupil.permission],
                    ['STAMPED', pupil.stamped],
                  ] as const
                ).map(([kind, answer]) => (
                  <label key={kind} className="check">
                    <input
                      type="checkbox"
                      checked={answer === 'YES'}
                      disabled={saving.has(pupil.id)}
                      onChange={(event) => void record(pupil, event.target.checked ? 'YES' : 'UNKNOWN', kind)}
                    />
                    {t(`papers.${kind}`)}
                  </label>
                ))}
              </span>
            ),
          },
        ]}
      />
    </div>
  );
}

/** A change that does not hold yet: from which day on the pupil stays at home or comes. */
function Leaving({ pupil, today }: { pupil: NamedPupil; today: string }) {
  const { t } = useTranslation('pupils');
  const newest = pupil.consentHistory.find(({ kind }) => kind === 'CHOICE');
  if (!newest || newest.fromDay <= today) return null;
  return <span className="field-hint">{t('papers.holdsFrom', { day: formatDay(newest.fromDay) })}</span>;
}

function PaperHistory({ pupil }: { pupil: NamedPupil }) {
  const { t } = useTranslation('pupils');
  return (
    <details className="sub-details small">
      <summary>{t('papers.history', { count: pupil.consentHistory.length })}</summary>
      <ol>
        {pupil.consentHistory.map((paper) => (
          <li key={paper.id}>
            {t(`papers.${paper.kind}`)}: {t(`choice.${paper.answer}`)}, {t('papers.from', { day: formatDay(paper.fromDay) })}
            {paper.signedOn && ` (${t('papers.signed', { day: formatDay(paper.signedOn) })})`}
          </li>
        ))}
      </ol>
    </details>
  );
}
