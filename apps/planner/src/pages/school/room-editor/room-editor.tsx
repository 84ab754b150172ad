import { groupSizes, layoutProblems, type RoomLayout } from '@giliran/planning';
import { useEffect, useMemo, useReducer, useRef, useState, type ReactNode } from 'react';
import type { LimitsQuestion } from '../../../engine/tasks/explain-limits.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { ComparePanel } from './compare-panel.tsx';
import { ConflictNote } from './conflict-note.tsx';
import { dropDraft, keepDraft, readDraft, type RoomDraft } from './draft-store.ts';
import { drawingReducer, startHistory } from './drawing-history.ts';
import { DrawingCard } from './drawing-card.tsx';
import { ExchangePanel } from './exchange-panel.tsx';
import { focusHandle } from './focus-handle.ts';
import type { PartId } from './part-id.ts';
import { countedOf, ResultPanel } from './result-panel.tsx';
import { useDrawingAnswer } from './use-drawing-answer.ts';
import { useOpenElsewhere } from './use-open-elsewhere.ts';
import { SizeCard } from './size-card.tsx';
import './room-editor.css';

interface EditorTools {
  readonly layout: RoomLayout;
  readonly wrong: boolean;
  /** The drawing as the server has it. */
  readonly saved: boolean;
}

/** A drawing as the server has it. */
interface StoredDrawing {
  readonly layout: RoomLayout;
  readonly version: number;
}

/** What became of a drawing that was sent. */
type DrawingSaving =
  | { readonly kind: 'saved'; readonly version: number }
  /** Somebody else saved meanwhile; nothing was written. */
  | { readonly kind: 'conflict'; readonly message: string; readonly current: StoredDrawing }
  /** In words. */
  | { readonly kind: 'failed'; readonly text: string };

interface RoomEditorProps {
  /** The stored room, or what the drawing begins with. */
  readonly first: RoomLayout;
  /** Version of the stored room; 0 where nothing is stored. */
  readonly version?: number;
  /** Names this drawing on this device. */
  readonly draftKey: string;
  readonly law: LimitsQuestion;
  readonly rombel: readonly { readonly name: string; readonly pupils: number }[];
  /** Pupils to begin with where no rombel is known. */
  readonly firstPupils?: number | null;
  readonly readOnly?: boolean;
  /** Nothing is known of the room: `first` is only an example, and may be saved as it stands. */
  readonly sample?: boolean;
  /** Stores the drawing in place of that version. Absent = nothing is stored but on this device. */
  readonly onSave?: (layout: RoomLayout, version: number) => Promise<DrawingSaving>;
  /** More below the drawing: print, copies. */
  readonly children?: (tools: EditorTools) => ReactNode;
}

/** Draw a room and see at once how many may sit in it. Step one is two numbers; everything else can wait. */
export function RoomEditor(props: RoomEditorProps) {
  const { draftKey, first, version = 0 } = props;
  const { t } = useTranslation('room-editor');
  const [opened, setOpened] = useState<{ key: string; draft: RoomDraft; restored: boolean } | null>(null);
  const begun = useRef({ layout: first, base: version });
  useEffect(() => {
    begun.current = { layout: first, base: version };
  }, [first, version]);
  useEffect(() => {
    let left = false;
    void readDraft(draftKey).then((draft) => {
      if (left) return;
      // A room saved from here comes back as `first`: the drawing on screen is that already.
      const restored = draft !== null && JSON.stringify(draft.layout) !== JSON.stringify(begun.current.layout);
      setOpened({ key: draftKey, draft: restored ? draft : begun.current, restored });
    });
    return () => {
      left = true;
    };
  }, [draftKey]);
  if (opened === null || opened.key !== draftKey) return <p className="muted">{t('common:loading')}</p>;
  return <OpenedEditor key={draftKey} {...props} opening={opened.draft} restored={opened.restored} />;
}

function OpenedEditor({
  first,
  version = 0,
  draftKey,
  law,
  rombel,
  firstPupils = null,
  readOnly = false,
  sample = false,
  onSave,
  children,
  opening,
  restored,
}: RoomEditorProps & { opening: RoomDraft; restored: boolean }) {
  const { t } = useTranslation('room-editor');
  const [history, dispatch] = useReducer(drawingReducer, opening.layout, startHistory);
  const { present } = history;
  const [stored, setStored] = useState({ layout: sample ? null : first, version: opening.base });
  const [note, setNote] = useState(restored);
  const [refused, setRefused] = useState<{ message: string; current: StoredDrawing } | null>(null);
  const elsewhere = useOpenElsewhere(draftKey);
  /** What this tab has put aside last. */
  const kept = useRef(restored ? opening.layout : null);
  const [pupils, setPupils] = useState<number | null>(rombel[0]?.pupils ?? firstPupils);
  const [save, setSave] = useState<{ busy: boolean; sent: RoomLayout | null; complaint: string | null; done: boolean }>({
    busy: false,
    sent: null,
    complaint: null,
    done: false,
  });
  const { answered, error } = useDrawingAnswer({ layout: present, law, pupils });
  const problems = useMemo(() => layoutProblems(present), [present]);
  const wrong = problems.length > 0;
  const unsaved = useMemo(() => JSON.stringify(present) !== JSON.stringify(stored.layout), [present, stored]);
  // The stored room is newer than the one this drawing began from.
  const newer = onSave && !save.busy && !(version <= stored.version) ? { layout: first, version } : null;
  if (newer && !unsaved) {
    setStored(newer);
    dispatch({ kind: 'edit', layout: first, selected: null });
  }
  // Who may not save is not asked.
  const conflict = refused ?? (newer && !readOnly ? { message: t(note ? 'draft.changed' : 'conflict.meanwhile'), current: newer } : null);
  const edit = (layout: RoomLayout, part?: PartId | null) => {
    dispatch({ kind: 'edit', layout, ...(part === undefined ? {} : { selected: part }) });
    if (part) focusHandle(part);
  };

  useEffect(() => {
    if (history.grabbed !== null) return;
    if (unsaved) {
      kept.current = present;
      void keepDraft(draftKey, { layout: present, base: stored.version });
    } else if (kept.current) {
      void dropDraft(draftKey, kept.current);
      kept.current = null;
    }
  }, [present, stored, unsaved, draftKey, history.grabbed]);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      // A field has an undo of its own.
      if (event.target instanceof HTMLInputElement && event.target.type === 'text') return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      dispatch({ kind: key === 'y' || event.shiftKey ? 'redo' : 'undo' });
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);

  async function store(inPlaceOf: number): Promise<void> {
    if (!onSave) return;
    const sent = present;
    setSave({ busy: true, sent, complaint: null, done: false });
    const saving = await onSave(sent, inPlaceOf);
    if (saving.kind === 'saved') {
      setStored({ layout: sent, version: saving.version });
      setNote(false);
    }
    if (saving.kind !== 'failed') setRefused(saving.kind === 'conflict' ? saving : null);
    setSave({ busy: false, sent, complaint: saving.kind === 'failed' ? saving.text : null, done: saving.kind === 'saved' });
  }

  function takeStored({ layout, version: newest }: StoredDrawing): void {
    edit(layout, null);
    setStored({ layout, version: newest });
    setRefused(null);
    setNote(false);
  }

  const counted = answered && countedOf(answered.question.layout, answered.answer);
  const used = pupils === null || !counted?.count ? Infinity : (groupSizes(pupils, counted.count)[0] ?? Infinity);
  // A complaint about an older drawing is no news.
  const complaint = save.sent === present ? save.complaint : null;
  return (
    <div className="room-editor">
      <div className="editor-top">
        <SizeCard layout={present} rombel={rombel} pupils={pupils} onEdit={edit} onPupils={setPupils} />
        <ResultPanel answered={answered} error={error} wrong={wrong} pupils={pupils} />
      </div>

      {elsewhere && !readOnly && (
        <p className="note" role="status">
          {t('draft.elsewhere')}
        </p>
      )}
      {conflict ? (
        <ConflictNote
          message={conflict.message}
          mine={present}
          theirs={conflict.current.layout}
          busy={save.busy}
          canKeep={!wrong}
          onKeepMine={() => void store(conflict.current.version)}
          onTakeTheirs={() => takeStored(conflict.current)}
        />
      ) : (
        note &&
        unsaved && (
          <p className="note" role="status">
            {t('draft.restored')}{' '}
            <button type="button" className="button-plain" onClick={() => edit(stored.layout ?? first, null)}>
              {t('draft.discard')}
            </button>
          </p>
        )
      )}

      <DrawingCard history={history} dispatch={dispatch} problems={problems} answered={answered} usedCount={used} onEdit={edit} />

      {answered && !wrong && (
        <ComparePanel
          layout={present}
          answer={answered.answer}
          law={law}
          pupils={pupils}
          groupSize={Number.isFinite(used) ? used : null}
          onEdit={edit}
        />
      )}
      {children?.({ layout: present, wrong, saved: !unsaved })}
      <ExchangePanel layout={present} law={law} wrong={wrong} onImport={(layout) => edit(layout, null)} />

      {/* The number stays in sight on a phone, wherever the page is scrolled to. */}
      <div className="editor-save no-print">
        {onSave && !readOnly && (
          <button
            type="button"
            className="button"
            disabled={save.busy || wrong || !unsaved || conflict !== null}
            onClick={() => void store(stored.version)}
          >
            {save.busy ? t('save.saving') : t('save.save')}
          </button>
        )}
        <strong>{wrong || counted?.count === undefined || counted.count === null ? '–' : t('save.count', { count: counted.count })}</strong>
        {onSave && !readOnly && (
          <p role="status" className={complaint ? 'field-error' : 'small'}>
            {complaint ??
              (wrong
                ? t('save.mend')
                : conflict
                  ? t('save.choose')
                  : unsaved
                    ? t('save.unsaved')
                    : save.done
                      ? t('save.done')
                      : t('save.same'))}
          </p>
        )}
      </div>
    </div>
  );
}
