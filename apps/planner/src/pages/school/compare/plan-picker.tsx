import { COMPARED_BUILTINS } from '@giliran/planning';
import { SelectField } from '../../../components/select-field.tsx';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { BOARD_ID, planName } from './plan-names.ts';
import type { OfferedPlan } from './use-own-plans.ts';

/** Side by side, no more than this can be told apart. */
export const MOST_PLANS = 6;

interface PlanPickerProps {
  readonly offered: readonly OfferedPlan[];
  readonly chosen: readonly string[];
  readonly onChosen: (chosen: readonly string[]) => void;
  readonly reference: string;
  readonly onReference: (id: string) => void;
}

/** Which plans are compared, and which one the others are held against. */
export function PlanPicker({ offered, chosen, onChosen, reference, onReference }: PlanPickerProps) {
  const { t } = useTranslation('compare');
  const ids = [...offered.map(({ id }) => id), ...COMPARED_BUILTINS];
  const full = chosen.length >= MOST_PLANS;
  const words = ({ id, name, sameAs }: OfferedPlan): string =>
    id === BOARD_ID
      ? sameAs === null
        ? t('picker.boardEdited')
        : t('picker.boardSame', { number: sameAs })
      : t('picker.version', { plan: planName(t, id), name });
  return (
    <section className="card" aria-labelledby="picker-title">
      <h2 id="picker-title">{t('picker.title')}</h2>
      <fieldset className="plan-picker">
        <legend>{t('picker.legend', { most: MOST_PLANS, count: chosen.length })}</legend>
        {ids.map((id) => {
          const own = offered.find((one) => one.id === id);
          const isChosen = chosen.includes(id);
          return (
            <label key={id} className="check">
              <input
                type="checkbox"
                checked={isChosen}
                disabled={isChosen ? chosen.length === 1 : full}
                onChange={() => onChosen(ids.filter((one) => (one === id ? !isChosen : chosen.includes(one))))}
              />
              <span>{own ? words(own) : planName(t, id)}</span>
            </label>
          );
        })}
      </fieldset>
      <SelectField
        label={t('picker.reference')}
        value={reference}
        onValue={onReference}
        hint={t('picker.referenceHint')}
        options={ids.filter((id) => chosen.includes(id)).map((id) => ({ value: id, label: planName(t, id) }))}
      />
      {offered.length === 0 && <p className="note">{t('noPlan')}</p>}
    </section>
  );
}
