import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/page-header.tsx';

/** The plan board: which group comes when and where. */
export function SchedulePage() {
  const { t } = useTranslation('schedule');
  return <PageHeader title={t('title')} lead={t('lead')} />;
}
