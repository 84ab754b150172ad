import { useId, useState } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { DownloadButton } from '../sheets/download-button.tsx';
import { SheetImport } from '../sheets/sheet-import.tsx';
import { cellOf, mergeRecords } from './lesson-draft.ts';
import type { LessonSheetOnScreen } from './use-lesson-table.ts';

/** Takes the table to a spreadsheet and back: as a workbook, a CSV or copied lines. What is read goes into the table, not yet to the server. */
export function LessonImport({ table }: { table: LessonSheetOnScreen }) {
  const { t } = useTranslation('lessons');
  const id = useId();
  const { draft, people, change } = table;
  const [onlyList, setOnlyList] = useState(false);
  const rows = people.rombel.flatMap((rombel) =>
    (draft.subjects.length === 0 ? [''] : draft.subjects).map((subject) => {
      const { periods, teacher } = cellOf(draft, rombel.id, subject);
      return { rombel: rombel.name, subject, teacher: teacher || null, periods: periods || null };
    }),
  );
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id}>{t('import.title')}</h2>
      <SheetImport
        kind="lessons"
        label={t('import.choose')}
        hint={t('import.hint')}
        pasteLabel={t('import.paste')}
        known={{ knownNames: { rombel: people.rombel.map(({ name }) => name), teachers: people.teachers.map(({ name }) => name) } }}
        downloads={<DownloadButton label={t('import.download')} order={() => ({ kind: 'lessons', rows })} />}
        renderPreview={({ sheet }) => {
          const { added, changed, same, unnamed } = mergeRecords(draft, sheet.records, people, onlyList);
          return (
            <>
              <p>{t('import.preview', { added, changed, same })}</p>
              {unnamed > 0 && (
                <label className="check">
                  <input type="checkbox" checked={onlyList} onChange={(event) => setOnlyList(event.target.checked)} />
                  <span>{t('import.onlyList', { count: unnamed })}</span>
                </label>
              )}
            </>
          );
        }}
        saveLabel={(sheet) => (sheet.records.length === 0 ? null : t('import.take', { count: sheet.records.length }))}
        save={({ sheet }) => {
          change((old) => mergeRecords(old, sheet.records, people, onlyList).draft, 'many');
          setOnlyList(false);
          return Promise.resolve({ ok: true, text: t('import.taken') });
        }}
      />
    </section>
  );
}
