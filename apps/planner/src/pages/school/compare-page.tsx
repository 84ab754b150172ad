import './compare/compare.css';
import { InputError } from '@giliran/kernel';
import { defaultRotationChoices, rotationInputOf, type RotationQuestion, type SavedPlan, type SchoolFacts } from '@giliran/planning';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useQuery } from 'urql';
import { errorText } from '../../api/client.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { numberOf, readNumber } from '../../components/read-number.ts';
import { formatNumber } from '../../i18n/format.ts';
import { AssumptionList } from './compare/assumption-list.tsx';
import { ComparisonResult, NotForecast } from './compare/comparison-result.tsx';
import { GAP_RANGE, ScenarioPanel, type PanelChoices } from './compare/scenario-panel.tsx';
import { useComparison } from './compare/use-comparison.ts';
import { savedPlanOfVersion, schoolFactsOf } from './school-facts.ts';
import { SchoolFactsQuery } from './school-facts-query.ts';

/** Compares the school's own plan with built-in schedules by infection risk and learning hours ("uji hitung"). */
export function ComparePage() {
  const { t } = useTranslation('compare');
  const { schoolId = '' } = useParams({ strict: false }) as { schoolId?: string };
  const [{ data, error, fetching }, again] = useQuery({
    query: SchoolFactsQuery,
    variables: { id: schoolId, names: false },
    requestPolicy: 'cache-and-network',
  });
  const school = data?.school;
  const facts = useMemo(() => (school ? schoolFactsOf(school) : null), [school]);
  const plan = useMemo(() => (school?.latestPlan ? savedPlanOfVersion(school.latestPlan) : null), [school]);
  const empty = facts !== null && facts.rombel.every((rombel) => rombel.pupilCount === 0 && rombel.pupils.length === 0);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {error && (
        <p className="note" role="alert">
          {errorText(error, t)}{' '}
          <button type="button" className="button-plain" onClick={() => again({ requestPolicy: 'network-only' })}>
            {t('common:pageError.again')}
          </button>
        </p>
      )}
      {!facts && fetching && <p className="muted">{t('common:loading')}</p>}
      {empty && (
        <EmptyState title={t('empty.title')} text={t('empty.text')}>
          <Link className="button" to={`/sekolah/${schoolId}/data`}>
            {t('empty.action')}
          </Link>
        </EmptyState>
      )}
      {facts && !empty && (
        <Comparison
          key={facts.id}
          facts={facts}
          plan={plan}
          planName={school?.latestPlan ? t('planVersion', { number: school.latestPlan.number, name: school.latestPlan.name }) : null}
        />
      )}
    </>
  );
}

function Comparison({ facts, plan, planName }: { facts: SchoolFacts; plan: SavedPlan | null; planName: string | null }) {
  const { t } = useTranslation('compare');
  const first = useMemo(() => defaultRotationChoices(facts), [facts]);
  const [choices, setChoices] = useState<PanelChoices>({
    zone: first.zone,
    variant: first.variant,
    ventilation: first.ventilation,
    masks: first.masks,
    gapText: String(first.gapMin),
  });
  const [asked, setAsked] = useState<{ key: string; question: RotationQuestion } | null>(null);
  const comparison = useComparison();
  const { key, question } = useMemo(() => {
    const { gapText, ...chosen } = choices;
    const gapMin = numberOf(readNumber(gapText, GAP_RANGE));
    return {
      key: JSON.stringify({ ...chosen, gapMin }),
      question: gapMin === null ? null : questionOf(() => rotationInputOf(facts, plan, { ...first, ...chosen, gapMin })),
    };
  }, [facts, plan, first, choices]);
  const running = comparison.status === 'running';

  return (
    <div className="stack">
      <p className="row">
        <NotForecast /> <span>{t('notForecastText')}</span>
      </p>
      {planName ? <p>{t('with', { plan: planName })}</p> : <p className="note">{t('noPlan')}</p>}
      <ScenarioPanel
        choices={choices}
        onChange={(change) => setChoices((old) => ({ ...old, ...change }))}
        busy={running}
        onStart={() => {
          if (question?.kind !== 'ready') return;
          setAsked({ key, question: question.question });
          comparison.start(question.question.input);
        }}
      />
      {question?.kind === 'wrong' && (
        <p className="field-error" role="alert">
          {question.message}
        </p>
      )}
      {running && (
        <ProgressBar
          label={comparison.result ? t('progress.refining', { n: formatNumber(comparison.result.replicates) }) : t('progress.first')}
          share={comparison.share}
          onCancel={comparison.stop}
        />
      )}
      <p role="status" className="visually-hidden">
        {comparison.status === 'done' ? t('progress.done') : ''}
      </p>
      {comparison.status === 'stopped' && comparison.result && (
        <p className="note">{t('progress.stopped', { n: formatNumber(comparison.result.replicates) })}</p>
      )}
      {comparison.status === 'failed' && (
        <p className="field-error" role="alert">
          {t('failed')} <span lang="en">{comparison.error?.message}</span>
        </p>
      )}
      {asked && asked.key !== key && !running && <p className="note">{t('changed')}</p>}
      {comparison.result && <ComparisonResult result={comparison.result} />}
      {(asked ?? question?.kind === 'ready') && (
        <AssumptionList
          assumptions={asked?.question.assumptions ?? (question?.kind === 'ready' ? question.question.assumptions : [])}
          result={comparison.result}
        />
      )}
    </div>
  );
}

type Asked = { readonly kind: 'ready'; readonly question: RotationQuestion } | { readonly kind: 'wrong'; readonly message: string };

function questionOf(build: () => RotationQuestion): Asked {
  try {
    return { kind: 'ready', question: build() };
  } catch (error) {
    if (error instanceof InputError) return { kind: 'wrong', message: error.message };
    throw error;
  }
}
