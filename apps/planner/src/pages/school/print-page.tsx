import { Link } from '@tanstack/react-router';
import { useTranslation } from '../../i18n/use-translation.ts';
import { errorText } from '../../api/client.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import '../../styles/print-page.css';
import { PrintDesk } from './print/print-desk.tsx';
import { usePlanBoard } from './schedule/board-store.ts';
import { useSchoolFacts } from './use-school-facts.ts';

/** What the school prints and hands out. */
export function PrintPage() {
  const { t } = useTranslation('print');
  const { school, facts, error } = useSchoolFacts();
  const { board } = usePlanBoard(school);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {error && !school && (
        <p className="field-error" role="alert">
          {errorText(error, t)}
        </p>
      )}
      {!error && (!facts || !board) && <p className="muted">{t('common:loading')}</p>}
      {school && facts && board && facts.rombel.length === 0 && facts.rooms.length === 0 && (
        <EmptyState title={t('empty.title')} text={t('empty.text')}>
          <Link className="button" to={`/sekolah/${facts.id}/data`}>
            {t('empty.link')}
          </Link>
        </EmptyState>
      )}
      {school && facts && board && (facts.rombel.length > 0 || facts.rooms.length > 0) && (
        <PrintDesk school={school} facts={facts} board={board} />
      )}
    </>
  );
}
