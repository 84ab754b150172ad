import { ZONES } from '@giliran/policy';
import { NumberField } from '../../../components/number-field.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { kindOf } from './parameter-kind.ts';
import type { Parameter } from './rules-queries.ts';
import { unitText } from './value-text.ts';

interface ValueFieldProps {
  readonly parameter: Parameter;
  readonly typed: string;
  readonly zones: readonly string[];
  readonly onTyped: (text: string) => void;
  readonly onZones: (zones: readonly string[]) => void;
}

/** The value of a parameter in the kind that it has: a number with its unit, a word, yes or no, zones. */
export function ValueField({ parameter, typed, zones, onTyped, onZones }: ValueFieldProps) {
  const { t } = useTranslation('dinas-rules');
  const kind = kindOf(parameter);
  if (kind === 'zones') {
    return (
      <fieldset>
        <legend>{t('form.value')}</legend>
        {ZONES.map((zone) => (
          <label key={zone} className="check">
            <input
              type="checkbox"
              checked={zones.includes(zone)}
              onChange={(event) => onZones(event.target.checked ? [...zones, zone] : zones.filter((one) => one !== zone))}
            />
            {t(`word.${zone}`)}
          </label>
        ))}
      </fieldset>
    );
  }
  if (kind === 'number')
    return <NumberField label={t('form.value')} text={typed} onText={onTyped} unit={unitText(parameter.unit, t)} required />;
  const options =
    kind === 'yesNo'
      ? [
          { value: 'true', label: t('common:yes') },
          { value: 'false', label: t('common:no') },
        ]
      : (parameter.words ?? []).map((word) => ({ value: word, label: t(`word.${word}`, { defaultValue: word }) }));
  return <SelectField label={t('form.value')} value={typed} onValue={onTyped} options={[{ value: '', label: '–' }, ...options]} />;
}
