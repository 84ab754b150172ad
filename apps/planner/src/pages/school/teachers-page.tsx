import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/page-header.tsx';

/** The teachers of a school and how often they can teach. */
export function TeachersPage() {
  const { t } = useTranslation('teachers');
  return <PageHeader title={t('title')} lead={t('lead')} />;
}
