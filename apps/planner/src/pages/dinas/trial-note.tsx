import { useTranslation } from '../../i18n/use-translation.ts';

/** Code of the kabupaten whose regulation is stored. */
const HOME = '61.07';

/** In another kabupaten the Bengkayang regulation is no law: says so, once a page. */
export function TrialNote({ kabupatenCode }: { kabupatenCode: string }) {
  const { t } = useTranslation('dinas-schools');
  if (kabupatenCode === HOME) return null;
  return (
    <p className="note" role="note">
      <strong>{t('trial.title')}</strong> {t('trial.text')}
    </p>
  );
}
