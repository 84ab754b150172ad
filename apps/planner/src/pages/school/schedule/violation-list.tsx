import type { SavedPlan } from '@giliran/planning';
import type { Violation } from '@giliran/schedule';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { StatusBadge } from '../../../components/status-badge.tsx';
import type { RuleSource } from '../../../engine/tasks/rule-source.ts';
import { RuleSourceChips } from './broken-rules.tsx';
import type { PlanNames } from './plan-names.ts';
import { violationText } from './violation-text.ts';

/** Of one rule so many are shown at once; the others wait under a fold. */
const MOST_SHOWN = 3;

interface ViolationListProps {
  readonly violations: readonly Violation[];
  /** Law or school parameter, in the order of the violations. */
  readonly sources: readonly RuleSource[];
  readonly plan: SavedPlan;
  readonly names: PlanNames;
  readonly onOpenSession: (index: number) => void;
}

/** Timetable rules that the plan on screen breaks, rule by rule, each with a way to the session. */
export function ViolationList({ violations, sources, plan, names, onOpenSession }: ViolationListProps) {
  const { t } = useTranslation('schedule');
  if (violations.length === 0) return null;
  const codes = [...new Set(violations.map((violation) => violation.code))];
  const item = (violation: Violation, i: number) => {
    const source = sources[violations.indexOf(violation)];
    const [session] = violation.subject.sessions ?? [];
    return (
      // The same sentence may stand twice: two pairs of sessions of one room.
      <li key={`${i} ${violation.message}`}>
        <strong>{t(`rule.${violation.code}`)}:</strong> <span>{violationText(violation, plan, names, t)}</span>{' '}
        {source && <RuleSourceChips source={source} />}{' '}
        {session !== undefined && (
          <button type="button" className="button-plain" onClick={() => onOpenSession(session)}>
            {t('violations.open')}
          </button>
        )}
      </li>
    );
  };
  return (
    <section className="card plan-violations" aria-live="polite">
      <h2>
        <StatusBadge status="FAIL" text={t('violations.title', { count: violations.length })} />
      </h2>
      {codes.map((code) => {
        const all = violations.filter((violation) => violation.code === code);
        return (
          <div key={code}>
            <ul>{all.slice(0, MOST_SHOWN).map(item)}</ul>
            {all.length > MOST_SHOWN && (
              <details>
                <summary>{t('violations.more', { count: all.length - MOST_SHOWN, rule: t(`rule.${code}`) })}</summary>
                <ul>{all.slice(MOST_SHOWN).map(item)}</ul>
              </details>
            )}
          </div>
        );
      })}
    </section>
  );
}
