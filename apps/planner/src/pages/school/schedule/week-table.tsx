import type { RowKind } from '../../../engine/tasks/find-places.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { RowHead } from './row-head.tsx';
import { cellId } from './use-places.ts';
import { clock, WeekCell, type WeekPartProps } from './week-cell.tsx';

/** The whole week as a table of rows and slots. */
export function WeekTable({ slots, rows, places, chips, plan, onEdit, view }: WeekPartProps & { view: RowKind }) {
  const { t } = useTranslation('schedule');
  const days = [...new Set(slots.map((slot) => slot.day))];
  return (
    <div className="week-frame" role="region" aria-label={t('week.title')} tabIndex={0}>
      <table className="week-table">
        <thead>
          <tr>
            <th scope="col" rowSpan={2} className="week-corner">
              {t(`week.views.${view}`)}
            </th>
            {days.map((day) => (
              <th key={day} scope="colgroup" colSpan={slots.filter((slot) => slot.day === day).length} className="week-day">
                {t(`days.${day}`)}
              </th>
            ))}
          </tr>
          <tr>
            {slots.map((slot, i) => (
              <th key={slot.key} scope="col" className={slots[i - 1]?.day === slot.day ? undefined : 'week-day'}>
                {slot.shift.name}
                <small>
                  {clock(slot.shift.start)}–{clock(slot.shift.end)}
                </small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <RowHead row={row} plan={plan} onEdit={onEdit} />
              </th>
              {slots.map((slot, i) => (
                <td key={slot.key} className={slots[i - 1]?.day === slot.day ? undefined : 'week-day'}>
                  <WeekCell id={cellId(row.id, slot.day, slot.shift.id)} places={places}>
                    {chips(row.cells.get(slot.key))}
                  </WeekCell>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
