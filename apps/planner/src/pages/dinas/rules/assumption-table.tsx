import { useRef, useState, type FormEvent } from 'react';
import { useMutation } from 'urql';
import { errorText } from '../../../api/client.ts';
import { AssumptionChip } from '../../../components/assumption-chip.tsx';
import { DataTable } from '../../../components/data-table.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { ChangeAssumption, type LocalAssumption } from './rules-queries.ts';
import { valueText } from './value-text.ts';

interface AssumptionTableProps {
  readonly code: string;
  readonly rows: readonly LocalAssumption[];
  readonly mayChange: boolean;
  readonly onChanged: (message: string) => void;
}

/** as they hold here; the Dinas may take another value, with a note. */
export function AssumptionTable({ code, rows, mayChange, onChanged }: AssumptionTableProps) {
  const { t } = useTranslation(['dinas-rules', 'assumptions']);
  return (
    <section className="stack">
      <h2>{t('assumptions.title')}</h2>
      <p className="small muted">{t('assumptions.text')}</p>
      <DataTable
        caption={t('assumptions.title')}
        captionHidden
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { key: 'id', header: t('assumptions.id'), rowHeader: true, render: ({ id }) => <AssumptionChip id={id} /> },
          { key: 'about', header: t('assumptions.about'), render: ({ id }) => <span className="small">{t(`assumptions:${id}`)}</span> },
          {
            key: 'value',
            header: t('assumptions.value'),
            render: (row) => (
              <>
                <strong>{valueText(row.value, t)}</strong>
                {row.changed && (
                  <span className="value-status is-open">
                    {t('assumptions.changed', { own: valueText(row.assumption.value, t), note: row.note })}
                  </span>
                )}
              </>
            ),
          },
          ...(mayChange
            ? [
                {
                  key: 'edit',
                  header: t('common:edit'),
                  render: (row: LocalAssumption) => <Change code={code} row={row} onChanged={onChanged} />,
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}

function Change({ code, row, onChanged }: { code: string; row: LocalAssumption; onChanged: (message: string) => void }) {
  const { t } = useTranslation(['dinas-rules', 'assumptions']);
  const dialog = useRef<HTMLDialogElement>(null);
  const [value, setValue] = useState(row.value);
  const [note, setNote] = useState('');
  const [reference, setReference] = useState('');
  const [{ error, fetching }, change] = useMutation(ChangeAssumption);
  const choices = [...new Set([row.assumption.value, ...row.alternatives, row.value])];

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const own = value === row.assumption.value;
    const result = await change({ code, id: row.id, value: own ? null : value, note, reference: reference || null });
    if (!result.data) return;
    dialog.current?.close();
    setNote('');
    onChanged(t('assumptions.saved', { id: row.id }));
  }

  return (
    <>
      <button
        type="button"
        className="button-secondary"
        onClick={() => dialog.current?.showModal()}
        aria-label={t('assumptions.changeOf', { id: row.id })}
      >
        {t('common:edit')}
      </button>
      <Dialog ref={dialog} title={t('assumptions.changeOf', { id: row.id })}>
        <p>{t(`assumptions:${row.id}`)}</p>
        <form onSubmit={(event) => void submit(event)}>
          {row.alternatives.length > 0 ? (
            <SelectField
              label={t('assumptions.value')}
              value={value}
              onValue={setValue}
              options={choices.map((one) => ({ value: one, label: valueText(one, t) }))}
            />
          ) : (
            <TextField
              label={t('assumptions.value')}
              value={value}
              onValue={setValue}
              hint={t('assumptions.ownHint', { own: row.assumption.value })}
              required
            />
          )}
          <TextField label={t('assumptions.note')} value={note} onValue={setNote} hint={t('assumptions.noteHint')} required />
          <TextField label={t('form.reference')} value={reference} onValue={setReference} />
          <button type="submit" className="button" disabled={fetching || note.trim() === ''}>
            {t('common:save')}
          </button>
          {error && (
            <p className="field-error" role="alert">
              {errorText(error, t)}
            </p>
          )}
        </form>
      </Dialog>
    </>
  );
}
