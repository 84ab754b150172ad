import { useId, useState } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { useMutation } from 'urql';
import { errorText } from '../../../api/client.ts';
import { NumberField } from '../../../components/number-field.tsx';
import { readNumber } from '../../../components/read-number.ts';
import { ImportRombelMutation } from './pupils-query.ts';

interface RombelFormProps {
  readonly schoolId: string;
  readonly first: { readonly name: string; readonly pupils: string };
  /** Only the number is edited. */
  readonly fixedName?: boolean;
  readonly otherNames: readonly string[];
  readonly onSaved: () => void;
  readonly onClose?: () => void;
}

const RANGE = { min: 1, max: 200, whole: true } as const;

/** A rombel known by name and number of pupils alone. */
export function RombelForm({ schoolId, first, fixedName = false, otherNames, onSaved, onClose }: RombelFormProps) {
  const { t } = useTranslation('pupils');
  const id = useId();
  const [entry, setEntry] = useState(first);
  const [complaint, setComplaint] = useState<string | null>(null);
  const [{ fetching }, importRombel] = useMutation(ImportRombelMutation);
  const name = entry.name.trim().replace(/\s+/g, ' ');
  const reading = readNumber(entry.pupils, RANGE);
  const taken = !fixedName && otherNames.some((other) => other.toLowerCase() === name.toLowerCase());

  async function submit(): Promise<void> {
    if (name === '') return setComplaint(t('form.noName'));
    if (taken) return setComplaint(t('form.nameTaken'));
    if (reading.kind !== 'number') return setComplaint(t('form.noNumber'));
    const result = await importRombel({ schoolId, rombel: [{ name, pupilCount: reading.value }] });
    if (result.error) return setComplaint(errorText(result.error, t));
    setComplaint(null);
    onSaved();
    if (onClose) onClose();
    else setEntry({ name: '', pupils: '' });
  }

  return (
    <form
      className="entry-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {!fixedName && (
        <div className="field">
          <label htmlFor={`${id}-name`}>{t('form.name')}</label>
          <input
            id={`${id}-name`}
            value={entry.name}
            autoComplete="off"
            aria-invalid={taken}
            aria-describedby={`${id}-hint`}
            onChange={(event) => setEntry({ ...entry, name: event.target.value })}
          />
          <p id={`${id}-hint`} className={taken ? 'field-error' : 'field-hint'}>
            {taken ? t('form.nameTaken') : t('form.nameHint')}
          </p>
        </div>
      )}
      <NumberField
        label={t('form.pupils')}
        text={entry.pupils}
        onText={(pupils) => setEntry({ ...entry, pupils })}
        hint={t('form.pupilsHint')}
        {...RANGE}
      />
      {complaint && (
        <p className="wide field-error" role="alert">
          {complaint}
        </p>
      )}
      <div className="wide row">
        <button type="submit" className="button" disabled={fetching}>
          {fixedName ? t('common:save') : t('form.add')}
        </button>
        {onClose && (
          <button type="button" className="button-secondary" onClick={onClose}>
            {t('common:cancel')}
          </button>
        )}
      </div>
    </form>
  );
}
