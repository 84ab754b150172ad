import type { SavedPlan, SchoolFacts } from '@giliran/planning';
import { useMemo, useState } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import type { PlanNames } from './plan-names.ts';
import { WEEK_VIEWS, weekRows, weekSlots, type WeekRow, type WeekSlot, type WeekView } from './week-rows.ts';

interface WeekGridProps {
  readonly facts: SchoolFacts;
  readonly plan: SavedPlan;
  readonly names: PlanNames;
  /** Indices of sessions that take part in a broken rule. */
  readonly broken: ReadonlySet<number>;
  readonly onOpenSession: (index: number) => void;
}

/** The week as a table of rows and slots; on a phone one day at a time. */
export function WeekGrid({ facts, plan, names, broken, onOpenSession }: WeekGridProps) {
  const { t } = useTranslation('schedule');
  const [view, setView] = useState<WeekView>('rombel');
  const slots = useMemo(() => weekSlots(facts), [facts]);
  const rows = useMemo(() => weekRows(facts, plan, view, names), [facts, plan, view, names]);
  const chip = (index: number) => (
    <SessionChip
      key={index}
      plan={plan}
      index={index}
      view={view}
      names={names}
      broken={broken.has(index)}
      onOpen={() => onOpenSession(index)}
    />
  );
  return (
    <section className="card week">
      <div className="card-head">
        <h2>{t('week.title')}</h2>
        <div className="segmented" role="group" aria-label={t('week.view')}>
          {WEEK_VIEWS.map((option) => (
            <button key={option} type="button" aria-pressed={view === option} onClick={() => setView(option)}>
              {t(`week.views.${option}`)}
            </button>
          ))}
        </div>
      </div>
      <p className="muted small">{t('week.hint')}</p>
      <WeekTable slots={slots} rows={rows} view={view} chip={chip} />
      <DayList slots={slots} rows={rows} chip={chip} />
    </section>
  );
}

interface WeekPartProps {
  readonly slots: readonly WeekSlot[];
  readonly rows: readonly WeekRow[];
  readonly chip: (index: number) => React.ReactNode;
}

function WeekTable({ slots, rows, view, chip }: WeekPartProps & { view: WeekView }) {
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
                {row.title}
                <RowNote row={row} />
              </th>
              {slots.map((slot, i) => (
                <td key={slot.key} className={slots[i - 1]?.day === slot.day ? undefined : 'week-day'}>
                  <div className="week-cell">{row.cells.get(slot.key)?.map(chip)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DayList({ slots, rows, chip }: WeekPartProps) {
  const { t } = useTranslation('schedule');
  const days = [...new Set(slots.map((slot) => slot.day))];
  const [picked, setPicked] = useState<string | null>(null);
  const day = days.find((d) => d === picked) ?? days[0];
  return (
    <div className="week-days">
      <div className="day-tabs" role="group" aria-label={t('week.day')}>
        {days.map((d) => (
          <button key={d} type="button" aria-pressed={d === day} onClick={() => setPicked(d)}>
            {t(`daysShort.${d}`)}
          </button>
        ))}
      </div>
      {slots
        .filter((slot) => slot.day === day)
        .map((slot) => {
          const filled = rows.filter((row) => row.cells.has(slot.key));
          return (
            <section key={slot.key} className="day-shift">
              <h3>
                {t(`days.${slot.day}`)} · {slot.shift.name}{' '}
                <small className="muted">
                  {clock(slot.shift.start)}–{clock(slot.shift.end)}
                </small>
              </h3>
              {filled.length === 0 && <p className="muted">{t('week.empty')}</p>}
              <ul>
                {filled.map((row) => (
                  <li key={row.id}>
                    <span className="day-row">{row.title}</span>
                    <span className="week-cell">{row.cells.get(slot.key)?.map(chip)}</span>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
    </div>
  );
}

function RowNote({ row }: { row: WeekRow }) {
  const { t } = useTranslation('schedule');
  if (row.pupils === null) return null;
  return (
    <small>
      {t('week.pupils', { count: row.pupils })}
      {row.atHome > 0 && ` · ${t('week.atHome', { count: row.atHome })}`}
    </small>
  );
}

interface SessionChipProps {
  readonly plan: SavedPlan;
  readonly index: number;
  readonly view: WeekView;
  readonly names: PlanNames;
  readonly broken: boolean;
  readonly onOpen: () => void;
}

function SessionChip({ plan, index, view, names, broken, onOpen }: SessionChipProps) {
  const { t } = useTranslation('schedule');
  const session = plan.sessions[index];
  if (!session) return null;
  const title = view === 'rombel' ? names.letter(session.group) : view === 'group' ? names.room(session.room) : names.group(session.group);
  const place =
    view === 'group' ? names.teacher(session.teacher) : view === 'room' ? names.teacher(session.teacher) : names.room(session.room);
  const label = t('week.chip', {
    group: names.group(session.group),
    day: t(`days.${session.day}`),
    shift: names.shift(session.shift),
    room: names.room(session.room),
    teacher: names.teacher(session.teacher),
  });
  const states = [session.locked ? t('week.locked') : '', broken ? t('week.broken') : ''].filter((text) => text !== '');
  return (
    <button
      type="button"
      className={`session-chip${broken ? ' is-broken' : ''}${session.locked ? ' is-locked' : ''}`}
      aria-label={[label, ...states].join('. ')}
      title={label}
      onClick={onOpen}
    >
      <b>
        {broken && <span aria-hidden="true">⚠ </span>}
        {title}
        {session.locked && <LockSign />}
      </b>
      <span>{place}</span>
    </button>
  );
}

function LockSign() {
  return (
    <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true" className="lock-sign">
      <path d="M4 7V5a4 4 0 0 1 8 0v2h1v8H3V7zm2 0h4V5a2 2 0 0 0-4 0z" fill="currentColor" />
    </svg>
  );
}

/** "07:00" as it is written in Indonesia: "07.00". */
function clock(time: string): string {
  return time.replace(':', '.');
}
