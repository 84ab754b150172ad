import { useTranslation } from '../../../i18n/use-translation.ts';
import type { State } from './desk-queries.ts';

const SIGNS: Readonly<Record<State, string>> = {
  BDR: '○',
  PREPARING: '◔',
  NOT_READY: '✕',
  SUBMITTED: '◑',
  VERIFICATION: '◑',
  READY: '◕',
  SIMULATED: '◕',
  PERMITTED: '✓',
  TRANSITION: '●',
  NEW_NORMAL: '●',
  SUSPENDED_ZONE: '■',
  SUSPENDED_CASE: '■',
  SUSPENDED_UNSAFE: '■',
  REVOKED: '✕',
};

/** Where a school stands, by sign and word. */
export function StateMark({ state }: { state: State }) {
  const { t } = useTranslation('readiness');
  return (
    <span className={`state-mark state-${state.toLowerCase()}`}>
      <span aria-hidden="true">{SIGNS[state]}</span> {t(`state.${state}`)}
    </span>
  );
}
