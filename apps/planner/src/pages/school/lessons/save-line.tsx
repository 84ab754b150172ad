import { useTranslation } from '../../../i18n/use-translation.ts';
import { NextLink } from '../next-link.tsx';
import type { RombelSum } from './lesson-sums.ts';
import type { LessonSheetOnScreen } from './use-lesson-table.ts';

interface SaveLineProps {
  readonly schoolId: string;
  readonly table: LessonSheetOnScreen;
  readonly sumOf: (rombelId: string) => RombelSum;
}

/** Save or give up what was typed, and what still keeps it from being stored. */
export function SaveLine({ schoolId, table, sumOf }: SaveLineProps) {
  const { t } = useTranslation('lessons');
  const { changed, reading, lessons, people, busy, saved, complaint } = table;
  const full = people.rombel.filter(({ id }) => sumOf(id).over > 0).length;
  const hindrance =
    lessons === 'wrong'
      ? t('save.frame')
      : lessons === null
        ? null
        : reading.gaps.length > 0
          ? t('save.gaps', { count: reading.gaps.length })
          : full > 0
            ? t('save.full', { count: full })
            : null;
  return (
    <div className="save-bar">
      {complaint && (
        <div className="outcome outcome-wrong" role="alert">
          <p>{complaint}</p>
          {table.elsewhere && (
            <p className="row">
              <button type="button" className="button-secondary" onClick={table.discard}>
                {t('save.takeStored')}
              </button>
              <button type="button" className="button-danger" disabled={busy} onClick={() => void table.keepMine()}>
                {t('save.keepMine')}
              </button>
            </p>
          )}
        </div>
      )}
      {saved && !changed && (
        <div className="row">
          <p className="outcome outcome-ok" role="status">
            {t('save.saved')}
          </p>
          <NextLink schoolId={schoolId} tab="jadwal" />
        </div>
      )}
      {changed && <p className={hindrance ? 'field-error' : 'muted'}>{hindrance ?? t('save.unsaved')}</p>}
      <div className="row">
        <button type="button" className="button" disabled={!changed || hindrance !== null || busy} onClick={() => void table.save()}>
          {t(busy ? 'save.saving' : 'save.save')}
        </button>
        {changed && (
          <button type="button" className="button-plain" disabled={busy} onClick={table.discard}>
            {t('save.discard')}
          </button>
        )}
      </div>
    </div>
  );
}
