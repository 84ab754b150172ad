import { useState, type ReactNode } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { FileDrop } from '../../../components/file-drop.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import type { SheetKind, SheetKinds } from '../../../engine/tasks/read-sheet.ts';
import { problemGroups } from './problem-groups.ts';
import { SheetProblems } from './sheet-problems.tsx';
import { PasteField } from './paste-field.tsx';
import { useSheetFile, type KnownOfSheet, type OpenedSheet } from './use-sheet-file.ts';

/** What came of saving: a sentence for the user. */
export interface SaveOutcome {
  readonly ok: boolean;
  readonly text: string;
}

interface SheetImportProps<Kind extends SheetKind> {
  readonly kind: Kind;
  readonly label: string;
  readonly hint: string;
  readonly known?: KnownOfSheet;
  /** Offers a field for lines copied from a spreadsheet, with this label. */
  readonly pasteLabel?: string;
  /** Templates and examples to download. */
  readonly downloads?: ReactNode;
  /** What the file would bring; shown before anything is saved. */
  readonly renderPreview: (opened: OpenedSheet<Kind>) => ReactNode;
  /** A choice before saving. */
  readonly option?: ReactNode;
  /** Text of the save button; null = there is nothing to save. */
  readonly saveLabel: (sheet: SheetKinds[Kind]) => string | null;
  readonly save: (opened: OpenedSheet<Kind>) => Promise<SaveOutcome>;
  /** Where to go on, shown once something is saved. */
  readonly afterSaving?: ReactNode;
}

/** Choose a file, see its rows and problems, then save or drop it. Nothing is sent before "Simpan". */
export function SheetImport<Kind extends SheetKind>({
  kind,
  label,
  hint,
  known,
  pasteLabel,
  downloads,
  renderPreview,
  option,
  saveLabel,
  save,
  afterSaving,
}: SheetImportProps<Kind>) {
  const { t } = useTranslation('sheets');
  const file = useSheetFile(kind, known);
  const [saving, setSaving] = useState(false);
  const [outcome, setOutcome] = useState<SaveOutcome | null>(null);
  const { opened } = file;

  async function press(sheet: OpenedSheet<Kind>): Promise<void> {
    setSaving(true);
    setOutcome(null);
    const result = await save(sheet);
    setSaving(false);
    setOutcome(result);
    if (result.ok) file.clear();
  }

  return (
    <div className="sheet-import stack">
      <FileDrop
        label={label}
        hint={hint}
        accept=".xlsx,.csv"
        busy={file.busy}
        onFiles={(files) => {
          setOutcome(null);
          file.take(files);
        }}
      />
      {pasteLabel && (
        <PasteField
          label={pasteLabel}
          busy={file.busy}
          onText={(text) => {
            setOutcome(null);
            file.take([new File([text], t('paste.name'))]);
          }}
        />
      )}
      {downloads && <div className="row">{downloads}</div>}
      {file.failed && (
        <p className="field-error" role="alert">
          {t('readerFailed')}
        </p>
      )}
      {outcome && (
        <p className={outcome.ok ? 'outcome outcome-ok' : 'outcome outcome-wrong'} role={outcome.ok ? 'status' : 'alert'}>
          {outcome.text}
        </p>
      )}
      {outcome?.ok && afterSaving && <div>{afterSaving}</div>}
      {opened && (
        <Opened
          opened={opened}
          busy={file.busy}
          onAccept={file.accept}
          renderPreview={renderPreview}
          option={option}
          saveLabel={saveLabel}
          saving={saving}
          onSave={() => void press(opened)}
          onDrop={file.clear}
        />
      )}
    </div>
  );
}

interface OpenedProps<Kind extends SheetKind> {
  readonly opened: OpenedSheet<Kind>;
  readonly busy: boolean;
  readonly saving: boolean;
  readonly onAccept: (suggestions: boolean) => void;
  readonly onSave: () => void;
  readonly onDrop: () => void;
  readonly renderPreview: (opened: OpenedSheet<Kind>) => ReactNode;
  readonly option: ReactNode;
  readonly saveLabel: (sheet: SheetKinds[Kind]) => string | null;
}

function Opened<Kind extends SheetKind>({
  opened,
  busy,
  saving,
  onAccept,
  onSave,
  onDrop,
  renderPreview,
  option,
  saveLabel,
}: OpenedProps<Kind>) {
  const { t } = useTranslation('sheets');
  const { sheet, fileName, accepted } = opened;
  const groups = problemGroups(sheet.problems);
  const save = saveLabel(sheet);
  if (groups.refused.length > 0) {
    return (
      <section className="card outcome-wrong" role="alert">
        <h3>{t('refused', { file: fileName })}</h3>
        {groups.refused.map((problem) => (
          <p key={problem.code + (problem.column ?? '')} lang="id">
            <strong>{problem.message}</strong> {problem.advice}
          </p>
        ))}
      </section>
    );
  }
  return (
    <section className="card stack" aria-label={fileName}>
      <div className="card-head">
        <h3 className="file-name">{fileName}</h3>
        <div className="row">
          <StatusBadge status={sheet.records.length > 0 ? 'PASS' : 'FAIL'} text={t('rowsGood', { count: sheet.records.length })} />
          {groups.rowsLeftOut > 0 && <StatusBadge status="FAIL" text={t('rowsLeftOut', { count: groups.rowsLeftOut })} />}
        </div>
      </div>
      {renderPreview(opened)}
      {(groups.suggestions > 0 || accepted) && (
        <label className="check">
          <input type="checkbox" checked={accepted} disabled={busy} onChange={(event) => onAccept(event.target.checked)} />
          <span>{t('acceptSuggestions', { count: groups.suggestions })}</span>
        </label>
      )}
      <SheetProblems problems={groups.rows} />
      {sheet.droppedColumns.length > 0 && (
        <details className="dropped">
          <summary>{t('dropped', { count: sheet.droppedColumns.length })}</summary>
          <p className="muted small">{sheet.droppedColumns.join(' · ')}</p>
        </details>
      )}
      {save !== null && option}
      <div className="row">
        {save !== null && (
          <button type="button" className="button" disabled={saving || busy} onClick={onSave}>
            {saving ? t('saving') : save}
          </button>
        )}
        <button type="button" className="button-secondary" disabled={saving} onClick={onDrop}>
          {t('dropFile')}
        </button>
      </div>
    </section>
  );
}
