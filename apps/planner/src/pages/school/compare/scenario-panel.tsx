import type { RotationChoices } from '@giliran/planning';
import { VARIANTS, VENTILATION_ACH, ZONE_REPORTED_PER_100K_WEEK, type Ventilation, type Zone } from '@giliran/epidemic';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { AssumptionTag } from '../../../components/assumption-tag.tsx';
import { NumberField } from '../../../components/number-field.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { formatNumber } from '../../../i18n/format.ts';

export type PanelChoices = Pick<RotationChoices, 'zone' | 'variant' | 'ventilation' | 'masks'> & { readonly gapText: string };

export const GAP_RANGE = { min: 0, max: 240, whole: true, unit: 'menit' } as const;

interface ScenarioPanelProps {
  readonly choices: PanelChoices;
  readonly onChange: (change: Partial<PanelChoices>) => void;
  readonly busy: boolean;
  readonly onStart: () => void;
}

/** What the comparison is made under. Everything here is an assumption and says so. */
export function ScenarioPanel({ choices, onChange, busy, onStart }: ScenarioPanelProps) {
  const { t } = useTranslation('compare');
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onStart();
      }}
    >
      <h2>
        {t('panel.title')} <AssumptionTag />
      </h2>
      <p className="small muted">{t('panel.text')}</p>
      <div className="compare-fields">
        <SelectField
          label={t('panel.zone')}
          value={choices.zone}
          onValue={(zone) => onChange({ zone })}
          hint={t('panel.zoneHint')}
          options={(Object.keys(ZONE_REPORTED_PER_100K_WEEK) as Zone[]).map((value) => ({
            value,
            label: t('panel.zoneOption', { zone: t(`zone.${value}`), cases: formatNumber(ZONE_REPORTED_PER_100K_WEEK[value], 1) }),
          }))}
        />
        <SelectField
          label={t('panel.variant')}
          value={choices.variant}
          onValue={(variant) => onChange({ variant })}
          hint={t('panel.variantHint')}
          options={VARIANTS.map((value) => ({ value, label: t(`variant.${value}`) }))}
        />
        <SelectField
          label={t('panel.ventilation')}
          value={choices.ventilation}
          onValue={(ventilation) => onChange({ ventilation })}
          hint={t('panel.ventilationHint')}
          options={(Object.keys(VENTILATION_ACH) as Ventilation[]).map((value) => ({
            value,
            label: t('panel.ventilationOption', { kind: t(`ventilation.${value}`), ach: formatNumber(VENTILATION_ACH[value], 1) }),
          }))}
        />
        <NumberField
          label={t('panel.gap')}
          text={choices.gapText}
          onText={(gapText) => onChange({ gapText })}
          hint={t('panel.gapHint')}
          {...GAP_RANGE}
        />
        <label className="check">
          <input type="checkbox" checked={choices.masks} onChange={(event) => onChange({ masks: event.target.checked })} />
          {t('panel.masks')}
        </label>
      </div>
      <button type="submit" className="button" disabled={busy}>
        {t('panel.start')}
      </button>
    </form>
  );
}
