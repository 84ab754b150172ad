import type { RoomLayout } from '@giliran/planning';
import { useState } from 'react';
import { AssumptionChip } from '../../../components/assumption-chip.tsx';
import { NumberField } from '../../../components/number-field.tsx';
import { numberOf, readNumber } from '../../../components/read-number.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { CommitField } from './commit-field.tsx';

interface RoomSettingsProps {
  readonly layout: RoomLayout;
  readonly onEdit: (layout: RoomLayout) => void;
}

/** What holds for the whole room: the strip along the walls, and ceilings the school sets itself. None of it is law. */
export function RoomSettings({ layout, onEdit }: RoomSettingsProps) {
  const { t } = useTranslation('room-editor');
  return (
    <details className="sub-details">
      <summary>{t('settings.title')}</summary>
      <p className="small">
        {t('settings.text')} <AssumptionChip id="A-16" />
      </p>
      <CommitField
        label={t('settings.margin')}
        value={layout.wallMarginCm}
        min={0}
        max={1000}
        unit="cm"
        whole
        onValue={(wallMarginCm) => onEdit({ ...layout, wallMarginCm })}
      />
      <CeilingField
        key={`area-${layout.areaPerPupilCm2 ?? ''}`}
        label={t('settings.area')}
        hint={t('settings.areaHint')}
        unit="m²"
        value={layout.areaPerPupilCm2 === null ? null : layout.areaPerPupilCm2 / 10_000}
        min={0.1}
        max={100}
        onValue={(m2) => onEdit({ ...layout, areaPerPupilCm2: m2 === null ? null : Math.round(m2 * 10_000) })}
      />
      <CeilingField
        key={`air-${layout.ventilationPupils ?? ''}`}
        label={t('settings.ventilation')}
        hint={t('settings.ventilationHint')}
        unit={t('settings.pupilUnit')}
        value={layout.ventilationPupils}
        min={0}
        max={1000}
        whole
        onValue={(pupils) => onEdit({ ...layout, ventilationPupils: pupils })}
      />
    </details>
  );
}

interface CeilingFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly unit: string;
  readonly value: number | null;
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean;
  readonly onValue: (value: number | null) => void;
}

/** A number that may be left empty: then this ceiling does not hold. */
function CeilingField({ label, hint, unit, value, min, max, whole = false, onValue }: CeilingFieldProps) {
  const [text, setText] = useState(value === null ? '' : String(value).replace('.', ','));
  const range = { min, max, whole, unit };
  function commit(): void {
    const reading = readNumber(text, range);
    if (reading.kind !== 'wrong' && numberOf(reading) !== value) onValue(numberOf(reading));
  }
  return (
    <div onBlur={commit} onKeyDown={(event) => event.key === 'Enter' && commit()}>
      <NumberField label={label} hint={hint} text={text} onText={setText} {...range} />
    </div>
  );
}
