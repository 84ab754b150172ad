import { useDroppable } from '@dnd-kit/core';
import { useEffect, useState } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { RowHead } from './row-head.tsx';
import { cellId } from './use-places.ts';
import { clock, WeekCell, type WeekPartProps } from './week-cell.tsx';

/** How long a dragged session rests on a day before that day opens. */
const OPEN_AFTER_MS = 450;

interface DayListProps extends WeekPartProps {
  /** The day of the dragged session; null while nothing is dragged. */
  readonly draggedDay: string | null;
  /** What it is dragged over. */
  readonly over: string | null;
}

/** One day of the week as a list; a session dragged onto another day opens it. */
export function DayList({ slots, rows, places, chips, plan, onEdit, draggedDay, over }: DayListProps) {
  const { t } = useTranslation('schedule');
  const days = [...new Set(slots.map((slot) => slot.day))];
  const [picked, setPicked] = useState<string | null>(null);
  const day = days.find((d) => d === picked) ?? days[0];
  useEffect(() => {
    const [kind, to] = (over ?? '').split(' ');
    if (kind !== 'day' || to === undefined) return;
    const wait = setTimeout(() => setPicked(to), OPEN_AFTER_MS);
    return () => clearTimeout(wait);
  }, [over]);
  return (
    <div className="week-days">
      <div className="day-tabs" role="group" aria-label={t('week.day')}>
        {days.map((d) => (
          <DayTab key={d} day={d} pressed={d === day} onPick={setPicked} />
        ))}
      </div>
      {slots
        .filter((slot) => slot.day === day)
        .map((slot) => {
          const shown = rows.filter((row) => row.cells.has(slot.key) || places?.has(cellId(row.id, slot.day, slot.shift.id)));
          return (
            <section key={slot.key} className="day-shift">
              <h3>
                {t(`days.${slot.day}`)} · {slot.shift.name}{' '}
                <small className="muted">
                  {clock(slot.shift.start)}–{clock(slot.shift.end)}
                </small>
              </h3>
              {shown.length === 0 && <p className="muted">{t('week.empty')}</p>}
              <ul>
                {shown.map((row) => (
                  <li key={row.id}>
                    <span className="day-row">
                      <RowHead row={row} plan={plan} onEdit={onEdit} />
                    </span>
                    <WeekCell id={cellId(row.id, slot.day, slot.shift.id)} places={places}>
                      {chips(row.cells.get(slot.key))}
                    </WeekCell>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      {draggedDay !== null && draggedDay !== day && (
        // A finger's events end with the element it touched first: the lifted chip stays in the document.
        <div hidden>{slots.filter((slot) => slot.day === draggedDay).map((slot) => rows.map((row) => chips(row.cells.get(slot.key))))}</div>
      )}
    </div>
  );
}

function DayTab({ day, pressed, onPick }: { day: string; pressed: boolean; onPick: (day: string) => void }) {
  const { t } = useTranslation('schedule');
  const { setNodeRef, isOver } = useDroppable({ id: `day ${day}` });
  return (
    <button ref={setNodeRef} type="button" aria-pressed={pressed} className={isOver ? 'is-over' : undefined} onClick={() => onPick(day)}>
      {t(`daysShort.${day}`)}
    </button>
  );
}
