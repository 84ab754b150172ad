import { useTranslation } from '../../i18n/use-translation.ts';
import type { CombinedError } from 'urql';
import { errorText } from '../../api/client.ts';
import { EmptyState } from '../../components/empty-state.tsx';

/** While the data of a page is on its way, or when it could not be fetched. */
export function LoadState({ error, onAgain }: { error: CombinedError | undefined; onAgain: () => void }) {
  const { t } = useTranslation();
  if (!error) return <p className="muted">{t('loading')}</p>;
  return (
    <EmptyState title={t('pageError.title')} text={errorText(error, t)}>
      <button type="button" className="button" onClick={onAgain}>
        {t('pageError.again')}
      </button>
    </EmptyState>
  );
}
