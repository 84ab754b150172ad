import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { errorText } from '../../../api/client.ts';
import { graphql, type ResultOf } from '../../../api/graphql.ts';
import { TextField } from '../../../components/text-field.tsx';
import { ConfirmDialog } from '../../school/confirm-dialog.tsx';
import { useTranslation } from '../../../i18n/use-translation.ts';

const ExtrasQuery = graphql(`
  query LocalExtras($code: ID!) {
    kabupaten(code: $code) {
      code
      localExtras {
        id
        text
        source
        enabled
        reference
      }
    }
  }
`);

const SetExtra = graphql(`
  mutation SetLocalExtra($code: ID!, $id: ID!, $enabled: Boolean!, $reference: String) {
    setLocalExtra(kabupatenCode: $code, id: $id, enabled: $enabled, reference: $reference) {
      code
    }
  }
`);

type Extra = ResultOf<typeof ExtrasQuery>['kabupaten']['localExtras'][number];

interface LocalExtrasProps {
  readonly code: string;
  readonly mayChange: boolean;
  readonly onChanged: (message: string) => void;
}

/** Demands that some kabupaten made beyond the checklist: off, until the Dinas asks for one and says on what it rests. */
export function LocalExtras({ code, mayChange, onChanged }: LocalExtrasProps) {
  const { t } = useTranslation('dinas-rules');
  const [{ data, error }, again] = useQuery({ query: ExtrasQuery, variables: { code }, requestPolicy: 'cache-and-network' });
  const [asked, setAsked] = useState<Extra | null>(null);
  const [reference, setReference] = useState('');
  const [{ error: refused, fetching }, set] = useMutation(SetExtra);
  const extras = data?.kabupaten.localExtras ?? [];

  async function act(): Promise<void> {
    if (!asked) return;
    const result = await set({ code, id: asked.id, enabled: !asked.enabled, reference: asked.enabled ? null : reference });
    if (result.error) return;
    again({ requestPolicy: 'network-only' });
    onChanged(t(asked.enabled ? 'extras.off' : 'extras.on', { id: asked.id }));
    setAsked(null);
    setReference('');
  }

  return (
    <section className="card">
      <h2>{t('extras.title')}</h2>
      <p className="small muted">{t('extras.lead')}</p>
      {error && (
        <p className="field-error" role="alert">
          {errorText(error, t)}
        </p>
      )}
      <ul className="local-extras">
        {extras.map((extra) => (
          <li key={extra.id}>
            <p>
              <strong>{extra.id}</strong> <span lang="id">{extra.text}</span>{' '}
              {extra.enabled && <span className="value-status">{t('extras.asked', { reference: extra.reference ?? '–' })}</span>}
              {extra.source && <span className="muted small"> {t('extras.read', { source: extra.source })}</span>}
            </p>
            {mayChange && (
              <button
                type="button"
                className="button-secondary"
                onClick={() => setAsked(extra)}
                aria-label={`${t(extra.enabled ? 'extras.stop' : 'extras.ask')}: ${extra.id}`}
              >
                {t(extra.enabled ? 'extras.stop' : 'extras.ask')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {asked && (
        <ConfirmDialog
          title={t(asked.enabled ? 'extras.stopTitle' : 'extras.askTitle', { id: asked.id })}
          action={t(asked.enabled ? 'extras.stop' : 'extras.ask')}
          busy={fetching}
          complaint={refused ? errorText(refused, t) : null}
          onConfirm={() => void act()}
          onClose={() => setAsked(null)}
        >
          <p lang="id">{asked.text}</p>
          {!asked.enabled && (
            <TextField label={t('form.reference')} value={reference} onValue={setReference} hint={t('extras.referenceHint')} required />
          )}
        </ConfirmDialog>
      )}
    </section>
  );
}
