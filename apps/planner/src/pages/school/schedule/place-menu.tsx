import type { SavedPlan, SchoolFacts } from '@giliran/planning';
import { useEffect } from 'react';
import type { Place } from '../../../engine/tasks/find-places.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { BrokenRules } from './broken-rules.tsx';
import { applyPlace } from './apply-place.ts';
import type { PlanNames } from './plan-names.ts';
import { placeText, shiftedLessons } from './place-text.ts';
import { cellId, usePlaces } from './use-places.ts';

interface PlaceMenuProps {
  readonly facts: SchoolFacts;
  readonly plan: SavedPlan;
  readonly names: PlanNames;
  readonly index: number;
  readonly onEdit: (plan: SavedPlan) => void;
}

/** The twin of dragging: every slot of the week, those that break nothing as buttons, the others with what forbids them. */
export function PlaceMenu({ facts, plan, names, index, onEdit }: PlaceMenuProps) {
  const { t } = useTranslation('schedule');
  const { of, ask } = usePlaces(facts, plan, 'group');
  useEffect(() => void ask(index), [ask, index]);
  const places = [...(of(index)?.values() ?? [])].filter((place) => place.kind !== 'here');
  const allowed = places.filter((place) => place.breaks.length === 0);
  const forbidden = places.filter((place) => place.breaks.length > 0);
  const name = (place: Place) => {
    const other = place.swapWith === null ? undefined : plan.sessions[place.swapWith];
    return other ? t('drag.swapAt', { place: placeText(place, names, t), group: names.group(other.group) }) : placeText(place, names, t);
  };
  return (
    <section className="place-menu" aria-busy={of(index) === null}>
      <h3>{t('session.allowed')}</h3>
      {of(index) === null && <p className="muted">{t('drag.checking')}</p>}
      {of(index) !== null && allowed.length === 0 && <p className="muted">{t('session.noneAllowed')}</p>}
      <ul>
        {allowed.map((place) => (
          <li key={cellId(place.row, place)}>
            <button type="button" className="button-secondary" onClick={() => onEdit(applyPlace(plan, place))}>
              {place.kind === 'swap' ? '⇄' : '→'} {name(place)}
            </button>
            {shiftedLessons(place) > 0 && <span className="small"> {t('lessons.shifted', { count: shiftedLessons(place) })}</span>}
            {place.mends > 0 && <span className="small"> {t('session.mends', { count: place.mends })}</span>}
          </li>
        ))}
      </ul>
      {forbidden.length > 0 && (
        <details>
          <summary>{t('session.forbidden', { count: forbidden.length })}</summary>
          <ul>
            {forbidden.map((place) => (
              <li key={cellId(place.row, place)}>
                <strong>{name(place)}</strong>
                <BrokenRules breaks={place.breaks} plan={plan} names={names} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
