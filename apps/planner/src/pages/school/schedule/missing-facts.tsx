import type { SchoolFacts } from '@giliran/planning';
import { Link } from '@tanstack/react-router';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { EmptyState } from '../../../components/empty-state.tsx';

/** Says which data planning still needs and where it is filled in; nothing when it can start. */
export function MissingFacts({ facts }: { facts: SchoolFacts }) {
  const { t } = useTranslation('schedule');
  const missing = [
    ...(facts.rombel.length === 0 ? [{ key: 'rombel', tab: 'data' }] : []),
    ...(facts.rooms.length === 0 ? [{ key: 'rooms', tab: 'ruang' }] : []),
    ...(facts.teachers.length === 0 ? [{ key: 'teachers', tab: 'guru' }] : []),
    ...(facts.setting.lessons && (facts.lessonDemand ?? []).length === 0 ? [{ key: 'lessons', tab: 'pelajaran' }] : []),
  ];
  if (missing.length === 0) return null;
  return (
    <EmptyState title={t('missing.title')} text={t('missing.text')}>
      <ul className="missing-links">
        {missing.map(({ key, tab }) => (
          <li key={key}>
            <Link to={`/sekolah/${facts.id}/${tab}`}>{t(`missing.${key}`)}</Link>
          </li>
        ))}
      </ul>
    </EmptyState>
  );
}
