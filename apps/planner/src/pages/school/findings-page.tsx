import type { Finding } from '@giliran/policy';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { errorText } from '../../api/client.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { StatusBadge, type Status } from '../../components/status-badge.tsx';
import '../../styles/findings.css';
import { countFindings, FINDING_STATUSES, filterFindings, NO_FILTER, type FindingFilter } from './findings/filter-findings.ts';
import { FindingCard } from './findings/finding-card.tsx';
import { PlanDaysCard, UsedAssumptions } from './findings/plan-days-card.tsx';
import { usePlanBoard } from './schedule/board-store.ts';
import { isUnsaved } from './schedule/plan-board.ts';
import { planNamesOf } from './schedule/plan-names.ts';
import { useJudgedPlan } from './schedule/use-judged-plan.ts';
import { useSchoolFacts } from './use-school-facts.ts';

/** Every rule judged on the plan on screen, or on the newest saved one. */
export function FindingsPage() {
  const { t } = useTranslation('findings');
  const { school, facts, error } = useSchoolFacts();
  const { board } = usePlanBoard(school);
  const plan = board?.present ?? null;
  const { judged, judging, error: engineError } = useJudgedPlan(facts, plan);
  const [filter, setFilter] = useState<FindingFilter>(NO_FILTER);
  const names = useMemo(() => facts && planNamesOf(facts, plan), [facts, plan]);
  const findings = judged?.judgement.findings ?? [];
  const counts = countFindings(findings);
  const shown = filterFindings(findings, filter);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {error && !school && (
        <p className="field-error" role="alert">
          {errorText(error, t)}
        </p>
      )}
      {!error && (!facts || !board) && <p className="muted">{t('common:loading')}</p>}
      {facts && board && !plan && (
        <EmptyState title={t('empty.title')} text={t('empty.text')}>
          <Link className="button" to={`/sekolah/${facts.id}/jadwal`}>
            {t('empty.link')}
          </Link>
        </EmptyState>
      )}
      {engineError && (
        <p className="field-error" role="alert">
          {names?.sentence(engineError.message) ?? engineError.message}
        </p>
      )}
      {plan && board && !judged && !engineError && <p className="muted">{t('judging')}</p>}
      {facts && plan && board && judged && names && (
        <div className="stack" aria-busy={judging}>
          <p className="muted">{isUnsaved(board) ? t('ofUnsaved') : t('ofSaved', { number: board.baseNumber })}</p>
          <ul className="finding-counts" aria-label={t('counts')}>
            {FINDING_STATUSES.map((status) => (
              <li key={status}>
                <button
                  type="button"
                  aria-pressed={filter.status === status}
                  onClick={() => setFilter({ ...filter, status: filter.status === status ? null : status })}
                >
                  <b>{counts[status]}</b>
                  <StatusBadge status={status} />
                </button>
              </li>
            ))}
          </ul>
          <PlanDaysCard
            startDate={facts.setting.startDate}
            phase={facts.setting.phase}
            days={judged.judgement.days}
            calendar={facts.calendar}
            articleOf={(id) => findings.find(({ provisionId }) => provisionId === id)?.article ?? id}
          />
          <fieldset className="finding-filter">
            <legend>{t('filter.title')}</legend>
            <div className="columns">
              <Choice
                label={t('filter.severity')}
                value={filter.severity ?? ''}
                onValue={(value) => setFilter({ ...filter, severity: value === '' ? null : (value as Finding['severity']) })}
                options={['', 'block', 'warn', 'info'].map((value) => [value, value === '' ? t('filter.all') : t(`severity.${value}`)])}
              />
              <Choice
                label={t('filter.basis')}
                value={filter.basis ?? ''}
                onValue={(value) => setFilter({ ...filter, basis: value === '' ? null : (value as Finding['basis']) })}
                options={['', 'law', 'assumption'].map((value) => [value, value === '' ? t('filter.all') : t(`basis.${value}`)])}
              />
              <div className="field">
                <label htmlFor="finding-words">{t('filter.words')}</label>
                <input
                  id="finding-words"
                  type="search"
                  value={filter.words}
                  onChange={(event) => setFilter({ ...filter, words: event.target.value })}
                />
              </div>
            </div>
          </fieldset>
          {shown.length === 0 && <p>{t('none')}</p>}
          {FINDING_STATUSES.map((status) => (
            <Group
              key={status}
              status={status}
              findings={shown.filter((finding) => finding.status === status)}
              sources={judged.sources}
              sentence={names.sentence}
            />
          ))}
          <UsedAssumptions assumptions={judged.judgement.assumptions} />
        </div>
      )}
    </>
  );
}

interface GroupProps {
  readonly status: Status;
  readonly findings: readonly Finding[];
  readonly sources: Readonly<Record<string, string>>;
  readonly sentence: (text: string) => string;
}

function Group({ status, findings, sources, sentence }: GroupProps) {
  const { t } = useTranslation('findings');
  if (findings.length === 0) return null;
  const list = (
    <ul className="finding-list">
      {findings.map((finding, i) => (
        <li key={`${finding.provisionId} ${finding.subject?.id ?? ''} ${finding.date ?? ''} ${i}`}>
          <FindingCard finding={finding} source={sources[finding.policyId] ?? finding.policyId} sentence={sentence} />
        </li>
      ))}
    </ul>
  );
  const title = t('group', { status: t(`common:status.${status}`), count: findings.length });
  // What does not apply is long and rarely read.
  if (status === 'NOT_APPLICABLE') {
    return (
      <details>
        <summary>{title}</summary>
        {list}
      </details>
    );
  }
  return (
    <section>
      <h2>{title}</h2>
      {list}
    </section>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly options: readonly (readonly [value: string, text: string] | string[])[];
}

function Choice({ label, value, onValue, options }: ChoiceProps) {
  const id = `finding-${label}`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onValue(event.target.value)}>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
