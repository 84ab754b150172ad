import { useId, useState } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';

interface FileDropProps {
  readonly label: string;
  readonly hint?: string;
  /** As in `<input accept>`: ".xlsx,.csv". */
  readonly accept: string;
  readonly multiple?: boolean;
  readonly busy?: boolean;
  readonly onFiles: (files: File[]) => void;
}

/** Drop files here, or press to choose them; works by keyboard. The same file may be chosen again. */
export function FileDrop({ label, hint, accept, multiple = false, busy = false, onFiles }: FileDropProps) {
  const { t } = useTranslation();
  const id = useId();
  const [over, setOver] = useState(false);
  const take = (list: FileList | null): void => {
    const files = [...(list ?? [])];
    if (files.length > 0 && !busy) onFiles(multiple ? files : files.slice(0, 1));
  };
  return (
    <div
      className={over ? 'file-drop is-over' : 'file-drop'}
      aria-busy={busy}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <input
        id={id}
        type="file"
        accept={accept}
        multiple={multiple}
        disabled={busy}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
      <label htmlFor={id}>
        <strong>{label}</strong>
        <span>{busy ? t('file.reading') : t('file.chooseOrDrop')}</span>
      </label>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
    </div>
  );
}
