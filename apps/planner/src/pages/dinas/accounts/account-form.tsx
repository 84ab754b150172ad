import { useId, useState, type FormEvent } from 'react';
import { useMutation } from 'urql';
import { errorText } from '../../../api/client.ts';
import { SelectField } from '../../../components/select-field.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { CreateAccount, type AccountsData, type HandedOver } from './accounts-queries.ts';

interface AccountFormProps {
  readonly kabupaten: AccountsData;
  readonly onMade: (secret: HandedOver) => void;
}

/** Whose account, in which role, for which school. The school is chosen by typing a part of its name. */
export function AccountForm({ kabupaten, onMade }: AccountFormProps) {
  const { t } = useTranslation('dinas-accounts');
  const id = useId();
  const roles = kabupaten.accountRoles;
  const [role, setRole] = useState(roles.find((one) => one === 'OPERATOR') ?? roles[0] ?? 'OPERATOR');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [typed, setTyped] = useState('');
  const [complaint, setComplaint] = useState<string | null>(null);
  const [{ fetching }, create] = useMutation(CreateAccount);
  const schools = kabupaten.lifecycles.map(({ school }) => ({ ...school, label: `${school.name} · ${school.npsn}` }));
  const ofSchool = role === 'HEAD' || role === 'OPERATOR';
  const school = schools.find(({ label, npsn }) => label === typed.trim() || npsn === typed.trim());

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (ofSchool && !school) return setComplaint(t('form.noSchool'));
    const result = await create({ code: kabupaten.code, account: { name, email, role, schoolId: ofSchool ? (school?.id ?? null) : null } });
    if (result.error) return setComplaint(errorText(result.error, t));
    setComplaint(null);
    setName('');
    setEmail('');
    if (result.data) onMade(result.data.createAccount);
  }

  return (
    <section className="card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('form.title')}</h2>
      <p className="muted">{t('form.lead')}</p>
      <form onSubmit={(event) => void submit(event)}>
        <div className="account-form-grid">
          <SelectField
            label={t('form.role')}
            value={role}
            onValue={setRole}
            options={roles.map((one) => ({ value: one, label: t(`common:role.${one}`) }))}
            hint={t(`form.hint.${ofSchool ? 'school' : 'officer'}`)}
          />
          {ofSchool && (
            <div className="field">
              <label htmlFor={`${id}-school`}>{t('form.school')}</label>
              <input
                id={`${id}-school`}
                list={`${id}-schools`}
                autoComplete="off"
                required
                value={typed}
                aria-describedby={`${id}-school-hint`}
                onChange={(event) => setTyped(event.target.value)}
              />
              <datalist id={`${id}-schools`}>
                {schools.map((one) => (
                  <option key={one.id} value={one.label} />
                ))}
              </datalist>
              <p id={`${id}-school-hint`} className="field-hint">
                {school ? t('form.schoolFound', { name: school.name }) : t('form.schoolHint')}
              </p>
            </div>
          )}
          <TextField label={t('form.name')} value={name} onValue={setName} hint={t('form.nameHint')} maxLength={80} required />
          <div className="field">
            <label htmlFor={`${id}-email`}>{t('form.email')}</label>
            <input
              id={`${id}-email`}
              type="email"
              autoComplete="off"
              required
              value={email}
              aria-describedby={`${id}-email-hint`}
              onChange={(event) => setEmail(event.target.value)}
            />
            <p id={`${id}-email-hint`} className="field-hint">
              {t('form.emailHint')}
            </p>
          </div>
        </div>
        {complaint && (
          <p className="field-error" role="alert">
            {complaint}
          </p>
        )}
        <button type="submit" className="button" disabled={fetching}>
          {fetching ? t('form.making') : t('form.submit')}
        </button>
      </form>
    </section>
  );
}
