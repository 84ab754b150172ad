import type { SavedPlan, SchoolFacts } from '@giliran/planning';
import { useEffect, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { errorText } from '../../../api/client.ts';
import { StatusBadge } from '../../../components/status-badge.tsx';
import type { JudgedPlan } from '../../../engine/tasks/judge-plan.ts';
import { formatMoment } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { savedPlanOfVersion } from '../school-facts.ts';
import { sideOfBoard, sideOfVersion, type CompareSide } from './compare-side.ts';
import { perText } from './fortnight-words.ts';
import { PlanDifferences } from './plan-differences.tsx';
import { PlanVersionQuery, PlanVersionsQuery, type ComparedVersion } from './versions-query.ts';

interface VersionsPanelProps {
  readonly facts: SchoolFacts;
  readonly plan: SavedPlan | null;
  readonly judged: JudgedPlan | null;
  /** The newest version that the school is known to have. */
  readonly newestNumber: number;
  /** The number of the version the board was opened from; 0 = none. */
  readonly baseNumber: number;
  /** Puts an old version on the board; undo brings back what was there. */
  readonly onOpen: (plan: SavedPlan, seed: number) => void;
}

/** The board itself, among the versions to compare. */
const BOARD = 'board';

/** The saved versions by name: open an old one, or hold two against each other. */
export function VersionsPanel({ facts, plan, judged, newestNumber, baseNumber, onOpen }: VersionsPanelProps) {
  const { t } = useTranslation('schedule');
  const client = useClient();
  const [{ data, error }, ask] = useQuery({
    query: PlanVersionsQuery,
    variables: { schoolId: facts.id },
    requestPolicy: 'cache-and-network',
  });
  const [pair, setPair] = useState<readonly [string, string] | null>(null);
  const [sides, setSides] = useState<readonly [CompareSide, CompareSide] | null>(null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const [opened, setOpened] = useState<number | null>(null);
  const versions = data?.school.planVersions ?? [];
  const listed = versions[0]?.number ?? 0;
  useEffect(() => {
    if (listed > 0 && newestNumber > listed) ask({ requestPolicy: 'network-only' });
  }, [newestNumber, listed, ask]);
  if (versions.length === 0) {
    return error ? (
      <p className="field-error" role="alert">
        {errorText(error, t)}
      </p>
    ) : null;
  }
  const titleOf = (version: { number: number; name: string }) => t('versions.title1', { number: version.number, name: version.name });
  const [newest] = versions;
  const left = pair?.[0] ?? newest?.id ?? BOARD;
  const right = pair?.[1] ?? (plan ? BOARD : (versions[1]?.id ?? BOARD));

  async function versionOf(id: string): Promise<ComparedVersion | null> {
    const answer = await client.query(PlanVersionQuery, { id }).toPromise();
    if (answer.error) setComplaint(errorText(answer.error, t));
    return answer.data?.planVersion ?? null;
  }

  async function open(id: string): Promise<void> {
    setComplaint(null);
    const version = await versionOf(id);
    if (!version) return;
    onOpen(savedPlanOfVersion(version), version.seed);
    setOpened(version.number);
  }

  async function compare(): Promise<void> {
    setComplaint(null);
    const found = await Promise.all(
      [left, right].map(async (id) => {
        if (id === BOARD) return plan && judged ? sideOfBoard(t('versions.board'), plan, judged) : null;
        const version = await versionOf(id);
        return version && sideOfVersion(titleOf(version), version);
      }),
    );
    const [before, after] = found;
    if (before && after) setSides([before, after]);
  }

  const choice = (label: string, value: string, onValue: (id: string) => void) => (
    <div className="field">
      <label>
        {label}
        <select value={value} onChange={(event) => onValue(event.target.value)}>
          {plan && <option value={BOARD}>{t('versions.board')}</option>}
          {versions.map((version) => (
            <option key={version.id} value={version.id}>
              {titleOf(version)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
  return (
    <section className="card versions-panel">
      <h2>{t('versions.title', { count: versions.length })}</h2>
      <ol className="version-list">
        {versions.map((version) => {
          const { guaranteedSessions, proven, metrics } = version.judgement;
          return (
            <li key={version.id}>
              <div>
                <strong>{titleOf(version)}</strong>{' '}
                <span className={version.status === 'FINAL' ? 'plan-stamp is-final' : 'plan-stamp'}>
                  {t(version.status === 'FINAL' ? 'stamp.final' : 'stamp.draft')}
                </span>
                <br />
                <span className="muted small">
                  {formatMoment(version.createdAt)} ·{' '}
                  {t(proven ? 'compare.eachProven' : 'compare.eachOpen', {
                    count: guaranteedSessions,
                    per: perText(version.weeks === 2 ? 2 : 1, t),
                  })}
                  {metrics.families > 0 && ` · ${t('headline.families', { together: metrics.familiesTogether, all: metrics.families })}`}
                </span>
              </div>
              <button
                type="button"
                className="button-secondary"
                aria-label={t('versions.openNamed', { name: titleOf(version) })}
                onClick={() => void open(version.id)}
              >
                {t('versions.open')}
              </button>
            </li>
          );
        })}
      </ol>
      <p aria-live="polite">
        {opened !== null && <StatusBadge status="PASS" text={t('versions.opened', { number: opened, next: baseNumber + 1 })} />}
      </p>
      {complaint && (
        <p className="field-error" role="alert">
          {complaint}
        </p>
      )}
      <h3>{t('versions.compare')}</h3>
      <div className="row">
        {choice(t('versions.left'), left, (id) => setPair([id, right]))}
        {choice(t('versions.right'), right, (id) => setPair([left, id]))}
        <button type="button" className="button-secondary" disabled={left === right} onClick={() => void compare()}>
          {t('versions.show')}
        </button>
      </div>
      {sides && (
        <div aria-live="polite">
          <h3>{t('versions.between', { a: sides[0].title, b: sides[1].title })}</h3>
          <PlanDifferences facts={facts} before={sides[0]} after={sides[1]} />
        </div>
      )}
    </section>
  );
}
