import { useState } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import type { SheetOrder } from '../../../engine/tasks/write-sheet.ts';
import { downloadSheet } from './download-sheet.ts';

interface DownloadButtonProps {
  readonly label: string;
  /** What to write; asked when the button is pressed. */
  readonly order: () => SheetOrder | Promise<SheetOrder | null>;
  readonly fileName?: string;
}

/** A button that writes a template or an example and downloads it. */
export function DownloadButton({ label, order, fileName }: DownloadButtonProps) {
  const { t } = useTranslation('sheets');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  async function press(): Promise<void> {
    setBusy(true);
    setFailed(false);
    try {
      const wanted = await order();
      if (wanted) await downloadSheet(wanted, fileName);
    } catch {
      setFailed(true);
    }
    setBusy(false);
  }
  return (
    <>
      <button type="button" className="button-secondary" disabled={busy} onClick={() => void press()}>
        <span aria-hidden="true">↓</span> {label}
      </button>
      {failed && (
        <span className="field-error" role="alert">
          {t('readerFailed')}
        </span>
      )}
    </>
  );
}
