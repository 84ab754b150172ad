import { useState } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { useMutation } from 'urql';
import { errorText } from '../../../api/client.ts';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { DeleteRombelMutation, SetConsentMutation, type Consent, type Rombel } from './pupils-query.ts';
import { RombelForm } from './rombel-form.tsx';
import { Roster } from './roster.tsx';
import type { NamedPupils } from './use-named-pupils.ts';

interface RombelCardProps {
  readonly schoolId: string;
  readonly rombel: Rombel;
  readonly otherNames: readonly string[];
  readonly named: NamedPupils;
  readonly canEdit: boolean;
  readonly today: string;
  readonly onChanged: () => void;
}

const PAPERS = ['PERMISSION', 'STAMPED'] as const;
const CHOICES = ['YES', 'NO', 'UNKNOWN'] as const satisfies readonly Consent[];

/** One rombel: its size, the consents, one action for all of it, and the list of its pupils when asked for. */
export function RombelCard({ schoolId, rombel, otherNames, named, canEdit, today, onChanged }: RombelCardProps) {
  const { t } = useTranslation('pupils');
  const [mode, setMode] = useState<'line' | 'roster' | 'edit' | 'delete' | Consent | (typeof PAPERS)[number]>('line');
  const [complaint, setComplaint] = useState<string | null>(null);
  const [{ fetching: deleting }, deleteRombel] = useMutation(DeleteRombelMutation);
  const [{ fetching: recording }, setConsent] = useMutation(SetConsentMutation);
  const { consents } = rombel;
  const close = () => {
    setMode('line');
    setComplaint(null);
  };

  async function remove(): Promise<void> {
    const result = await deleteRombel({ id: rombel.id });
    if (result.error) return setComplaint(errorText(result.error, t));
    close();
    onChanged();
  }

  async function record(consent: Consent): Promise<void> {
    const result = await setConsent({ schoolId, rombelId: rombel.id, consent });
    if (result.error) return setComplaint(errorText(result.error, t));
    named.note(new Set(named.pupils?.filter((pupil) => pupil.rombelId === rombel.id).map((pupil) => pupil.id)), consent);
    close();
    onChanged();
  }

  async function recordPaper(kind: (typeof PAPERS)[number]): Promise<void> {
    const result = await setConsent({ schoolId, rombelId: rombel.id, consent: 'YES', kind });
    if (result.error) return setComplaint(errorText(result.error, t));
    named.note(new Set(named.pupils?.filter((pupil) => pupil.rombelId === rombel.id).map((pupil) => pupil.id)), 'YES', {
      kind,
      signedOn: null,
      fromDay: today,
    });
    close();
    onChanged();
  }

  const counted: Readonly<Record<Consent, number>> = { YES: consents?.yes ?? 0, NO: consents?.no ?? 0, UNKNOWN: consents?.unknown ?? 0 };
  return (
    <li className="card entry">
      <div className="entry-line">
        <h2 className="entry-name">{rombel.name}</h2>
        <span className="entry-fact">{t('pupils', { count: rombel.pupilCount })}</span>
        {consents && (rombel.listed || rombel.consentTallies.length > 0) ? (
          <>
            <ConsentBar consents={consents} />
            <span className="entry-fact">{t('counts', { yes: consents.yes, no: consents.no, unknown: consents.unknown })}</span>
            {consents.yes > 0 && (
              <span className="entry-fact">
                {t('papers.counts', { permission: consents.permission, stamped: consents.stamped, yes: consents.yes })}
              </span>
            )}
            {consents.unknown === 0 && <StatusBadge status="PASS" text={t('complete')} />}
          </>
        ) : (
          canEdit && <StatusBadge status="NOT_DETERMINED" text={t('countsOnly')} />
        )}
        {canEdit && (
          <span className="entry-buttons">
            {!rombel.listed && (
              <button
                type="button"
                className="button-plain"
                aria-label={t('editRombel', { rombel: rombel.name })}
                aria-expanded={mode === 'edit'}
                onClick={() => setMode(mode === 'edit' ? 'line' : 'edit')}
              >
                {t('common:edit')}
              </button>
            )}
            <button
              type="button"
              className="button-plain"
              aria-label={t('deleteRombel', { rombel: rombel.name })}
              onClick={() => setMode('delete')}
            >
              {t('common:remove')}
            </button>
          </span>
        )}
      </div>
      {rombel.listed && canEdit && (
        <div className="row rombel-actions">
          <span className="muted">{t('wholeRombel')}</span>
          {CHOICES.map((consent) => (
            <button
              key={consent}
              type="button"
              className="button-secondary"
              disabled={counted[consent] === rombel.pupilCount}
              onClick={() => setMode(consent)}
            >
              {t('all', { choice: t(`choice.${consent}`) })}
            </button>
          ))}
          {PAPERS.map((kind) => (
            <button
              key={kind}
              type="button"
              className="button-secondary"
              disabled={consents?.[kind === 'PERMISSION' ? 'permission' : 'stamped'] === rombel.pupilCount}
              onClick={() => setMode(kind)}
            >
              {t(`papers.all.${kind}`)}
            </button>
          ))}
          <button
            type="button"
            className="button-plain"
            aria-expanded={mode === 'roster'}
            disabled={named.busy}
            onClick={() => {
              setMode(mode === 'roster' ? 'line' : 'roster');
              if (mode !== 'roster') void named.load();
            }}
          >
            {mode === 'roster' ? t('roster.close') : t('roster.open')}
          </button>
        </div>
      )}
      {mode === 'roster' && (
        <Roster schoolId={schoolId} rombelId={rombel.id} rombelName={rombel.name} named={named} today={today} onChanged={onChanged} />
      )}
      {mode === 'edit' && (
        <RombelForm
          schoolId={schoolId}
          first={{ name: rombel.name, pupils: String(rombel.pupilCount) }}
          fixedName
          otherNames={otherNames}
          onSaved={onChanged}
          onClose={close}
        />
      )}
      {mode === 'delete' && (
        <ConfirmDialog
          title={t('delete.title', { rombel: rombel.name })}
          action={t('delete.action')}
          danger
          busy={deleting}
          complaint={complaint}
          onConfirm={() => void remove()}
          onClose={close}
        >
          <p>{rombel.listed ? t('delete.text', { count: rombel.pupilCount }) : t('delete.textCounts')}</p>
        </ConfirmDialog>
      )}
      {PAPERS.map(
        (kind) =>
          mode === kind && (
            <ConfirmDialog
              key={kind}
              title={t(`papers.confirm.${kind}`, { rombel: rombel.name })}
              action={t('papers.confirm.action')}
              busy={recording}
              complaint={complaint}
              onConfirm={() => void recordPaper(kind)}
              onClose={close}
            >
              <p>{t('papers.confirm.text')}</p>
            </ConfirmDialog>
          ),
      )}
      {CHOICES.map(
        (consent) =>
          mode === consent && (
            <ConfirmDialog
              key={consent}
              title={t('confirm.title', { choice: t(`choice.${consent}`), rombel: rombel.name })}
              action={t('confirm.action', { choice: t(`choice.${consent}`), count: rombel.pupilCount - counted[consent] })}
              busy={recording}
              complaint={complaint}
              onConfirm={() => void record(consent)}
              onClose={close}
            >
              <p>{t('confirm.text', { changed: rombel.pupilCount - counted[consent], all: rombel.pupilCount, same: counted[consent] })}</p>
              <p className="muted">{t(`confirm.${consent}`)}</p>
            </ConfirmDialog>
          ),
      )}
    </li>
  );
}

function ConsentBar({ consents: { yes, no, unknown } }: { consents: NonNullable<Rombel['consents']> }) {
  const sum = Math.max(1, yes + no + unknown);
  return (
    <span className="consent-bar" aria-hidden="true">
      <i className="is-yes" style={{ width: `${(100 * yes) / sum}%` }} />
      <i className="is-no" style={{ width: `${(100 * no) / sum}%` }} />
    </span>
  );
}
