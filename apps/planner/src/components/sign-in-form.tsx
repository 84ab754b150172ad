import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { signIn, type SignInResult } from '../api/auth.ts';

/** E-mail and password. Calls `onSignedIn` when the server let us in; what was typed stays after a refusal. `email`: who was signed in before. */
export function SignInForm({ onSignedIn, email: known = '' }: { onSignedIn?: () => void; email?: string }) {
  const { t } = useTranslation('sign-in');
  const id = useId();
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<SignInResult | null>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    const answer = await signIn(email.trim(), password);
    setBusy(false);
    setResult(answer);
    if (answer === 'ok') onSignedIn?.();
  }

  return (
    <form className="sign-in-form" onSubmit={(event) => void submit(event)}>
      <div className="field">
        <label htmlFor={`${id}-email`}>{t('email')}</label>
        <input
          id={`${id}-email`}
          type="email"
          name="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-password`}>{t('password')}</label>
        <input
          id={`${id}-password`}
          type="password"
          name="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </div>
      {result !== null && result !== 'ok' && (
        <p className="field-error" role="alert">
          {t(`result.${result}`)}
        </p>
      )}
      <button type="submit" className="button" disabled={busy}>
        {busy ? t('signingIn') : t('submit')}
      </button>
    </form>
  );
}
