import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/page-header.tsx';

/** The schools of a kabupaten. */
export function SchoolsPage() {
  const { t } = useTranslation('dinas-schools');
  return <PageHeader title={t('title')} lead={t('lead')} />;
}
