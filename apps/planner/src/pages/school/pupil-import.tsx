import type { PupilExport, PupilRecord } from '@giliran/dapodik';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useMutation } from 'urql';
import { DataTable } from '../../components/data-table.tsx';
import { runEngine } from '../../engine/engine-client.ts';
import { formatNumber } from '../../i18n/format.ts';
import { ImportPupilsMutation, type SchoolData } from './data-query.ts';
import { pupilInput, rombelCounts, sameSchoolName } from './pupil-input.ts';
import type { SetupStep } from './setup-steps.ts';
import { DownloadButton } from './sheets/download-button.tsx';
import { outcomeOf } from './sheets/outcome-of.ts';
import { logLines } from './sheets/problem-groups.ts';
import { SheetImport } from './sheets/sheet-import.tsx';

const SAMPLE_ROMBEL = [
  { name: 'Kelas 1', pupils: 24 },
  { name: 'Kelas 2', pupils: 27 },
  { name: 'Kelas 3', pupils: 31 },
  { name: 'Kelas 4', pupils: 32 },
  { name: 'Kelas 5', pupils: 36 },
  { name: 'Kelas 6', pupils: 29 },
];
const SHOWN_ROWS = 10;

interface PupilImportProps {
  readonly school: SchoolData;
  /** Where the school goes on after the import. */
  readonly next: SetupStep | undefined;
  readonly onImported: () => void;
}

/** Brings in the Dapodik pupil export: read in the browser, shown, then saved. */
export function PupilImport({ school, next, onImported }: PupilImportProps) {
  const { t } = useTranslation('data');
  const { t: tSheets } = useTranslation('sheets');
  const [, importPupils] = useMutation(ImportPupilsMutation);
  const [withFamilies, setWithFamilies] = useState(false);
  return (
    <section className="stack" id="impor" aria-labelledby="impor-judul">
      <div>
        <h2 id="impor-judul">{t('import.title')}</h2>
        <p className="muted">{t('import.lead')}</p>
      </div>
      <SheetImport
        kind="pupils"
        label={t('import.choose')}
        hint={t('import.hint')}
        downloads={
          <>
            <DownloadButton
              label={t('import.sample')}
              order={() => ({ kind: 'samplePupils', schoolName: school.name, rombel: SAMPLE_ROMBEL })}
              fileName={`CONTOH-DATA-SINTETIS-daftar_pd-${school.name}-2021-09-13 08_00_00.xlsx`}
            />
            <span className="muted small">{t('import.sampleText')}</span>
          </>
        }
        renderPreview={({ sheet }) => <Preview sheet={sheet} schoolName={school.name} />}
        option={
          <label className="check">
            <input type="checkbox" checked={withFamilies} onChange={(event) => setWithFamilies(event.target.checked)} />
            <span>
              {t('import.families')} <span className="muted small">{t('import.familiesHint')}</span>
            </span>
          </label>
        }
        saveLabel={(sheet) => (sheet.records.length === 0 ? null : t('import.save', { count: sheet.records.length }))}
        save={async ({ sheet, fileName, file, accepted }) => {
          // The family cards are read only now and go nowhere but into this one request.
          const read = withFamilies
            ? ((await runEngine('readSheet', { kind: 'pupils', file, acceptSuggestions: accepted, familyNumbers: true })) as PupilExport)
            : sheet;
          const result = await importPupils({
            schoolId: school.id,
            fileName,
            pupils: read.records.map(pupilInput),
            problems: logLines(sheet.problems),
            droppedColumns: [...read.droppedColumns],
          });
          if (!result.error) onImported();
          return outcomeOf(result, result.data?.importPupils, tSheets);
        }}
        afterSaving={
          next &&
          next.key !== 'pupils' && (
            <Link className="button" to={`/sekolah/${school.id}/${next.tab}`}>
              {t('steps.next', { step: t(`step.${next.key}.title`) })}
            </Link>
          )
        }
      />
      <p className="muted small">
        {t('import.countsOnly')} <Link to={`/sekolah/${school.id}/siswa`}>{t('import.countsOnlyLink')}</Link>
      </p>
    </section>
  );
}

function Preview({ sheet, schoolName }: { sheet: PupilExport; schoolName: string }) {
  const { t } = useTranslation('data');
  const counts = rombelCounts(sheet.records);
  return (
    <>
      {sheet.schoolName !== null && !sameSchoolName(sheet.schoolName, schoolName) && (
        <p className="note">{t('import.otherSchool', { file: sheet.schoolName, school: schoolName })}</p>
      )}
      <p>{t('import.kept')}</p>
      {counts.length > 0 && (
        <ul className="rombel-counts">
          {counts.map(({ name, pupils }) => (
            <li key={name}>
              <strong>{name}</strong> {t('import.pupils', { count: pupils })}
            </li>
          ))}
        </ul>
      )}
      <details className="sub-details">
        <summary>{t('import.firstRows', { count: Math.min(SHOWN_ROWS, sheet.records.length) })}</summary>
        <DataTable<PupilRecord>
          caption={t('import.firstRows', { count: Math.min(SHOWN_ROWS, sheet.records.length) })}
          captionHidden
          rows={sheet.records.slice(0, SHOWN_ROWS)}
          rowKey={(record) => record.key}
          columns={[
            { key: 'name', header: t('column.name'), rowHeader: true, render: (record) => record.name },
            { key: 'key', header: t('column.key'), render: (record) => record.schoolPupilNumber ?? '–' },
            { key: 'nisn', header: t('column.nisn'), render: (record) => record.nisn ?? '–' },
            { key: 'rombel', header: t('column.rombel'), render: (record) => record.rombel },
            { key: 'sex', header: t('column.sex'), render: (record) => record.sex ?? '–' },
            { key: 'transport', header: t('column.transport'), render: (record) => record.transport ?? '–' },
            {
              key: 'area',
              header: t('column.area'),
              render: (record) => [record.desa, record.kecamatan].filter((part) => part !== null).join(', ') || '–',
            },
          ]}
        />
        {sheet.records.length > SHOWN_ROWS && (
          <p className="muted small">{t('import.moreRows', { count: formatNumber(sheet.records.length - SHOWN_ROWS) })}</p>
        )}
      </details>
    </>
  );
}
