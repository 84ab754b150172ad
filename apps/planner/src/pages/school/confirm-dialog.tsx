import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { Dialog } from '../../components/dialog.tsx';

interface ConfirmDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Text of the button that does it. */
  readonly action: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  /** What the server said when it did not work; the dialog stays open. */
  readonly complaint?: string | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that cannot be taken back; open as long as it is rendered. */
export function ConfirmDialog({
  title,
  children,
  action,
  danger = false,
  busy = false,
  complaint,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    element?.addEventListener('close', onClose);
    return () => element?.removeEventListener('close', onClose);
  }, [onClose]);
  return (
    <Dialog ref={dialog} title={title}>
      {children}
      {complaint && (
        <p className="field-error" role="alert">
          {complaint}
        </p>
      )}
      <div className="row">
        <button type="button" className={danger ? 'button-danger' : 'button'} disabled={busy} onClick={onConfirm}>
          {action}
        </button>
        <button type="button" className="button-secondary" onClick={() => dialog.current?.close()}>
          {t('cancel')}
        </button>
      </div>
    </Dialog>
  );
}
