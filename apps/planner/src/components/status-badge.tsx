import { useTranslation } from '../i18n/use-translation.ts';

export type Status = 'PASS' | 'FAIL' | 'NOT_DETERMINED' | 'NOT_APPLICABLE';

const SIGNS: Readonly<Record<Status, string>> = {
  PASS: 'M3 8.5l3.2 3.2L13 4.8',
  FAIL: 'M4 4l8 8M12 4l-8 8',
  NOT_DETERMINED: 'M5.6 6a2.4 2.4 0 1 1 3.4 2.2c-.8.4-1 .9-1 1.6M8 12.4v.2',
  NOT_APPLICABLE: 'M3.5 8h9',
};

/** Terpenuhi / Melanggar / Belum diketahui / Tidak berlaku: sign and words, never colour alone. `text` may say more than the status. */
export function StatusBadge({ status, text }: { status: Status; text?: string }) {
  const { t } = useTranslation();
  return (
    <span className={`badge badge-${status.toLowerCase().replace('_', '-')}`}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d={SIGNS[status]} fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      {text ?? t(`status.${status}`)}
    </span>
  );
}
