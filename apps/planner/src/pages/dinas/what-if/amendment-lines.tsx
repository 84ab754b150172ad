import { DataTable } from '../../../components/data-table.tsx';
import { AssumptionTag } from '../../../components/assumption-tag.tsx';
import { formatDay } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { unitText, valueText } from '../rules/value-text.ts';
import type { AmendmentLine } from './scenario-queries.ts';

/** The diff of a what-if: what was, what becomes, for whom, from when, by which words. */
export function AmendmentLines({ lines, caption }: { readonly lines: readonly AmendmentLine[]; readonly caption: string }) {
  const { t } = useTranslation(['what-if', 'dinas-schools']);
  const { t: ofRules } = useTranslation('dinas-rules');
  const value = (json: string | null, unit: string): string =>
    json === null ? ofRules('value.gap') : `${valueText(json, ofRules)} ${unitText(unit, ofRules)}`.trim();
  const remark = (line: AmendmentLine): string | null =>
    line.direction === 'SAME'
      ? t('amendment.same')
      : !line.bites
        ? t('amendment.noBite')
        : !line.counted
          ? t('amendment.notCounted')
          : null;
  return (
    <DataTable
      caption={caption}
      rows={lines}
      rowKey={(_line, index) => index}
      columns={[
        {
          key: 'what',
          header: t('amendment.parameter'),
          rowHeader: true,
          render: (line) => ofRules(`key.${line.key}`, { defaultValue: line.key }),
        },
        {
          key: 'forms',
          header: t('amendment.for'),
          render: (line) => line.forms.map((form) => t(`dinas-schools:formShort.${form}`, { defaultValue: form })).join(', '),
        },
        {
          key: 'was',
          header: t('amendment.was'),
          render: (line) => (
            <>
              {value(line.was, line.unit)}
              {line.wasArticle && <span className="value-status">§ {line.wasArticle}</span>}
            </>
          ),
        },
        {
          key: 'becomes',
          header: t('amendment.becomes'),
          render: (line) => (
            <>
              <strong>{value(line.becomes, line.unit)}</strong>
              <span className={line.direction === 'LOOSER' ? 'value-status is-open' : 'value-status'}>
                {t(`amendment.direction.${line.direction}`)}
              </span>
              {remark(line) !== null && <span className="value-status is-open">⚠ {remark(line)}</span>}
            </>
          ),
        },
        { key: 'from', header: t('amendment.from'), render: (line) => formatDay(line.from) },
        {
          key: 'source',
          header: t('amendment.source'),
          render: (line) =>
            line.article === null && line.quote === null && line.reference === null ? (
              <>
                {t('amendment.supposed')} <AssumptionTag />
              </>
            ) : (
              <span lang="id">
                {[line.article, line.quote && `“${line.quote}”`, line.reference && t('amendment.by', { reference: line.reference })]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            ),
        },
      ]}
    />
  );
}
