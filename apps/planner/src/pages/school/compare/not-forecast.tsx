import { useTranslation } from '../../../i18n/use-translation.ts';

/** The label that no figure of this page goes without. */
export function NotForecast() {
  const { t } = useTranslation('compare');
  return <span className="not-forecast">{t('notForecast')}</span>;
}
