import { lazy, Suspense, useRef } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { signInAddress } from '../api/auth.ts';
import { useSession } from '../api/use-session.ts';
import { Dialog } from '../components/dialog.tsx';

const SignInForm = lazy(async () => ({ default: (await import('../components/sign-in-form.tsx')).SignInForm }));

/** The session has ended: sign in again above the page, which stays as it is, so nothing typed is lost. */
export function SessionBanner() {
  const { t } = useTranslation();
  const session = useSession();
  const dialog = useRef<HTMLDialogElement>(null);
  if (session.status !== 'expired') return null;
  return (
    <div className="banner banner-warn no-print" role="alert">
      <p>
        {t('session.expired')}{' '}
        <a
          href={signInAddress()}
          onClick={(event) => {
            event.preventDefault();
            dialog.current?.showModal();
          }}
        >
          {t('session.signInAgain')}
        </a>
      </p>
      <Dialog ref={dialog} title={t('session.signInAgain')}>
        <Suspense fallback={<p>{t('loading')}</p>}>
          <SignInForm email={session.user.email} onSignedIn={() => dialog.current?.close()} />
        </Suspense>
      </Dialog>
    </div>
  );
}
