import { Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { SessionBanner } from './session-banner.tsx';
import { SiteFooter } from './site-footer.tsx';
import { SiteHeader } from './site-header.tsx';

/** Header, banner for an ended session, the page, footer. */
export function AppShell() {
  const { t } = useTranslation();
  return (
    <>
      <SiteHeader />
      <SessionBanner />
      <main id="isi" className="page" tabIndex={-1}>
        <Suspense fallback={<p className="muted">{t('loading')}</p>}>
          <Outlet />
        </Suspense>
      </main>
      <SiteFooter />
    </>
  );
}
