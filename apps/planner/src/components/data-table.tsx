import type { Key, ReactNode } from 'react';

export interface Column<Row> {
  readonly key: string;
  readonly header: ReactNode;
  readonly render: (row: Row, index: number) => ReactNode;
  /** Right-aligned figures. */
  readonly numeric?: boolean;
  /** Names the row: becomes its header cell, and the head of its card on a phone. */
  readonly rowHeader?: boolean;
}

interface DataTableProps<Row> {
  /** What the table shows; read aloud, and shown unless `captionHidden`. */
  readonly caption: ReactNode;
  readonly captionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row, index: number) => Key;
  readonly rowClassName?: (row: Row) => string | undefined;
  /** Shown instead of rows when there are none. */
  readonly empty?: ReactNode;
}

/** A table on a wide screen; on a phone each row becomes a card with the column names beside the values. */
export function DataTable<Row>({ caption, captionHidden = false, columns, rows, rowKey, rowClassName, empty }: DataTableProps<Row>) {
  return (
    <div className="table-frame">
      <table className="data-table">
        <caption className={captionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.numeric ? 'numeric' : undefined}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 && empty !== undefined && (
            <tr className="empty-row">
              <td colSpan={columns.length}>{empty}</td>
            </tr>
          )}
          {rows.map((row, index) => (
            <tr key={rowKey(row, index)} className={rowClassName?.(row)}>
              {columns.map((column) => {
                const Cell = column.rowHeader ? 'th' : 'td';
                return (
                  <Cell key={column.key} scope={column.rowHeader ? 'row' : undefined} className={column.numeric ? 'numeric' : undefined}>
                    {!column.rowHeader && (
                      <span className="cell-label" aria-hidden="true">
                        {column.header}
                      </span>
                    )}
                    <span className="cell-value">{column.render(row, index)}</span>
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
