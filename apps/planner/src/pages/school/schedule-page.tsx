import { useTranslation } from '../../i18n/use-translation.ts';
import { errorText } from '../../api/client.ts';
import { PageHeader } from '../../components/page-header.tsx';
import './schedule/plan-board.css';
import './schedule/week-grid.css';
import './schedule/session.css';
import './schedule/group-lists.css';
import './schedule/change-assistant.css';
import './schedule/versions.css';
import './schedule/drag.css';
import { usePlanBoard } from './schedule/board-store.ts';
import { PlanWorkbench } from './schedule/plan-workbench.tsx';
import { useSchoolFacts } from './use-school-facts.ts';

/** The plan board: which group comes when and where. */
export function SchedulePage() {
  const { t } = useTranslation('schedule');
  const { school, facts, error, refetch } = useSchoolFacts();
  const { board, newerNumber } = usePlanBoard(school);
  if (school && facts && board)
    return <PlanWorkbench school={school} facts={facts} board={board} newerNumber={newerNumber} onSaved={refetch} />;
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {error ? (
        <p className="field-error" role="alert">
          {errorText(error, t)}
        </p>
      ) : (
        <p className="muted">{t('common:loading')}</p>
      )}
    </>
  );
}
