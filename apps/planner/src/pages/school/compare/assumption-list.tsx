import { PARAMETER_LIST, type RotationResult } from '@giliran/epidemic';
import type { RotationAssumption } from '@giliran/planning';
import { AssumptionTag } from '../../../components/assumption-tag.tsx';
import { DataTable } from '../../../components/data-table.tsx';
import { engineText } from './engine-text.ts';
import { planName } from './plan-names.ts';
import { formatNumber, formatShare } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';

interface AssumptionListProps {
  readonly assumptions: readonly RotationAssumption[];
  readonly result: RotationResult | null;
  /** In a report nothing is folded away. */
  readonly open?: boolean;
}

/** Notes whose value is a share. */
const SHARES = new Set([
  'ascertainment',
  'pupilCompliance',
  'detection',
  'screening.sensitivity',
  'zoneWorse',
  'zoneBetter',
  'vaccinatedPupils',
  'vaccinatedTeachers',
  'vaccinatedAdults',
]);

/** Everything a comparison takes for granted: of this school, of the panel, of the engine. */
export function AssumptionList({ assumptions, result, open = false }: AssumptionListProps) {
  const { t, i18n } = useTranslation('compare');
  const show = (value: string | number | boolean | null): string =>
    typeof value === 'number'
      ? formatNumber(value, 4)
      : typeof value === 'boolean'
        ? t(value ? 'common:yes' : 'common:no')
        : value === null
          ? '–'
          : engineText(i18n.language, value);
  const valueOf = ({ key, value }: RotationAssumption): string =>
    key === 'variant'
      ? t(`variant.${String(value)}`)
      : key === 'zoneFrom'
        ? t(`zone.${String(value)}`)
        : SHARES.has(key) && typeof value === 'number'
          ? formatShare(value)
          : show(value);
  const sourceOf = (source: string): string =>
    source === 'assumption' || source === 'choice'
      ? t(`source.${source}`)
      : source.startsWith('school')
        ? t('source.school')
        : engineText(i18n.language, source);
  const labelOf = (key: string): string =>
    PARAMETER_LIST.find((one) => one.key === key)?.label[i18n.language] ?? t(`parameter.${key}`, { defaultValue: key });
  // What the panel sets of the engine's own numbers goes by the engine's name.
  const sentenceOf = (one: RotationAssumption): string => {
    const value = valueOf(one);
    const info = PARAMETER_LIST.find(({ key }) => key === one.key);
    return info && one.source === 'choice' && !SHARES.has(one.key)
      ? t('assume.number', { label: info.label[i18n.language], value: info.unit === 'days' ? t('panel.daysOf', { days: value }) : value })
      : t(`assume.${one.key}`, { value });
  };
  return (
    <section className="card" aria-labelledby="assumptions-title">
      <h2 id="assumptions-title">
        {t('assumptions.title')} <AssumptionTag />
      </h2>
      <ul>
        {assumptions.map((one) => (
          <li key={one.key}>
            {sentenceOf(one)} <span className="muted small">({sourceOf(one.source)})</span>
          </li>
        ))}
      </ul>
      {result && (
        <>
          <details {...(open ? { open: true } : {})}>
            <summary>{t('assumptions.engine', { n: formatNumber(result.assumptions.length) })}</summary>
            <p className="small muted">{t('assumptions.engineText')}</p>
            <DataTable
              caption={t('assumptions.engineCaption')}
              captionHidden
              rows={result.assumptions}
              rowKey={(row, index) => `${row.key}-${index}`}
              columns={[
                { key: 'key', header: t('assumptions.key'), rowHeader: true, render: (row) => labelOf(row.key) },
                { key: 'value', header: t('assumptions.value'), numeric: true, render: (row) => show(row.value) },
                { key: 'source', header: t('assumptions.source'), render: (row) => sourceOf(row.source) },
              ]}
            />
          </details>
          {result.warnings.length > 0 && (
            <ul className="small muted">
              {result.warnings.map((warning) => (
                <li key={warning}>
                  {engineText(
                    i18n.language,
                    warning.replace(/^plan (\S+):/, (_, id: string) => `plan ${planName(t, id)}:`),
                  )}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}
