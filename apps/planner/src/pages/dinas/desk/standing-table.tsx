import { useDeferredValue, useId, useState, type ReactNode } from 'react';
import { DataTable, type Column } from '../../../components/data-table.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { formatNumber } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import type { Standing } from './desk-queries.ts';
import { SchoolLink } from './school-link.tsx';

const PAGE = 50;

interface StandingTableProps {
  readonly kabupatenCode: string;
  readonly kecamatan: readonly { readonly code: string; readonly name: string }[];
  readonly caption: string;
  readonly rows: readonly Standing[];
  /** Columns after school and kecamatan. */
  readonly columns: readonly Column<Standing>[];
  readonly empty: ReactNode;
}

/** Schools with where they stand, fifty a page, narrowed by kecamatan and part of the name or NPSN. */
export function StandingTable({ kabupatenCode, kecamatan, caption, rows, columns, empty }: StandingTableProps) {
  const { t } = useTranslation('dinas-desk');
  const id = useId();
  const [area, setArea] = useState('');
  const [typed, setTyped] = useState('');
  const [page, setPage] = useState(0);
  const search = useDeferredValue(typed.trim().toLocaleLowerCase('id'));
  const names = new Map(kecamatan.map(({ code, name }) => [code, name]));
  const found = rows.filter(
    ({ school }) =>
      (area === '' || school.kecamatanCode === area) &&
      (search === '' || school.name.toLocaleLowerCase('id').includes(search) || school.npsn === typed.trim().toUpperCase()),
  );
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const shown = Math.min(page, pages - 1);
  const first = shown * PAGE;
  return (
    <div className="stack">
      {rows.length > 8 && (
        <div className="filter-row no-print">
          <SelectField
            label={t('kecamatan')}
            value={area}
            onValue={(value) => {
              setArea(value);
              setPage(0);
            }}
            options={[{ value: '', label: t('everyKecamatan') }, ...kecamatan.map(({ code, name }) => ({ value: code, label: name }))]}
          />
          <div className="field">
            <label htmlFor={id}>{t('search')}</label>
            <input
              id={id}
              type="search"
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                setPage(0);
              }}
            />
          </div>
        </div>
      )}
      <DataTable
        caption={
          found.length > PAGE
            ? t('shown', {
                caption,
                from: formatNumber(first + 1),
                to: formatNumber(Math.min(first + PAGE, found.length)),
                all: formatNumber(found.length),
              })
            : t('counted', { caption, count: found.length })
        }
        rows={found.slice(first, first + PAGE)}
        rowKey={({ school }) => school.id}
        empty={rows.length === 0 ? empty : t('noneFound')}
        columns={[
          {
            key: 'school',
            header: t('school'),
            rowHeader: true,
            render: ({ school }) => <SchoolLink kabupatenCode={kabupatenCode} school={school} />,
          },
          {
            key: 'area',
            header: t('kecamatan'),
            render: ({ school }) =>
              school.kecamatanCode === null ? t('common:unknown') : (names.get(school.kecamatanCode) ?? school.kecamatanCode),
          },
          ...columns,
        ]}
      />
      {pages > 1 && (
        <nav className="row no-print" aria-label={t('pages')}>
          <button type="button" className="button-secondary" disabled={shown === 0} onClick={() => setPage(shown - 1)}>
            ← {t('common:back')}
          </button>
          <span>{t('page', { page: formatNumber(shown + 1), pages: formatNumber(pages) })}</span>
          <button type="button" className="button-secondary" disabled={shown === pages - 1} onClick={() => setPage(shown + 1)}>
            {t('common:next')} →
          </button>
        </nav>
      )}
    </div>
  );
}
