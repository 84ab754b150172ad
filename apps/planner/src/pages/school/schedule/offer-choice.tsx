import type { SavedPlan } from '@giliran/planning';
import type { OfferedPlan } from '../../../engine/tasks/plan-school.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { perText } from './fortnight-words.ts';
import { weeksOfPlan } from './plan-weeks.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';

interface OfferChoiceProps {
  readonly offers: readonly OfferedPlan[];
  readonly present: SavedPlan;
  readonly onTake: (plan: SavedPlan) => void;
}

/** Two or three lawful plans side by side, where there is something to choose: equal, most, regular. */
export function OfferChoice({ offers, present, onTake }: OfferChoiceProps) {
  const { t } = useTranslation('schedule');
  if (offers.length < 2) return null;
  return (
    <section className="card">
      <h2>{t('offers.title')}</h2>
      <ul className="offers">
        {offers.map((offer) => {
          const { id, sessions, spread, pupilSessions, irregular } = offer;
          const per = perText(weeksOfPlan(offer.plan) ?? 1, t);
          return (
            <li key={id}>
              <h3>{t(`offers.${id}`)}</h3>
              <p>
                {t(spread === 0 ? 'offers.each' : 'offers.from', { count: sessions, sessions, most: sessions + spread, per })}
                {irregular > 0 && ` ${t('offers.irregular', { count: irregular })}`}
                {irregular === 0 && ` ${t('offers.regular')}`}
              </p>
              <p className="muted small">{t('offers.total', { total: formatNumber(pupilSessions), per })}</p>
              <button type="button" className="button-secondary" disabled={offer.plan === present} onClick={() => onTake(offer.plan)}>
                {t(offer.plan === present ? 'offers.onBoard' : 'offers.take')}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
