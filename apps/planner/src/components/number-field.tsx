import { useId } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { formatNumber } from '../i18n/format.ts';
import { readNumber, type NumberRange } from './read-number.ts';

interface NumberFieldProps extends NumberRange {
  readonly label: string;
  /** What is typed; kept by the page as text, so that nothing typed is ever lost. Read it with `readNumber(text, range)`. */
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly hint?: string;
  /** A complaint from elsewhere (the server); shown instead of the field's own. */
  readonly complaint?: string | null;
  readonly required?: boolean;
  readonly disabled?: boolean;
}

/** A number with its unit; accepts "7,5" and "7.5" and says in plain words what is wrong. */
export function NumberField({ label, text, onText, hint, complaint, required = false, disabled = false, ...range }: NumberFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const reading = readNumber(text, range);
  const { min, max, whole, unit } = range;
  const wrong = complaint ?? (reading.kind === 'wrong' ? sentence(reading.reason, reading.value) : null);

  function sentence(reason: string, value: number | null): string {
    const show = (n: number | undefined) => (n === undefined || !Number.isFinite(n) ? '' : formatNumber(n));
    const values = {
      typed: value === null ? text.trim() : formatNumber(value),
      unit: unit ?? '',
      min: show(min),
      max: show(max),
      metres: value === null ? '' : formatNumber(value / 100),
    };
    return t(
      `number.${reason === 'tooLarge' && min === undefined ? 'tooLargeOnly' : reason === 'tooSmall' && max === undefined ? 'tooSmallOnly' : reason}`,
      values,
    );
  }

  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className={wrong ? 'input-unit is-wrong' : 'input-unit'}>
        <input
          id={id}
          type="text"
          inputMode={whole ? 'numeric' : 'decimal'}
          autoComplete="off"
          value={text}
          required={required}
          disabled={disabled}
          aria-invalid={wrong !== null}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onText(event.target.value)}
        />
        {unit && <span className="unit">{unit}</span>}
      </div>
      <p id={`${id}-hint`} className={wrong ? 'field-error' : 'field-hint'} role={wrong ? 'alert' : undefined}>
        {wrong ?? hint}
      </p>
    </div>
  );
}
