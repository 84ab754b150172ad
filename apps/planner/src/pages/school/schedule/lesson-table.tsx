import { lessonTimes, type SavedSession, type SchoolFacts } from '@giliran/planning';
import { DataTable } from '../../../components/data-table.tsx';
import { useTranslation } from '../../../i18n/use-translation.ts';
import type { PlanNames } from './plan-names.ts';
import { clock } from './week-cell.tsx';

/** The periods of one session: when, what, by whom. */
export function LessonTable({ facts, session, names }: { facts: SchoolFacts; session: SavedSession; names: PlanNames }) {
  const { t } = useTranslation('schedule');
  const shift = facts.setting.shifts.find(({ id }) => id === session.shift);
  const periods = facts.setting.lessons?.periodsPerSession ?? Math.max(0, ...(session.lessons ?? []).map(({ period }) => period + 1));
  const time = (period: number): string => {
    if (!shift) return '–';
    const { start, end } = lessonTimes(shift, periods, period);
    return `${clock(start)}–${clock(end)}`;
  };
  return (
    <DataTable
      caption={t('lessons.title')}
      rows={Array.from({ length: periods }, (_, period) => ({
        period,
        lesson: session.lessons?.find((lesson) => lesson.period === period),
      }))}
      rowKey={({ period }) => period}
      columns={[
        {
          key: 'period',
          header: t('lessons.column.period'),
          rowHeader: true,
          render: ({ period }) => period + 1,
        },
        { key: 'time', header: t('lessons.column.time'), render: ({ period }) => <span className="lesson-time">{time(period)}</span> },
        { key: 'subject', header: t('lessons.column.subject'), render: ({ lesson }) => lesson?.subject ?? t('lessons.free') },
        { key: 'teacher', header: t('session.teacher'), render: ({ lesson }) => (lesson ? names.teacher(lesson.teacher) : '–') },
      ]}
    />
  );
}
