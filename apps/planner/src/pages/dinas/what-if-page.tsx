import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/page-header.tsx';

/** What another rule would mean for all schools of a kabupaten. */
export function WhatIfPage() {
  const { t } = useTranslation('what-if');
  return <PageHeader title={t('title')} lead={t('lead')} />;
}
