import './dinas.css';
import type { RecapRow } from '@giliran/dapodik';
import type { EducationForm } from '@giliran/policy';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useMutation, useQuery } from 'urql';
import { errorText } from '../../api/client.ts';
import { graphql } from '../../api/graphql.ts';
import { FileDrop } from '../../components/file-drop.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { runEngine } from '../../engine/engine-client.ts';
import type { RecapReading } from '../../engine/tasks/read-recap.ts';
import { formatNumber } from '../../i18n/format.ts';
import { chosenRecords, suggestions } from './import/chosen-records.ts';
import { ProblemList } from './import/problem-list.tsx';
import { RecapPreview } from './import/recap-preview.tsx';
import { KabupatenQuery } from './kabupaten-query.ts';
import { TrialNote } from './trial-note.tsx';

const ImportRecap = graphql(`
  mutation ImportRecap($kabupatenCode: ID!, $fileName: String!, $schools: [RecapSchoolInput!]!, $problems: [String!]) {
    importRecap(kabupatenCode: $kabupatenCode, fileName: $fileName, schools: $schools, problems: $problems) {
      count {
        created
        changed
        unchanged
      }
      unresolved
    }
  }
`);

/** Problems kept in the import log at most; the rest is counted. */
const LOGGED = 500;

interface ReadFile {
  readonly name: string;
  readonly reading: RecapReading;
}

/** Reads the public recap of a kabupaten in the browser, shows what it holds, and stores it once the user agrees. */
export function ImportPage() {
  const { t } = useTranslation('dinas-import');
  const { kabupatenCode = '' } = useParams({ strict: false }) as { kabupatenCode?: string };
  const [{ data, error: loadError }, reload] = useQuery({ query: KabupatenQuery, variables: { code: kabupatenCode } });
  const [busy, setBusy] = useState(false);
  const [file, setFile] = useState<ReadFile | null>(null);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const [failed, setFailed] = useState(false);
  const [{ data: stored, error, fetching }, store] = useMutation(ImportRecap);
  /** What was stored last: the result is shown as long as nothing was changed since. */
  const [storedKey, setStoredKey] = useState<string | null>(null);
  const newest = useRef(0);
  const kecamatan = data?.kabupaten.kecamatan ?? [];
  const records = useMemo(() => (file ? chosenRecords(file.reading, taken) : []), [file, taken]);
  const key = file ? `${file.name}|${[...taken].join(',')}` : null;

  async function read(chosen: File | undefined): Promise<void> {
    if (!chosen) return;
    const turn = ++newest.current;
    setBusy(true);
    setFailed(false);
    try {
      const bytes = new Uint8Array(await chosen.arrayBuffer());
      const reading = await runEngine('readRecap', { name: chosen.name, bytes });
      if (turn !== newest.current) return;
      setFile({ name: chosen.name, reading });
      setTaken(new Set());
      setStoredKey(null);
    } catch {
      if (turn === newest.current) setFailed(true);
    } finally {
      if (turn === newest.current) setBusy(false);
    }
  }

  async function save(): Promise<void> {
    if (!file) return;
    const { problems } = file.reading.plain;
    const result = await store({
      kabupatenCode,
      fileName: file.name,
      schools: records.map(schoolInput),
      problems: problems.slice(0, LOGGED).map((problem) => problem.message),
    });
    if (result.error) return;
    setStoredKey(key);
    reload({ requestPolicy: 'network-only' });
  }

  const problems = file?.reading.plain.problems ?? [];
  const nameByRow = useMemo(() => new Map((file?.reading.accepted.records ?? []).map((record) => [record.row, record])), [file]);
  const open = file ? suggestions(file.reading).length - taken.size : 0;
  const refused = problems.find((problem) => problem.effect === 'FILE_REFUSED');
  const result = stored?.importRecap;

  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <TrialNote kabupatenCode={kabupatenCode} />
      {loadError && (
        <p className="field-error" role="alert">
          {errorText(loadError, t)}
        </p>
      )}
      <div className="stack">
        <FileDrop
          label={file ? t('file.another') : t('file.label')}
          hint={t('file.hint')}
          accept=".xlsx,.csv"
          busy={busy}
          onFiles={(files) => void read(files[0])}
        />
        {failed && (
          <p className="field-error" role="alert">
            {t('file.failed')}
          </p>
        )}
        {file && refused && (
          <div className="note" role="alert">
            <p>
              <strong>{file.name}</strong>: {refused.message}
            </p>
            <p>{refused.advice}</p>
          </div>
        )}
        {file && !refused && (
          <>
            <section className="card">
              <h2>{file.name}</h2>
              <p role="status">
                {t('preview.summary', {
                  rows: formatNumber(records.length),
                  pupils: formatNumber(records.reduce((sum, record) => sum + (record.pupils ?? 0), 0)),
                  problems: formatNumber(problems.length),
                })}
              </p>
              <div className="row">
                <button type="button" className="button" disabled={fetching || records.length === 0 || !data} onClick={() => void save()}>
                  {fetching ? t('save.saving') : t('save.button', { n: formatNumber(records.length) })}
                </button>
                <button
                  type="button"
                  className="button-plain"
                  onClick={() => {
                    setFile(null);
                    setStoredKey(null);
                  }}
                >
                  {t('save.discard')}
                </button>
              </div>
              {open > 0 && <p className="small muted">{t('save.open', { n: formatNumber(open) })}</p>}
              {error && storedKey === null && (
                <p className="field-error" role="alert">
                  {errorText(error, t)}
                </p>
              )}
              {result && storedKey === key && (
                <div role="status" className="stack">
                  <StatusBadge status="PASS" text={t('save.done')} />
                  <p>
                    {t('save.count', {
                      created: formatNumber(result.count.created),
                      changed: formatNumber(result.count.changed),
                      unchanged: formatNumber(result.count.unchanged),
                    })}{' '}
                    {result.count.created + result.count.changed === 0 && t('save.same')}
                  </p>
                  {result.unresolved.length > 0 && <p>{t('save.unresolved', { names: result.unresolved.join(', ') })}</p>}
                  <p className="row">
                    <Link className="button-secondary" to={`/dinas/${kabupatenCode}/sekolah`}>
                      {t('save.toSchools')}
                    </Link>
                    <Link className="button-secondary" to={`/dinas/${kabupatenCode}/uji-aturan`}>
                      {t('save.toWhatIf')}
                    </Link>
                  </p>
                </div>
              )}
            </section>
            <ProblemList problems={problems} nameByRow={nameByRow} taken={taken} onTaken={setTaken} />
            {data && <RecapPreview records={records} kecamatan={kecamatan} />}
          </>
        )}
      </div>
    </>
  );
}

/** A row as the API takes it; SKB in a recap is Sanggar Kegiatan Belajar. */
function schoolInput(record: RecapRow) {
  const form: EducationForm = record.form === 'SKB' ? 'SKB_UNIT' : record.form;
  const { npsn, name, ownership, kecamatanName, pupils, rombel, teachers } = record;
  return { npsn, name, form, ownership, kecamatanName, pupils, rombel, teachers, rooms: record.classrooms, year: record.schoolYear };
}
