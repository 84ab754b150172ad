import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { DataTable } from '../../../components/data-table.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { useTranslation } from '../../../i18n/use-translation.ts';
import type { LessonPeople } from './lesson-draft.ts';
import type { RombelSum, TeacherLoad } from './lesson-sums.ts';

interface LoadCardProps {
  readonly schoolId: string;
  readonly people: LessonPeople;
  readonly sumOf: (rombelId: string) => RombelSum;
  readonly loads: readonly TeacherLoad[];
  /** Groups can be counted: some room has seats. */
  readonly groupsKnown: boolean;
  /** Leads to a row of the table, or to one of its subjects. */
  readonly onShow: (rombelId: string, subject?: string) => void;
}

/** Does it all fit: periods of each rombel into its sessions, lessons of each teacher into the week? What does not leads to its row. */
export function LoadCard({ schoolId, people, sumOf, loads, groupsKnown, onShow }: LoadCardProps) {
  const { t } = useTranslation('lessons');
  const id = useId();
  const fullRombel = people.rombel.map((rombel) => ({ rombel, sum: sumOf(rombel.id) })).filter(({ sum }) => sum.over > 0);
  const busy = loads.filter(({ over }) => over > 0);
  const teacher = new Map(people.teachers.map(({ id: teacherId, name }) => [teacherId, name]));
  const rombel = new Map(people.rombel.map(({ id: rombelId, name }) => [rombelId, name]));
  const rowsText = ({ rows }: TeacherLoad): string =>
    [...new Set(rows.map(({ subject }) => subject))]
      .map((subject) => {
        const own = rows.filter((row) => row.subject === subject);
        return t('load.subject', {
          subject,
          rows: own.map((row) => t('load.row', { ...row, rombel: rombel.get(row.rombelId) ?? '' })).join(', '),
        });
      })
      .join('; ');
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{t('load.title')}</h2>
      <div aria-live="polite">
        <p className="row">
          <StatusBadge
            status={fullRombel.length > 0 ? 'FAIL' : 'PASS'}
            text={t(fullRombel.length > 0 ? 'load.rombelOver' : 'load.rombelFit', { count: fullRombel.length })}
          />
          <StatusBadge
            status={busy.length > 0 ? 'FAIL' : 'PASS'}
            text={t(busy.length > 0 ? 'load.teachersOver' : 'load.teachersFit', { count: busy.length })}
          />
        </p>
        <ul className="load-problems">
          {fullRombel.map(({ rombel: { id: rombelId, name }, sum }) => (
            <li key={rombelId}>
              {t('load.rombelText', { rombel: name, periods: sum.periods, most: sum.most, over: sum.over })}{' '}
              <button type="button" className="button-plain" onClick={() => onShow(rombelId)}>
                {t('load.toRow', { name })}
              </button>
            </li>
          ))}
          {busy.map((load) => (
            <li key={load.teacherId}>
              {t('load.teacherText', {
                teacher: teacher.get(load.teacherId) ?? '',
                periods: load.periods,
                most: load.most,
                over: load.over,
                rows: rowsText(load),
              })}{' '}
              <button type="button" className="button-plain" onClick={() => onShow(load.rows[0]?.rombelId ?? '', load.rows[0]?.subject)}>
                {t('load.toRow', { name: rombel.get(load.rows[0]?.rombelId ?? '') ?? '' })}
              </button>
            </li>
          ))}
        </ul>
      </div>
      {!groupsKnown && (
        <p className="note">
          {t('load.noGroups')} <Link to={`/sekolah/${schoolId}/ruang`}>{t('load.noGroupsLink')}</Link>
        </p>
      )}
      {loads.length > 0 && (
        <details>
          <summary>{t('load.all', { count: loads.length })}</summary>
          <p className="muted small">
            {t('load.how')} <Link to={`/sekolah/${schoolId}/guru`}>{t('load.howLink')}</Link>
          </p>
          <DataTable
            caption={t('load.caption')}
            captionHidden
            rows={loads}
            rowKey={({ teacherId }) => teacherId}
            rowClassName={({ over }) => (over > 0 ? 'is-over' : undefined)}
            columns={[
              { key: 'teacher', header: t('load.teacher'), rowHeader: true, render: ({ teacherId }) => teacher.get(teacherId) ?? '' },
              { key: 'rows', header: t('load.teaches'), render: rowsText },
              {
                key: 'periods',
                header: t('load.periods'),
                numeric: true,
                render: ({ periods, most, over }) => (
                  <>
                    {most === null ? periods : t('load.of', { periods, most })}
                    {over > 0 && <strong className="field-error"> {t('load.over', { count: over })}</strong>}
                  </>
                ),
              },
            ]}
          />
        </details>
      )}
    </section>
  );
}
