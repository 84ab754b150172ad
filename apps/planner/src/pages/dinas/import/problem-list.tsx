import type { RecapRow, RowProblem } from '@giliran/dapodik';
import { useState } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { formatNumber } from '../../../i18n/format.ts';
import { problemKey } from './chosen-records.ts';

const PAGE = 50;

interface ProblemListProps {
  readonly problems: readonly RowProblem[];
  /** Names of the rows that could be read. */
  readonly nameByRow: ReadonlyMap<number, RecapRow>;
  readonly taken: ReadonlySet<string>;
  readonly onTaken: (taken: ReadonlySet<string>) => void;
}

/** What is wrong, row by row, with the likely value to be ticked: nothing is ever mended in silence. */
export function ProblemList({ problems, nameByRow, taken, onTaken }: ProblemListProps) {
  const { t } = useTranslation('dinas-import');
  const [shown, setShown] = useState(PAGE);
  const likely = problems.filter((problem) => problem.row !== null && problem.suggestion !== undefined);
  const all = likely.length > 0 && likely.every((problem) => taken.has(problemKey(problem)));
  const toggle = (key: string): void => {
    const next = new Set(taken);
    if (!next.delete(key)) next.add(key);
    onTaken(next);
  };
  if (problems.length === 0) return <StatusBadge status="PASS" text={t('problem.none')} />;
  return (
    <section className="stack">
      <h2>{t('problem.title', { n: formatNumber(problems.length) })}</h2>
      {likely.length > 1 && (
        <label className="check">
          <input type="checkbox" checked={all} onChange={() => onTaken(all ? new Set() : new Set(likely.map(problemKey)))} />
          {t('problem.takeAll', { n: formatNumber(likely.length) })}
        </label>
      )}
      <DataTable
        caption={t('problem.caption')}
        captionHidden
        rows={problems.slice(0, shown)}
        rowKey={(problem, index) => `${problemKey(problem)}|${index}`}
        columns={[
          {
            key: 'row',
            header: t('problem.row'),
            rowHeader: true,
            render: (problem) =>
              problem.row === null ? t('problem.file') : `${t('problem.rowNumber', { row: formatNumber(problem.row) })}${nameOf(problem)}`,
          },
          {
            key: 'what',
            header: t('problem.what'),
            render: (problem) => (
              <span className="suggestion-row">
                <span>{problem.message}</span>
                {problem.suggestion === undefined || problem.row === null ? (
                  <span className="muted small">{problem.advice}</span>
                ) : (
                  <>
                    <span>
                      <strong>{t('problem.likely', { written: problem.value ?? '', likely: problem.suggestion })}</strong>
                    </span>
                    <label className="check">
                      <input type="checkbox" checked={taken.has(problemKey(problem))} onChange={() => toggle(problemKey(problem))} />
                      {t('problem.take', { likely: problem.suggestion })}
                    </label>
                  </>
                )}
              </span>
            ),
          },
          { key: 'effect', header: t('problem.effect'), render: (problem) => t(`effect.${isTaken(problem) ? 'TAKEN' : problem.effect}`) },
        ]}
      />
      {shown < problems.length && (
        <button type="button" className="button-secondary" onClick={() => setShown(shown + PAGE)}>
          {t('preview.more', { n: formatNumber(Math.min(PAGE, problems.length - shown)) })}
        </button>
      )}
    </section>
  );

  function isTaken(problem: RowProblem): boolean {
    return problem.suggestion !== undefined && taken.has(problemKey(problem));
  }

  function nameOf(problem: RowProblem): string {
    const record = problem.row === null ? undefined : nameByRow.get(problem.row);
    return record ? `: ${record.name}` : '';
  }
}
