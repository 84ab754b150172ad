import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/page-header.tsx';

/** Compares rotations by infection risk and learning hours. */
export function ComparePage() {
  const { t } = useTranslation('compare');
  return <PageHeader title={t('title')} lead={t('lead')} />;
}
