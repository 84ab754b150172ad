import type { SavedPlan } from '@giliran/planning';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { withLocks } from './plan-board.ts';
import { LockSign } from './session-chip.tsx';
import type { WeekRow } from './week-rows.ts';

/** The head of a row: its name, its pupils, and a lock for all its sessions. */
export function RowHead({ row, plan, onEdit }: { row: WeekRow; plan: SavedPlan; onEdit: (plan: SavedPlan) => void }) {
  const { t } = useTranslation('schedule');
  const indices = [...row.cells.values()].flat();
  const allLocked = indices.length > 0 && indices.every((index) => plan.sessions[index]?.locked);
  return (
    <span className="row-head">
      <span className="row-title">
        {row.title}
        {row.pupils !== null && (
          <small>
            {t('week.pupils', { count: row.pupils })}
            {row.atHome > 0 && ` · ${t('week.atHome', { count: row.atHome })}`}
          </small>
        )}
      </span>
      {indices.length > 0 && (
        <button
          type="button"
          className="row-lock"
          aria-pressed={allLocked}
          aria-label={t(allLocked ? 'week.unlockRow' : 'week.lockRow', { row: row.title })}
          title={t(allLocked ? 'week.unlockRow' : 'week.lockRow', { row: row.title })}
          onClick={() => onEdit(withLocks(plan, indices, !allLocked))}
        >
          <LockSign />
        </button>
      )}
    </span>
  );
}
