import { useId, useState, type FormEvent } from 'react';
import { useMutation, useQuery } from 'urql';
import { errorText } from '../../../api/client.ts';
import { graphql } from '../../../api/graphql.ts';
import { AssumptionChip } from '../../../components/assumption-chip.tsx';
import { DateField } from '../../../components/date-field.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { formatDay } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';

const TextsQuery = graphql(`
  query LocalTexts($code: ID!) {
    today
    kabupaten(code: $code) {
      code
      localDocuments {
        id
        number
        body
        source
        from
      }
    }
  }
`);

const SaveText = graphql(`
  mutation SaveLocalText($code: ID!, $body: String, $source: String!, $from: Day!) {
    saveLocalDocument(kabupatenCode: $code, kind: STAMPED_STATEMENT, body: $body, source: $source, from: $from) {
      id
    }
  }
`);

interface LocalTextsProps {
  readonly code: string;
  readonly mayChange: boolean;
  readonly onChanged: (message: string) => void;
}

/** The words of the stamped statement (P7.7.b): Giliran makes up none; the Dinas gives them with their source, or schools print none. */
export function LocalTexts({ code, mayChange, onChanged }: LocalTextsProps) {
  const { t } = useTranslation('dinas-rules');
  const [{ data, error }, again] = useQuery({ query: TextsQuery, variables: { code }, requestPolicy: 'cache-and-network' });
  const versions = data?.kabupaten.localDocuments ?? [];
  const inForce = versions.find(({ from }) => data && from <= data.today);
  const changed = (message: string): void => {
    again({ requestPolicy: 'network-only' });
    onChanged(message);
  };
  return (
    <section className="card">
      <h2>
        {t('texts.title')} <AssumptionChip id="A-03" />
      </h2>
      <p className="small muted">{t('texts.lead')}</p>
      {error && (
        <p className="field-error" role="alert">
          {errorText(error, t)}
        </p>
      )}
      {data && (
        <>
          {inForce?.body ? (
            <>
              <p>{t('texts.inForce', { number: inForce.number, day: formatDay(inForce.from), source: inForce.source })}</p>
              <blockquote className="local-text" lang="id">
                {inForce.body}
              </blockquote>
            </>
          ) : (
            <p className="note">{t('texts.none')}</p>
          )}
          {mayChange && <TextForm key={inForce?.id ?? ''} code={code} today={data.today} first={inForce?.body ?? ''} onSaved={changed} />}
          {versions.length > 0 && (
            <details className="sub-details">
              <summary>{t('texts.history', { count: versions.length })}</summary>
              <ol reversed>
                {versions.map((version) => (
                  <li key={version.id} value={version.number}>
                    {t('texts.since', { day: formatDay(version.from) })}: {version.body ?? t('texts.takenBack')} ({version.source})
                  </li>
                ))}
              </ol>
            </details>
          )}
        </>
      )}
    </section>
  );
}

interface TextFormProps {
  readonly code: string;
  readonly today: string;
  readonly first: string;
  readonly onSaved: (message: string) => void;
}

function TextForm({ code, today, first, onSaved }: TextFormProps) {
  const { t } = useTranslation('dinas-rules');
  const id = useId();
  const [body, setBody] = useState(first);
  const [source, setSource] = useState('');
  const [from, setFrom] = useState(today);
  const [{ error, fetching }, save] = useMutation(SaveText);

  async function send(words: string | null): Promise<void> {
    const result = await save({ code, body: words, source, from });
    if (!result.error) onSaved(t(words === null ? 'texts.takenBackDone' : 'texts.saved', { day: formatDay(from) }));
  }

  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void send(body);
      }}
    >
      <div className="field">
        <label htmlFor={`${id}-body`}>{t('texts.body')}</label>
        <textarea
          id={`${id}-body`}
          rows={6}
          maxLength={3000}
          value={body}
          lang="id"
          required
          aria-describedby={`${id}-hint`}
          onChange={(event) => setBody(event.target.value)}
        />
        <p id={`${id}-hint`} className="field-hint">
          {t('texts.bodyHint')}
        </p>
      </div>
      <div className="filter-row">
        <TextField label={t('texts.source')} value={source} onValue={setSource} hint={t('texts.sourceHint')} required />
        <DateField label={t('texts.from')} value={from} onValue={setFrom} required />
      </div>
      {error && (
        <p className="field-error" role="alert">
          {errorText(error, t)}
        </p>
      )}
      <div className="row">
        <button type="submit" className="button" disabled={fetching || body.trim() === first || source.trim() === ''}>
          {t('texts.save')}
        </button>
        {first !== '' && (
          <button type="button" className="button-secondary" disabled={fetching || source.trim() === ''} onClick={() => void send(null)}>
            {t('texts.takeBack')}
          </button>
        )}
      </div>
    </form>
  );
}
