import { useTranslation } from '../i18n/use-translation.ts';
import { signOut } from '../api/auth.ts';
import { useDemoMode } from '../api/demo-mode.ts';
import { useSession } from '../api/use-session.ts';
import { LanguageSwitch } from './language-switch.tsx';

/** Product name, language, account and, in demo mode, a line that says so. Links are plain: the first page has no router. */
export function SiteHeader() {
  const { t } = useTranslation();
  const session = useSession();
  const demo = useDemoMode();
  const user = session.status === 'in' || session.status === 'expired' ? session.user : null;
  return (
    <header className="site-header no-print">
      <a className="skip-link" href="#isi">
        {t('skipToContent')}
      </a>
      <div className="site-header-row">
        <a className="brand" href="/">
          <img src="/icon.svg" alt="" width="36" height="36" />
          <span>
            <strong>Giliran</strong>
            <small>{t('tagline')}</small>
          </span>
        </a>
        <div className="site-header-tools">
          <LanguageSwitch />
          {user ? (
            <details className="account">
              <summary>
                <span>{user.name}</span>
              </summary>
              <div className="account-menu">
                <p className="muted">{user.email}</p>
                <a href="/masuk">{t('account.chooseRole')}</a>
                <a href="/akun">{t('account.password')}</a>
                <button type="button" className="button-plain" onClick={() => void signOut().then(() => location.assign('/'))}>
                  {t('account.signOut')}
                </button>
              </div>
            </details>
          ) : (
            <a className="button header-button" href="/masuk">
              {t('account.signIn')}
            </a>
          )}
        </div>
      </div>
      <div className="kawung" aria-hidden="true" />
      {demo && <p className="demo-line">{t('demoLine')}</p>}
    </header>
  );
}
