import { useId } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { formatShare } from '../i18n/format.ts';

interface ProgressBarProps {
  readonly label: string;
  /** 0..1, or null while nothing can be said yet. */
  readonly share: number | null;
  readonly onCancel?: () => void;
}

/** How far a longer computation is, and a way to stop it. */
export function ProgressBar({ label, share, onCancel }: ProgressBarProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="progress">
      <label htmlFor={id}>
        {label} {share !== null && <span className="muted">{formatShare(share)}</span>}
      </label>
      <progress id={id} max={1} {...(share === null ? {} : { value: share })} />
      {onCancel && (
        <button type="button" className="button-secondary" onClick={onCancel}>
          {t('cancel')}
        </button>
      )}
    </div>
  );
}
