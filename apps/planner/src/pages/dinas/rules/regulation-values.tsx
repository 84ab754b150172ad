import { useState } from 'react';
import { useQuery } from 'urql';
import { DataTable } from '../../../components/data-table.tsx';
import { ProvisionChips } from '../../../components/provision-chips.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { ValuesQuery, type RulesData } from './rules-queries.ts';
import { unitText, valueText } from './value-text.ts';

/** Every value of a stored regulation with its own status: written, reported, unverified, assumed, or not in the text. */
export function RegulationValues({ regulations }: { regulations: RulesData['regulations'] }) {
  const { t } = useTranslation('dinas-rules');
  const [id, setId] = useState('bengkayang-51-2021');
  const [{ data, fetching }] = useQuery({ query: ValuesQuery, variables: { id }, requestPolicy: 'cache-first' });
  const values = data?.regulation.id === id ? data.regulation.values : [];
  return (
    <details className="card" aria-busy={fetching}>
      <summary>{t('values.title')}</summary>
      <p className="small muted">{t('values.text')}</p>
      <SelectField
        label={t('values.regulation')}
        value={id}
        onValue={setId}
        options={regulations.map((one) => ({ value: one.id, label: one.name }))}
      />
      <DataTable
        caption={t('values.caption', { count: values.length })}
        rows={values}
        rowKey={(row, index) => `${row.key}-${index}`}
        columns={[
          { key: 'key', header: t('form.parameter'), rowHeader: true, render: (row) => t(`key.${row.key}`, { defaultValue: row.key }) },
          {
            key: 'value',
            header: t('form.value'),
            render: (row) =>
              row.value === null ? (
                <span className="muted">{t('value.gap')}</span>
              ) : (
                <strong>{`${valueText(row.value, t)} ${unitText(row.unit, t)}`.trim()}</strong>
              ),
          },
          {
            key: 'scope',
            header: t('compare.scope'),
            render: (row) =>
              [row.levelGroup && t(`group.${row.levelGroup}`), row.phase && t(`phase.${row.phase}`)].filter(Boolean).join(', ') || '–',
          },
          {
            key: 'status',
            header: t('values.status'),
            render: (row) => (
              <>
                <span className={`status-word status-${row.status.toLowerCase()}`}>{t(`status.${row.status}`)}</span>
                {!row.enabledByDefault && <span className="value-status">{t('values.off')}</span>}
              </>
            ),
          },
          {
            key: 'where',
            header: t('values.where'),
            render: (row) =>
              row.provisions.length > 0 ? (
                <span className="row">
                  <ProvisionChips provisions={row.provisions} />
                </span>
              ) : row.sources.length > 0 ? (
                <span className="small hash">{row.sources.join(', ')}</span>
              ) : (
                '–'
              ),
          },
        ]}
      />
    </details>
  );
}
