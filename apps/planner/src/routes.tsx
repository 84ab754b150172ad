import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect, type RouteComponent } from '@tanstack/react-router';
import { AppShell } from './layout/app-shell.tsx';
import { NotFound } from './layout/not-found.tsx';
import { PageError } from './layout/page-error.tsx';
import { TabLayout } from './layout/tab-layout.tsx';
import { CalculatorPage } from './pages/calculator-page.tsx';
import { REPORT_PATH } from './pages/school/compare/report-path.ts';

type Tabs = Readonly<Record<string, RouteComponent>>;

// A page of a school: one line here (path -> component), its label `tabs.<path>` in i18n/*/common.json, its texts in i18n/*/<name>.json.
const schoolTabs: Tabs = {
  data: lazyRouteComponent(() => import('./pages/school/data-page.tsx'), 'DataPage'),
  ruang: lazyRouteComponent(() => import('./pages/school/rooms-page.tsx'), 'RoomsPage'),
  guru: lazyRouteComponent(() => import('./pages/school/teachers-page.tsx'), 'TeachersPage'),
  siswa: lazyRouteComponent(() => import('./pages/school/pupils-page.tsx'), 'PupilsPage'),
  pelajaran: lazyRouteComponent(() => import('./pages/school/lessons-page.tsx'), 'LessonsPage'),
  aturan: lazyRouteComponent(() => import('./pages/school/setting-page.tsx'), 'SettingPage'),
  jadwal: lazyRouteComponent(() => import('./pages/school/schedule-page.tsx'), 'SchedulePage'),
  temuan: lazyRouteComponent(() => import('./pages/school/findings-page.tsx'), 'FindingsPage'),
  kesiapan: lazyRouteComponent(() => import('./pages/school/readiness-page.tsx'), 'ReadinessPage'),
  harian: lazyRouteComponent(() => import('./pages/school/daily-page.tsx'), 'DailyPage'),
  banding: lazyRouteComponent(() => import('./pages/school/compare-page.tsx'), 'ComparePage'),
  cetak: lazyRouteComponent(() => import('./pages/school/print-page.tsx'), 'PrintPage'),
};

// Pages of a school that are reached from a tab and have none of their own.
const schoolPages: Tabs = {
  'ruang/$roomId': lazyRouteComponent(() => import('./pages/school/room-editor-page.tsx'), 'RoomEditorPage'),
};

const dinasTabs: Tabs = {
  sekolah: lazyRouteComponent(() => import('./pages/dinas/schools-page.tsx'), 'SchoolsPage'),
  kesiapan: lazyRouteComponent(() => import('./pages/dinas/readiness-desk-page.tsx'), 'ReadinessDeskPage'),
  izin: lazyRouteComponent(() => import('./pages/dinas/permits-page.tsx'), 'PermitsPage'),
  zona: lazyRouteComponent(() => import('./pages/dinas/zones-page.tsx'), 'ZonesPage'),
  kasus: lazyRouteComponent(() => import('./pages/dinas/cases-page.tsx'), 'CasesPage'),
  'aturan-daerah': lazyRouteComponent(() => import('./pages/dinas/local-rules-page.tsx'), 'LocalRulesPage'),
  akun: lazyRouteComponent(() => import('./pages/dinas/accounts-page.tsx'), 'AccountsPage'),
  impor: lazyRouteComponent(() => import('./pages/dinas/import-page.tsx'), 'ImportPage'),
  'uji-aturan': lazyRouteComponent(() => import('./pages/dinas/what-if-page.tsx'), 'WhatIfPage'),
};

// One school on the desk of the dinas, reached from every list.
const dinasPages: Tabs = {
  'sekolah/$deskSchoolId': lazyRouteComponent(() => import('./pages/dinas/school-desk-page.tsx'), 'SchoolDeskPage'),
};

const root = createRootRoute({ notFoundComponent: NotFound });
const publicPage = createRoute({ getParentRoute: () => root, path: '/', component: CalculatorPage });
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: AppShell });
const signIn = createRoute({
  getParentRoute: () => shell,
  path: '/masuk',
  component: lazyRouteComponent(() => import('./pages/sign-in-page.tsx'), 'SignInPage'),
});
const ownAccount = createRoute({
  getParentRoute: () => shell,
  path: '/akun',
  component: lazyRouteComponent(() => import('./pages/account-page.tsx'), 'AccountPage'),
});
const research = createRoute({
  getParentRoute: () => shell,
  path: '/peneliti/$kabupatenCode',
  component: lazyRouteComponent(() => import('./pages/research-page.tsx'), 'ResearchPage'),
});
// What a shared link computes again; needs no account.
const report = createRoute({
  getParentRoute: () => shell,
  path: REPORT_PATH,
  component: lazyRouteComponent(() => import('./pages/school/compare-report-page.tsx'), 'CompareReportPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    publicPage,
    shell.addChildren([
      signIn,
      ownAccount,
      research,
      report,
      tabbed('/sekolah/$schoolId', schoolTabs, schoolPages),
      tabbed('/dinas/$kabupatenCode', dinasTabs, dinasPages),
    ]),
  ]),
  defaultErrorComponent: PageError,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

/** A layout with a row of tabs; the address without a tab leads to the first one. */
function tabbed(path: string, tabs: Tabs, others: Tabs = {}) {
  const [first] = Object.keys(tabs);
  const layout = createRoute({
    getParentRoute: () => shell,
    path,
    component: () => <TabLayout tabs={Object.keys(tabs)} />,
  });
  const index = createRoute({
    getParentRoute: () => layout,
    path: '/',
    beforeLoad: ({ location }) => {
      throw redirect({ to: `${location.pathname.replace(/\/$/, '')}/${first ?? ''}`, replace: true });
    },
  });
  const pages = Object.entries({ ...tabs, ...others }).map(([tab, component]) =>
    createRoute({ getParentRoute: () => layout, path: tab, component }),
  );
  return layout.addChildren([index, ...pages]);
}
