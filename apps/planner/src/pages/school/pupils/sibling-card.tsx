import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { errorText } from '../../../api/client.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { familiesOf } from './families-of.ts';
import type { Rombel } from './pupils-query.ts';
import { LinkSiblingsMutation, SiblingsQuery, UnlinkSiblingsMutation } from './siblings-query.ts';

interface SiblingCardProps {
  readonly schoolId: string;
  readonly rombel: readonly Rombel[];
}

const NOBODY = { rombelId: '', pupilId: '' };

/** Families of the school by rombel and roster number: seen, joined by hand, parted. No names are read. */
export function SiblingCard({ schoolId, rombel }: SiblingCardProps) {
  const { t } = useTranslation('siblings');
  const [{ data, error }, ask] = useQuery({ query: SiblingsQuery, variables: { schoolId } });
  const [{ fetching: linking }, link] = useMutation(LinkSiblingsMutation);
  const [{ fetching: parting }, unlink] = useMutation(UnlinkSiblingsMutation);
  const [first, setFirst] = useState(NOBODY);
  const [second, setSecond] = useState(NOBODY);
  const [complaint, setComplaint] = useState<string | null>(null);
  const [forgetting, setForgetting] = useState(false);
  const pupils = data?.school.pupils ?? [];
  const families = familiesOf(pupils, rombel);
  const again = () => ask({ requestPolicy: 'network-only' });

  async function join(): Promise<void> {
    setComplaint(null);
    const result = await link({ schoolId, pupilIds: [first.pupilId, second.pupilId] });
    if (result.error) return setComplaint(errorText(result.error, t));
    setSecond(NOBODY);
    again();
  }

  async function part(pupilIds: readonly string[] | null): Promise<void> {
    setComplaint(null);
    const result = await unlink({ schoolId, pupilIds: pupilIds === null ? null : [...pupilIds] });
    if (result.error) setComplaint(errorText(result.error, t));
    setForgetting(false);
    again();
  }

  const picker = (label: string, chosen: typeof NOBODY, choose: (next: typeof NOBODY) => void) => (
    <fieldset className="sibling-picker">
      <legend>{label}</legend>
      <label>
        <span>{t('rombel')}</span>
        <select value={chosen.rombelId} onChange={(event) => choose({ rombelId: event.target.value, pupilId: '' })}>
          <option value="">{t('choose')}</option>
          {rombel
            .filter((one) => one.listed)
            .map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
        </select>
      </label>
      <label>
        <span>{t('number')}</span>
        <select
          value={chosen.pupilId}
          disabled={chosen.rombelId === ''}
          onChange={(event) => choose({ ...chosen, pupilId: event.target.value })}
        >
          <option value="">{t('choose')}</option>
          {pupils
            .filter((pupil) => pupil.rombelId === chosen.rombelId)
            .map((pupil) => (
              <option key={pupil.id} value={pupil.id}>
                {pupil.rosterNumber}
              </option>
            ))}
        </select>
      </label>
    </fieldset>
  );

  return (
    <section className="card stack" aria-labelledby="kakak-adik">
      <div>
        <h2 id="kakak-adik">{t('title')}</h2>
        <p className="muted">{t('lead')}</p>
      </div>
      {(complaint ?? error) && (
        <p className="field-error" role="alert">
          {complaint ?? (error ? errorText(error, t) : '')}
        </p>
      )}
      <p role="status">{t('count', { families: families.length, pupils: families.reduce((sum, one) => sum + one.members.length, 0) })}</p>
      {families.length > 0 && (
        <details>
          <summary>{t('show')}</summary>
          <ul className="family-list">
            {families.map((family) => (
              <li key={family.id}>
                <span>{family.members.map((member) => member.text).join(' + ')}</span>
                <button
                  type="button"
                  className="button-plain"
                  disabled={parting}
                  aria-label={t('partOf', { family: family.members.map((member) => member.text).join(' + ') })}
                  onClick={() => void part(family.members.map((member) => member.id))}
                >
                  {t('part')}
                </button>
              </li>
            ))}
          </ul>
          <button type="button" className="button-plain" disabled={parting} onClick={() => setForgetting(true)}>
            {t('forget')}
          </button>
        </details>
      )}
      <div className="row">
        {picker(t('first'), first, setFirst)}
        {picker(t('second'), second, setSecond)}
        <button
          type="button"
          className="button-secondary"
          disabled={linking || first.pupilId === '' || second.pupilId === '' || first.pupilId === second.pupilId}
          onClick={() => void join()}
        >
          {t('join')}
        </button>
      </div>
      {forgetting && (
        <ConfirmDialog
          title={t('forgetTitle')}
          action={t('forget')}
          danger
          busy={parting}
          complaint={null}
          onConfirm={() => void part(null)}
          onClose={() => setForgetting(false)}
        >
          <p>{t('forgetText')}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
