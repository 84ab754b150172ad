import './assumption-tag.css';
import { useTranslation } from '../i18n/use-translation.ts';

/** A small dashed mark "asumsi" beside a field or figure that is chosen, not law. */
export function AssumptionTag() {
  const { t } = useTranslation();
  return <span className="assumption-tag">{t('valueStatus.assumption')}</span>;
}
