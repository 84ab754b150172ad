import { useQuery } from 'urql';
import { errorText } from '../../../api/client.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { formatDay } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { ReopeningQuery, type Reopening } from './desk-queries.ts';
import { SchoolLink } from './school-link.tsx';
import { StateMark } from './state-mark.tsx';

/** Suspended schools and what still keeps each closed. Nothing reopens alone: the Dinas opens each on its own page. */
export function ReopeningList({ kabupatenCode }: { kabupatenCode: string }) {
  const { t } = useTranslation('dinas-desk');
  const [{ data, error }] = useQuery({ query: ReopeningQuery, variables: { code: kabupatenCode }, requestPolicy: 'cache-and-network' });
  const rows = (data?.kabupaten.lifecycles ?? []).toSorted(
    (a, b) => missing(a).length - missing(b).length || a.school.name.localeCompare(b.school.name, 'id'),
  );
  return (
    <section className="stack">
      <h2>{t('reopening.title')}</h2>
      <p className="small muted">{t('reopening.text')}</p>
      {error && (
        <p className="field-error" role="alert">
          {errorText(error, t)}
        </p>
      )}
      {data && (
        <DataTable
          caption={t('reopening.caption', { count: rows.length })}
          rows={rows}
          rowKey={({ school }) => school.id}
          empty={t('reopening.none')}
          columns={[
            {
              key: 'school',
              header: t('school'),
              rowHeader: true,
              render: ({ school }) => <SchoolLink kabupatenCode={kabupatenCode} school={school} />,
            },
            { key: 'state', header: t('fact.state'), render: ({ state }) => <StateMark state={state} /> },
            { key: 'since', header: t('sinceHead'), render: ({ since }) => (since === null ? '–' : formatDay(since)) },
            { key: 'missing', header: t('reopening.missing'), render: (row) => <Missing row={row} /> },
          ]}
        />
      )}
    </section>
  );
}

function missing(row: Reopening): readonly string[] {
  const step = row.nextSteps.find(({ event }) => event === 'REOPEN');
  return (step?.guards ?? []).filter(({ ok, warning }) => !ok && !warning).map(({ message, article }) => `${message} [${article}]`);
}

function Missing({ row }: { row: Reopening }) {
  const { t } = useTranslation('dinas-desk');
  const step = row.nextSteps.find(({ event }) => event === 'REOPEN');
  if (!step || step.mine === null) return <>{t('reopening.byDinas')}</>;
  const lines = missing(row);
  if (lines.length === 0) return <strong>{t('reopening.ready')}</strong>;
  return (
    <ul className="proposals small" lang="id">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
