import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/page-header.tsx';

/** The rombel of a school, their pupils and the recorded choice of the parents. */
export function PupilsPage() {
  const { t } = useTranslation('pupils');
  return <PageHeader title={t('title')} lead={t('lead')} />;
}
