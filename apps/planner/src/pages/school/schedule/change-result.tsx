import type { SavedPlan, SchoolFacts } from '@giliran/planning';
import { useMemo } from 'react';
import { ArticleChip } from '../../../components/article-chip.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import type { JudgedPlan } from '../../../engine/tasks/judge-plan.ts';
import type { ReplanAnswer } from '../../../engine/tasks/replan-school.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { sideOfBoard } from './compare-side.ts';
import { LessonCauseLink, lessonCauseOf } from './lesson-cause.tsx';
import { PlanDifferences } from './plan-differences.tsx';
import { planNamesOf } from './plan-names.ts';

interface ChangeResultProps {
  readonly facts: SchoolFacts;
  readonly plan: SavedPlan;
  readonly judged: JudgedPlan | null;
  readonly answer: ReplanAnswer;
}

/** Whose days change at least, with the proof, and everything else that differs; or why there is no plan. */
export function ChangeResult({ facts, plan, judged, answer }: ChangeResultProps) {
  const { t } = useTranslation('schedule');
  const { changes, result, cause, forbidden } = answer;
  const names = useMemo(() => planNamesOf(facts, answer.plan ?? plan), [facts, answer.plan, plan]);
  if (forbidden.length > 0) {
    return (
      <div className="note" role="status">
        <p>
          <StatusBadge status="FAIL" text={t('change.forbidden')} />
        </p>
        <ul>
          {forbidden.map((finding) => (
            <li key={finding.provisionId}>
              {finding.message}{' '}
              <ArticleChip
                citation={{
                  article: finding.article,
                  quote: finding.quote,
                  gist: finding.gist,
                  source: answer.judged?.sources[finding.policyId] ?? finding.policyId,
                  basis: finding.basis,
                }}
              />
            </li>
          ))}
        </ul>
        <p>{t('change.rests', { count: plan.groups.reduce((sum, group) => sum + group.pupils.length, 0) })}</p>
      </div>
    );
  }
  if (!changes || !answer.plan) {
    return (
      <div className="note" role="status">
        <p>
          <StatusBadge status="FAIL" text={t('change.noPlan')} />
        </p>
        {cause && (
          <>
            <p>{names.sentence(cause.message)}</p>
            <p>
              <strong>{names.sentence(cause.repair)}</strong>
            </p>
            <LessonCauseLink schoolId={facts.id} cause={lessonCauseOf(cause, facts)} />
          </>
        )}
      </div>
    );
  }
  const moved = changes.pupilsAffected.length;
  const proven = moved === result.lowerBoundMoved;
  return (
    <>
      <div role="status">
        <p className="plan-promise">{t('change.moved', { count: moved })}</p>
        <p className="row">
          <StatusBadge
            status={proven ? 'PASS' : 'NOT_DETERMINED'}
            text={t(proven ? 'change.fewest' : 'change.atLeast', { count: result.lowerBoundMoved })}
          />
          <span className="muted small">{t(`change.steps.${result.step}`)}</span>
        </p>
      </div>
      {result.brokenLocks.length > 0 && (
        <div className="note">
          <p>{t('brokenLocks.title')}</p>
          <ul>
            {result.brokenLocks.map((violation) => (
              <li key={violation.message}>{names.sentence(violation.message)}</li>
            ))}
          </ul>
        </div>
      )}
      {judged && answer.judged && (
        <PlanDifferences
          facts={facts}
          before={sideOfBoard(t('change.before'), plan, judged)}
          after={sideOfBoard(t('change.after'), answer.plan, answer.judged)}
        />
      )}
    </>
  );
}
