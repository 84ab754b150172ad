import type { RoomLayout } from '@giliran/planning';
import { useState } from 'react';
import { runEngine } from '../../../engine/engine-client.ts';
import type { DrawingSpread } from '../../../engine/tasks/answer-drawing.ts';
import type { LimitsQuestion } from '../../../engine/tasks/explain-limits.ts';
import { formatFixed, formatNumber } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';

interface SpreadLineProps {
  readonly layout: RoomLayout;
  readonly law: LimitsQuestion;
  /** Pupils of the largest group. */
  readonly size: number;
}

/** How far apart a group that is fixed already can sit; asked for, since it takes a moment. */
export function SpreadLine({ layout, law, size }: SpreadLineProps) {
  const { t } = useTranslation('room-editor');
  const [state, setState] = useState<{ layout: RoomLayout; spread: DrawingSpread | null; failed: boolean } | null>(null);
  const here = state !== null && state.layout === layout && (state.spread === null || state.spread.pupils === size) ? state : null;

  async function ask(): Promise<void> {
    setState({ layout, spread: null, failed: false });
    try {
      setState({ layout, spread: await runEngine('spreadDrawing', { layout, law, pupils: size }), failed: false });
    } catch {
      setState({ layout, spread: null, failed: true });
    }
  }

  return (
    <div className="row">
      <button type="button" className="button-secondary" onClick={() => void ask()}>
        {t('spread.ask', { count: size })}
      </button>
      <p role="status" className="spread-answer">
        {here?.spread ? sentence(here.spread) : here?.failed ? t('result.failed') : here ? t('result.computing') : ''}
      </p>
    </div>
  );

  function sentence({ pupils, distanceM, upperBoundM, spacingM }: DrawingSpread): string {
    if (distanceM === null) return t('spread.none', { count: pupils });
    // Rounded against the claim: what is reached down, what is proved up.
    const metres = formatFixed(Math.floor(distanceM * 100 + 1e-4) / 100);
    const most = formatFixed(Math.ceil((upperBoundM ?? distanceM) * 100 - 1e-4) / 100);
    const met = distanceM >= spacingM - 1e-6;
    return t(met ? 'spread.met' : 'spread.short', { count: pupils, metres, most, spacing: formatNumber(spacingM) });
  }
}
