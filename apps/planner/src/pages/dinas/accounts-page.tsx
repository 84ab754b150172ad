import './dinas.css';
import './accounts/accounts.css';
import { useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { errorText } from '../../api/client.ts';
import { DataTable } from '../../components/data-table.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { formatDay } from '../../i18n/format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { AccountActions } from './accounts/account-actions.tsx';
import { AccountForm } from './accounts/account-form.tsx';
import { AccountsQuery, type Account, type AccountsData, type HandedOver } from './accounts/accounts-queries.ts';
import { useRoles } from './desk/use-roles.ts';
import { TrialNote } from './trial-note.tsx';

/** Who may sign in for this kabupaten: the dinas makes accounts of its schools and of those who verify them, renews and shuts them. */
export function AccountsPage() {
  const { t } = useTranslation('dinas-accounts');
  const { kabupatenCode = '' } = useParams({ strict: false }) as { kabupatenCode?: string };
  const isDinas = useRoles(kabupatenCode).has('DINAS');
  const [{ data, error, fetching }, again] = useQuery({
    query: AccountsQuery,
    variables: { code: kabupatenCode },
    pause: !isDinas,
    requestPolicy: 'cache-and-network',
  });
  const [secret, setSecret] = useState<HandedOver | null>(null);
  const [done, setDone] = useState('');
  const refresh = () => again({ requestPolicy: 'network-only' });
  const handOver = (made: HandedOver): void => {
    setSecret(made);
    setDone('');
    refresh();
  };
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <TrialNote kabupatenCode={kabupatenCode} />
      {!isDinas && <p className="note">{t('dinasOnly')}</p>}
      {error && (
        <p className="field-error" role="alert">
          {errorText(error, t)}
        </p>
      )}
      <p role="status" className={done ? 'note' : undefined}>
        {done}
      </p>
      {secret && <Secret key={secret.password} secret={secret} onClose={() => setSecret(null)} />}
      {!data && fetching && <p className="muted">{t('common:loading')}</p>}
      {data && (
        <div className="stack">
          <AccountForm kabupaten={data.kabupaten} onMade={handOver} />
          <AccountTable
            kabupaten={data.kabupaten}
            onRenewed={handOver}
            onChanged={(message) => {
              setSecret(null);
              setDone(message);
              refresh();
            }}
          />
        </div>
      )}
    </>
  );
}

/** The one-time password, shown this once, large enough to copy from the screen by hand. */
function Secret({ secret, onClose }: { secret: HandedOver; onClose: () => void }) {
  const { t } = useTranslation('dinas-accounts');
  const card = useRef<HTMLElement>(null);
  useEffect(() => card.current?.focus(), []);
  return (
    <section className="card" role="status" tabIndex={-1} ref={card}>
      {secret.password === null ? (
        <p>{t('secret.roleAdded', { email: secret.email })}</p>
      ) : (
        <>
          <h2>{t('secret.title')}</h2>
          <dl className="small-facts">
            <div>
              <dt>{t('form.email')}</dt>
              <dd>{secret.email}</dd>
            </div>
            <div>
              <dt>{t('secret.password')}</dt>
              <dd>
                <code className="one-time-password">{secret.password}</code>
              </dd>
            </div>
          </dl>
          <p>{t('secret.text', { until: secret.until ? formatDay(secret.until.slice(0, 10)) : '' })}</p>
        </>
      )}
      <button type="button" className="button-secondary" onClick={onClose}>
        {t('secret.close')}
      </button>
    </section>
  );
}

interface AccountTableProps {
  readonly kabupaten: AccountsData;
  readonly onRenewed: (secret: HandedOver) => void;
  readonly onChanged: (message: string) => void;
}

function AccountTable({ kabupaten, onRenewed, onChanged }: AccountTableProps) {
  const { t } = useTranslation('dinas-accounts');
  const [sought, setSought] = useState('');
  const words = sought.trim().toLowerCase();
  const rows = kabupaten.accounts.filter(
    ({ name, email, roles }) =>
      words === '' || [name, email, ...roles.map(({ schoolName }) => schoolName ?? '')].some((text) => text.toLowerCase().includes(words)),
  );
  return (
    <section className="stack">
      <h2>{t('list.title', { count: kabupaten.accounts.length })}</h2>
      <div className="field">
        <label htmlFor="cari-akun">{t('list.search')}</label>
        <input id="cari-akun" type="search" value={sought} onChange={(event) => setSought(event.target.value)} />
      </div>
      <DataTable
        caption={t('list.caption')}
        captionHidden
        rows={rows}
        rowKey={({ id }) => id}
        empty={t('list.none')}
        columns={[
          { key: 'name', header: t('form.name'), rowHeader: true, render: ({ name }) => name },
          { key: 'email', header: t('form.email'), render: ({ email }) => <span className="account-email">{email}</span> },
          {
            key: 'roles',
            header: t('list.roles'),
            render: ({ roles }) => (
              <span>
                {roles.map(({ id, role, schoolName }) => (
                  <span key={id} className="account-role">
                    {t(`common:role.${role}`)}
                    {schoolName && ` — ${schoolName}`}
                  </span>
                ))}
              </span>
            ),
          },
          { key: 'state', header: t('list.state'), render: (account) => <State account={account} /> },
          {
            key: 'actions',
            header: t('list.actions'),
            render: (account) =>
              account.manageable ? (
                <AccountActions code={kabupaten.code} account={account} onRenewed={onRenewed} onChanged={onChanged} />
              ) : (
                <span className="muted small">{t('list.byAdministration')}</span>
              ),
          },
        ]}
      />
    </section>
  );
}

function State({ account: { active, password } }: { account: Account }) {
  const { t } = useTranslation('dinas-accounts');
  if (!active) return <StatusBadge status="FAIL" text={t('state.shut')} />;
  if (password === 'OWN') return <StatusBadge status="PASS" text={t('state.OWN')} />;
  return <StatusBadge status="NOT_DETERMINED" text={t(`state.${password}`)} />;
}
