import { useTranslation } from '../i18n/use-translation.ts';

/** What Giliran is not, and where the API can be tried. */
export function SiteFooter() {
  const { t } = useTranslation();
  return (
    <footer className="site-footer no-print">
      <p>{t('footer.notLegalAdvice')}</p>
      <p>
        <a href="/explorer.html">{t('footer.explorer')}</a> · {t('footer.licence')}
      </p>
    </footer>
  );
}
