import type { RotationResult } from '@giliran/epidemic';
import type { RotationAssumption } from '@giliran/planning';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { AssumptionTag } from '../../../components/assumption-tag.tsx';
import { DataTable } from '../../../components/data-table.tsx';
import { formatNumber } from '../../../i18n/format.ts';

/** Everything a comparison takes for granted: of this school, of the engine, and how to repeat it. */
export function AssumptionList({ assumptions, result }: { assumptions: readonly RotationAssumption[]; result: RotationResult | null }) {
  const { t } = useTranslation('compare');
  const show = (value: string | number | boolean | null): string =>
    typeof value === 'number'
      ? formatNumber(value, 4)
      : typeof value === 'boolean'
        ? t(value ? 'common:yes' : 'common:no')
        : (value ?? '–');
  const sourceOf = (source: string): string =>
    source === 'assumption' || source === 'choice' ? t(`source.${source}`) : source.startsWith('school') ? t('source.school') : source;
  return (
    <section className="card">
      <h2>
        {t('assumptions.title')} <AssumptionTag />
      </h2>
      <ul>
        {assumptions.map(({ key, value, source }) => (
          <li key={key}>
            {t(`assume.${key}`, {
              value: key === 'variant' ? t(`variant.${String(value)}`) : key === 'levelLike' ? String(value) : show(value),
            })}{' '}
            <span className="muted small">({sourceOf(source)})</span>
          </li>
        ))}
      </ul>
      {result && (
        <>
          <dl className="facts small">
            <div>
              <dt>{t('meta.replicates')}</dt>
              <dd>{formatNumber(result.replicates)}</dd>
            </div>
            <div>
              <dt>{t('meta.persons')}</dt>
              <dd>{formatNumber(result.persons)}</dd>
            </div>
            <div>
              <dt>{t('meta.seed')}</dt>
              <dd>{result.seed}</dd>
            </div>
            <div>
              <dt>{t('meta.engine')}</dt>
              <dd>{result.engineVersion}</dd>
            </div>
            <div>
              <dt>{t('meta.hash')}</dt>
              <dd>
                <code className="hash">{result.inputHash}</code>
              </dd>
            </div>
          </dl>
          <details>
            <summary>{t('assumptions.engine', { n: formatNumber(result.assumptions.length) })}</summary>
            <p className="small muted">{t('assumptions.engineText')}</p>
            <DataTable
              caption={t('assumptions.engineCaption')}
              captionHidden
              rows={result.assumptions}
              rowKey={(row, index) => `${row.key}-${index}`}
              columns={[
                {
                  key: 'key',
                  header: t('assumptions.key'),
                  rowHeader: true,
                  render: (row) => t(`parameter.${row.key}`, { defaultValue: row.key }),
                },
                { key: 'value', header: t('assumptions.value'), numeric: true, render: (row) => show(row.value) },
                { key: 'source', header: t('assumptions.source'), render: (row) => sourceOf(row.source) },
              ]}
            />
            {result.warnings.length > 0 && (
              <ul className="small muted" lang="en">
                {result.warnings.map((warning) => (
                  <li key={warning}>{warning}</li>
                ))}
              </ul>
            )}
          </details>
        </>
      )}
    </section>
  );
}
