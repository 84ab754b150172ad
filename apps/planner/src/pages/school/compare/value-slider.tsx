import { useId, useState, type ReactNode } from 'react';
import { numberOf, readNumber } from '../../../components/read-number.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { SourceTag } from './source-tag.tsx';

interface ValueSliderProps {
  readonly label: string;
  readonly value: number;
  readonly onValue: (value: number) => void;
  readonly min: number;
  /** The end of the slider; a larger number may be typed up to `most`. */
  readonly max: number;
  readonly most?: number;
  readonly step: number;
  readonly unit: string;
  /** How the value is said aloud and shown at the reset. */
  readonly format: (value: number) => string;
  readonly standard: number;
  readonly source: string;
  readonly hint?: ReactNode;
  /** The number in the field is the value times this: 100 for shares. */
  readonly scale?: number;
}

/** A number that is dragged or typed, with its source and a way back. Arrow keys move the slider by one step. */
export function ValueSlider(props: ValueSliderProps) {
  const { label, value, onValue, min, max, most = max, step, unit, format, standard, source, hint, scale = 1 } = props;
  const { t } = useTranslation('compare');
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = String(Number((value * scale).toFixed(4))).replace('.', ',');
  const range = { min: min * scale, max: most * scale };
  const wrong = typed !== null && numberOf(readNumber(typed, range)) === null;

  function type(text: string): void {
    setTyped(text);
    const number = numberOf(readNumber(text, range));
    if (number !== null) onValue(number / scale);
  }

  return (
    <div className="field value-slider">
      <label htmlFor={id}>{label}</label>
      <div className="value-slider-row">
        <input
          id={id}
          type="range"
          min={min}
          max={max}
          step={step}
          value={Math.min(max, value)}
          aria-valuetext={format(value)}
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            setTyped(null);
            onValue(Number(event.target.value));
          }}
        />
        <span className={wrong ? 'input-unit is-wrong' : 'input-unit'}>
          <input
            type="text"
            inputMode="decimal"
            autoComplete="off"
            aria-label={t('panel.typed', { label })}
            aria-invalid={wrong}
            value={typed ?? shown}
            onChange={(event) => type(event.target.value)}
            onBlur={() => setTyped(null)}
          />
          <span className="unit">{unit}</span>
        </span>
      </div>
      <p id={`${id}-hint`} className="field-hint">
        <SourceTag source={source} /> {hint}
        {value !== standard && (
          <button
            type="button"
            className="button-plain reset"
            onClick={() => onValue(standard)}
            aria-label={t('panel.resetOne', { label, value: format(standard) })}
          >
            ↺ {format(standard)}
          </button>
        )}
      </p>
    </div>
  );
}
