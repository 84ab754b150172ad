import { useState } from 'react';
import { NumberField } from '../../../components/number-field.tsx';
import { readNumber } from '../../../components/read-number.ts';

interface CommitFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly unit: string;
  readonly whole?: boolean;
  readonly hint?: string;
  readonly onValue: (value: number) => void;
}

/** A number that counts when the field is left or Enter is pressed, so that half a number never moves a wall. */
export function CommitField({ label, value, min, max, unit, whole = false, hint, onValue }: CommitFieldProps) {
  const [text, setText] = useState<string | null>(null);
  const range = { min, max, whole, unit };
  function commit(): void {
    if (text === null) return;
    const reading = readNumber(text, range);
    if (reading.kind === 'wrong') return;
    setText(null);
    if (reading.kind === 'number' && reading.value !== value) onValue(reading.value);
  }
  return (
    <div
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
    >
      <NumberField
        label={label}
        text={text ?? String(value).replace('.', ',')}
        onText={setText}
        {...(hint === undefined ? {} : { hint })}
        {...range}
      />
    </div>
  );
}
