import { planChanges, type GroupChange, type SchoolFacts } from '@giliran/planning';
import { useMemo, type ReactNode } from 'react';
import { DataTable } from '../../../components/data-table.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { useTranslation, type Translate } from '../../../i18n/use-translation.ts';
import { differingFindings, type CompareSide, type FindingStatus } from './compare-side.ts';
import { perText } from './fortnight-words.ts';
import { lessonsUnlike, taughtText } from './lesson-text.ts';
import { planNamesOf, type PlanNames } from './plan-names.ts';

interface PlanDifferencesProps {
  readonly facts: SchoolFacts;
  readonly before: CompareSide;
  readonly after: CompareSide;
}

/** Two plans side by side: what they give, what the rules say, and what changes for whom. */
export function PlanDifferences({ facts, before, after }: PlanDifferencesProps) {
  const { t } = useTranslation('schedule');
  const changes = useMemo(() => planChanges(before.plan, after.plan), [before.plan, after.plan]);
  const findings = useMemo(() => differingFindings(before, after), [before, after]);
  const figures: readonly { key: string; of: (side: CompareSide) => ReactNode }[] = [
    {
      key: 'each',
      of: (side) => t(side.proven ? 'compare.eachProven' : 'compare.eachOpen', { count: side.sessionsEach, per: perText(side.weeks, t) }),
    },
    { key: 'families', of: (side) => `${side.familiesTogether} / ${side.families}` },
    { key: 'groups', of: (side) => side.groups },
    { key: 'sessions', of: (side) => t('compare.sessionsPer', { count: side.sessions, per: perText(side.weeks, t) }) },
    { key: 'peak', of: (side) => side.peak },
    { key: 'broken', of: (side) => side.brokenRules },
    { key: 'failed', of: (side) => countOf(side, 'FAIL') },
    { key: 'open', of: (side) => countOf(side, 'NOT_DETERMINED') },
  ];
  return (
    <div className="plan-differences">
      <DataTable
        caption={t('compare.figures')}
        captionHidden
        columns={[
          {
            key: 'what',
            header: t('compare.what'),
            rowHeader: true,
            render: (row) => t(`compare.${row.key === 'groups' ? 'groupCount' : row.key}`),
          },
          { key: 'before', header: before.title, render: (row) => row.of(before) },
          { key: 'after', header: after.title, render: (row) => row.of(after) },
        ]}
        rows={figures.filter(({ key }) => key !== 'families' || before.families + after.families > 0)}
        rowKey={(row) => row.key}
      />
      {findings.length > 0 && (
        <DataTable
          caption={t('compare.findings')}
          columns={[
            {
              key: 'rule',
              header: t('compare.rule'),
              rowHeader: true,
              render: (row) => (
                <>
                  {row.article}
                  {row.subject && ` · ${row.subject}`} <small className="muted">{row.gist}</small>
                </>
              ),
            },
            { key: 'before', header: before.title, render: (row) => <Verdict status={row.before} /> },
            { key: 'after', header: after.title, render: (row) => <Verdict status={row.after} /> },
          ]}
          rows={findings}
          rowKey={(row) => row.key}
        />
      )}
      <p>
        <strong>{t('compare.affected', { count: changes.pupilsAffected.length })}</strong>
        {changes.pupilsAdded.length > 0 && ` ${t('compare.added', { count: changes.pupilsAdded.length })}`}
        {changes.pupilsRemoved.length > 0 && ` ${t('compare.removed', { count: changes.pupilsRemoved.length })}`}
      </p>
      {changes.groups.length === 0 ? (
        <p className="muted">{t('compare.same')}</p>
      ) : (
        <GroupChangeTable facts={facts} before={before} after={after} groups={changes.groups} />
      )}
    </div>
  );
}

/** Group by group: old and new days, rooms, teachers and members. */
function GroupChangeTable({ facts, before, after, groups }: PlanDifferencesProps & { groups: readonly GroupChange[] }) {
  const { t } = useTranslation('schedule');
  const names = useMemo(() => [planNamesOf(facts, before.plan), planNamesOf(facts, after.plan)] as const, [facts, before.plan, after.plan]);
  return (
    <DataTable
      caption={t('compare.groups', { count: groups.length })}
      columns={[
        {
          key: 'group',
          header: t('week.views.group'),
          rowHeader: true,
          render: (row) => (
            <>
              {row.label} {row.kind !== 'changed' && <em className="muted">{t(`compare.kind.${row.kind}`)}</em>}
            </>
          ),
        },
        {
          key: 'what',
          header: t('compare.changed'),
          render: (row) => whatChanged(row, t),
        },
        { key: 'sessions', header: t('compare.sessionsChanged'), render: (row) => <SessionPairs change={row} names={names} /> },
        { key: 'pupils', header: t('compare.pupils'), numeric: true, render: (row) => row.affected.length },
      ]}
      rows={groups}
      rowKey={(row) => row.group}
    />
  );
}

function whatChanged({ times, rooms, teachers, lessons, joined, left }: GroupChange, t: Translate): string {
  const parts = [
    times ? t('compare.times') : '',
    rooms ? t('compare.rooms') : '',
    teachers ? t('compare.teachers') : '',
    lessons ? t('compare.lessons') : '',
    joined.length > 0 ? t('compare.joined', { count: joined.length }) : '',
    left.length > 0 ? t('compare.left', { count: left.length }) : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function SessionPairs({ change, names }: { change: GroupChange; names: readonly [PlanNames, PlanNames] }) {
  const { t } = useTranslation('schedule');
  const text = (pair: GroupChange['sessions'][number], side: 0 | 1): string => {
    const [session, other] = side === 0 ? [pair.before, pair.after] : [pair.after, pair.before];
    if (!session) return '–';
    const of = names[side];
    const day = session.week === undefined ? '' : `${session.week} `;
    const parts = [`${day}${t(`daysShort.${session.day}`)} ${of.shift(session.shift)}`];
    if (change.rooms) parts.push(of.room(session.room));
    if (change.teachers && !session.lessons) parts.push(of.teacher(session.teacher ?? null));
    const lessons = lessonsUnlike(session, other);
    if (lessons.length > 0) parts.push(taughtText({ teacher: null, lessons }, of, t));
    return parts.join(', ');
  };
  return (
    <ul className="session-pairs">
      {change.sessions.map((pair) => (
        <li key={`${text(pair, 0)} ${text(pair, 1)}`}>
          {text(pair, 0)} <span aria-label={t('compare.becomes')}>→</span> {text(pair, 1)}
        </li>
      ))}
    </ul>
  );
}

function Verdict({ status }: { status: FindingStatus | null }) {
  return status === null ? <>–</> : <StatusBadge status={status} />;
}

function countOf(side: CompareSide, status: FindingStatus): number {
  return side.findings.filter((finding) => finding.status === status).length;
}
