import { Suspense, useId, useRef, useState, type ReactNode } from 'react';
import { DataTable, type Column } from '../../../components/data-table.tsx';
import { currentLanguage } from '../../../i18n/i18n.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { downloadCsv, downloadPng } from './export-figure.ts';
import { cellText, type FigureTable } from './figure-table.ts';
import { NotForecast } from './not-forecast.tsx';

interface FigureCardProps {
  /** Also the name of downloaded files. */
  readonly fileName: string;
  readonly title: string;
  /** What the picture says, in plain words. */
  readonly summary: string;
  readonly chart: ReactNode;
  /** Keys to the picture: numbers of plans and the like. */
  readonly under?: ReactNode;
  /** How to read it, and what it leaves out. */
  readonly notes?: ReactNode;
  /** Choices that belong to this picture. */
  readonly controls?: ReactNode;
  readonly table: FigureTable;
  /** Lines of a downloaded file that say how the figures were computed. */
  readonly provenance: readonly (readonly string[])[];
  /** On paper and in a report the table stands open beside its picture. */
  readonly tableOpen?: boolean;
}

/** A picture with its sentence, its table, and both to take away. */
export function FigureCard(props: FigureCardProps) {
  const { fileName, title, summary, chart, under, notes, controls, table, provenance, tableOpen = false } = props;
  const { t } = useTranslation('compare');
  const card = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const [failed, setFailed] = useState(false);
  const language = currentLanguage();

  function savePng(): void {
    if (!card.current) return;
    setFailed(false);
    downloadPng(card.current, fileName).catch(() => setFailed(true));
  }

  return (
    <section className="card figure-card" aria-labelledby={titleId}>
      <div ref={card} className="figure-picture">
        <div className="card-head">
          <h2 id={titleId}>{title}</h2>
          <NotForecast />
        </div>
        <p>{summary}</p>
        <div data-export-skip="">{controls}</div>
        <figure className="chart-figure">
          <div role="img" aria-label={`${title}. ${summary}`}>
            <Suspense fallback={<p className="chart-wait muted">{t('common:loading')}</p>}>{chart}</Suspense>
          </div>
          {under}
          {notes && <figcaption className="small muted">{notes}</figcaption>}
        </figure>
        <p className="figure-origin">{provenance.map((line) => line.join(' ')).join(' · ')}</p>
      </div>
      <details {...(tableOpen ? { open: true } : {})}>
        <summary>{t('figure.table')}</summary>
        <p>
          <NotForecast />
        </p>
        <div className="figure-table" role="group" tabIndex={0} aria-label={title}>
          <DataTable
            caption={title}
            captionHidden
            rows={table.rows}
            rowKey={(row) => row.key}
            columns={table.columns.map((column, i): Column<FigureTable['rows'][number]> => ({
              key: String(i),
              header: column.header,
              numeric: i > 0 && column.kind !== undefined,
              rowHeader: i === 0,
              render: (row) => {
                const { text, range } = cellText(row.cells[i], column);
                return (
                  <>
                    {text} {range && <small className="muted interval">({range})</small>}
                  </>
                );
              },
            }))}
          />
        </div>
      </details>
      <p className="figure-actions no-print">
        <button type="button" className="button-plain" onClick={savePng} aria-label={t('figure.pngOf', { title })}>
          {t('figure.png')}
        </button>
        <button
          type="button"
          className="button-plain"
          aria-label={t('figure.csvOf', { title })}
          onClick={() =>
            downloadCsv(
              table,
              [[title], [t('notForecast')], [summary], ...provenance],
              { separator: language === 'en' ? ',' : ';', low: t('figure.low'), high: t('figure.high'), note: t('figure.zero') },
              fileName,
            )
          }
        >
          {t('figure.csv')}
        </button>
      </p>
      {failed && (
        <p className="field-error" role="alert">
          {t('figure.pngFailed')}
        </p>
      )}
    </section>
  );
}
