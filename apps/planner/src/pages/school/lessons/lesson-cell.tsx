import { memo, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { cellMark } from './cell-id.ts';
import type { CellGap, LessonCell as Cell, PastePlace } from './lesson-draft.ts';

interface LessonCellProps {
  readonly rombelId: string;
  readonly rombel: string;
  readonly subject: string;
  readonly cell: Cell;
  readonly gap: CellGap['gap'] | null;
  /** The teacher has more periods than there are. */
  readonly busy: boolean;
  readonly teacherList: string;
  readonly canEdit: boolean;
  readonly onCell: (rombelId: string, subject: string, cell: Cell) => void;
  readonly onPaste: (at: PastePlace, text: string) => void;
  /** Up or down to the same field of the next rombel. */
  readonly onStep: (rombelId: string, subject: string, field: keyof Cell, by: 1 | -1) => void;
}

/** Periods and teacher of one subject of one rombel. A block copied from a spreadsheet fills the fields from here on. */
export const LessonCell = memo(function LessonCell(props: LessonCellProps) {
  const { rombelId, rombel, subject, cell, gap, busy, teacherList, canEdit, onCell, onPaste, onStep } = props;
  const { t } = useTranslation('lessons');
  const paste = (field: keyof Cell) => (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    onPaste({ rombelId, subject, field }, text);
  };
  const step = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp' && event.key !== 'Enter') return;
    event.preventDefault();
    onStep(rombelId, subject, 'periods', event.key === 'ArrowUp' ? -1 : 1);
  };
  const periodsWrong = gap === 'badPeriods' || gap === 'noPeriods';
  const teacherWrong = gap === 'noTeacher' || gap === 'unknownTeacher';
  return (
    <div className={`lesson-cell${gap !== null || busy ? ' is-wrong' : ''}`}>
      <input
        className="lesson-periods"
        inputMode="numeric"
        autoComplete="off"
        aria-label={t('table.periodsOf', { rombel, subject })}
        aria-invalid={periodsWrong}
        data-cell={cellMark(rombelId, subject, 'periods')}
        value={cell.periods}
        readOnly={!canEdit}
        onKeyDown={step}
        onPaste={paste('periods')}
        onChange={(event) => onCell(rombelId, subject, { ...cell, periods: event.target.value })}
      />
      <input
        className="lesson-teacher"
        autoComplete="off"
        list={teacherList}
        aria-label={t('table.teacherOf', { rombel, subject })}
        aria-invalid={teacherWrong || busy}
        data-cell={cellMark(rombelId, subject, 'teacher')}
        title={cell.teacher}
        value={cell.teacher}
        readOnly={!canEdit}
        onPaste={paste('teacher')}
        onChange={(event) => onCell(rombelId, subject, { ...cell, teacher: event.target.value })}
      />
      {(gap !== null || busy) && <small className="field-error">{t(gap !== null ? `gap.${gap}` : 'gap.busy')}</small>}
    </div>
  );
});
