import { Link } from '@tanstack/react-router';
import { useTranslation } from '../../i18n/use-translation.ts';

/** On to the next tab of the way to a schedule. */
export function NextLink({ schoolId, tab }: { schoolId: string; tab: string }) {
  const { t } = useTranslation();
  return (
    <Link className="button button-secondary" to={`/sekolah/${schoolId}/${tab}`}>
      {t('next')}: {t(`tabs.${tab}`)}
    </Link>
  );
}
