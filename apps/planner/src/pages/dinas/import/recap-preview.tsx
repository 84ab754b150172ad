import { RECAP_FORMS, type RecapRow } from '@giliran/dapodik';
import { resolveKecamatan } from '@giliran/dapodik';
import { useMemo, useState } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { formatNumber } from '../../../i18n/format.ts';

const PAGE = 50;

interface RecapPreviewProps {
  readonly records: readonly RecapRow[];
  readonly kecamatan: readonly { readonly code: string; readonly name: string }[];
}

/** What the file holds: by form, by kecamatan with its code, and row by row. */
export function RecapPreview({ records, kecamatan }: RecapPreviewProps) {
  const { t } = useTranslation('dinas-import');
  const [shown, setShown] = useState(PAGE);
  const forms = RECAP_FORMS.flatMap((form) => {
    const own = records.filter((record) => record.form === form);
    return own.length === 0 ? [] : [{ form, count: own.length, pupils: sum(own) }];
  });
  const areas = useMemo(() => {
    const byName = new Map<string, RecapRow[]>();
    for (const record of records) {
      const list = byName.get(record.kecamatanName);
      if (list) list.push(record);
      else byName.set(record.kecamatanName, [record]);
    }
    return [...byName]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, own]) => ({ name, code: resolveKecamatan(name, kecamatan), count: own.length, pupils: sum(own) }));
  }, [records, kecamatan]);
  const unresolved = areas.filter((area) => area.code === null);

  return (
    <div className="stack">
      {unresolved.length > 0 && (
        <div className="note" role="alert">
          <p>
            <strong>{t('area.missing', { n: formatNumber(unresolved.length) })}</strong> {t('area.missingText')}
          </p>
          <ul>
            {unresolved.map((area) => (
              <li key={area.name}>
                {area.name} ({t('units', { n: formatNumber(area.count) })})
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="columns keep-table">
        <DataTable
          caption={t('preview.byForm')}
          rows={forms}
          rowKey={(row) => row.form}
          columns={[
            { key: 'form', header: t('column.form'), rowHeader: true, render: (row) => row.form },
            { key: 'count', header: t('column.units'), numeric: true, render: (row) => formatNumber(row.count) },
            { key: 'pupils', header: t('column.pupils'), numeric: true, render: (row) => formatNumber(row.pupils) },
          ]}
        />
        <DataTable
          caption={t('preview.byArea')}
          rows={areas}
          rowKey={(row) => row.name}
          columns={[
            { key: 'name', header: t('column.kecamatan'), rowHeader: true, render: (row) => row.name },
            { key: 'code', header: t('column.code'), render: (row) => row.code ?? <strong>{t('area.none')}</strong> },
            { key: 'count', header: t('column.units'), numeric: true, render: (row) => formatNumber(row.count) },
            { key: 'pupils', header: t('column.pupils'), numeric: true, render: (row) => formatNumber(row.pupils) },
          ]}
        />
      </div>
      <details className="card">
        <summary>{t('preview.rows', { n: formatNumber(records.length) })}</summary>
        <DataTable
          caption={t('preview.rowsShown', { shown: formatNumber(Math.min(shown, records.length)), n: formatNumber(records.length) })}
          rows={records.slice(0, shown)}
          rowKey={(row) => row.npsn}
          columns={[
            { key: 'name', header: t('column.name'), rowHeader: true, render: (row) => row.name },
            { key: 'npsn', header: 'NPSN', render: (row) => row.npsn },
            { key: 'form', header: t('column.form'), render: (row) => row.form },
            { key: 'kecamatan', header: t('column.kecamatan'), render: (row) => row.kecamatanName },
            {
              key: 'pupils',
              header: t('column.pupils'),
              numeric: true,
              render: (row) => (row.pupils === null ? t('common:unknown') : formatNumber(row.pupils)),
            },
            { key: 'rombel', header: t('column.rombel'), numeric: true, render: (row) => formatNumber(row.rombel) },
            { key: 'rooms', header: t('column.rooms'), numeric: true, render: (row) => formatNumber(row.classrooms) },
            { key: 'teachers', header: t('column.teachers'), numeric: true, render: (row) => formatNumber(row.teachers) },
          ]}
        />
        {shown < records.length && (
          <button type="button" className="button-secondary" onClick={() => setShown(shown + PAGE)}>
            {t('preview.more', { n: formatNumber(Math.min(PAGE, records.length - shown)) })}
          </button>
        )}
      </details>
    </div>
  );
}

function sum(records: readonly RecapRow[]): number {
  return records.reduce((total, record) => total + (record.pupils ?? 0), 0);
}
