import type { RotationResult } from '@giliran/epidemic';
import { formatNumber } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';

/** How to repeat it: seed, histories, engine, names of the input and of the result. */
export function RunFacts({ result, resultHash }: { result: RotationResult; resultHash: string | null }) {
  const { t } = useTranslation('compare');
  const facts: readonly (readonly [string, string])[] = [
    ['replicates', formatNumber(result.replicates)],
    ['persons', formatNumber(result.persons)],
    ['days', formatNumber(result.days)],
    ['seed', String(result.seed)],
    ['engine', result.engineVersion],
    ['hash', result.inputHash],
    ['result', resultHash ?? t('meta.unfinished')],
  ];
  return (
    <dl className="facts small">
      {facts.map(([key, value]) => (
        <div key={key}>
          <dt>{t(`meta.${key}`)}</dt>
          <dd>
            {key === 'hash' || key === 'result' ? (
              <code className="hash" data-fact={key}>
                {value}
              </code>
            ) : (
              value
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
