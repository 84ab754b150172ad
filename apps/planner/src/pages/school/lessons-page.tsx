import type { SchoolFacts } from '@giliran/planning';
import { Link, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { PageHeader } from '../../components/page-header.tsx';
import { runEngine } from '../../engine/engine-client.ts';
import type { LessonLimits } from '../../engine/tasks/lesson-limits.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { FrameCard } from './lessons/frame-card.tsx';
import { LessonImport } from './lessons/lesson-import.tsx';
import { rombelSums, teacherLoads } from './lessons/lesson-sums.ts';
import { LessonTableCard } from './lessons/lesson-table-card.tsx';
import { LoadCard } from './lessons/load-card.tsx';
import { NewTeachers } from './lessons/new-teachers.tsx';
import { SaveLine } from './lessons/save-line.tsx';
import { useLessonTable } from './lessons/use-lesson-table.ts';
import { LoadState } from './load-state.tsx';
import { NextLink } from './next-link.tsx';
import type { QueriedSchool } from './school-facts-query.ts';
import { useCanEdit } from './use-can-edit.ts';
import { useSchoolFacts } from './use-school-facts.ts';
import './school.css';
import './lessons/lessons.css';

/** Who teaches what in which rombel, and how many periods a week: for schools with subject teachers. */
export function LessonsPage() {
  const { t } = useTranslation(['lessons', 'sheets']);
  const { school, facts, error, refetch } = useSchoolFacts();
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')}>
        {school && <NextLink schoolId={school.id} tab="aturan" />}
      </PageHeader>
      {school && facts ? (
        <Lessons key={school.id} school={school} facts={facts} onSaved={refetch} />
      ) : (
        <LoadState error={error ?? undefined} onAgain={refetch} />
      )}
    </>
  );
}

function Lessons({ school, facts, onSaved }: { school: QueriedSchool; facts: SchoolFacts; onSaved: () => void }) {
  const { t } = useTranslation(['lessons', 'sheets']);
  const canEdit = useCanEdit(school.id);
  const table = useLessonTable(school, facts, onSaved);
  const { lessons, people, reading } = table;
  const frame = lessons === 'wrong' ? null : lessons;
  const limits = useLessonLimits(facts, frame?.periodsPerSession ?? null);
  const most = frame && frame.periodsPerSession * frame.sessionsPerGroup;
  const sumOf = useMemo(() => rombelSums(reading.demand, most), [reading, most]);
  const loads = useMemo(
    () =>
      teacherLoads(
        reading.demand,
        // Before a room is measured nobody knows how many groups there will be: at least one.
        (rombelId) => Math.max(1, limits?.groups[rombelId] ?? 1),
        (teacherId) => limits?.periods[teacherId] ?? null,
      ),
    [reading, limits],
  );
  const { guru } = useSearch({ strict: false }) as { guru?: string };
  // A plan that fails for want of a teacher leads to a row of that teacher.
  const [wanted, setWanted] = useState<{ rombelId: string; subject: string } | null>(
    () => reading.demand.find(({ teacherId }) => teacherId === guru) ?? null,
  );
  const missing = [
    ...(people.rombel.length === 0 ? (['data'] as const) : []),
    ...(people.teachers.length === 0 ? (['guru'] as const) : []),
  ];
  return (
    <div className="stack">
      {!canEdit && <p className="note">{t('sheets:readOnly')}</p>}
      <FrameCard form={table.frame} setting={facts.setting} canEdit={canEdit} onForm={table.setFrame} />
      {table.frame.mode === 'subject' && (
        <>
          {missing.map((tab) => (
            <p key={tab} className="note">
              {t(`missing.${tab}`)} <Link to={`/sekolah/${school.id}/${tab}`}>{t(`missing.${tab}Link`)}</Link>
            </p>
          ))}
          <LoadCard
            schoolId={school.id}
            people={people}
            sumOf={sumOf}
            loads={loads}
            groupsKnown={limits === null || Object.values(limits.groups).some((n) => n > 0)}
            onShow={(rombelId, subject) => setWanted({ rombelId, subject: subject ?? table.draft.subjects[0] ?? '' })}
          />
          <LessonTableCard table={table} sumOf={sumOf} loads={loads} wanted={wanted} canEdit={canEdit} />
          {canEdit && <NewTeachers schoolId={school.id} table={table} onAdded={onSaved} />}
          {canEdit && <LessonImport table={table} />}
        </>
      )}
      {canEdit && <SaveLine schoolId={school.id} table={table} sumOf={sumOf} />}
    </div>
  );
}

/** What the lessons have to fit into; null while it is counted. */
function useLessonLimits(facts: SchoolFacts, periodsPerSession: number | null): LessonLimits | null {
  const [limits, setLimits] = useState<LessonLimits | null>(null);
  useEffect(() => {
    if (periodsPerSession === null) return;
    const stop = new AbortController();
    runEngine('lessonLimits', { facts, periodsPerSession }, { signal: stop.signal }).then(setLimits, () => undefined);
    return () => stop.abort();
  }, [facts, periodsPerSession]);
  return limits;
}
