import type { RecapRow, RowProblem } from '@giliran/dapodik';
import type { RecapReading } from '../../../engine/tasks/read-recap.ts';

/** Names one value a problem is about. */
export function problemKey(problem: Pick<RowProblem, 'row' | 'column'>): string {
  return `${problem.row ?? ''}|${problem.column ?? ''}`;
}

/** Problems whose likely value may be taken. O(problems). */
export function suggestions(reading: RecapReading): RowProblem[] {
  return reading.plain.problems.filter((problem) => problem.row !== null && problem.suggestion !== undefined);
}

/**
 * The rows to store when only the likely values named in `taken` are used. A row that was left out comes in once all of the
 * values that kept it out are taken; an unreadable count of pupils is taken on its own. A repeated NPSN keeps its first row.
 * O(rows + problems).
 */
export function chosenRecords(reading: RecapReading, taken: ReadonlySet<string>): RecapRow[] {
  const plain = new Map(reading.plain.records.map((record) => [record.row, record]));
  const byRow = new Map<number, RowProblem[]>();
  for (const problem of reading.plain.problems)
    if (problem.row !== null) byRow.set(problem.row, [...(byRow.get(problem.row) ?? []), problem]);
  const chosen = new Map<number, RecapRow>(plain);
  for (const accepted of reading.accepted.records) {
    const problems = (byRow.get(accepted.row) ?? []).filter((problem) => problem.suggestion !== undefined);
    if (problems.length === 0) continue;
    const isTaken = (problem: RowProblem): boolean => taken.has(problemKey(problem));
    const asWritten = plain.get(accepted.row);
    if (!asWritten && !problems.filter((problem) => problem.effect === 'ROW_LEFT_OUT').every(isTaken)) continue;
    const ofPupils = problems.find((problem) => problem.effect === 'VALUE_LEFT_OUT');
    chosen.set(accepted.row, { ...(asWritten ?? accepted), pupils: ofPupils && !isTaken(ofPupils) ? null : accepted.pupils });
  }
  const npsn = new Set<string>();
  return [...chosen.values()]
    .sort((a, b) => a.row - b.row)
    .filter((record) => {
      if (npsn.has(record.npsn)) return false;
      npsn.add(record.npsn);
      return true;
    });
}
