import { MODEL_LEVELS, type ModelLevel } from '@giliran/planning';
import { useState } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { StatusBadge, type Status } from '../../../components/status-badge.tsx';
import { formatNumber } from '../../../i18n/format.ts';
import type { ScenarioSchool, ScenarioSide } from './scenario-queries.ts';
import { cannot } from './side-sums.ts';

const PAGE = 25;
const STATUS: Readonly<Record<string, Status>> = { feasible: 'PASS', infeasible: 'FAIL', forbidden: 'FAIL', 'no-pupils': 'NOT_APPLICABLE' };

interface SchoolTableProps {
  readonly schools: readonly ScenarioSchool[];
  readonly labels: readonly string[];
  readonly areaName: (code: string | null) => string;
  readonly levelOf: (form: string) => ModelLevel;
}

/** School by school with both sides and why; narrowed by level, kecamatan, and to those that cannot. */
export function SchoolTable({ schools, labels, areaName, levelOf }: SchoolTableProps) {
  const { t } = useTranslation('what-if');
  const [only, setOnly] = useState(false);
  const [level, setLevel] = useState<ModelLevel | ''>('');
  const [area, setArea] = useState('');
  const [shown, setShown] = useState(PAGE);
  const areas = [...new Set(schools.map((school) => school.kecamatanCode ?? '?'))].sort();
  const rows = schools.filter(
    (school) =>
      (!only || cannot(school.a) || cannot(school.b)) &&
      (level === '' || levelOf(school.form) === level) &&
      (area === '' || (school.kecamatanCode ?? '?') === area),
  );
  return (
    <section className="stack">
      <h3>{t('schools.title')}</h3>
      <div className="filter-row">
        <SelectField
          label={t('column.level')}
          value={level}
          onValue={setLevel}
          options={[
            { value: '' as const, label: t('common:all') },
            ...MODEL_LEVELS.map((value) => ({ value, label: t(`level.${value}`) })),
          ]}
        />
        <SelectField
          label={t('column.kecamatan')}
          value={area}
          onValue={setArea}
          options={[
            { value: '', label: t('common:all') },
            ...areas.map((value) => ({ value, label: areaName(value === '?' ? null : value) })),
          ]}
        />
        <label className="check">
          <input
            type="checkbox"
            checked={only}
            onChange={(event) => {
              setOnly(event.target.checked);
              setShown(PAGE);
            }}
          />
          {t('schools.only')}
        </label>
      </div>
      <DataTable
        caption={t('schools.shown', { shown: formatNumber(Math.min(shown, rows.length)), n: formatNumber(rows.length) })}
        rows={rows.slice(0, shown)}
        rowKey={(school) => school.schoolId}
        empty={t('schools.none')}
        columns={[
          {
            key: 'name',
            header: t('column.school'),
            rowHeader: true,
            render: (school) => (
              <>
                {school.name}
                <span className="muted small npsn">
                  {school.npsn} · {t(`dinas-schools:formShort.${school.form}`, { defaultValue: school.form })} ·{' '}
                  {areaName(school.kecamatanCode)}
                </span>
              </>
            ),
          },
          { key: 'pupils', header: t('column.pupils'), numeric: true, render: (school) => formatNumber(school.pupils) },
          { key: 'a', header: `A: ${labels[0] ?? ''}`, render: (school) => <SideCell side={school.a} /> },
          { key: 'b', header: `B: ${labels[1] ?? ''}`, render: (school) => <SideCell side={school.b} /> },
        ]}
      />
      {shown < rows.length && (
        <button type="button" className="button-secondary" onClick={() => setShown(shown + PAGE)}>
          {t('schools.more', { n: formatNumber(Math.min(PAGE, rows.length - shown)) })}
        </button>
      )}
    </section>
  );
}

function SideCell({ side }: { side: ScenarioSide }) {
  const { t } = useTranslation('what-if');
  return (
    <span className="suggestion-row">
      <StatusBadge status={STATUS[side.verdict] ?? 'NOT_DETERMINED'} text={t(`verdict.${side.verdict}`, { defaultValue: side.verdict })} />
      {side.verdict === 'feasible' && (
        <span className="why">
          {t('side.feasible', {
            groups: formatNumber(side.groups),
            sessions: formatNumber(side.guaranteedSessions),
            minutes: formatNumber(side.minutesPerWeek),
          })}
          {!side.proven && ` ${t('side.open', { bound: formatNumber(side.bound) })}`}
        </span>
      )}
      {side.unplacedPupils > 0 && <span className="why">{t('side.unplaced', { n: formatNumber(side.unplacedPupils) })}</span>}
      {side.cause && <span className="why">{side.cause}</span>}
      {side.outOfScope && <span className="muted why">{t('side.outOfScope')}</span>}
    </span>
  );
}
