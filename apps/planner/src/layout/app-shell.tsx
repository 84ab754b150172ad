import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useSession } from '../api/use-session.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { SessionBanner } from './session-banner.tsx';
import { SiteFooter } from './site-footer.tsx';
import { SiteHeader } from './site-header.tsx';

const FirstPassword = lazy(async () => ({ default: (await import('./first-password.tsx')).FirstPassword }));

/** Header, banner for an ended session, the page, footer. */
export function AppShell() {
  const { t } = useTranslation();
  const session = useSession();
  return (
    <>
      <SiteHeader />
      <SessionBanner />
      <main id="isi" className="page" tabIndex={-1}>
        <Suspense fallback={<p className="muted">{t('loading')}</p>}>
          {session.status === 'in' && session.user.mustChangePassword ? <FirstPassword name={session.user.name} /> : <Outlet />}
        </Suspense>
      </main>
      <SiteFooter />
    </>
  );
}
