import { useTranslation } from '../i18n/use-translation.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { SiteFooter } from './site-footer.tsx';
import { SiteHeader } from './site-header.tsx';

/** No page stands at this address. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <>
      <SiteHeader />
      <main id="isi" className="page" tabIndex={-1}>
        <EmptyState title={t('notFound.title')} text={t('notFound.text')}>
          <a className="button" href="/">
            {t('notFound.home')}
          </a>
        </EmptyState>
      </main>
      <SiteFooter />
    </>
  );
}
