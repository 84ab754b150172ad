import './compare/compare.css';
import { InputError } from '@giliran/kernel';
import {
  COMPARED_BUILTINS,
  defaultRotationChoices,
  inputHash,
  policyOf,
  rotationInputOf,
  type RotationAssumption,
  type SchoolFacts,
} from '@giliran/planning';
import type { RotationInput } from '@giliran/epidemic';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { errorText } from '../../api/client.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { AssumptionList } from './compare/assumption-list.tsx';
import { ComparisonFigures } from './compare/comparison-figures.tsx';
import { ComparisonHeadline } from './compare/comparison-headline.tsx';
import { comparisonRows } from './compare/comparison-rows.ts';
import { warmComparison } from './compare/comparison-runner.ts';
import { ComparisonStatus } from './compare/comparison-status.tsx';
import { keepChoices, keptChoices } from './compare/kept-choices.ts';
import { LiveAnswer } from './compare/live-answer.tsx';
import type { ClosedZones } from './compare/measure-panel.tsx';
import { measuredInput, type MeasuredQuestion } from './compare/measured-input.ts';
import { STANDARD_MEASURES, type Measures } from './compare/measures.ts';
import { NotForecast } from './compare/not-forecast.tsx';
import { numberedInput } from './compare/numbered-input.ts';
import { BOARD_ID } from './compare/plan-names.ts';
import { MOST_PLANS, PlanPicker } from './compare/plan-picker.tsx';
import { ScenarioPanel, type Scenario } from './compare/scenario-panel.tsx';
import { ShareCard } from './compare/share-card.tsx';
import { useComparison } from './compare/use-comparison.ts';
import { useOwnPlans } from './compare/use-own-plans.ts';
import type { QueriedSchool } from './school-facts-query.ts';
import { useSchoolFacts } from './use-school-facts.ts';

/** Chance histories of each plan: a quick look, the usual, and a fine one. */
const PRECISIONS = [500, 2000, 8000];

/** Compared at first: the plan on screen beside five built-in schedules. */
const FIRST_PLANS: readonly string[] = [BOARD_ID, ...COMPARED_BUILTINS.filter((id) => id !== 's221')];
const NO_NOTES: readonly RotationAssumption[] = [];

/** Compares plans of the school and built-in schedules by learning hours and infection risk ("uji hitung"). */
export function ComparePage() {
  const { t } = useTranslation('compare');
  const { school, facts, error, refetch } = useSchoolFacts();
  useEffect(warmComparison, []);
  const empty = facts !== null && facts.rombel.every((rombel) => rombel.pupilCount === 0 && rombel.pupils.length === 0);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {error && (
        <p className="note" role="alert">
          {errorText(error, t)}{' '}
          <button type="button" className="button-plain" onClick={refetch}>
            {t('common:pageError.again')}
          </button>
        </p>
      )}
      {!facts && !error && <p className="muted">{t('common:loading')}</p>}
      {empty && (
        <EmptyState title={t('empty.title')} text={t('empty.text')}>
          <Link className="button" to={`/sekolah/${facts.id}/data`}>
            {t('empty.action')}
          </Link>
        </EmptyState>
      )}
      {school && facts && !empty && <Comparison key={facts.id} school={school} facts={facts} />}
    </>
  );
}

function Comparison({ school, facts }: { school: QueriedSchool; facts: SchoolFacts }) {
  const { t } = useTranslation('compare');
  const [picked, setPicked] = useState<readonly string[] | null>(null);
  const own = useOwnPlans(school, picked ?? FIRST_PLANS);
  const hasBoard = own?.offered.some(({ id }) => id === BOARD_ID) ?? false;
  const chosen = picked ?? (hasBoard ? FIRST_PLANS : COMPARED_BUILTINS);
  const { standard, seed } = useMemo(() => startingChoices(facts), [facts]);
  const [change, setChange] = useState(() => keptChoices(facts.id, 'scenario', standard));
  const scenario = useMemo((): Scenario => ({ ...standard, ...change }), [standard, change]);
  const [measureChange, setMeasureChange] = useState(() => keptChoices(facts.id, 'measures', STANDARD_MEASURES));
  const measures = useMemo((): Measures => ({ ...STANDARD_MEASURES, ...measureChange }), [measureChange]);
  useEffect(() => keepChoices(facts.id, { scenario: change, measures: measureChange }), [facts.id, change, measureChange]);
  const closed = useMemo(() => closedZonesOf(facts), [facts]);
  const [referenceWish, setReference] = useState<string | null>(null);
  const reference = [referenceWish, BOARD_ID, 'double'].find((id) => id !== null && chosen.includes(id)) ?? chosen[0] ?? 'double';
  const [replicates, setReplicates] = useState(2000);

  const plans = own?.plans;
  const asked = useMemo((): Asked | null => {
    if (!plans) return null;
    const builtins = COMPARED_BUILTINS.filter((id) => chosen.includes(id));
    return questionOf(facts, () => {
      const { input, assumptions } = rotationInputOf(facts, plans, { ...scenario, builtins, reference, replicates, seed });
      return measuredInput({ input, notes: assumptions }, measures, closed.zones);
    });
  }, [facts, plans, chosen, scenario, measures, closed, reference, replicates, seed]);
  const question = asked?.kind === 'ready' ? asked : null;
  const comparison = useComparison(question?.input ?? null);
  const { figures, answered } = comparison;
  const rows = useMemo(() => (figures ? comparisonRows(figures) : []), [figures]);
  const finished = comparison.status === 'done' && figures !== null && answered === question?.input;
  // Words and slider first; the pictures follow when there is time.
  const drawn = useDeferredValue(
    useMemo(() => (figures && answered ? { figures, input: answered, finished } : null), [figures, answered, finished]),
  );
  const roomNameLines = question?.rooms.map((room) => room.name).join('\n') ?? '';
  const roomNames = useMemo(() => roomNameLines.split('\n'), [roomNameLines]);
  const resultHash = useMemo(() => (finished ? inputHash(figures.result) : null), [finished, figures]);

  return (
    <div className="stack">
      <p className="row">
        <NotForecast /> <span>{t('notForecastText')}</span>
      </p>
      {figures && <ComparisonHeadline rows={rows} days={figures.result.days} replicates={figures.result.replicates} />}
      <ComparisonStatus comparison={comparison} />
      {asked?.kind === 'wrong' && (
        <p className="field-error" role="alert">
          {asked.message}
        </p>
      )}
      <div className="compare-layout">
        <div className="compare-side">
          <PlanPicker
            offered={own?.offered ?? []}
            chosen={chosen}
            onChosen={(ids) => setPicked(ids.slice(0, MOST_PLANS))}
            reference={reference}
            onReference={setReference}
          />
          <ScenarioPanel
            scenario={scenario}
            standard={standard}
            onChange={(more) => setChange((old) => ({ ...old, ...more }))}
            rooms={question?.rooms ?? []}
            measures={measures}
            onMeasures={(more) => setMeasureChange((old) => ({ ...old, ...more }))}
            closed={closed}
            onReset={() => {
              setChange({});
              setMeasureChange({});
            }}
          />
          <section className="card">
            <SelectField
              label={t('precision.label')}
              value={String(replicates)}
              onValue={(value) => setReplicates(Number(value))}
              hint={t('precision.hint')}
              options={PRECISIONS.map((n) => ({ value: String(n), label: t('precision.option', { n: formatNumber(n) }) }))}
            />
          </section>
          <LiveAnswer rows={rows} />
        </div>
        <div className="compare-main">
          {drawn && <ComparisonFigures {...drawn} roomNames={roomNames} />}
          {figures && answered && (
            <ShareCard
              school={school.name}
              input={answered}
              notes={question?.notes ?? NO_NOTES}
              result={figures.result}
              resultHash={resultHash}
            />
          )}
          {question && <AssumptionList assumptions={question.notes} result={figures?.result ?? null} />}
        </div>
      </div>
    </div>
  );
}

function startingChoices(facts: SchoolFacts): { standard: Scenario; seed: number } {
  const { builtins: _builtins, reference: _reference, replicates: _replicates, seed, ...standard } = defaultRotationChoices(facts);
  return { standard, seed };
}

type Asked =
  | {
      readonly kind: 'ready';
      readonly input: RotationInput;
      readonly notes: readonly RotationAssumption[];
      /** In the order of the input. */
      readonly rooms: readonly { readonly id: string; readonly name: string }[];
    }
  | { readonly kind: 'wrong'; readonly message: string };

/** Zones in which the chosen regulations close schools, and where they say so. */
function closedZonesOf({ form, setting }: SchoolFacts): ClosedZones {
  const { zonesClosed } = policyOf(form, { ...setting, date: setting.startDate }).limits;
  return { zones: zonesClosed.value ?? [], article: zonesClosed.winners.map((winner) => winner.article).join('; ') };
}

function questionOf(facts: SchoolFacts, build: () => MeasuredQuestion): Asked {
  try {
    const { input, notes } = build();
    const names = new Map(facts.rooms.map((room) => [room.id, room.name]));
    const rooms = (input.school?.rooms ?? []).map(({ id }) => ({ id, name: names.get(id) ?? id }));
    return { kind: 'ready', input: numberedInput(input), notes, rooms };
  } catch (error) {
    if (error instanceof InputError) return { kind: 'wrong', message: error.message };
    throw error;
  }
}
