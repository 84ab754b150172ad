import { useId } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { StatusBadge } from '../../../components/status-badge.tsx';
import type { ExplainedLimit } from '../../../engine/tasks/explain-limits.ts';
import { LimitChips } from '../limit-chips.tsx';
import { freeShiftId, readTime, shiftMinutes, WEEKDAYS, type ShiftEntry, type Weekday } from './setting-form.ts';

interface ShiftRowsProps {
  readonly shifts: readonly ShiftEntry[];
  readonly schoolDays: readonly Weekday[];
  readonly minutesLimit: ExplainedLimit<number> | undefined;
  readonly onShifts: (shifts: readonly ShiftEntry[]) => void;
}

/** The sessions of the day: name, times, minutes against the law, and days when not all. */
export function ShiftRows({ shifts, schoolDays, minutesLimit, onShifts }: ShiftRowsProps) {
  const { t } = useTranslation('setting');
  const change = (index: number, part: Partial<ShiftEntry>) =>
    onShifts(shifts.map((shift, i) => (i === index ? { ...shift, ...part } : shift)));
  return (
    <div>
      {shifts.map((shift, index) => (
        <ShiftRow
          key={shift.id}
          shift={shift}
          schoolDays={schoolDays}
          minutesLimit={minutesLimit}
          onChange={(part) => change(index, part)}
          onRemove={shifts.length > 1 ? () => onShifts(shifts.filter((_, i) => i !== index)) : undefined}
        />
      ))}
      <button
        type="button"
        className="button-secondary"
        onClick={() =>
          onShifts([
            ...shifts,
            { id: freeShiftId(shifts), name: t('shift.newName', { number: shifts.length + 1 }), start: '', end: '', days: null },
          ])
        }
      >
        {t('shift.add')}
      </button>
    </div>
  );
}

interface ShiftRowProps {
  readonly shift: ShiftEntry;
  readonly schoolDays: readonly Weekday[];
  readonly minutesLimit: ExplainedLimit<number> | undefined;
  readonly onChange: (part: Partial<ShiftEntry>) => void;
  readonly onRemove: (() => void) | undefined;
}

function ShiftRow({ shift, schoolDays, minutesLimit, onChange, onRemove }: ShiftRowProps) {
  const { t } = useTranslation('setting');
  const id = useId();
  return (
    <div className="shift-row" role="group" aria-label={t('shift.label', { name: shift.name })}>
      <div className="field">
        <label htmlFor={`${id}-name`}>{t('shift.name')}</label>
        <input id={`${id}-name`} value={shift.name} autoComplete="off" onChange={(event) => onChange({ name: event.target.value })} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-start`}>{t('shift.start')}</label>
        <input
          id={`${id}-start`}
          autoComplete="off"
          placeholder="07:00"
          value={shift.start}
          aria-invalid={shift.start !== '' && readTime(shift.start) === null}
          onChange={(event) => onChange({ start: event.target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-end`}>{t('shift.end')}</label>
        <input
          id={`${id}-end`}
          autoComplete="off"
          placeholder="07:00"
          value={shift.end}
          aria-invalid={shift.end !== '' && readTime(shift.end) === null}
          onChange={(event) => onChange({ end: event.target.value })}
        />
      </div>
      <div className="wide row">
        <Minutes shift={shift} limit={minutesLimit} />
        <label className="check">
          <input
            type="checkbox"
            checked={shift.days === null}
            onChange={(event) => onChange({ days: event.target.checked ? null : [...schoolDays] })}
          />
          <span>{t('shift.everyDay')}</span>
        </label>
        {onRemove && (
          <button type="button" className="button-plain" aria-label={t('shift.removeOf', { name: shift.name })} onClick={onRemove}>
            {t('common:remove')}
          </button>
        )}
      </div>
      {shift.days !== null && (
        <DayBoxes
          label={t('shift.daysOf', { name: shift.name })}
          days={shift.days}
          offered={WEEKDAYS.filter((day) => schoolDays.includes(day))}
          onDays={(days) => onChange({ days })}
        />
      )}
    </div>
  );
}

function Minutes({ shift, limit }: { shift: ShiftEntry; limit: ExplainedLimit<number> | undefined }) {
  const { t } = useTranslation('setting');
  const minutes = shiftMinutes(shift);
  if (minutes === null) return <StatusBadge status="NOT_DETERMINED" text={t('shift.noTimes')} />;
  if (!limit) return <span>{t('shift.minutes', { minutes })}</span>;
  if (limit.value === null) return <StatusBadge status="NOT_APPLICABLE" text={t('shift.unlimited', { minutes })} />;
  const over = minutes - limit.value;
  return (
    <>
      <StatusBadge
        status={over > 0 ? 'FAIL' : 'PASS'}
        text={over > 0 ? t('shift.over', { minutes, limit: limit.value, over }) : t('shift.within', { minutes, limit: limit.value })}
      />
      <LimitChips limit={limit} />
    </>
  );
}

interface DayBoxesProps {
  readonly label: string;
  readonly days: readonly Weekday[];
  readonly offered: readonly Weekday[];
  readonly onDays: (days: readonly Weekday[]) => void;
}

/** Weekdays to tick. */
export function DayBoxes({ label, days, offered, onDays }: DayBoxesProps) {
  const { t } = useTranslation('setting');
  return (
    <div className="day-boxes wide" role="group" aria-label={label}>
      {offered.map((day) => (
        <label key={day} className="check">
          <input
            type="checkbox"
            checked={days.includes(day)}
            onChange={(event) => onDays(event.target.checked ? [...days, day] : days.filter((other) => other !== day))}
          />
          <span>{t(`day.${day}`)}</span>
        </label>
      ))}
    </div>
  );
}
