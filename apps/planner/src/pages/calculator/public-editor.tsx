import { rectangleLayout } from '@giliran/planning';
import { useMemo } from 'react';
import type { RoomQuestion } from '../../engine/tasks/calculate-room.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { RoomEditor } from '../school/room-editor/room-editor.tsx';

/** The law of the first page, as its law table has it. */
const PUBLIC_LAW = { regulationIds: ['bengkayang-51-2021'], phase: 'TRANSITION', date: '2021-09-13' } as const;

/** The editor without an account: it begins with the typed rectangle, and the drawing stays on this device. */
export function PublicEditor({ question, onClose }: { question: RoomQuestion; onClose: () => void }) {
  const { t } = useTranslation('calculator');
  const first = useMemo(() => {
    const cm = (metres: number) => Math.round(metres * 100);
    const { widthM, lengthM, margins } = question;
    return rectangleLayout({
      widthCm: cm(widthM ?? 7),
      lengthCm: cm(lengthM ?? 8),
      sideMarginCm: cm(margins.sideM),
      frontZoneCm: cm(margins.frontM),
      backMarginCm: cm(margins.backM),
    });
  }, [question]);
  return (
    <>
      <p className="row">
        <button type="button" className="button-secondary" onClick={onClose}>
          {t('draw.close')}
        </button>
        <span className="muted small">{t('draw.device')}</span>
      </p>
      <RoomEditor
        first={first}
        sample
        draftKey={`umum/${JSON.stringify(first.outline)}`}
        law={{ form: question.form, ...PUBLIC_LAW }}
        rombel={[]}
        firstPupils={question.pupils}
      />
    </>
  );
}
