import { cornerName, type LayoutProblem, type RoomLayout } from '@giliran/planning';
import { useState, type Dispatch } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { addPart } from './add-part.ts';
import type { DrawingAction, DrawingHistory } from './drawing-history.ts';
import { hasPart, partsOf, withTeacherPoint } from './drawing-parts.ts';
import { focusHandle } from './focus-handle.ts';
import { ADDABLE, handleId, samePart, type PartId } from './part-id.ts';
import { PartPanel } from './part-panel.tsx';
import { usePartName } from './part-names.ts';
import type { countedOf } from './result-panel.tsx';
import { RoomCanvas } from './room-canvas.tsx';
import { RoomSettings } from './room-settings.tsx';
import type { AnsweredDrawing } from './use-drawing-answer.ts';

interface DrawingCardProps {
  readonly history: DrawingHistory;
  readonly dispatch: Dispatch<DrawingAction>;
  /** What is wrong with the drawing on screen; nothing is counted meanwhile. */
  readonly problems: readonly LayoutProblem[];
  readonly answered: AnsweredDrawing | null;
  /** Seats from this one on stay empty. */
  readonly usedCount: number;
  readonly onEdit: (layout: RoomLayout, selected?: PartId | null) => void;
}

/** Step two: the drawing with its seats, the picked part in numbers, and what holds for the whole room. */
export function DrawingCard({ history, dispatch, problems, answered, usedCount, onEdit }: DrawingCardProps) {
  const { t } = useTranslation('room-editor');
  const { present, selected } = history;
  const [shown, setShown] = useState<SeatView | null>(null);
  const name = usePartName(present);
  const views = answered ? seatViews(answered.question.layout, answered.answer) : null;
  const view = views && (shown !== null && views[shown] !== null ? shown : views.first);
  const seats = (views && view && views[view]) || NO_SEATS;
  const current = answered?.question.layout === present && problems.length === 0;
  return (
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
              onEdit(added.layout, added.part);
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
          <RoomCanvas history={history} dispatch={dispatch} seats={seats} current={current} usedCount={usedCount} />
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
          {selected && hasPart(present, selected) && (
            <PartPanel key={handleId(selected)} layout={present} part={selected} onEdit={onEdit} />
          )}
          <details className="sub-details">
            <summary>{t('list.title', { count: partsOf(present).length })}</summary>
            <ul className="part-list">
              {partsOf(present).map((part) => (
                <li key={`${part.kind}-${part.index}`}>
                  <button
                    type="button"
                    className="button-plain"
                    aria-pressed={selected !== null && samePart(selected, part)}
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
          <RoomSettings layout={present} onEdit={onEdit} />
        </div>
      </div>
    </section>
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

/** The numbers of a problem for its sentence; corners and sides are letters there. */
function problemValues(numbers: readonly number[]): Record<string, string | number> {
  const [a = 0, b = 0] = numbers;
  return { a, b, cornerA: cornerName(a), cornerB: cornerName(b), metresA: a / 100, metresB: b / 100 };
}
