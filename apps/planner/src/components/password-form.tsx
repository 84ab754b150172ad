import { useId, useState, type FormEvent } from 'react';
import { changePassword, type PasswordResult } from '../api/auth.ts';
import { useTranslation } from '../i18n/use-translation.ts';

/** Fewest letters; the server checks it again. */
const SHORTEST = 10;

/** The old password once, the new one twice. What was typed stays after a refusal. */
export function PasswordForm({ onChanged }: { onChanged: () => void }) {
  const { t } = useTranslation('account');
  const id = useId();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState<PasswordResult | 'differ' | null>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (next.length < SHORTEST) return setComplaint('short');
    if (next !== again) return setComplaint('differ');
    if (next === current) return setComplaint('same');
    setBusy(true);
    const result = await changePassword(current, next);
    setBusy(false);
    setComplaint(result === 'ok' ? null : result);
    if (result !== 'ok') return;
    setCurrent('');
    setNext('');
    setAgain('');
    onChanged();
  }

  const fields = [
    ['current', current, setCurrent, 'current-password'],
    ['next', next, setNext, 'new-password'],
    ['again', again, setAgain, 'new-password'],
  ] as const;
  return (
    <form className="sign-in-form" onSubmit={(event) => void submit(event)}>
      {fields.map(([name, value, setValue, autoComplete]) => (
        <div className="field" key={name}>
          <label htmlFor={`${id}-${name}`}>{t(`password.${name}`)}</label>
          <input
            id={`${id}-${name}`}
            type={shown ? 'text' : 'password'}
            autoComplete={autoComplete}
            required
            value={value}
            aria-describedby={name === 'next' ? `${id}-hint` : undefined}
            onChange={(event) => setValue(event.target.value)}
          />
          {name === 'next' && (
            <p id={`${id}-hint`} className="field-hint">
              {t('password.hint', { count: SHORTEST })}
            </p>
          )}
        </div>
      ))}
      <label className="check">
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />
        <span>{t('password.show')}</span>
      </label>
      {complaint !== null && (
        <p className="field-error" role="alert">
          {t(`password.result.${complaint}`, { count: SHORTEST })}
        </p>
      )}
      <button type="submit" className="button" disabled={busy}>
        {busy ? t('password.saving') : t('password.submit')}
      </button>
    </form>
  );
}
