import type { PlanChange, SavedPlan, SchoolFacts } from '@giliran/planning';
import { formatDay } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { planNamesOf } from './plan-names.ts';

interface ActiveChangesProps {
  readonly facts: SchoolFacts;
  readonly plan: SavedPlan;
  readonly onEdit: (plan: SavedPlan) => void;
  /** Pupils may come again: where they fit in is to be computed. */
  readonly onBack: (pupils: readonly string[]) => void;
}

/** The passing circumstances this plan was made for, each with a way to say that it is over. */
export function ActiveChanges({ facts, plan, onEdit, onBack }: ActiveChangesProps) {
  const { t } = useTranslation('schedule');
  const names = planNamesOf(facts, plan);
  const changes = plan.changes ?? [];
  if (changes.length === 0) return null;
  const subject = (change: PlanChange): string => {
    switch (change.kind) {
      case 'teacherAway':
        return t('active.teacherAway', { name: names.teacher(change.teacher) });
      case 'roomClosed':
        return t('active.roomClosed', { name: names.room(change.room) });
      case 'staysHome':
        return t('active.staysHome', { count: change.pupils.length });
      case 'zone':
        return t('active.zone', { zone: t(`change.zones.${change.zone}`) });
    }
  };
  const days = (change: PlanChange): string =>
    change.kind === 'zone' || change.to === null
      ? t('active.since', { from: formatDay(change.from) })
      : t('active.between', { from: formatDay(change.from), to: formatDay(change.to) });
  const without = (change: PlanChange): SavedPlan => {
    const { changes: _all, ...rest } = plan;
    const left = changes.filter((other) => other !== change);
    return left.length > 0 ? { ...rest, changes: left } : rest;
  };
  return (
    <section className="note active-changes">
      <h2>{t('active.title')}</h2>
      <ul>
        {changes.map((change) => (
          <li key={JSON.stringify(change)}>
            <strong>{subject(change)}</strong> {days(change)}{' '}
            <button
              type="button"
              className="button-plain"
              onClick={() => (change.kind === 'staysHome' ? onBack(change.pupils) : onEdit(without(change)))}
            >
              {t('active.over')}
            </button>
          </li>
        ))}
      </ul>
      <p className="small">{t('active.hint')}</p>
    </section>
  );
}
