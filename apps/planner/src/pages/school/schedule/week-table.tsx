import type { RowKind } from '../../../engine/tasks/find-places.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { RowHead } from './row-head.tsx';
import { cellId } from './use-places.ts';
import { clock, WeekCell, type WeekPartProps } from './week-cell.tsx';
import type { WeekSlot } from './week-rows.ts';

/** The whole week, or weeks A and B side by side, as a table of rows and slots. */
export function WeekTable({ slots, rows, places, chips, plan, onEdit, view }: WeekPartProps & { view: RowKind }) {
  const { t } = useTranslation('schedule');
  const weeks = runsOf(slots, ({ week }) => week ?? '');
  const days = runsOf(slots, ({ week = '', day }) => `${week} ${day}`);
  const fortnight = slots.some(({ week }) => week !== undefined);
  /** A line before the first slot of a day, a stronger one before the first of a week. */
  const edge = (slot: WeekSlot, i: number): string | undefined => {
    const before = slots[i - 1];
    if (before && before.week !== slot.week) return 'week-edge';
    return before?.day === slot.day ? undefined : 'week-day';
  };
  return (
    <div className={weeks.length > 1 ? 'week-frame is-both' : 'week-frame'} role="region" aria-label={t('week.table')} tabIndex={0}>
      <table className="week-table">
        <thead>
          {fortnight && (
            <tr>
              <th scope="col" rowSpan={3} className="week-corner">
                {t(`week.views.${view}`)}
              </th>
              {weeks.map(({ slot, count }, i) => (
                <th key={slot.key} scope="colgroup" colSpan={count} className={i > 0 ? 'week-edge' : 'week-day'}>
                  {t(`weeks.${slot.week}`)}
                </th>
              ))}
            </tr>
          )}
          <tr>
            {!fortnight && (
              <th scope="col" rowSpan={2} className="week-corner">
                {t(`week.views.${view}`)}
              </th>
            )}
            {days.map(({ slot, at, count }) => (
              <th key={slot.key} scope="colgroup" colSpan={count} className={edge(slot, at)}>
                {t(`days.${slot.day}`)}
              </th>
            ))}
          </tr>
          <tr>
            {slots.map((slot, i) => (
              <th key={slot.key} scope="col" className={edge(slot, i)}>
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
                <td key={slot.key} className={edge(slot, i)}>
                  <WeekCell id={cellId(row.id, { week: slot.week, day: slot.day, shift: slot.shift.id })} places={places}>
                    {chips(row.cells.get(slot.key), row.id)}
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

/** Neighbouring slots with the same key: their first, where it stands, and how many they are. O(slots). */
function runsOf(slots: readonly WeekSlot[], key: (slot: WeekSlot) => string): { slot: WeekSlot; at: number; count: number }[] {
  const runs: { slot: WeekSlot; at: number; count: number }[] = [];
  for (const [at, slot] of slots.entries()) {
    const last = runs.at(-1);
    if (last && key(last.slot) === key(slot)) last.count++;
    else runs.push({ slot, at, count: 1 });
  }
  return runs;
}
