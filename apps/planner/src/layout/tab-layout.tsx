import { Link, Outlet, useLocation, useParams } from '@tanstack/react-router';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { useSession } from '../api/use-session.ts';
import { useViewer } from '../api/use-viewer.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { SignInForm } from '../components/sign-in-form.tsx';

/** The pages of one school or one kabupaten under a row of tabs. Asks for sign-in first; an expired session keeps the page. */
export function TabLayout({ tabs }: { tabs: readonly string[] }) {
  const { t } = useTranslation();
  const session = useSession();
  if (session.status === 'loading') return <p className="muted">{t('loading')}</p>;
  if (session.status === 'out') {
    return (
      <EmptyState title={t('session.needed')} text={t('session.neededText')}>
        <SignInForm />
      </EmptyState>
    );
  }
  return <Tabs tabs={tabs} />;
}

const DINAS_ONLY = ['impor', 'uji-aturan', 'akun'];

function Tabs({ tabs }: { tabs: readonly string[] }) {
  const { t } = useTranslation();
  const { schoolId, kabupatenCode } = useParams({ strict: false }) as { schoolId?: string; kabupatenCode?: string };
  const { pathname } = useLocation();
  const viewer = useViewer();
  const row = useRef<HTMLElement>(null);
  const base = schoolId === undefined ? `/dinas/${kabupatenCode ?? ''}` : `/sekolah/${schoolId}`;
  const membership = viewer?.memberships.find((m) =>
    schoolId === undefined ? m.kabupatenCode === kabupatenCode : m.schoolId === schoolId,
  );
  // What only the dinas may do is no tab for the other officers of the kabupaten.
  const isDinas = viewer?.memberships.some((m) => m.role === 'DINAS' && m.kabupatenCode === kabupatenCode) ?? true;
  const shown = schoolId === undefined && !isDinas ? tabs.filter((tab) => !DINAS_ONLY.includes(tab)) : tabs;
  const openTab = shown.findIndex((tab) => `${pathname}/`.startsWith(`${base}/${tab}/`));
  // On a narrow screen the row scrolls sideways: the open tab must be in sight.
  useEffect(() => {
    row.current?.children[openTab]?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [openTab]);
  return (
    <>
      <p className="place-name no-print">
        {schoolId === undefined
          ? (membership?.kabupatenName ?? t('place.kabupaten', { code: kabupatenCode }))
          : (membership?.schoolName ?? t('place.school'))}
      </p>
      <nav className="tabs no-print" aria-label={t('tabs.label')} ref={row}>
        {shown.map((tab) => (
          <Link key={tab} to={`${base}/${tab}`} activeProps={{ 'aria-current': 'page' }}>
            {t(`tabs.${tab}`)}
          </Link>
        ))}
      </nav>
      <Suspense fallback={<p className="muted">{t('loading')}</p>}>
        <Outlet />
      </Suspense>
    </>
  );
}
