import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/page-header.tsx';

/** Reads the public recap of a kabupaten. */
export function ImportPage() {
  const { t } = useTranslation('dinas-import');
  return <PageHeader title={t('title')} lead={t('lead')} />;
}
