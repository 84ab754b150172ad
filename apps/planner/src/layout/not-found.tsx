import { useTranslation } from '../i18n/use-translation.ts';
import { EmptyState } from '../components/empty-state.tsx';

/** No page stands at this address. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <EmptyState title={t('notFound.title')} text={t('notFound.text')}>
      <a className="button" href="/">
        {t('notFound.home')}
      </a>
    </EmptyState>
  );
}
