import { useQuery } from 'urql';
import { errorText } from '../../../api/client.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { parameterNamed } from '../rules/value-text.ts';
import type { AmendmentInput } from './amendment-draft.ts';
import { AmendmentLines } from './amendment-lines.tsx';
import { CheckAmendment } from './scenario-queries.ts';

interface AmendmentCheckProps {
  readonly regulationIds: readonly string[];
  readonly input: AmendmentInput;
  readonly phase: 'TRANSITION' | 'NEW_NORMAL';
  readonly date: string;
}

/** The changes beside the untouched text, line by line, before anything is asked; and what stands against asking. */
export function AmendmentCheck({ regulationIds, input, phase, date }: AmendmentCheckProps) {
  const { t } = useTranslation('what-if');
  const { t: ofRules } = useTranslation('dinas-rules');
  const [{ data, error, stale }] = useQuery({
    query: CheckAmendment,
    variables: { side: { label: 'B', regulationIds: [...regulationIds], amendment: input }, phase, date },
    requestPolicy: 'network-only',
  });
  const check = error ? null : (data?.checkAmendment ?? null);
  const problems = error ? [errorText(error, t)] : (check?.problems ?? []);
  return (
    <div className="stack" aria-busy={stale}>
      {check && check.lines.length > 0 && <AmendmentLines lines={check.lines} caption={t('amendment.diff')} />}
      {check && check.lines.length === 0 && <p className="note">{t('amendment.noForm')}</p>}
      {problems.map((problem) => (
        <p key={problem} className="field-error" role="alert" lang="id">
          {parameterNamed(problem, ofRules)}
        </p>
      ))}
    </div>
  );
}
