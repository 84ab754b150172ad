import { useTranslation } from 'react-i18next';
import { EmptyState } from '../components/empty-state.tsx';

/** A page failed: often its file could not be fetched. Says so and offers to try again. */
export function PageError({ error }: { error: Error }) {
  const { t } = useTranslation();
  return (
    <EmptyState title={t('pageError.title')} text={t('pageError.text')}>
      <p className="muted small">{error.message}</p>
      <button type="button" className="button" onClick={() => location.reload()}>
        {t('pageError.again')}
      </button>
    </EmptyState>
  );
}
