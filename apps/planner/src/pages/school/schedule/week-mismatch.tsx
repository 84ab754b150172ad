import { planInWeeks, type SavedPlan, type SchoolFacts } from '@giliran/planning';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { ofOneWeek, PLAN_WEEKS, weeksOfPlan, weeksOfSetting } from './plan-weeks.ts';

interface WeekMismatchProps {
  readonly facts: SchoolFacts;
  readonly plan: SavedPlan;
  readonly busy: boolean;
  readonly onEdit: (plan: SavedPlan) => void;
  readonly onPlan: () => void;
}

/** The school went over to weeks A and B, or back, after this plan was made: what to do with it. */
export function WeekMismatch({ facts, plan, busy, onEdit, onPlan }: WeekMismatchProps) {
  const { t } = useTranslation('schedule');
  const wanted = weeksOfSetting(facts.setting);
  const weeks = weeksOfPlan(plan);
  if (weeks === null || weeks === wanted) return null;
  return (
    <section className="note" role="status">
      <p>{t(`weeks.mismatch.${wanted}`)}</p>
      <p className="row">
        <button type="button" className="button" disabled={busy} onClick={onPlan}>
          {t('weeks.mismatch.replan')}
        </button>
        {wanted === 2 ? (
          <button type="button" className="button-secondary" onClick={() => onEdit(planInWeeks(plan, 2))}>
            {t('weeks.mismatch.both')}
          </button>
        ) : (
          PLAN_WEEKS.map((week) => (
            <button key={week} type="button" className="button-secondary" onClick={() => onEdit(ofOneWeek(plan, week))}>
              {t('weeks.mismatch.keep', { week })}
            </button>
          ))
        )}
      </p>
      <p className="muted small">{t('weeks.mismatch.undo')}</p>
    </section>
  );
}
