import { useId, useState } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';

/** Lines copied from a spreadsheet, read like a file. */
export function PasteField({ label, busy, onText }: { label: string; busy: boolean; onText: (text: string) => void }) {
  const { t } = useTranslation('sheets');
  const id = useId();
  const [text, setText] = useState('');
  return (
    <details>
      <summary>{label}</summary>
      <div className="field">
        <label htmlFor={id}>{t('paste.label')}</label>
        <textarea id={id} rows={5} value={text} spellCheck={false} onChange={(event) => setText(event.target.value)} />
      </div>
      <button type="button" className="button-secondary" disabled={busy || text.trim() === ''} onClick={() => onText(text)}>
        {t('paste.read')}
      </button>
    </details>
  );
}
