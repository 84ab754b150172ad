import { useTranslation } from '../../../i18n/use-translation.ts';
import type { MethodTaking } from './use-method.ts';

/** The rules of the school were changed for a method: said aloud, with the way back. */
export function MethodTaken({ method }: { method: MethodTaking }) {
  const { t, i18n } = useTranslation('schedule');
  const { taken, complaint, busy, restore } = method;
  return (
    <>
      {complaint && (
        <p className="field-error" role="alert">
          {complaint}
        </p>
      )}
      {taken && (
        <section className="note" role="status">
          <p>{t('methods.changed', { name: taken.name[i18n.language] })}</p>
          <button type="button" className="button-secondary" disabled={busy} onClick={() => void restore()}>
            {t('methods.restore')}
          </button>
        </section>
      )}
    </>
  );
}
