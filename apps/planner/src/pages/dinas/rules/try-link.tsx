import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { triedRuleOf, type TriedRule } from './tried-rule.ts';

/** Opens the what-if with this rule as its amendment. Nothing is stored. */
export function TryLink({ code, rule, of }: { readonly code: string; readonly rule: TriedRule | null; readonly of?: string }) {
  const { t } = useTranslation('dinas-rules');
  const navigate = useNavigate();
  return (
    <button
      type="button"
      className="button-secondary"
      disabled={rule === null}
      {...(of === undefined ? {} : { 'aria-label': t('form.tryOf', { title: of }) })}
      onClick={() => void navigate({ to: `/dinas/${code}/uji-aturan`, search: { coba: triedRuleOf(rule) } as never })}
    >
      {t('form.try')}
    </button>
  );
}
