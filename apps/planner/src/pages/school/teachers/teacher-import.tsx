import type { TeacherSheet } from '@giliran/dapodik';
import { useState } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { useMutation } from 'urql';
import { DataTable } from '../../../components/data-table.tsx';
import { formatList } from '../../../i18n/format.ts';
import { DownloadButton } from '../sheets/download-button.tsx';
import { outcomeOf } from '../sheets/outcome-of.ts';
import { SheetImport } from '../sheets/sheet-import.tsx';
import { teacherRows, type TeacherValues } from './teacher-entry.ts';
import { ImportTeachersMutation } from './teachers-query.ts';

interface TeacherImportProps {
  readonly schoolId: string;
  readonly known: readonly TeacherValues[];
  readonly onChanged: () => void;
}

/** Brings in teachers from our template or the Dapodik teacher export; the operator ticks who teaches. */
export function TeacherImport({ schoolId, known, onChanged }: TeacherImportProps) {
  const { t } = useTranslation('teachers');
  const { t: tSheets } = useTranslation('sheets');
  const [, importTeachers] = useMutation(ImportTeachersMutation);
  // Only what the operator ticked otherwise than the file suggests is kept here, by name.
  const [ticked, setTicked] = useState<Readonly<Record<string, boolean>>>({});
  const rowsOf = (sheet: TeacherSheet) =>
    teacherRows(sheet.records, known).rows.map((row) => ({ ...row, chosen: ticked[row.values.name] ?? row.chosen }));
  const chosenOf = (sheet: TeacherSheet) =>
    rowsOf(sheet)
      .filter((row) => row.chosen)
      .map((row) => row.values);
  return (
    <section className="stack" aria-labelledby="impor-guru">
      <h2 id="impor-guru">{t('import.title')}</h2>
      <SheetImport
        kind="teachers"
        label={t('import.choose')}
        hint={t('import.hint')}
        downloads={<DownloadButton label={t('import.template')} order={() => ({ kind: 'teachers' })} />}
        renderPreview={({ sheet }) => {
          const { doubled } = teacherRows(sheet.records, known);
          return (
            <>
              <p>{t('import.text')}</p>
              {doubled.length > 0 && <p className="note">{t('import.doubled', { names: formatList(doubled) })}</p>}
              <DataTable
                caption={t('import.preview')}
                rows={rowsOf(sheet)}
                rowKey={(row) => row.values.name}
                columns={[
                  {
                    key: 'name',
                    header: t('form.name'),
                    rowHeader: true,
                    render: (row) => (
                      <label className="check">
                        <input
                          type="checkbox"
                          checked={row.chosen}
                          onChange={(event) => setTicked((old) => ({ ...old, [row.values.name]: event.target.checked }))}
                        />
                        <span>{row.values.name}</span>
                      </label>
                    ),
                  },
                  { key: 'type', header: t('import.staffType'), render: (row) => row.staffType ?? '–' },
                  { key: 'duty', header: t('import.additionalDuty'), render: (row) => row.additionalDuty ?? '–' },
                  { key: 'rombel', header: t('form.rombel'), render: (row) => row.values.rombel ?? t('allRombel') },
                ]}
              />
            </>
          );
        }}
        saveLabel={(sheet) => (chosenOf(sheet).length === 0 ? null : t('import.save', { count: chosenOf(sheet).length }))}
        save={async ({ sheet }) => {
          const result = await importTeachers({ schoolId, teachers: chosenOf(sheet) });
          if (!result.error) {
            setTicked({});
            onChanged();
          }
          return outcomeOf(result, result.data?.importTeachers, tSheets);
        }}
      />
    </section>
  );
}
