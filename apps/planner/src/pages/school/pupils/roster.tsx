import { useState } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { useMutation } from 'urql';
import { errorText } from '../../../api/client.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { SetConsentMutation, type Consent, type NamedPupil } from './pupils-query.ts';
import type { NamedPupils } from './use-named-pupils.ts';

interface RosterProps {
  readonly schoolId: string;
  readonly rombelId: string;
  readonly rombelName: string;
  readonly named: NamedPupils;
  readonly onChanged: () => void;
}

const CHOICES = ['YES', 'NO', 'UNKNOWN'] as const satisfies readonly Consent[];

/** The pupils of one rombel with names; each press records one choice. */
export function Roster({ schoolId, rombelId, rombelName, named, onChanged }: RosterProps) {
  const { t } = useTranslation('pupils');
  const [, setConsent] = useMutation(SetConsentMutation);
  const [saving, setSaving] = useState<ReadonlySet<string>>(new Set());
  const [complaint, setComplaint] = useState<{ id: string; text: string } | null>(null);
  const pupils = named.pupils?.filter((pupil) => pupil.rombelId === rombelId).sort((a, b) => a.rosterNumber - b.rosterNumber);

  async function record(pupil: NamedPupil, consent: Consent): Promise<void> {
    setSaving((old) => new Set([...old, pupil.id]));
    setComplaint(null);
    const result = await setConsent({ schoolId, pupilIds: [pupil.id], consent });
    setSaving((old) => new Set([...old].filter((id) => id !== pupil.id)));
    if (result.error) return setComplaint({ id: pupil.id, text: errorText(result.error, t) });
    named.note(new Set([pupil.id]), consent);
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
            render: (pupil) => `${pupil.rosterNumber}. ${pupil.name ?? t('roster.noName')}`,
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
                      onClick={() => void record(pupil, consent)}
                    >
                      {t(`choice.${consent}`)}
                    </button>
                  ))}
                </span>
                {complaint?.id === pupil.id && (
                  <span className="field-error" role="alert">
                    {complaint.text}
                  </span>
                )}
              </>
            ),
          },
        ]}
      />
    </div>
  );
}
