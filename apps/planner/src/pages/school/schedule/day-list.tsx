import { useDroppable } from '@dnd-kit/core';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { RowHead } from './row-head.tsx';
import { cellId } from './use-places.ts';
import { clock, WeekCell, type WeekPartProps } from './week-cell.tsx';

interface DayListProps extends WeekPartProps {
  readonly days: readonly string[];
  readonly day: string | null;
  readonly onDay: (day: string) => void;
}

/** One day of the week as a list; a session dragged onto another day opens it. */
export function DayList({ slots, rows, places, chips, plan, onEdit, days, day, onDay }: DayListProps) {
  const { t } = useTranslation('schedule');
  return (
    <div className="week-days">
      <div className="day-tabs" role="group" aria-label={t('week.day')}>
        {days.map((d) => (
          <DayTab key={d} day={d} pressed={d === day} onPick={onDay} />
        ))}
      </div>
      {slots.map((slot) => {
        const at = { week: slot.week, day: slot.day, shift: slot.shift.id };
        const shown = rows.filter((row) => row.cells.has(slot.key) || places?.has(cellId(row.id, at)));
        return (
          <section key={slot.key} className="day-shift">
            <h3>
              {slot.week && `${t(`weeks.${slot.week}`)} · `}
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
                  <WeekCell id={cellId(row.id, at)} places={places}>
                    {chips(row.cells.get(slot.key), row.id)}
                  </WeekCell>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
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
