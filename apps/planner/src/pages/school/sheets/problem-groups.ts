import type { RowProblem } from '@giliran/dapodik';

/** Problems of a sheet by what they mean for the user. */
export interface ProblemGroups {
  /** The file as a whole is refused. */
  readonly refused: readonly RowProblem[];
  /** Rows left out, then values left out, then notes; each by row. */
  readonly rows: readonly RowProblem[];
  /** Different rows that are not taken. */
  readonly rowsLeftOut: number;
  /** Problems with a likely value that can be accepted. */
  readonly suggestions: number;
}

const ORDER: Readonly<Record<RowProblem['effect'], number>> = { FILE_REFUSED: 0, ROW_LEFT_OUT: 1, VALUE_LEFT_OUT: 2, NOTE: 3 };

/** Sorts the problems of a sheet, gravest first. O(n log n). */
export function problemGroups(problems: readonly RowProblem[]): ProblemGroups {
  const rows = problems
    .filter((problem) => problem.effect !== 'FILE_REFUSED')
    .sort((a, b) => ORDER[a.effect] - ORDER[b.effect] || (a.row ?? 0) - (b.row ?? 0));
  return {
    refused: problems.filter((problem) => problem.effect === 'FILE_REFUSED'),
    rows,
    rowsLeftOut: new Set(rows.filter((problem) => problem.effect === 'ROW_LEFT_OUT').map((problem) => `${problem.sheet}\n${problem.row}`))
      .size,
    suggestions: rows.filter((problem) => problem.suggestion !== undefined).length,
  };
}

/** Lines for the import log on the server: where and which kind, never a value of a cell. */
export function logLines(problems: readonly RowProblem[], most = 500): string[] {
  return problems
    .slice(0, most)
    .map(({ row, column, code }) => [row === null ? 'berkas' : `baris ${row}`, column, code].filter((part) => part !== null).join(' · '));
}
