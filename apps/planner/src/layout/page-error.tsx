import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from '../i18n/use-translation.ts';
import { EmptyState } from '../components/empty-state.tsx';

/** A page failed: often its file could not be fetched. Says so and offers to try again. */
export function PageError({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <EmptyState title={t('pageError.title')} text={t('pageError.text')}>
      <p className="muted small">{error instanceof Error ? error.message : String(error)}</p>
      <button type="button" className="button" onClick={() => location.reload()}>
        {t('pageError.again')}
      </button>
    </EmptyState>
  );
}
