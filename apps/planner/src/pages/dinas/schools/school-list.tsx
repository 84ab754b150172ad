import { MODEL_LEVELS, modelLevelOf, type ModelLevel } from '@giliran/planning';
import { EDUCATION_FORMS } from '@giliran/policy';
import { useDeferredValue, useId, useState } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { useQuery } from 'urql';
import { errorText } from '../../../api/client.ts';
import { graphql, type ResultOf } from '../../../api/graphql.ts';
import { DataTable, type Column } from '../../../components/data-table.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { formatNumber } from '../../../i18n/format.ts';
import { SchoolLink } from '../desk/school-link.tsx';
import { StateMark } from '../desk/state-mark.tsx';

const PAGE = 50;

const SchoolsQuery = graphql(`
  query DinasSchools(
    $kabupatenCode: String!
    $kecamatanCode: String
    $forms: [EducationForm!]
    $search: String
    $first: Int!
    $after: String
  ) {
    schoolCount(kabupatenCode: $kabupatenCode, kecamatanCode: $kecamatanCode, forms: $forms, search: $search)
    schools(kabupatenCode: $kabupatenCode, kecamatanCode: $kecamatanCode, forms: $forms, search: $search, first: $first, after: $after) {
      edges {
        node {
          id
          npsn
          name
          form
          ownership
          source
          kecamatanCode
          recapPupils
          recapRombel
          recapTeachers
          recapRooms
          lifecycle {
            state
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

type ListedSchool = ResultOf<typeof SchoolsQuery>['schools']['edges'][number]['node'];

interface SchoolListProps {
  readonly kabupatenCode: string;
  readonly kecamatan: readonly { readonly code: string; readonly name: string }[];
}

/** The schools of the kabupaten, fifty a page, narrowed by kecamatan, level and part of the name or NPSN. */
export function SchoolList({ kabupatenCode, kecamatan }: SchoolListProps) {
  const { t } = useTranslation('dinas-schools');
  const id = useId();
  const [area, setArea] = useState('');
  const [level, setLevel] = useState<ModelLevel | ''>('');
  const [typed, setTyped] = useState('');
  /** Where each page begins; the last one is shown. */
  const [starts, setStarts] = useState<readonly (string | null)[]>([null]);
  const search = useDeferredValue(typed.trim());
  const [{ data, fetching, error, stale }] = useQuery({
    query: SchoolsQuery,
    variables: {
      kabupatenCode,
      kecamatanCode: area || null,
      forms: level === '' ? null : EDUCATION_FORMS.filter((form) => modelLevelOf(form) === level),
      search: search || null,
      first: PAGE,
      after: starts.at(-1) ?? null,
    },
    requestPolicy: 'cache-and-network',
  });
  const names = new Map(kecamatan.map(({ code, name }) => [code, name]));
  const change = (apply: () => void): void => {
    apply();
    setStarts([null]);
  };
  const rows = data?.schools.edges.map((edge) => edge.node) ?? [];
  const count = data?.schoolCount ?? 0;
  const from = (starts.length - 1) * PAGE + 1;
  const figure = (value: number | null): string => (value === null ? '–' : formatNumber(value));
  const columns: Column<ListedSchool>[] = [
    {
      key: 'name',
      header: t('column.name'),
      rowHeader: true,
      render: (school) => <SchoolLink kabupatenCode={kabupatenCode} school={school} />,
    },
    { key: 'state', header: t('column.state'), render: (school) => <StateMark state={school.lifecycle.state} /> },
    {
      key: 'form',
      header: t('column.form'),
      render: (school) => `${t(`formShort.${school.form}`)}, ${t(`ownership.${school.ownership}`)}`,
    },
    {
      key: 'area',
      header: t('column.kecamatan'),
      render: (school) => (school.kecamatanCode === null ? t('common:unknown') : (names.get(school.kecamatanCode) ?? school.kecamatanCode)),
    },
    { key: 'pupils', header: t('column.pupils'), numeric: true, render: (school) => figure(school.recapPupils) },
    { key: 'rombel', header: t('column.rombel'), numeric: true, render: (school) => figure(school.recapRombel) },
    { key: 'rooms', header: t('column.rooms'), numeric: true, render: (school) => figure(school.recapRooms) },
    { key: 'teachers', header: t('column.teachers'), numeric: true, render: (school) => figure(school.recapTeachers) },
    { key: 'source', header: t('column.source'), render: (school) => t(`source.${school.source}`, { defaultValue: school.source }) },
  ];

  return (
    <section className="stack" aria-busy={fetching || stale}>
      <h2>{t('list.title')}</h2>
      <div className="filter-row">
        <SelectField
          label={t('column.kecamatan')}
          value={area}
          onValue={(value) => change(() => setArea(value))}
          options={[{ value: '', label: t('list.everyKecamatan') }, ...kecamatan.map(({ code, name }) => ({ value: code, label: name }))]}
        />
        <SelectField
          label={t('column.level')}
          value={level}
          onValue={(value) => change(() => setLevel(value))}
          options={[
            { value: '' as const, label: t('list.everyLevel') },
            ...MODEL_LEVELS.map((value) => ({ value, label: t(`level.${value}`) })),
          ]}
        />
        <div className="field">
          <label htmlFor={id}>{t('list.search')}</label>
          <input
            id={id}
            type="search"
            value={typed}
            placeholder={t('list.searchHint')}
            onChange={(event) => change(() => setTyped(event.target.value))}
          />
        </div>
      </div>
      {error && (
        <p className="field-error" role="alert">
          {errorText(error, t)}
        </p>
      )}
      <DataTable
        caption={
          data
            ? rows.length > 0
              ? t('list.shown', { from: formatNumber(from), to: formatNumber(from + rows.length - 1), all: formatNumber(count) })
              : t('list.none')
            : t('common:loading')
        }
        columns={columns}
        rows={rows}
        rowKey={(school) => school.id}
        empty={data && !fetching ? t('list.noneText') : undefined}
      />
      {(starts.length > 1 || data?.schools.pageInfo.hasNextPage) && (
        <nav className="row" aria-label={t('list.pages')}>
          <button type="button" className="button-secondary" disabled={starts.length === 1} onClick={() => setStarts(starts.slice(0, -1))}>
            ← {t('common:back')}
          </button>
          <span>
            {t('list.page', { page: formatNumber(starts.length), pages: formatNumber(Math.max(starts.length, Math.ceil(count / PAGE))) })}
          </span>
          <button
            type="button"
            className="button-secondary"
            disabled={!data?.schools.pageInfo.hasNextPage || fetching}
            onClick={() => data?.schools.pageInfo.endCursor && setStarts([...starts, data.schools.pageInfo.endCursor])}
          >
            {t('common:next')} →
          </button>
        </nav>
      )}
    </section>
  );
}
