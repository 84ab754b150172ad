import { useDroppable } from '@dnd-kit/core';
import { weekOf, type Day } from '@giliran/kernel';
import type { SchoolFacts } from '@giliran/planning';
import { formatDay, formatDays } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { PLAN_WEEKS, weekSpans, type PlanWeek } from './plan-weeks.ts';

/** Which weeks the board shows. */
export type ShownWeeks = PlanWeek | 'both';

interface WeekTabsProps {
  readonly setting: SchoolFacts['setting'];
  readonly shown: ShownWeeks;
  /** The date at the school; null until it is known. */
  readonly today: Day | null;
  /** While a session is dragged: how many places of each week it may go to. */
  readonly free: Readonly<Record<PlanWeek, number>> | null;
  /** Is there room for both weeks side by side? */
  readonly both: boolean;
  readonly onShown: (shown: ShownWeeks) => void;
}

/** How many coming weeks of each letter are named by their dates. */
const DATED = 2;

/** Chooses week A, B or both, and says which dates they are and which of them is on today. A dragged session opens the week it rests on. */
export function WeekTabs({ setting, shown, today, free, both, onShown }: WeekTabsProps) {
  const { t } = useTranslation('schedule');
  const { startDate } = setting;
  const now = today !== null && today >= startDate ? weekOf(startDate, today) : null;
  return (
    <div className="week-choice">
      <div className="day-tabs" role="group" aria-label={t('weeks.choose')}>
        {PLAN_WEEKS.map((week) => (
          <WeekTab
            key={week}
            week={week}
            pressed={shown === week}
            note={
              free === null
                ? t('weeks.next', { spans: datesText(setting, week, today ?? startDate) })
                : t('weeks.free', { count: free[week] })
            }
            onPick={onShown}
          />
        ))}
        {both && (
          <button type="button" aria-pressed={shown === 'both'} onClick={() => onShown('both')}>
            {t('weeks.both')}
          </button>
        )}
      </div>
      <p className="muted small">
        {today !== null && now !== null
          ? t('weeks.today', { day: formatDay(today, 'long'), week: now })
          : t('weeks.begins', { day: formatDay(startDate, 'long') })}
      </p>
    </div>
  );
}

function datesText(setting: SchoolFacts['setting'], week: PlanWeek, from: Day): string {
  return weekSpans(setting, week, from, DATED)
    .map((span) => formatDays(span.from, span.to))
    .join(', ');
}

interface WeekTabProps {
  readonly week: PlanWeek;
  readonly pressed: boolean;
  readonly note: string;
  readonly onPick: (week: PlanWeek) => void;
}

function WeekTab({ week, pressed, note, onPick }: WeekTabProps) {
  const { t } = useTranslation('schedule');
  const { setNodeRef, isOver } = useDroppable({ id: `week ${week}` });
  return (
    <button ref={setNodeRef} type="button" aria-pressed={pressed} className={isOver ? 'is-over' : undefined} onClick={() => onPick(week)}>
      {t(`weeks.${week}`)}
      <small>{note}</small>
    </button>
  );
}
