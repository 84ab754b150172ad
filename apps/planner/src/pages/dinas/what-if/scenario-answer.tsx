import { MODEL_LEVELS, modelLevelOf, type ModelLevel } from '@giliran/planning';
import type { EducationForm } from '@giliran/policy';
import type { ReactNode } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { useQuery } from 'urql';
import { errorText } from '../../../api/client.ts';
import { AssumptionChip } from '../../../components/assumption-chip.tsx';
import { AssumptionTag } from '../../../components/assumption-tag.tsx';
import { DataTable, type Column } from '../../../components/data-table.tsx';
import { formatDay, formatMoment, formatNumber, formatShare } from '../../../i18n/format.ts';
import { download } from '../csv.ts';
import { valueText } from '../rules/value-text.ts';
import { AmendmentLines } from './amendment-lines.tsx';
import { groupSums, type GroupedSums, type SideSum } from './side-sums.ts';
import { scenarioCsv } from './scenario-csv.ts';
import { ScenarioResultQuery, type ScenarioResult, type ScenarioRules } from './scenario-queries.ts';
import { SchoolTable } from './school-table.tsx';

/** Both sides of a what-if next to each other: totals, by level, by kecamatan, school by school, and how to repeat it. */
export function ScenarioAnswer({ id, kecamatanNames }: { id: string; kecamatanNames: ReadonlyMap<string, string> }) {
  const { t } = useTranslation('what-if');
  const [{ data, error }] = useQuery({ query: ScenarioResultQuery, variables: { id }, requestPolicy: 'cache-and-network' });
  if (!data) {
    return error ? (
      <p className="field-error" role="alert">
        {errorText(error, t)}
      </p>
    ) : (
      <p className="muted">{t('common:loading')}</p>
    );
  }
  const result = data.scenario;
  const labels = result.totals.map((total) => total.label);
  const levelOf = (form: string): ModelLevel => modelLevelOf(form as EducationForm);
  const byLevel = groupSums(
    result.schools,
    (school) => levelOf(school.form),
    (a, b) => MODEL_LEVELS.indexOf(a) - MODEL_LEVELS.indexOf(b),
  );
  const byArea = groupSums(
    result.schools,
    (school) => school.kecamatanCode,
    (a, b) => (a === null ? 1 : b === null ? -1 : a.localeCompare(b)),
  );
  const areaName = (code: string | null): string => (code === null ? t('areaUnknown') : (kecamatanNames.get(code) ?? code));

  return (
    <div className="stack">
      <p className="note">{t('modelled')}</p>
      {result.sides.map((side, index) => side.amendment && <Amended key={index} side={side} letter={index === 0 ? 'A' : 'B'} />)}
      <Totals result={result} />
      <SumTable
        caption={t('byLevel')}
        sums={byLevel}
        keyHeader={t('column.level')}
        nameOf={(level) => t(`level.${level}`)}
        labels={labels}
      />
      <details className="card">
        <summary>{t('byArea')}</summary>
        <SumTable caption={t('byArea')} sums={byArea} keyHeader={t('column.kecamatan')} nameOf={areaName} labels={labels} />
      </details>
      <SchoolTable schools={result.schools} labels={labels} areaName={areaName} levelOf={levelOf} />
      <Repeat
        result={result}
        onCsv={() => download(`uji-aturan-${result.date}-${result.id.slice(0, 8)}.csv`, scenarioCsv(result, kecamatanNames, labels))}
      />
    </div>
  );
}

/** The named diff of one side; the other side of the table below is without it. */
function Amended({ side, letter }: { side: ScenarioRules; letter: string }) {
  const { t } = useTranslation('what-if');
  const { amendment } = side;
  if (!amendment) return null;
  const baseline = t(`regulation.${amendment.baseline}`, { defaultValue: amendment.baseline });
  return (
    <section className="card">
      <h3>{t('amendment.title', { letter, name: amendment.name })}</h3>
      <p className="small muted">{t('amendment.notStored', { baseline })}</p>
      <AmendmentLines lines={amendment.lines} caption={t('amendment.over', { baseline })} />
    </section>
  );
}

function Totals({ result }: { result: ScenarioResult }) {
  const { t } = useTranslation('what-if');
  const [a, b] = result.totals;
  if (!a || !b) return null;
  const rows: { key: string; label: string; values: [ReactNode, ReactNode] }[] = [
    { key: 'feasible', label: t('total.feasible'), values: [formatNumber(a.feasible), formatNumber(b.feasible)] },
    { key: 'infeasible', label: t('total.infeasible'), values: [formatNumber(a.infeasible), formatNumber(b.infeasible)] },
    { key: 'unplaced', label: t('total.unplaced'), values: [atLeast(a.unplacedPupils), atLeast(b.unplacedPupils)] },
    { key: 'groups', label: t('total.groups'), values: [formatNumber(a.groups), formatNumber(b.groups)] },
    { key: 'minutes', label: t('total.minutes'), values: [formatNumber(a.minutesPerPupilWeek, 0), formatNumber(b.minutesPerPupilWeek, 0)] },
    { key: 'noPupils', label: t('total.noPupils'), values: [formatNumber(a.noPupils), formatNumber(b.noPupils)] },
  ];
  return (
    <div className="keep-table">
      <DataTable
        caption={
          <>
            {t('total.title', { n: formatNumber(result.doneCount) })}{' '}
            <span className="muted small">
              A: {a.label} · B: {b.label}
            </span>
          </>
        }
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { key: 'what', header: t('total.what'), rowHeader: true, render: (row) => row.label },
          { key: 'a', header: 'A', numeric: true, render: (row) => <strong>{row.values[0]}</strong> },
          { key: 'b', header: 'B', numeric: true, render: (row) => <strong>{row.values[1]}</strong> },
        ]}
      />
    </div>
  );

  function atLeast(value: number): string {
    return value === 0 ? formatNumber(0) : t('atLeast', { n: formatNumber(value) });
  }
}

interface SumTableProps<Key> {
  readonly caption: string;
  readonly sums: readonly GroupedSums<Key>[];
  readonly keyHeader: string;
  readonly nameOf: (key: Key) => string;
  readonly labels: readonly string[];
}

function SumTable<Key>({ caption, sums, keyHeader, nameOf, labels }: SumTableProps<Key>) {
  const { t } = useTranslation('what-if');
  const pair = (key: string, header: string, show: (side: SideSum) => string): Column<GroupedSums<Key>>[] =>
    (['a', 'b'] as const).map((side) => ({
      key: `${key}-${side}`,
      header: `${header} ${side.toUpperCase()}`,
      numeric: true,
      render: (row) => show(row[side]),
    }));
  return (
    <div className="wide-scroll">
      <DataTable
        caption={
          <>
            {caption}{' '}
            <span className="muted small">
              A: {labels[0]} · B: {labels[1]}
            </span>
          </>
        }
        rows={sums}
        rowKey={(row) => String(row.key)}
        columns={[
          { key: 'key', header: keyHeader, rowHeader: true, render: (row) => nameOf(row.key) },
          { key: 'schools', header: t('column.schools'), numeric: true, render: (row) => formatNumber(row.schools) },
          { key: 'pupils', header: t('column.pupils'), numeric: true, render: (row) => formatNumber(row.pupils) },
          ...pair('infeasible', t('column.infeasible'), (side) => formatNumber(side.infeasible)),
          ...pair('groups', t('column.groups'), (side) => formatNumber(side.groups)),
          ...pair('minutes', t('column.minutes'), (side) =>
            side.minutesPerPupilWeek === null ? '–' : formatNumber(side.minutesPerPupilWeek, 0),
          ),
          ...pair('unplaced', t('column.unplaced'), (side) => (side.unplacedPupils === 0 ? '0' : `≥ ${formatNumber(side.unplacedPupils)}`)),
        ]}
      />
    </div>
  );
}

function Repeat({ result, onCsv }: { result: ScenarioResult; onCsv: () => void }) {
  const { t } = useTranslation(['what-if', 'assumptions']);
  const { t: ofRules } = useTranslation('dinas-rules');
  const used = [...new Map(result.sides.flatMap((side) => side.assumptions.map((one) => [one.id, one] as const))).values()];
  return (
    <section className="card">
      <div className="card-head">
        <h3>
          {t('repeat.title')} <AssumptionTag />
        </h3>
        <button type="button" className="button-secondary" onClick={onCsv}>
          {t('repeat.csv')}
        </button>
      </div>
      <ul>
        {result.assumptions.map((one) => (
          <li key={one.level}>
            {t('repeat.level', {
              level: t(`level.${one.level}`),
              width: formatNumber(one.roomWidthM),
              length: formatNumber(one.roomLengthM),
              rombel: one.rombelSize === null ? t('repeat.even') : t('repeat.rombel', { n: formatNumber(one.rombelSize) }),
              consent: formatShare(one.consentShare),
            })}
          </li>
        ))}
      </ul>
      <ul>
        {used.map((one) => (
          <li key={one.id}>
            <AssumptionChip id={one.id} /> {t(`assumptions:${one.id}`)}: <strong>{valueText(one.value, ofRules)}</strong>
            {one.statedValue !== null && (
              <span className="value-status is-open">
                {ofRules('assumptions.changed', { own: valueText(one.statedValue, ofRules), note: one.note ?? '–' })}
              </span>
            )}
          </li>
        ))}
      </ul>
      <dl className="facts small">
        {(
          [
            ['phase', `${t(`phase.${result.phase}`)}, ${formatDay(result.date)}`],
            ['asked', formatMoment(result.createdAt)],
            ['seed', String(result.seed)],
            ['engine', result.engineVersion],
          ] as const
        ).map(([key, value]) => (
          <div key={key}>
            <dt>{t(`repeat.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{t('repeat.hash')}</dt>
          <dd>
            <code className="hash">{result.inputHash}</code>
          </dd>
        </div>
      </dl>
    </section>
  );
}
