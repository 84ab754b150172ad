import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/index.css';
import { startI18n } from './i18n/i18n.ts';
import { CalculatorPage } from './pages/calculator-page.tsx';

// The first page comes without router and API client: they would be most of what a slow phone has to fetch.
const Planner = lazy(async () => ({ default: (await import('./planner.tsx')).Planner }));

const place = document.getElementById('app');
if (!place) throw new Error('index.html has no element #app');
const first = location.pathname === '/' || location.pathname === '/index.html';

void startI18n().then(() => {
  createRoot(place).render(
    <StrictMode>
      <Suspense fallback={null}>{first ? <CalculatorPage /> : <Planner />}</Suspense>
    </StrictMode>,
  );
});

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  addEventListener('load', () => void navigator.serviceWorker.register('/sw.js').catch(() => undefined));
}
