import type { SavedPlan, SchoolFacts } from '@giliran/planning';
import { Link } from '@tanstack/react-router';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { StatusBadge } from '../../../components/status-badge.tsx';
import type { JudgedPlan } from '../../../engine/tasks/judge-plan.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { boundCause } from './bound-cause.ts';
import { fortnightWords, perText, weekSplits } from './fortnight-words.ts';
import type { PlanOutcome } from './plan-board.ts';
import { weeksOfPlan } from './plan-weeks.ts';
import { plannedMinutes } from './week-rows.ts';

/** What the plan gives each pupil, how good that is, and how many rules it breaks. */
export function PlanHeadline({
  facts,
  plan,
  judged,
  judging,
  provedBound,
  families,
}: {
  facts: SchoolFacts;
  plan: SavedPlan;
  judged: JudgedPlan | null;
  judging: boolean;
  /** Proved by the solver for this school; null = nothing beyond counting. */
  provedBound: number | null;
  /** Most families that come together in any plan with as many sessions and no more groups; null = not known. */
  families: PlanOutcome['families'];
}) {
  const { t, i18n } = useTranslation('schedule');
  if (!judged) return <p className="muted">{t('headline.judging')}</p>;
  const { judgement } = judged;
  const { check, guaranteedSessions: sessions, findings } = judgement;
  const bySolver = provedBound !== null && provedBound < judgement.bound;
  const bound = bySolver ? provedBound : judgement.bound;
  const weeks = weeksOfPlan(plan) ?? 1;
  const boundBy = bySolver ? 'mip' : boundCause(judgement, facts.setting, weeks);
  const proven = check.ok && sessions >= bound;
  const { metrics } = check;
  const minutes = [...plannedMinutes(facts, plan).values()];
  const leastMinutes = minutes.length > 0 ? Math.min(...minutes) : 0;
  const per = perText(weeks, t);
  const splits = weeks === 2 ? weekSplits(plan) : [];
  const failed = findings.filter((finding) => finding.status === 'FAIL').length;
  const open = findings.filter((finding) => finding.status === 'NOT_DETERMINED').length;
  const problems = check.violations.length;
  function familiesText(): string {
    const { families: all, familiesTogether: together } = metrics;
    const holds = families && metrics.F >= families.sessions && metrics.groups <= families.groups;
    const most = together === all ? all : holds ? families.most : null;
    const key = most === null ? 'families' : together >= most ? 'familiesProven' : 'familiesMost';
    return t(`headline.${key}`, { together, all, most });
  }
  return (
    <section className="card plan-headline" aria-live="polite" aria-busy={judging}>
      <h2 className="plan-promise">
        {weeks === 2
          ? t(metrics.spread === 0 ? 'headline.fortnight' : 'headline.fortnightLeast', {
              text: fortnightWords(plan, i18n.language),
              minutes: formatNumber(leastMinutes),
            })
          : t(metrics.spread === 0 ? 'headline.each' : 'headline.least', {
              count: sessions,
              sessions,
              per,
              minutes: formatNumber(leastMinutes),
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
          count: bound,
          bound,
          per,
          what: t(`bound.${boundBy}`, { defaultValue: boundBy }),
        })}
      </p>
      {metrics.spread > 0 && <p>{t('headline.spread', { most: sessions + metrics.spread })}</p>}
      <ul className="plan-facts">
        <li>{t('headline.groups', { count: metrics.groups })}</li>
        <li>{t('headline.sessions', { count: metrics.sessions, per })}</li>
        {splits.length > 1 && splits.map(({ a, b, groups }) => <li key={`${a} ${b}`}>{t('headline.split', { count: groups, a, b })}</li>)}
        {metrics.families > 0 && <li>{familiesText()}</li>}
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
