import { cornerName, groupSizes, layoutProblems, type RoomLayout } from '@giliran/planning';
import { useEffect, useMemo, useReducer, useRef, useState, type ReactNode } from 'react';
import { SelectField } from '../../../components/select-field.tsx';
import type { LimitsQuestion } from '../../../engine/tasks/explain-limits.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { CommitField } from './commit-field.tsx';
import { ComparePanel } from './compare-panel.tsx';
import { dropDraft, keepDraft, readDraft } from './draft-store.ts';
import { drawingReducer, startHistory } from './drawing-history.ts';
import { ADDABLE, addPart, partsOf, rectangleSides, withRectangleSides, withTeacherPoint, type PartId } from './drawing-parts.ts';
import { ExchangePanel } from './exchange-panel.tsx';
import { PartPanel } from './part-panel.tsx';
import { usePartName } from './part-names.ts';
import { countedOf, ResultPanel } from './result-panel.tsx';
import { handleId, RoomCanvas } from './room-canvas.tsx';
import { useDrawingAnswer } from './use-drawing-answer.ts';
import { RoomSettings } from './room-settings.tsx';
import './room-editor.css';

interface EditorTools {
  readonly layout: RoomLayout;
  readonly wrong: boolean;
  /** The drawing as the server has it. */
  readonly saved: boolean;
}

interface RoomEditorProps {
  /** The stored room, or what the drawing begins with. */
  readonly first: RoomLayout;
  /** Names this drawing on this device. */
  readonly draftKey: string;
  readonly law: LimitsQuestion;
  readonly rombel: readonly { readonly name: string; readonly pupils: number }[];
  /** Pupils to begin with where no rombel is known. */
  readonly firstPupils?: number | null;
  readonly readOnly?: boolean;
  /** Nothing is known of the room: `first` is only an example, and may be saved as it stands. */
  readonly sample?: boolean;
  /** Stores the drawing; returns what went wrong in words, or null. Absent = nothing is stored but on this device. */
  readonly onSave?: (layout: RoomLayout) => Promise<string | null>;
  /** More below the drawing: print, copies. */
  readonly children?: (tools: EditorTools) => ReactNode;
}

/** Draw a room and see at once how many may sit in it. Step one is two numbers; everything else can wait. */
export function RoomEditor(props: RoomEditorProps) {
  const { draftKey, first } = props;
  const { t } = useTranslation('room-editor');
  const [opened, setOpened] = useState<{ key: string; layout: RoomLayout; restored: 'no' | 'yes' | 'changed' } | null>(null);
  const begun = useRef(first);
  useEffect(() => {
    begun.current = first;
  }, [first]);
  useEffect(() => {
    let left = false;
    void readDraft(draftKey).then((draft) => {
      if (left) return;
      // A room saved from here comes back as `first`: the drawing on screen is that already.
      const stored = JSON.stringify(begun.current);
      if (draft === null || JSON.stringify(draft.layout) === stored) setOpened({ key: draftKey, layout: begun.current, restored: 'no' });
      else setOpened({ key: draftKey, layout: draft.layout, restored: draft.base === stored ? 'yes' : 'changed' });
    });
    return () => {
      left = true;
    };
  }, [draftKey]);
  if (opened === null || opened.key !== draftKey) return <p className="muted">{t('common:loading')}</p>;
  return <OpenedEditor key={draftKey} {...props} opening={opened.layout} restored={opened.restored} />;
}

function OpenedEditor({
  first,
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
}: RoomEditorProps & { opening: RoomLayout; restored: 'no' | 'yes' | 'changed' }) {
  const { t } = useTranslation('room-editor');
  const [history, dispatch] = useReducer(drawingReducer, opening, startHistory);
  const { present, selected } = history;
  const [stored, setStored] = useState(sample ? null : first);
  const [note, setNote] = useState(restored);
  /** What this tab has put aside last. */
  const kept = useRef(restored === 'no' ? null : opening);
  const [pupils, setPupils] = useState<number | null>(rombel[0]?.pupils ?? firstPupils);
  const [save, setSave] = useState<{ busy: boolean; sent: RoomLayout | null; complaint: string | null; done: boolean }>({
    busy: false,
    sent: null,
    complaint: null,
    done: false,
  });
  const [shown, setShown] = useState<SeatView | null>(null);
  const name = usePartName(present);
  const { answered, error } = useDrawingAnswer({ layout: present, law, pupils });
  const problems = useMemo(() => layoutProblems(present), [present]);
  const wrong = problems.length > 0;
  const unsaved = useMemo(() => JSON.stringify(present) !== JSON.stringify(stored), [present, stored]);
  const sides = rectangleSides(present);
  const edit = (layout: RoomLayout, part?: PartId | null) => {
    dispatch({ kind: 'edit', layout, ...(part === undefined ? {} : { selected: part }) });
    if (part) focusHandle(part);
  };

  useEffect(() => {
    if (history.grabbed !== null) return;
    if (unsaved) {
      kept.current = present;
      void keepDraft(draftKey, { layout: present, base: JSON.stringify(stored ?? first) });
    } else if (kept.current) {
      void dropDraft(draftKey, kept.current);
      kept.current = null;
    }
  }, [present, stored, first, unsaved, draftKey, history.grabbed]);

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

  async function store(): Promise<void> {
    if (!onSave) return;
    const sent = present;
    setSave({ busy: true, sent, complaint: null, done: false });
    const complaint = await onSave(sent);
    if (complaint === null) {
      setStored(sent);
      setNote('no');
    }
    setSave({ busy: false, sent, complaint, done: complaint === null });
  }

  const views = answered ? seatViews(answered.question.layout, answered.answer) : null;
  const view = views && (shown !== null && views[shown] !== null ? shown : views.first);
  const seats = (views && view && views[view]) || NO_SEATS;
  const counted = answered && countedOf(answered.question.layout, answered.answer);
  const used = pupils === null || !counted?.count ? Infinity : (groupSizes(pupils, counted.count)[0] ?? Infinity);
  const current = answered?.question.layout === present && !wrong;
  // A complaint about an older drawing is no news.
  const complaint = save.sent === present ? save.complaint : null;
  return (
    <div className="room-editor">
      <div className="editor-top">
        <section className="card editor-size" aria-labelledby="langkah-ukuran">
          <h2 id="langkah-ukuran">{t('size.title')}</h2>
          {sides ? (
            <div className="field-pair">
              <CommitField
                label={t('size.width')}
                value={sides.widthCm / 100}
                min={2}
                max={40}
                unit="m"
                hint={t('size.widthHint')}
                onValue={(m) => edit(withRectangleSides(present, Math.round(m * 100), sides.lengthCm))}
              />
              <CommitField
                label={t('size.length')}
                value={sides.lengthCm / 100}
                min={2}
                max={40}
                unit="m"
                hint={t('size.lengthHint')}
                onValue={(m) => edit(withRectangleSides(present, sides.widthCm, Math.round(m * 100)))}
              />
            </div>
          ) : (
            <p>{t('size.free')}</p>
          )}
          <div className="field-pair">
            {rombel.length > 0 && (
              <SelectField
                label={t('size.rombel')}
                value={String(rombel.findIndex((one) => one.pupils === pupils))}
                options={[
                  ...(rombel.some((one) => one.pupils === pupils) ? [] : [{ value: '-1', label: t('size.ownCount') }]),
                  ...rombel.map((one, i) => ({ value: String(i), label: t('size.rombelOption', { name: one.name, count: one.pupils }) })),
                ]}
                onValue={(value) => setPupils(rombel[Number(value)]?.pupils ?? pupils)}
              />
            )}
            <CommitField
              label={t('size.pupils')}
              value={pupils ?? 0}
              min={0}
              max={200}
              unit=""
              whole
              onValue={(count) => setPupils(count === 0 ? null : count)}
            />
          </div>
        </section>
        <ResultPanel answered={answered} error={error} wrong={wrong} pupils={pupils} />
      </div>

      {note !== 'no' && unsaved && (
        <p className="note" role="status">
          {t(note === 'yes' || !onSave ? 'draft.restored' : 'draft.changed')}{' '}
          <button type="button" className="button-plain" onClick={() => edit(stored ?? first, null)}>
            {t('draft.discard')}
          </button>
        </p>
      )}

      <section className="card editor-drawing" aria-labelledby="langkah-gambar">
        <div className="card-head">
          <h2 id="langkah-gambar">{t('draw.title')}</h2>
          <div className="row">
            <button
              type="button"
              className="button-secondary"
              disabled={history.past.length === 0}
              onClick={() => dispatch({ kind: 'undo' })}
            >
              <span aria-hidden="true">↶</span> {t('action.undo')}
            </button>
            <button
              type="button"
              className="button-secondary"
              disabled={history.future.length === 0}
              onClick={() => dispatch({ kind: 'redo' })}
            >
              <span aria-hidden="true">↷</span> {t('action.redo')}
            </button>
          </div>
        </div>
        <div className="add-buttons" role="group" aria-label={t('draw.add')}>
          <span aria-hidden="true">{t('draw.add')}</span>
          {ADDABLE.map((kind) => (
            <button
              key={kind}
              type="button"
              className="button-secondary"
              onClick={() => {
                const added = addPart(present, kind);
                edit(added.layout, added.part);
              }}
            >
              + {t(`add.${kind}`)}
            </button>
          ))}
        </div>
        {problems.map((problem) => (
          <p key={problem.path + problem.code} className="field-error" role="alert">
            {t(`problem.${problem.code}`, problemValues(problem.numbers))}
          </p>
        ))}
        <div className="editor-columns">
          <div>
            <RoomCanvas history={history} dispatch={dispatch} seats={seats} current={current} usedCount={used} />
            {views && view && (
              <div className="segmented seat-views" role="group" aria-label={t('views.label')}>
                {SEAT_VIEWS.filter((kind) => views[kind] !== null).map((kind) => (
                  <button key={kind} type="button" aria-pressed={view === kind} onClick={() => setShown(kind)}>
                    {t(`views.${kind}`, { count: views[kind]?.length ?? 0 })}
                  </button>
                ))}
              </div>
            )}
            <label className="check facing-choice">
              <input
                type="checkbox"
                checked={present.teacherPoint !== undefined}
                onChange={(event) => {
                  dispatch({ kind: 'edit', layout: withTeacherPoint(present, event.target.checked), selected: null });
                }}
              />
              <span>
                {t('facing.teacher')} <small className="muted">{t('facing.never')}</small>
              </span>
            </label>
            <p className="muted small">{t('draw.hint')}</p>
          </div>
          <div className="editor-side">
            {selected && partsOf(present).some((p) => p.kind === ownerKind(selected) && p.index === selected.index) && (
              <PartPanel key={`${selected.kind}-${selected.index}`} layout={present} part={selected} onEdit={edit} />
            )}
            <details className="sub-details">
              <summary>{t('list.title', { count: partsOf(present).length })}</summary>
              <ul className="part-list">
                {partsOf(present).map((part) => (
                  <li key={`${part.kind}-${part.index}`}>
                    <button
                      type="button"
                      className="button-plain"
                      aria-pressed={selected?.kind === part.kind && selected.index === part.index}
                      onClick={() => {
                        dispatch({ kind: 'select', part });
                        focusHandle(part);
                      }}
                    >
                      {name(part, true)}
                    </button>
                  </li>
                ))}
              </ul>
            </details>
            <RoomSettings layout={present} onEdit={edit} />
          </div>
        </div>
      </section>

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
          <button type="button" className="button" disabled={save.busy || wrong || !unsaved} onClick={() => void store()}>
            {save.busy ? t('save.saving') : t('save.save')}
          </button>
        )}
        <strong>{wrong || counted?.count === undefined || counted.count === null ? '–' : t('save.count', { count: counted.count })}</strong>
        {onSave && !readOnly && (
          <p role="status" className={complaint ? 'field-error' : 'small'}>
            {complaint ?? (wrong ? t('save.mend') : unsaved ? t('save.unsaved') : save.done ? t('save.done') : t('save.same'))}
          </p>
        )}
      </div>
    </div>
  );
}

const NO_SEATS: readonly (readonly [number, number])[] = [];
const SEAT_VIEWS = ['leave', 'aligned', 'staggered', 'free'] as const;
type SeatView = (typeof SEAT_VIEWS)[number];

/** The layouts that can be shown, and which one first: what counts for the timetable, tidy where that costs nothing. */
function seatViews(layout: RoomLayout, answer: Parameters<typeof countedOf>[1]) {
  const { leave, move, tidy } = answer;
  const free = move.seats;
  const first: SeatView =
    layout.deskUse === 'LEAVE' && leave ? 'leave' : tidy?.costAligned === 0 ? 'aligned' : tidy?.costStaggered === 0 ? 'staggered' : 'free';
  return { leave: leave?.seats ?? null, aligned: tidy?.aligned ?? null, staggered: tidy?.staggered ?? null, free, first };
}

function ownerKind({ kind }: PartId): PartId['kind'] {
  return kind === 'aisleFrom' || kind === 'aisleTo' ? 'aisle' : kind;
}

/** After React has drawn the handle. The whole drawing comes into sight, so that there is where to drag it to. */
function focusHandle(part: PartId): void {
  requestAnimationFrame(() => {
    const handle = document.getElementById(handleId(part));
    handle?.focus({ preventScroll: true });
    handle?.closest('svg')?.scrollIntoView({ block: 'nearest' });
  });
}

/** The numbers of a problem for its sentence; corners and sides are letters there. */
function problemValues(numbers: readonly number[]): Record<string, string | number> {
  const [a = 0, b = 0] = numbers;
  return { a, b, cornerA: cornerName(a), cornerB: cornerName(b), metresA: a / 100, metresB: b / 100 };
}
