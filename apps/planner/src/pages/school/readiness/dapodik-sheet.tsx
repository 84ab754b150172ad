import { useState } from 'react';
import { DataTable } from '../../../components/data-table.tsx';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { formatNumber } from '../../../i18n/format.ts';
import type { Item, Readiness } from './readiness-query.ts';

/** The stored answers laid out for copying into the official page, which Giliran does not replace (P7.5.a). */
export function DapodikSheet({ readiness, schoolName, npsn }: { readiness: Readiness; schoolName: string; npsn: string }) {
  const { t, i18n } = useTranslation('readiness');
  const [copied, setCopied] = useState(false);
  const answer = ({ entry, answerKind }: Item) => {
    if (!entry) return '…';
    const yes = answerKind === 'MAPPED_COUNT' ? t('answer.mapped') : t('common:yes');
    return entry.answer === 'YES' ? yes : t('answer.no');
  };
  const detail = ({ entry }: Item) => {
    const evidence = entry?.evidence;
    return [
      evidence?.facilityName,
      evidence?.distanceKm !== null && evidence?.distanceKm !== undefined && `${formatNumber(evidence.distanceKm)} km`,
      evidence?.count !== null && evidence?.count !== undefined && formatNumber(evidence.count),
      evidence?.documentDate,
      evidence?.documentName,
    ]
      .filter((part) => typeof part === 'string')
      .join(', ');
  };
  const lines = () => [
    `${schoolName}\t${npsn}`,
    ...readiness.items.map((item) => [item.code, item.text, answer(item), detail(item)].join('\t')),
  ];
  return (
    <details className="card">
      <summary>{t('sheet.title')}</summary>
      <p>{t('sheet.lead')}</p>
      <DataTable
        caption={t('sheet.title')}
        captionHidden
        rows={readiness.items}
        rowKey={(item) => item.code}
        columns={[
          {
            key: 'item',
            header: t('sheet.item'),
            rowHeader: true,
            render: (item) => `${item.code} ${i18n.language === 'en' ? item.textEn : item.text}`,
          },
          { key: 'answer', header: t('sheet.answer'), render: answer },
          { key: 'detail', header: t('sheet.detail'), render: detail },
        ]}
      />
      <div className="row">
        <button
          type="button"
          className="button-secondary"
          onClick={() => void navigator.clipboard.writeText(lines().join('\n')).then(() => setCopied(true))}
        >
          {t('sheet.copy')}
        </button>
        {copied && <span role="status">{t('sheet.copied')}</span>}
      </div>
    </details>
  );
}
