import { useState } from 'react';
import { useMutation } from 'urql';
import { errorText } from '../../../api/client.ts';
import { ConfirmDialog } from '../../school/confirm-dialog.tsx';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { EndRole, RenewPassword, SetActive, type Account, type HandedOver } from './accounts-queries.ts';

interface AccountActionsProps {
  readonly code: string;
  readonly account: Account;
  readonly onRenewed: (secret: HandedOver) => void;
  readonly onChanged: (message: string) => void;
}

type Action = 'renew' | 'shut' | 'open';

/** What the dinas may do with one account; each action says first what it will do. */
export function AccountActions({ code, account, onRenewed, onChanged }: AccountActionsProps) {
  const { t } = useTranslation('dinas-accounts');
  const [asked, setAsked] = useState<Action | { readonly roleId: string; readonly label: string } | null>(null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const [{ fetching: renewing }, renew] = useMutation(RenewPassword);
  const [{ fetching: setting }, setActive] = useMutation(SetActive);
  const [{ fetching: ending }, endRole] = useMutation(EndRole);
  const { id, name } = account;
  const close = () => {
    setAsked(null);
    setComplaint(null);
  };

  async function act(): Promise<void> {
    if (asked === null) return;
    const result =
      asked === 'renew'
        ? await renew({ code, id })
        : typeof asked === 'object'
          ? await endRole({ code, id: asked.roleId })
          : await setActive({ code, id, active: asked === 'open' });
    if (result.error) return setComplaint(errorText(result.error, t));
    close();
    if (result.data && 'renewAccountPassword' in result.data) onRenewed(result.data.renewAccountPassword);
    else onChanged(t(`done.${typeof asked === 'object' ? 'role' : asked}`, { name }));
  }

  const actions: Action[] = account.active ? ['renew', 'shut'] : ['open'];
  const kind = typeof asked === 'object' ? 'role' : asked;
  return (
    <span className={account.roles.length > 1 ? 'row' : 'row account-actions'}>
      {actions.map((action) => (
        <button
          key={action}
          type="button"
          className="button-plain"
          aria-label={t(`action.${action}Of`, { name })}
          onClick={() => setAsked(action)}
        >
          {t(`action.${action}`)}
        </button>
      ))}
      {account.roles.length > 1 &&
        account.roles.map(({ id: roleId, role, schoolName }) => {
          const label = [t(`common:role.${role}`), schoolName].filter(Boolean).join(', ');
          return (
            <button key={roleId} type="button" className="button-plain" onClick={() => setAsked({ roleId, label })}>
              {t('action.role', { label })}
            </button>
          );
        })}
      {asked !== null && (
        <ConfirmDialog
          title={t(`confirm.${kind}.title`, { name })}
          action={t(`confirm.${kind}.action`)}
          danger={kind === 'shut' || kind === 'role'}
          busy={renewing || setting || ending}
          complaint={complaint}
          onConfirm={() => void act()}
          onClose={close}
        >
          <p>{t(`confirm.${kind}.text`, { name, label: typeof asked === 'object' ? asked.label : '' })}</p>
        </ConfirmDialog>
      )}
    </span>
  );
}
