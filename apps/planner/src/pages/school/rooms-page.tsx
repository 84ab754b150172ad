import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/page-header.tsx';

/** The rooms of a school: sizes, lawful seats, seat maps. */
export function RoomsPage() {
  const { t } = useTranslation('rooms');
  return <PageHeader title={t('title')} lead={t('lead')} />;
}
