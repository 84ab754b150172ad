import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { useClient, useQuery } from 'urql';
import { signIn } from '../api/auth.ts';
import { graphql } from '../api/graphql.ts';
import { homeAddress, safeReturnPath } from '../api/home-address.ts';
import { useSession } from '../api/use-session.ts';
import { useViewer, ViewerQuery, type Viewer } from '../api/use-viewer.ts';
import { PageHeader } from '../components/page-header.tsx';
import { SignInForm } from '../components/sign-in-form.tsx';

const DemoAccountsQuery = graphql(`
  query DemoAccounts {
    demoMode
    demoAccounts {
      email
      password
      label
      role
    }
  }
`);

/** Sign-in; in demo mode with ready accounts. Signed in already: the account's roles to choose from. */
export function SignInPage() {
  const { t } = useTranslation('sign-in');
  const client = useClient();
  const navigate = useNavigate();
  const session = useSession();

  async function goHome(): Promise<void> {
    const back = safeReturnPath(new URLSearchParams(location.search).get('kembali'));
    const { data } = await client.query(ViewerQuery, {}, { requestPolicy: 'network-only' }).toPromise();
    const first = data?.viewer?.memberships[0];
    const address = back ?? (first ? homeAddress(first) : null);
    if (address !== null) await navigate({ href: address });
  }

  if (session.status === 'in') return <Roles />;
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className="sign-in-columns">
        <DemoAccounts onSignedIn={() => void goHome()} />
        <section className="card">
          <SignInForm onSignedIn={() => void goHome()} />
          <p className="muted small">{t('noAccount')}</p>
        </section>
      </div>
    </>
  );
}

function DemoAccounts({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useTranslation('sign-in');
  const [{ data }] = useQuery({ query: DemoAccountsQuery });
  const [busy, setBusy] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  if (!data?.demoMode) return null;
  return (
    <section className="card">
      <h2>{t('demo.title')}</h2>
      <p className="muted">{t('demo.lead')}</p>
      <ul className="demo-accounts">
        {data.demoAccounts.map((account) => (
          <li key={account.email}>
            <button
              type="button"
              className="demo-account"
              disabled={busy !== null}
              onClick={() => {
                setBusy(account.email);
                void signIn(account.email, account.password).then((result) => {
                  setBusy(null);
                  setFailed(result !== 'ok');
                  if (result === 'ok') onSignedIn();
                });
              }}
            >
              <strong>{account.label}</strong>
              <span>
                {t(`common:role.${account.role}`)} · {account.email}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {failed && (
        <p className="field-error" role="alert">
          {t('result.failed')}
        </p>
      )}
    </section>
  );
}

function Roles() {
  const { t } = useTranslation('sign-in');
  const viewer: Viewer | null = useViewer();
  return (
    <>
      <PageHeader title={t('roles.title')} lead={t('roles.lead')} />
      {viewer?.memberships.length === 0 && <p className="note">{t('roles.none')}</p>}
      <ul className="demo-accounts">
        {viewer?.memberships.map((membership) => (
          <li key={membership.id}>
            <a className="demo-account" href={homeAddress(membership)}>
              <strong>{membership.schoolName ?? t('common:place.kabupaten', { code: membership.kabupatenCode })}</strong>
              <span>{t(`common:role.${membership.role}`)}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
