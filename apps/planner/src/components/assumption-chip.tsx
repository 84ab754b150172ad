import { useRef, useState } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { Dialog } from './dialog.tsx';

/** An assumption of the product ("Asumsi A-16"): a dashed chip, never to be mistaken for law; pressed, it says what is assumed and why. */
export function AssumptionChip({ id, value }: { id: string; value?: string }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button
        type="button"
        className="chip chip-assumption"
        aria-haspopup="dialog"
        onClick={() => {
          setOpened(true);
          dialog.current?.showModal();
        }}
      >
        {t('assumption', { id })}
      </button>
      <Dialog ref={dialog} title={t('assumption', { id })}>
        {opened && <Explanation id={id} />}
        {value !== undefined && (
          <p>
            {t('assumptionValue')}: <strong>{value}</strong>
          </p>
        )}
        <p className="note">{t('assumptionNotLaw')}</p>
      </Dialog>
    </>
  );
}

function Explanation({ id }: { id: string }) {
  const { t } = useTranslation('assumptions', { useSuspense: false });
  return <p>{t(id, { defaultValue: '…' })}</p>;
}
