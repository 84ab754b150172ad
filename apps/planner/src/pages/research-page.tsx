import { useTranslation } from 'react-i18next';
import { PageHeader } from '../components/page-header.tsx';

/** Entry for researchers: aggregates of a kabupaten and the API explorer. */
export function ResearchPage() {
  const { t } = useTranslation('research');
  return (
    <PageHeader title={t('title')} lead={t('lead')}>
      <a className="button" href="/explorer.html">
        {t('openExplorer')}
      </a>
    </PageHeader>
  );
}
