import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/page-header.tsx';

/** Every rule judged on the current plan. */
export function FindingsPage() {
  const { t } = useTranslation('findings');
  return <PageHeader title={t('title')} lead={t('lead')} />;
}
