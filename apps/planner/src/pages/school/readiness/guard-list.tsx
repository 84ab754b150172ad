import { AssumptionChip } from '../../../components/assumption-chip.tsx';
import { ProvisionChips } from '../../../components/provision-chips.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { useTranslation } from '../../../i18n/use-translation.ts';
import type { Guard } from './readiness-query.ts';

/** The conditions of a step: unmet ones first, each with what was found, what to do and its article. */
export function GuardList({ guards }: { guards: readonly Guard[] }) {
  const { t } = useTranslation('readiness');
  const rank = (guard: Guard) => (guard.ok ? 2 : guard.warning ? 1 : 0);
  return (
    <ul className="guards">
      {guards
        .toSorted((a, b) => rank(a) - rank(b))
        .map((guard) => (
          <li key={guard.guard} className={guard.ok ? 'is-met' : guard.warning ? 'is-warning' : 'is-unmet'}>
            <StatusBadge
              status={guard.ok ? 'PASS' : guard.warning ? 'NOT_DETERMINED' : 'FAIL'}
              text={guard.ok ? t('guard.met') : guard.warning ? t('guard.warning') : t('guard.unmet')}
            />
            <span lang="id">{guard.message}</span>
            <span className="row">
              <ProvisionChips provisions={guard.provisions} />
              {guard.assumptionIds.map((id) => (
                <AssumptionChip key={id} id={id} />
              ))}
            </span>
          </li>
        ))}
    </ul>
  );
}
