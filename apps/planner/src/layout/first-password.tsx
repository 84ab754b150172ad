import { signOut } from '../api/auth.ts';
import { PageHeader } from '../components/page-header.tsx';
import { PasswordForm } from '../components/password-form.tsx';
import { useTranslation } from '../i18n/use-translation.ts';

/** Stands in place of every page until the one-time password is replaced by an own one. */
export function FirstPassword({ name }: { name: string }) {
  const { t } = useTranslation('account');
  return (
    <>
      <PageHeader title={t('first.title')} lead={t('first.lead', { name })} />
      <section className="card">
        <PasswordForm onChanged={() => location.reload()} />
        <p>
          <button type="button" className="button-plain" onClick={() => void signOut().then(() => location.assign('/'))}>
            {t('common:account.signOut')}
          </button>
        </p>
      </section>
    </>
  );
}
