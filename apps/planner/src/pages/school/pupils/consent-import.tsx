import type { ConsentSheet } from '@giliran/dapodik';
import { useMemo } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { useMutation } from 'urql';
import { errorText } from '../../../api/client.ts';
import { DownloadButton } from '../sheets/download-button.tsx';
import { SheetImport } from '../sheets/sheet-import.tsx';
import { consentChanges } from './consent-changes.ts';
import { consentKey, idsByKey } from './consent-key.ts';
import { SetConsentMutation, type NamedPupil, type RombelSchool } from './pupils-query.ts';
import type { NamedPupils } from './use-named-pupils.ts';

interface ConsentImportProps {
  readonly school: RombelSchool;
  readonly named: NamedPupils;
  readonly onChanged: () => void;
}

/** A list with one line per pupil to download, fill in and bring back. */
export function ConsentImport({ school, named, onChanged }: ConsentImportProps) {
  const { t } = useTranslation('pupils');
  const rombelName = (id: string) => school.rombel.find((rombel) => rombel.id === id)?.name ?? '';
  return (
    <section className="stack" aria-labelledby="impor-izin">
      <div>
        <h2 id="impor-izin">{t('list.title')}</h2>
        <p className="muted">{t('list.lead')}</p>
      </div>
      <div className="row">
        <DownloadButton
          label={t('list.template')}
          order={async () => {
            const pupils = await named.load();
            if (!pupils) return null;
            const rombelOrder = new Map(school.rombel.map((rombel, index) => [rombel.id, index]));
            const place = (pupil: NamedPupil) => rombelOrder.get(pupil.rombelId) ?? 0;
            return {
              kind: 'consents',
              pupils: [...pupils]
                .sort((a, b) => place(a) - place(b) || a.rosterNumber - b.rosterNumber)
                .map((pupil) => ({
                  key: consentKey(pupil.id),
                  name: pupil.name ?? t('roster.noName'),
                  rombel: rombelName(pupil.rombelId),
                })),
            };
          }}
        />
        <span className="muted small">{t('list.logged')}</span>
      </div>
      {named.complaint && (
        <p className="field-error" role="alert">
          {named.complaint}
        </p>
      )}
      {named.pupils ? (
        <Filled schoolId={school.id} pupils={named.pupils} named={named} onChanged={onChanged} />
      ) : (
        <div>
          <button type="button" className="button-secondary" disabled={named.busy} onClick={() => void named.load()}>
            {named.busy ? t('common:loading') : t('list.open')}
          </button>
        </div>
      )}
    </section>
  );
}

function Filled({
  schoolId,
  pupils,
  named,
  onChanged,
}: {
  schoolId: string;
  pupils: readonly NamedPupil[];
  named: NamedPupils;
  onChanged: () => void;
}) {
  const { t } = useTranslation('pupils');
  const [, setConsent] = useMutation(SetConsentMutation);
  const ids = useMemo(() => idsByKey(pupils.map((pupil) => pupil.id)), [pupils]);
  const recorded = new Map(pupils.map((pupil) => [pupil.id, pupil.consent]));
  const changesOf = (sheet: ConsentSheet) => consentChanges(sheet.records, ids, recorded);
  return (
    <SheetImport
      kind="consents"
      label={t('list.choose')}
      hint={t('list.hint')}
      known={{ knownKeys: [...ids.keys()] }}
      renderPreview={({ sheet }) => {
        const { yes, no, same, open } = changesOf(sheet);
        return <p>{t('list.preview', { yes: yes.length, no: no.length, same, open })}</p>;
      }}
      saveLabel={(sheet) => {
        const { yes, no } = changesOf(sheet);
        return yes.length + no.length === 0 ? null : t('list.save', { count: yes.length + no.length });
      }}
      save={async ({ sheet }) => {
        const { yes, no } = changesOf(sheet);
        let stored = 0;
        for (const [consent, pupilIds] of [
          ['YES', yes],
          ['NO', no],
        ] as const) {
          if (pupilIds.length === 0) continue;
          const result = await setConsent({ schoolId, pupilIds: [...pupilIds], consent });
          if (result.error) {
            if (stored > 0) onChanged();
            return { ok: false, text: errorText(result.error, t) };
          }
          named.note(new Set(pupilIds), consent);
          stored += result.data?.setConsent ?? 0;
        }
        onChanged();
        return { ok: true, text: t('list.stored', { count: stored }) };
      }}
    />
  );
}
