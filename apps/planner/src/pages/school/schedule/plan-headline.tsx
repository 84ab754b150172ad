import type { SavedPlan, SchoolFacts } from '@giliran/planning';
import { Link } from '@tanstack/react-router';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { StatusBadge } from '../../../components/status-badge.tsx';
import type { JudgedPlan } from '../../../engine/tasks/judge-plan.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { weeklyMinutes } from './week-rows.ts';

/** What the plan gives each pupil, how good that is, and how many rules it breaks. */
export function PlanHeadline({
  facts,
  plan,
  judged,
  judging,
  provedBound,
}: {
  facts: SchoolFacts;
  plan: SavedPlan;
  judged: JudgedPlan | null;
  judging: boolean;
  /** Proved by the solver for this school; null = nothing beyond counting. */
  provedBound: number | null;
}) {
  const { t } = useTranslation('schedule');
  if (!judged) return <p className="muted">{t('headline.judging')}</p>;
  const { judgement } = judged;
  const { check, guaranteedSessions: sessions, findings } = judgement;
  const bySolver = provedBound !== null && provedBound < judgement.bound;
  const bound = bySolver ? provedBound : judgement.bound;
  const boundBy = bySolver ? 'mip' : judgement.boundBy;
  const proven = check.ok && sessions >= bound;
  const { metrics } = check;
  const minutes = [...weeklyMinutes(facts, plan).values()];
  const least = Math.min(...minutes);
  const failed = findings.filter((finding) => finding.status === 'FAIL').length;
  const open = findings.filter((finding) => finding.status === 'NOT_DETERMINED').length;
  const problems = check.violations.length;
  return (
    <section className="card plan-headline" aria-live="polite" aria-busy={judging}>
      <h2 className="plan-promise">
        {t(metrics.spread === 0 ? 'headline.each' : 'headline.least', {
          sessions,
          minutes: formatNumber(Number.isFinite(least) ? least : 0),
        })}
      </h2>
      <p className="row">
        {problems > 0 ? (
          <StatusBadge status="FAIL" text={t('headline.broken', { count: problems })} />
        ) : proven ? (
          <StatusBadge status="PASS" text={t('headline.proven', { bound })} />
        ) : (
          <StatusBadge status="NOT_DETERMINED" text={t('headline.atMost', { bound })} />
        )}
      </p>
      <p className="plan-proof">
        {t(proven ? 'headline.whyProven' : 'headline.whyAtMost', {
          bound,
          what: t(`bound.${boundBy}`, { defaultValue: boundBy }),
        })}
      </p>
      {metrics.spread > 0 && <p>{t('headline.spread', { most: sessions + metrics.spread })}</p>}
      <ul className="plan-facts">
        <li>{t('headline.groups', { count: metrics.groups })}</li>
        <li>{t('headline.sessions', { count: metrics.sessions })}</li>
        {metrics.families > 0 && <li>{t('headline.families', { together: metrics.familiesTogether, all: metrics.families })}</li>}
        <li>{t('headline.peak', { count: metrics.peakCampus })}</li>
        {metrics.groupsWithMixedShift > 0 && <li>{t('headline.mixedShift', { count: metrics.groupsWithMixedShift })}</li>}
      </ul>
      <p className="row">
        <Link className="plan-findings" to={`/sekolah/${facts.id}/temuan`}>
          {t('headline.findings')}
        </Link>
        <StatusBadge status={failed > 0 ? 'FAIL' : 'PASS'} text={t('headline.failed', { count: failed })} />
        {open > 0 && <StatusBadge status="NOT_DETERMINED" text={t('headline.open', { count: open })} />}
        {judging && <span className="muted small">{t('headline.judging')}</span>}
      </p>
    </section>
  );
}
