import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/page-header.tsx';

/** Brings the files a school has into Giliran. */
export function DataPage() {
  const { t } = useTranslation('data');
  return <PageHeader title={t('title')} lead={t('lead')} />;
}
