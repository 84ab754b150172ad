import { Suspense, useEffect } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { SiteFooter } from '../layout/site-footer.tsx';
import { SiteHeader } from '../layout/site-header.tsx';
import { RoomCalculator } from './calculator/room-calculator.tsx';

/** The first page, for everybody and without sign-in: how many pupils may sit in this room. */
export function CalculatorPage() {
  const { t } = useTranslation('calculator');
  useEffect(() => {
    document.title = `${t('pageTitle')} · Giliran`;
  }, [t]);
  return (
    <>
      <SiteHeader />
      <main id="isi" className="page" tabIndex={-1}>
        <div className="page-header">
          <div>
            <h1>{t('title')}</h1>
            <p className="lead">{t('lead')}</p>
          </div>
        </div>
        <Suspense fallback={null}>
          <RoomCalculator />
        </Suspense>
        <section className="about">
          <h2>{t('about.title')}</h2>
          <ol className="about-points">
            {(['count', 'plan', 'explain'] as const).map((point) => (
              <li key={point}>
                <h3>{t(`about.${point}.title`)}</h3>
                <p>{t(`about.${point}.text`)}</p>
              </li>
            ))}
          </ol>
          <p className="about-links">
            <a className="button" href="/masuk">
              {t('about.signIn')}
            </a>
            <a className="button button-secondary" href="/explorer.html">
              {t('about.explorer')}
            </a>
          </p>
        </section>
      </main>
      <SiteFooter />
    </>
  );
}
