import type { ReactNode } from 'react';
import { ProvisionChips } from '../../../components/provision-chips.tsx';
import { formatDay, formatList } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { GuardList } from './guard-list.tsx';
import { pathOf } from './path-of.ts';
import type { Lifecycle, NextStep } from './readiness-query.ts';
import { StepForm } from './step-form.tsx';

interface PathCardProps {
  readonly schoolId: string;
  readonly today: string;
  readonly lifecycle: Lifecycle;
  readonly onChanged: () => void;
  /** What else the head has to do in this state. */
  readonly children?: ReactNode;
}

/** Where the school stands on the way to face-to-face lessons, what is missing for the next step, and who takes it. */
export function PathCard({ schoolId, today, lifecycle, onChanged, children }: PathCardProps) {
  const { t } = useTranslation('readiness');
  const { state, since, nextSteps, permit, startDay, transitionEndDay, zone, cancelledFrom, visit } = lifecycle;
  // Steps that only the school's bad luck or a decree brings are shown below the way forward.
  const onward = nextSteps.filter((step) => !ASIDE.has(step.event));
  const aside = nextSteps.filter((step) => ASIDE.has(step.event) && step.mine !== null);
  const facts = [
    zone && t('fact.zone', { zone: t(`zone.${zone}`) }),
    permit && t('fact.permit', { reference: permit.reference, day: formatDay(permit.grantedOn) }),
    startDay && t('fact.start', { day: formatDay(startDay) }),
    transitionEndDay && state === 'TRANSITION' && t('fact.end', { day: formatDay(transitionEndDay) }),
    visit &&
      (visit.visitedDay ? t('fact.visited', { day: formatDay(visit.visitedDay) }) : t('fact.visit', { day: formatDay(visit.plannedDay) })),
  ].filter((fact) => typeof fact === 'string');
  return (
    <section className="card" aria-labelledby="jalur">
      <h2 id="jalur">{t('path.title')}</h2>
      <p className="path-now">
        {t('path.now')} <strong>{t(`state.${state}`)}</strong>
        {since && <span className="muted"> · {t('path.since', { day: formatDay(since, 'long') })}</span>}
      </p>
      <ol className="path" aria-label={t('path.label')}>
        {pathOf(state).map(({ state: one, place }) => (
          <li key={one} className={`is-${place}`} aria-current={place === 'here' ? 'step' : undefined}>
            <span>{t(`state.${one}`)}</span>
          </li>
        ))}
      </ol>
      {facts.length > 0 && <p className="muted">{facts.join(' · ')}</p>}
      {cancelledFrom && <p className="outcome outcome-wrong">{t('path.cancelled', { day: formatDay(cancelledFrom, 'long') })}</p>}
      {visit && visit.noItems.length > 0 && <p className="note">{t('path.visitNo', { items: formatList(visit.noItems) })}</p>}
      {children}
      {onward.map((step) => (
        <Step key={step.event} schoolId={schoolId} today={today} version={lifecycle.version} step={step} onChanged={onChanged} />
      ))}
      {onward.length === 0 && <p>{t('path.nothing')}</p>}
      {aside.map((step) => (
        <details key={step.event} className="sub-details">
          <summary>{t(`step.${step.event}.title`)}</summary>
          <Step schoolId={schoolId} today={today} version={lifecycle.version} step={step} onChanged={onChanged} />
        </details>
      ))}
    </section>
  );
}

const ASIDE: ReadonlySet<NextStep['event']> = new Set<NextStep['event']>([
  'REVOKE',
  'SUSPEND_FOR_ZONE',
  'SUSPEND_FOR_CASE',
  'SUSPEND_AS_UNSAFE',
]);

interface StepProps {
  readonly schoolId: string;
  readonly today: string;
  readonly version: number;
  readonly step: NextStep;
  readonly onChanged: () => void;
}

function Step({ step, ...rest }: StepProps) {
  const { t } = useTranslation('readiness');
  const who = formatList(step.actors.map((actor) => t(`actor.${actor}`)));
  return (
    <section className="next-step" aria-label={t(`step.${step.event}.title`)}>
      <h3>{t(`step.${step.event}.title`)}</h3>
      <p className="row">
        <span className="muted">{step.mine ? t('path.yours') : t('path.theirs', { who })}</span>
        <ProvisionChips provisions={step.provisions} />
      </p>
      {step.guards.length > 0 && <GuardList guards={step.guards} />}
      {step.mine && <StepForm step={step} {...rest} />}
    </section>
  );
}
