import { useId, type ReactNode } from 'react';

interface TextFieldProps {
  readonly label: ReactNode;
  readonly value: string;
  readonly onValue: (text: string) => void;
  readonly hint?: ReactNode;
  readonly maxLength?: number;
  readonly required?: boolean;
  readonly disabled?: boolean;
}

/** One line of text with its label and hint. */
export function TextField({ label, value, onValue, hint, maxLength = 200, required = false, disabled = false }: TextFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        value={value}
        maxLength={maxLength}
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
