import type { RotationAssumption } from '@giliran/planning';
import type { RotationInput, RotationResult } from '@giliran/epidemic';
import { useEffect, useState } from 'react';
import { formatNumber } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { RunFacts } from './run-facts.tsx';
import { reportAddress } from './share-link.ts';

interface ShareCardProps {
  readonly school: string;
  readonly input: RotationInput;
  readonly notes: readonly RotationAssumption[];
  readonly result: RotationResult;
  /** Null until all histories are there. */
  readonly resultHash: string | null;
}

/** Report and link of the comparison on screen. */
export function ShareCard({ school, input, notes, result, resultHash }: ShareCardProps) {
  const { t } = useTranslation('compare');
  const [made, setMade] = useState<{ readonly of: string; readonly address: string } | null>(null);
  const [said, setSaid] = useState<{ readonly of: string; readonly words: 'copied' | 'notCopied' } | null>(null);
  useEffect(() => {
    if (resultHash === null) return;
    let left = false;
    void reportAddress({ format: 1, school, input, notes, engineVersion: result.engineVersion, resultHash }).then(
      (address) => !left && setMade({ of: resultHash, address }),
    );
    return () => {
      left = true;
    };
  }, [school, input, notes, result, resultHash]);
  const address = made?.of === resultHash ? made.address : null;
  const say = (words: 'copied' | 'notCopied'): void => setSaid({ of: resultHash ?? '', words });
  const words = said?.of === resultHash ? said.words : null;
  return (
    <section className="card" aria-labelledby="share-title">
      <h2 id="share-title">{t('share.title')}</h2>
      <p>{t('share.text')}</p>
      {address === null ? (
        <p className="muted">{t('share.wait')}</p>
      ) : (
        <p className="row">
          <a className="button" href={address} target="_blank" rel="noreferrer">
            {t('share.open')}
          </a>
          <button
            type="button"
            className="button-secondary"
            onClick={() =>
              navigator.clipboard.writeText(new URL(address, location.href).href).then(
                () => say('copied'),
                () => say('notCopied'),
              )
            }
          >
            {t('share.copy')}
          </button>
          <span className="small muted">{t('share.length', { n: formatNumber(new URL(address, location.href).href.length) })}</span>
        </p>
      )}
      <p role="status" className={words ? undefined : 'visually-hidden'}>
        {words ? t(`share.${words}`) : ''}
      </p>
      <RunFacts result={result} resultHash={resultHash} />
    </section>
  );
}
