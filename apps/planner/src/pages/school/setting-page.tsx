import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/page-header.tsx';

/** Regulations, phase, days and shifts a school plans with. */
export function SettingPage() {
  const { t } = useTranslation('setting');
  return <PageHeader title={t('title')} lead={t('lead')} />;
}
