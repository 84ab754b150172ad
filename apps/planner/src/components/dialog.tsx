import { useId, type ReactNode, type Ref } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';

interface DialogProps {
  readonly ref: Ref<HTMLDialogElement>;
  readonly title: string;
  readonly children: ReactNode;
  readonly wide?: boolean;
}

/** A native modal dialog with title and close button; open it with `ref.current.showModal()`. Escape and a press outside close it. */
export function Dialog({ ref, title, children, wide = false }: DialogProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <dialog
      ref={ref}
      className={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={id}
      onClick={(event) => {
        if (event.target === event.currentTarget) event.currentTarget.close();
      }}
    >
      <div className="dialog-body">
        <div className="dialog-head">
          <h2 id={id}>{title}</h2>
          <form method="dialog">
            <button className="button-plain" aria-label={t('close')}>
              ✕
            </button>
          </form>
        </div>
        {children}
      </div>
    </dialog>
  );
}
