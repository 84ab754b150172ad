import { useState } from 'react';
import { useSession } from '../api/use-session.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { PasswordForm } from '../components/password-form.tsx';
import { SignInForm } from '../components/sign-in-form.tsx';
import { useTranslation } from '../i18n/use-translation.ts';

/** The own account: who is signed in, and the password. */
export function AccountPage() {
  const { t } = useTranslation('account');
  const session = useSession();
  const [changed, setChanged] = useState(false);
  if (session.status === 'loading') return <p className="muted">{t('common:loading')}</p>;
  if (session.status !== 'in') {
    return (
      <EmptyState title={t('common:session.needed')} text={t('common:session.neededText')}>
        <SignInForm />
      </EmptyState>
    );
  }
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead', { name: session.user.name, email: session.user.email })} />
      <section className="card" aria-labelledby="kata-sandi">
        <h2 id="kata-sandi">{t('password.title')}</h2>
        <p role="status" className={changed ? 'note' : undefined}>
          {changed ? t('password.changed') : ''}
        </p>
        <PasswordForm onChanged={() => setChanged(true)} />
      </section>
    </>
  );
}
