import { useId, type ReactNode } from 'react';

interface DateFieldProps {
  readonly label: ReactNode;
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string;
  readonly onValue: (day: string) => void;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly hint?: ReactNode;
  readonly required?: boolean;
  readonly disabled?: boolean;
}

/** A calendar day in the browser's own field. */
export function DateField({ label, value, onValue, min, max, hint, required = false, disabled = false }: DateFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={value}
        min={min}
        max={max}
        required={required}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onValue(event.target.value)}
      />
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
    </div>
  );
}
