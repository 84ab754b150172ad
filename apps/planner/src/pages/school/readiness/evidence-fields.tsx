import { DateField } from '../../../components/date-field.tsx';
import { NumberField } from '../../../components/number-field.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { useTranslation } from '../../../i18n/use-translation.ts';
import type { TextKey } from './draft.ts';
import type { Drafts } from './use-drafts.ts';

const RANGES = {
  distanceKm: { min: 0, max: 500, unit: 'km' },
  count: { min: 0, max: 5000, whole: true },
  memberCount: { min: 1, max: 500, whole: true },
} as const;

interface EvidenceFieldsProps {
  readonly code: string;
  readonly keys: readonly TextKey[];
  readonly drafts: Drafts;
  readonly disabled: boolean;
  readonly today: string;
  /** Other words for a field on this line. */
  readonly labels?: Partial<Record<TextKey, string>>;
  readonly hints?: Partial<Record<TextKey, string>>;
}

/** The fields of the evidence that a line asks for. */
export function EvidenceFields({ code, keys, drafts, disabled, today, labels = {}, hints = {} }: EvidenceFieldsProps) {
  const { t } = useTranslation('readiness');
  const { texts } = drafts.of(code);
  return (
    <div className="entry-form">
      {keys.map((key) => {
        const label = labels[key] ?? t(`evidence.${key}`);
        const shared = { label, disabled };
        const hint = hints[key];
        const set = (text: string) => drafts.type(code, key, text);
        if (key === 'documentDate') return <DateField key={key} {...shared} value={texts[key] ?? ''} onValue={set} max={today} />;
        if (key === 'distanceKm' || key === 'count' || key === 'memberCount')
          return <NumberField key={key} {...shared} text={texts[key] ?? ''} onText={set} {...RANGES[key]} {...(hint ? { hint } : {})} />;
        return <TextField key={key} {...shared} value={texts[key] ?? ''} onValue={set} hint={hint} />;
      })}
    </div>
  );
}
