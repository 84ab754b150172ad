import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/page-header.tsx';

/** What the school prints and hands out. */
export function PrintPage() {
  const { t } = useTranslation('print');
  return <PageHeader title={t('title')} lead={t('lead')} />;
}
