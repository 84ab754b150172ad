import { useState } from 'react';
import { useClient, useMutation } from 'urql';
import { graphql, type ResultOf } from '../../../api/graphql.ts';
import { saveFile } from '../../../components/save-file.ts';
import { errorText } from '../../../api/client.ts';
import { useViewer } from '../../../api/use-viewer.ts';
import { AssumptionChip } from '../../../components/assumption-chip.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { formatMoment } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { ConfirmDialog } from '../confirm-dialog.tsx';

const PrivacyQuery = graphql(`
  query SchoolPrivacy($schoolId: ID!) {
    school(id: $schoolId) {
      id
      npsn
      retentionDays
      auditLog(first: 20) {
        id
        action
        at
      }
    }
  }
`);
type Privacy = ResultOf<typeof PrivacyQuery>['school'];

const ExportMutation = graphql(`
  mutation ExportSchoolData($schoolId: ID!) {
    exportSchoolData(schoolId: $schoolId)
  }
`);

const EraseMutation = graphql(`
  mutation EraseSchoolData($schoolId: ID!, $npsn: String!) {
    eraseSchoolData(schoolId: $schoolId, npsn: $npsn) {
      table
      rows
    }
  }
`);

/** What happens with the school's data: who read names, how long health records stay, a copy of everything, and deletion. */
export function PrivacyCard({ schoolId, onErased }: { schoolId: string; onErased: () => void }) {
  const { t } = useTranslation('privacy');
  const client = useClient();
  const viewer = useViewer();
  const [privacy, setPrivacy] = useState<Privacy | null>(null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const isHead = viewer?.memberships.some((membership) => membership.schoolId === schoolId && membership.role === 'HEAD') ?? false;

  async function open(): Promise<void> {
    const { data, error } = await client.query(PrivacyQuery, { schoolId }, { requestPolicy: 'network-only' }).toPromise();
    setComplaint(error ? errorText(error, t) : null);
    if (data) setPrivacy(data.school);
  }

  return (
    <details
      className="card"
      onToggle={(event) => {
        if (event.currentTarget.open) void open();
      }}
    >
      <summary>{t('title')}</summary>
      {complaint && <p className="field-error">{complaint}</p>}
      {privacy && (
        <div className="stack">
          <p className="row">
            <span>{privacy.retentionDays === null ? t('retention.none') : t('retention.days', { days: privacy.retentionDays })}</span>{' '}
            <AssumptionChip id="A-14" />
          </p>
          <section aria-labelledby="log-baca">
            <h3 id="log-baca">{t('log.title')}</h3>
            {privacy.auditLog.length === 0 ? (
              <p className="muted">{t('log.none')}</p>
            ) : (
              <ul>
                {privacy.auditLog.map((entry) => (
                  <li key={entry.id}>
                    {formatMoment(entry.at)}: {t(`log.${entry.action}`)}
                  </li>
                ))}
              </ul>
            )}
          </section>
          {isHead ? <HeadActions schoolId={schoolId} npsn={privacy.npsn} onErased={onErased} /> : <p className="muted">{t('headOnly')}</p>}
        </div>
      )}
    </details>
  );
}

function HeadActions({ schoolId, npsn, onErased }: { schoolId: string; npsn: string; onErased: () => void }) {
  const { t } = useTranslation('privacy');
  const [{ fetching: exporting }, exportData] = useMutation(ExportMutation);
  const [{ fetching: erasing }, erase] = useMutation(EraseMutation);
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState('');
  const [complaint, setComplaint] = useState<string | null>(null);
  const [erased, setErased] = useState(false);

  async function download(): Promise<void> {
    const result = await exportData({ schoolId });
    setComplaint(result.error ? errorText(result.error, t) : null);
    if (!result.data) return;
    saveFile(`giliran-${npsn}.json`, 'application/json', result.data.exportSchoolData);
  }

  async function remove(): Promise<void> {
    const result = await erase({ schoolId, npsn: typed });
    if (result.error) return setComplaint(errorText(result.error, t));
    setComplaint(null);
    setAsking(false);
    setErased(true);
    onErased();
  }

  return (
    <>
      <section aria-labelledby="unduh-semua">
        <h3 id="unduh-semua">{t('export.title')}</h3>
        <p>{t('export.lead')}</p>
        <button type="button" className="button-secondary" disabled={exporting} onClick={() => void download()}>
          {t('export.action')}
        </button>
      </section>
      <section aria-labelledby="hapus-semua">
        <h3 id="hapus-semua">{t('erase.title')}</h3>
        <p>{t('erase.lead')}</p>
        <button type="button" className="button-danger" onClick={() => setAsking(true)}>
          {t('erase.open')}
        </button>
        {erased && <p role="status">{t('erase.done')}</p>}
      </section>
      {complaint && !asking && (
        <p className="field-error" role="alert">
          {complaint}
        </p>
      )}
      {asking && (
        <ConfirmDialog
          title={t('erase.title')}
          action={t('erase.action')}
          danger
          busy={erasing || typed.trim() === ''}
          complaint={complaint}
          onConfirm={() => void remove()}
          onClose={() => setAsking(false)}
        >
          <p>{t('erase.lead')}</p>
          <TextField label={t('erase.npsn', { npsn })} value={typed} onValue={setTyped} maxLength={8} />
        </ConfirmDialog>
      )}
    </>
  );
}
