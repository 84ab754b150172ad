import type { RowProblem } from '@giliran/dapodik';
import { useState } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { DataTable, type Column } from '../../../components/data-table.tsx';
import { StatusBadge, type Status } from '../../../components/status-badge.tsx';

const FIRST = 20;
const STATUS: Readonly<Record<RowProblem['effect'], Status>> = {
  FILE_REFUSED: 'FAIL',
  ROW_LEFT_OUT: 'FAIL',
  VALUE_LEFT_OUT: 'NOT_DETERMINED',
  NOTE: 'NOT_APPLICABLE',
};

/** Problems of a sheet: where, what, and what to do. */
export function SheetProblems({ problems }: { problems: readonly RowProblem[] }) {
  const { t } = useTranslation('sheets');
  const [all, setAll] = useState(false);
  if (problems.length === 0) return null;
  const shown = all ? problems : problems.slice(0, FIRST);
  const sheets = [...new Set(problems.map((problem) => problem.sheet))];
  const columns: readonly Column<RowProblem>[] = [
    {
      key: 'row',
      header: t('column.row'),
      rowHeader: true,
      render: (p) => (p.row === null ? t('wholeFile') : t('rowNumber', { row: p.row })),
    },
    // One sheet is named once, above the table.
    ...(sheets.length > 1 ? [{ key: 'sheet', header: t('column.sheet'), render: (p: RowProblem) => p.sheet }] : []),
    { key: 'column', header: t('column.column'), render: (p) => p.column ?? '–' },
    { key: 'value', header: t('column.value'), render: (p) => p.value ?? '–' },
    {
      key: 'message',
      header: t('column.message'),
      render: (p) => (
        <>
          {p.message} <span className="muted">{p.advice}</span>
        </>
      ),
    },
    { key: 'effect', header: t('column.effect'), render: (p) => <StatusBadge status={STATUS[p.effect]} text={t(`effect.${p.effect}`)} /> },
  ];
  return (
    <div lang="id" className="sheet-problems">
      <DataTable
        caption={
          sheets.length === 1 ? t('problemsOf', { count: problems.length, sheet: sheets[0] }) : t('problems', { count: problems.length })
        }
        rows={shown}
        rowKey={(_problem, index) => index}
        columns={columns}
      />
      {problems.length > FIRST && !all && (
        <button type="button" className="button-plain" onClick={() => setAll(true)}>
          {t('showAll', { count: problems.length })}
        </button>
      )}
    </div>
  );
}
